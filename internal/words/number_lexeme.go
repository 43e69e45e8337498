package words

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// lexeme is a run of letters, of digits, or of paragraph signs.
type lexeme struct {
	kind       kind
	text       string // as it stands in the text
	start, end int
}

type kind int

const (
	nothing kind = iota
	letterRun
	digitRun
	signRun
)

func kindOf(r rune) kind {
	switch {
	case '0' <= r && r <= '9':
		return digitRun
	case r == '§':
		return signRun
	case unicode.IsLetter(r), unicode.IsMark(r):
		return letterRun
	}
	return nothing
}

func digitsAt(text string, at int) lexeme {
	end := at
	for end < len(text) && text[end] >= '0' && text[end] <= '9' {
		end++
	}
	return lexeme{digitRun, text[at:end], at, end}
}

// longestGap is how many characters may stand between two lexemes that belong together.
const longestGap = 4

// after gives the lexeme that follows a place, and how it is joined to what stands there.
func after(text string, from int) (sep byte, found lexeme) {
	at := from
	for n := 0; at < len(text); n++ {
		r, size := utf8.DecodeRuneInString(text[at:])
		if k := kindOf(r); k != nothing {
			end := at + size
			for end < len(text) {
				r, size := utf8.DecodeRuneInString(text[end:])
				if kindOf(r) != k {
					break
				}
				end += size
			}
			return joined(text[from:at]), lexeme{k, text[at:end], at, end}
		}
		if n == longestGap {
			break
		}
		at += size
	}
	return 'x', lexeme{end: from}
}

// before gives the lexeme that stands before a place, and how what stands there is joined to it.
func before(text string, from int) (sep byte, found lexeme) {
	at := from
	for n := 0; at > 0; n++ {
		r, size := utf8.DecodeLastRuneInString(text[:at])
		if k := kindOf(r); k != nothing {
			start := at - size
			for start > 0 {
				r, size := utf8.DecodeLastRuneInString(text[:start])
				if kindOf(r) != k {
					break
				}
				start -= size
			}
			return joined(text[at:from]), lexeme{k, text[start:at], start, at}
		}
		if n == longestGap {
			break
		}
		at -= size
	}
	return 'x', lexeme{}
}

// joined tells what stands between two lexemes: 0 for nothing, / with or without spaces, one of - . : without any, a space
// for another mix of spaces and stops, and x for all else and for more than longestGap.
func joined(gap string) byte {
	var spaces, stops, slashes, dashes int
	var last byte
	for _, r := range gap {
		switch {
		case isSpace(r):
			spaces++
		case r == '.', r == ':', r == ',', r == ';':
			stops, last = stops+1, byte(r)
		case r == '/':
			slashes++
		case strings.ContainsRune("-‐‑‒–−", r):
			dashes++
		default:
			return 'x'
		}
	}
	switch {
	case gap == "":
		return 0
	case spaces+stops+slashes+dashes > longestGap:
		return 'x'
	case dashes == 1 && spaces+stops+slashes == 0:
		return '-'
	case slashes == 1 && stops+dashes == 0:
		return '/'
	case slashes+dashes > 0:
		return 'x'
	case stops == 1 && spaces == 0 && (last == '.' || last == ':'):
		return last
	}
	return ' '
}

// isSpace reports what a browser's regular expressions know as space.
func isSpace(r rune) bool { return r != '\u0085' && unicode.IsSpace(r) || r == '\uFEFF' }

// tight reports whether two groups of digits make one number.
func tight(sep byte) bool { return sep == '/' || sep == '-' || sep == ':' || sep == '.' }

// readPrefix reads what stands before the digits: a paragraph sign, letters such as KS, and words that only say what kind
// of number it is.
func (n *number) readPrefix() {
	n.start = n.first.start
	for n.start > 0 {
		sep, l := before(n.text, n.start)
		if sep == 'x' {
			return
		}
		switch name := lower(l.text); {
		case l.kind == signRun || name == "paragraf" || name == "paragrafen" || name == "section":
			if n.section || n.letters != "" {
				return
			}
			n.section = true
		case l.kind != letterRun:
			return
		case isMark(name):
			n.marked = true
		case n.letters != "":
			return
		case strings.HasSuffix(name, "fullmäktige"):
			n.letters = "kf"
		case takesLetters(sep, name):
			n.letters = name
		default:
			return
		}
		n.start = l.start
	}
}

// isMark reports whether a word only says that a number follows.
func isMark(name string) bool {
	switch name {
	case "dnr", "nr", "no", "ärende", "case", "item", "ref":
		return true
	}
	return strings.HasPrefix(name, "diarie") || strings.HasSuffix(name, "sak") || strings.HasSuffix(name, "saksnr")
}

// takesLetters reports whether a word before a number is an abbreviation that belongs to it. Where a space parts them it
// is shorter, and no common word.
func takesLetters(sep byte, name string) bool {
	length := utf8.RuneCountInString(name)
	if sep != ' ' {
		return length < 6
	}
	return length < 4 && !strings.Contains(" av i om se och den de på of in on by to the ", " "+name+" ")
}
