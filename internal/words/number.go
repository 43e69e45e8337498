package words

import (
	"iter"
	"strings"
	"unicode/utf8"
)

// Number is a paragraph, a registration number or a date that a text mentions.
type Number struct {
	// Keys are the terms under which the index keeps the number, the most telling first. Each begins with "#", which no
	// word does. A text's number and a query's are the same if any key is equal; the more and the earlier ones agree, the
	// likelier. For "Dnr KS 2005/0097" they are
	//
	//	#ks2005/97     year and serial, whatever their order and length, with the letters before them
	//	#=2005/0097    exactly as written
	//	#2005/97       without the letters
	//
	// and for "KF § 86/05" also #kf§86 and #§86. A year of two digits may stand first or last: both readings are keys.
	Keys []string
	// Start and End tell where it stands in the text, in bytes, with the words that belong to it, such as "Dnr".
	Start, End int
}

// Numbers finds the numbers of a text, however they are written: 150/05, Dnr 150/2005, KS 2005/0097, ks2005-97,
// KS/2018:60, 2023KS133, 2005.110.005, K-sak 014/13, KF § 86, KF 86/05, 86 §, "2005-12-12, § 86" and "9 juni 1997, 54".
// Sums, shares, times and telephone numbers are none. Any bytes may be given.
func Numbers(text string) iter.Seq[Number] {
	return func(yield func(Number) bool) {
		var last date
		for at := 0; at < len(text); {
			if text[at] < '0' || text[at] > '9' {
				at++
				continue
			}
			first := digitsAt(text, at)
			at = first.end
			if len(first.text) > 8 {
				continue
			}
			n := number{text: text, first: first, end: first.end, last: last}
			n.readPrefix()
			if !n.read() {
				continue
			}
			at, last = n.end, n.date
			if !yield(Number{n.keys, n.start, n.end}) {
				return
			}
		}
	}
}

// number is a number while it is read.
type number struct {
	text    string
	first   lexeme // its first digits
	letters string // such as "ks"
	section bool   // a paragraph sign stands beside it
	marked  bool   // a word such as "dnr" stands before it

	start, end int
	keys       []string
	last, date date // the date just before it, and itself if it is one
}

// date is a day that was read, so that a paragraph which follows gets its year.
type date struct {
	year    string
	letters string
	end     int // where it ends in the text; 0 where there is none
}

// read tries the ways to write a number, the longest first, and reports whether one fits.
func (n *number) read() bool {
	sep, second := after(n.text, n.first.end)
	sep2, third := after(n.text, second.end)
	switch {
	case second.kind == digitRun:
		if third.kind == digitRun && n.readThree(sep, second, sep2, third) || n.readPair(sep, second) {
			return true
		}
		if tight(sep) && !(n.section && sep == '-') {
			return false
		}
	case second.kind == letterRun && third.kind == digitRun:
		if n.readMonth(sep, second, sep2, third) || n.readGlued(sep, second, sep2, third) {
			return true
		}
	case second.kind == signRun && !n.section && (sep == 0 || sep == ' ') && (third.kind != digitRun || sep2 == 'x'):
		n.section, n.end = true, second.end
	}
	return n.readSingle()
}

// readThree reads three groups of digits: a date, or year.plan.serial.
func (n *number) readThree(sep byte, second lexeme, sep2 byte, third lexeme) bool {
	a, b, c := n.first.text, second.text, third.text
	same := sep == sep2 && tight(sep)
	switch {
	case same && n.addDate(a, b, c, third.end):
	case (same || (sep == '/' || sep == '.') && sep2 == ' ') && n.addDate(c, b, a, third.end):
	case same && isYear(a):
		parts := []string{a, bare(b), bare(c)}
		n.add([]string{strings.Join(parts, ".")}, a+"."+b+"."+c)
		n.end = third.end
	default:
		return false
	}
	return true
}

// readPair reads year and serial, in either order. Only a mark, a sign or letters make one number of two that a space parts.
func (n *number) readPair(sep byte, second lexeme) bool {
	a, b := n.first.text, second.text
	if tight(sep) || sep == ' ' && (isYear(a) || isYear(b)) && (n.letters != "" || n.marked || n.section) {
		return n.addPair(a, b, a+string(sep)+b, sep == '/', second.end)
	}
	return false
}

// readGlued reads a number with its letters between year and serial, as in 2023KS133.
func (n *number) readGlued(sep byte, letters lexeme, sep2 byte, serial lexeme) bool {
	name := lower(letters.text)
	if sep != sep2 || sep != 0 && sep != '-' && sep != '/' || utf8.RuneCountInString(name) > 5 {
		return false
	}
	prefix := n.letters
	n.letters = name
	if n.addPair(n.first.text, serial.text, n.first.text+name+serial.text, true, serial.end) {
		return true
	}
	n.letters = prefix
	return false
}

// readMonth reads a date such as "9 juni 1997".
func (n *number) readMonth(sep byte, name lexeme, sep2 byte, year lexeme) bool {
	month := monthOf(lower(name.text))
	return month != "" && sep == ' ' && sep2 == ' ' && n.addDate(year.text, month, n.first.text, year.end)
}

// readSingle reads a paragraph: a number beside its sign or after "KF", or right after a date, whose year it gets.
func (n *number) readSingle() bool {
	serial := strings.TrimLeft(n.first.text, "0")
	dated := n.last.end > 0 && n.last.end <= n.start && joined(n.text[n.last.end:n.start]) == ' '
	if serial == "" || len(n.first.text) > 4 ||
		!n.section && (len(n.first.text) > 3 || n.letters != "kf" && !dated) {
		return false
	}
	if dated {
		if n.letters == "" {
			n.letters = n.last.letters
		}
		n.add([]string{n.last.year + "/" + serial}, "")
	}
	n.add([]string{"§" + serial}, "")
	return true
}
