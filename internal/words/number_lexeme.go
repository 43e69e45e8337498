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

// digitsAt reads the digits at a place. An ordinal's ending, as in "12th" and "12:e", belongs to them, but not to their text.
func digitsAt(text string, at int) lexeme {
	end := at + len(leading(text[at:]))
	return lexeme{digitRun, text[at:end], at, end + ordinalAt(text, end)}
}

// ordinalAt tells how long the ending is that makes digits before it an ordinal.
func ordinalAt(text string, at int) int {
	for _, ending := range [...]string{"st", "nd", "rd", "th", ":a", ":e"} {
		if rest, found := strings.CutPrefix(text[at:], ending); found {
			if r, _ := utf8.DecodeRuneInString(rest); kindOf(r) == letterRun || kindOf(r) == digitRun {
				return 0
			}
			return len(ending)
		}
	}
	return 0
}

// longestGap is how many characters may stand between two lexemes that belong together.
const longestGap = 4

// after gives the lexeme that follows a place, and how it is joined to what stands there.
func after(text string, from int) (sep byte, found lexeme) {
	at := from
	for n := 0; at < len(text); n++ {
		r, size := utf8.DecodeRuneInString(text[at:])
		if k := kindOf(r); k == digitRun {
			return joined(text[from:at]), digitsAt(text, at)
		} else if k != nothing {
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
			if k == letterRun && isOrdinal(text, start, at) {
				k = digitRun
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

// isOrdinal reports whether letters are the ending of an ordinal.
func isOrdinal(text string, start, end int) bool {
	if start > 0 && text[start-1] == ':' {
		start--
	}
	return start > 0 && text[start-1] >= '0' && text[start-1] <= '9' && start+ordinalAt(text, start) == end && end > start
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
		case isDash(r):
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

func isDash(r rune) bool { return strings.ContainsRune("-‐‑‒–−", r) }

// isSpace reports what a browser's regular expressions know as space.
func isSpace(r rune) bool { return r != '\u0085' && unicode.IsSpace(r) || r == '\uFEFF' }

// tight reports whether two groups of digits make one number.
func tight(sep byte) bool { return sep == '/' || sep == '-' || sep == ':' || sep == '.' }

// readPrefix reads what stands before the digits: a paragraph sign, letters such as KS, the name of a month, and words that
// only say what kind of number it is.
func (n *number) readPrefix() {
	n.start = n.first.start
	for n.start > n.floor {
		sep, l := before(n.text, n.start)
		if sep == 'x' || l.kind == digitRun || l.start < n.floor || !n.take(sep, l) {
			return
		}
		n.start = l.start
	}
}

// take reads a lexeme before the digits, and reports whether it belongs to the number.
func (n *number) take(sep byte, l lexeme) bool {
	name := lower(l.text)
	if l.kind == signRun || isSection(name) {
		if n.signs > 0 || n.letters != "" {
			return false
		}
		n.signs = utf8.RuneCountInString(l.text)
		return true
	}
	if n.start == n.first.start {
		if n.month = monthOf(name); n.month > 0 {
			return true
		}
	}
	switch {
	case isMark(name):
		n.marked = true
	case n.letters != "":
		return false
	case endsInCouncil(name):
		n.letters = "kf"
	case takesLetters(sep, name):
		n.letters = name
	default:
		return false
	}
	return true
}

// isSection reports whether a word stands for a paragraph sign.
func isSection(name string) bool {
	switch name {
	case "par", "paragraf", "paragrafen", "section":
		return true
	}
	return false
}

// isMark reports whether a word only says that a number follows.
func isMark(name string) bool {
	switch name {
	case "den", "no", "case":
		return true
	}
	return strings.HasPrefix(name, "ärende") || strings.HasSuffix(name, "nr") || strings.HasSuffix(name, "nummer") || strings.HasSuffix(name, "sak")
}

// endsInCouncil reports whether a word is fullmäktige, with or without its dots.
func endsInCouncil(name string) bool {
	name, found := strings.CutSuffix(strings.TrimSuffix(name, "s"), "ktige")
	if !found || name == "" {
		return false
	}
	_, size := utf8.DecodeLastRuneInString(name)
	return size < 4 && strings.HasSuffix(name[:len(name)-size], "fullm")
}

// takesLetters reports whether a word before a number is an abbreviation that belongs to it. Where a space parts them it
// is shorter, and none of a few common words.
func takesLetters(sep byte, name string) bool {
	length := utf8.RuneCountInString(name)
	if sep != ' ' {
		return 0 < length && length < 6
	}
	return 0 < length && length < 4 && name != "kl" && name != "och" && name != "i"
}
