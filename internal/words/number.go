package words

import (
	"iter"
	"strings"
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
	switch second.kind {
	case letterRun:
		if n.readMonth(sep, second, sep2, third) || n.readGlued(sep, second, sep2, third) {
			return true
		}
	case digitRun:
		if third.kind == digitRun && n.readThree(sep, second, sep2, third) ||
			n.readMonthFirst(sep, second) || n.readPair(sep, second) {
			return true
		}
		if tight(sep) && !(n.section && sep == '-') {
			return false
		}
	case signRun:
		if !n.section && (sep == 0 || sep == ' ') && (third.kind != digitRun || sep2 == 'x') {
			n.section, n.end = true, second.end
		}
	}
	return n.readCompactDate() || n.readSingle()
}

// readThree reads three groups of digits: a date, year.plan.serial, or class-serial/year.
func (n *number) readThree(sep byte, second lexeme, sep2 byte, third lexeme) bool {
	a, b, c := n.first.text, second.text, third.text
	same := sep == sep2 && tight(sep)
	switch {
	case same && n.addDate(a, b, c, third.end):
		if sep == '.' {
			n.addDotted(a, b, c)
		}
	case (same || (sep == '/' || sep == '.') && sep2 == ' ') && n.addDate(c, b, a, third.end):
	case same && isYear(a):
		n.addDotted(a, b, c)
	case sep == '-' && sep2 == '/':
		return n.addPair(b, c, a+"-"+b+"/"+c, '/', third.end)
	default:
		return false
	}
	n.end = third.end
	return true
}

// readPair reads year and serial, in either order. Only a mark or letters make numbers of two that a space parts.
func (n *number) readPair(sep byte, second lexeme) bool {
	a, b := n.first.text, second.text
	if sep == ' ' && (isYear(a) || isYear(b)) && (n.letters != "" || n.marked || n.section) || tight(sep) {
		return n.addPair(a, b, a+string(sep)+b, sep, second.end)
	}
	return false
}

// readGlued reads a number with its letters between year and serial, as in 2023KS133.
func (n *number) readGlued(sep byte, letters lexeme, sep2 byte, serial lexeme) bool {
	if serial.kind != digitRun || sep != sep2 || strings.IndexByte("\x00-/", sep) < 0 || len([]rune(letters.text)) > 5 {
		return false
	}
	prefix := n.letters
	n.letters = lower(letters.text)
	if n.addPair(n.first.text, serial.text, n.first.text+n.letters+serial.text, '/', serial.end) {
		return true
	}
	n.letters = prefix
	return false
}

// readMonth reads a date such as "9 juni 1997".
func (n *number) readMonth(sep byte, name lexeme, sep2 byte, year lexeme) bool {
	month := monthOf(name.text)
	return month != "" && year.kind == digitRun && loose(sep) && loose(sep2) &&
		n.addDate(year.text, month, n.first.text, year.end)
}

// readMonthFirst reads a date such as "December 12, 2005".
func (n *number) readMonthFirst(sep byte, year lexeme) bool {
	between, name := before(n.text, n.first.start)
	if !loose(sep) || !loose(between) || name.kind != letterRun {
		return false
	}
	month := monthOf(name.text)
	if month == "" || !n.addDate(year.text, month, n.first.text, year.end) {
		return false
	}
	n.start, n.date.letters = name.start, ""
	return true
}

// readCompactDate reads a date such as 20051212.
func (n *number) readCompactDate() bool {
	a := n.first.text
	return len(a) == 8 && n.addDate(a[:4], a[4:6], a[6:], n.first.end)
}

// readSingle reads a paragraph: a number beside its sign or after "KF", or right after a date, whose year it gets.
func (n *number) readSingle() bool {
	serial := strings.TrimLeft(n.first.text, "0")
	dated := n.last.end > 0 && n.last.end <= n.start && loose(joined(n.text[n.last.end:n.start]))
	if serial == "" || len(n.first.text) > 4 ||
		!n.section && (len(n.first.text) > 3 || n.letters != "kf" && !dated) {
		return false
	}
	if dated {
		if n.letters == "" {
			n.letters = n.last.letters
		}
		n.add(n.last.year + "/" + serial)
	}
	n.add("§" + serial)
	return true
}
