package words

import (
	"iter"
	"strings"
	"unicode/utf8"
)

// Number is a paragraph, a registration number or a date that a text mentions, or several paragraphs in a row.
type Number struct {
	// Keys are the terms under which the index keeps the number, the most telling first. Each begins with "#", which no
	// word does. A text's number and a query's are the same if any key is equal; the more and the earlier ones agree, the
	// likelier. For "Dnr KS 2005/0097" they are
	//
	//	#ks2005/97     year and serial, whatever their order and length, with the letters before them
	//	#=2005/0097    exactly as written; a paragraph's with its sign
	//	#2005/97       without the letters
	//
	// and for "KF § 86/05" also #kf§86 and #§86. A year of two digits may stand first or last: both readings are keys.
	// A date is #2005-12-12, a month #2005-12, with which its days begin.
	Keys []string
	// Start and End tell where it stands in the text, in bytes, with the words that belong to it, such as "Dnr".
	Start, End int
}

// Numbers finds the numbers of a text, however they are written: 150/05, Dnr 150/2005, KS 2005/0097, ks2005-97,
// KS/2018:60, 2023KS133, 2005.110.005, K-sak 014/13, KF § 86, KF 86/05, 86 §, §§ 86–88, "2005-12-12, § 86",
// "9 juni 1997, 54", 12/12-05, 20051212, "December 12th, 2005" and "juni 2003". Sums, shares, times and telephone numbers
// are none. Any bytes may be given.
func Numbers(text string) iter.Seq[Number] {
	return func(yield func(Number) bool) {
		var last date
		done := 0 // where the last number ends
		for at := 0; at < len(text); {
			if text[at] < '0' || text[at] > '9' {
				at++
				continue
			}
			n := number{text: text, first: digitsAt(text, at), last: last, floor: done}
			at = n.first.end
			n.readPrefix()
			found := n.read()
			last = n.last
			if !found {
				continue
			}
			at, done, last = n.end, n.end, n.date
			if !yield(Number{n.keys, n.start, n.end}) {
				return
			}
		}
	}
}

// number is a number while it is read.
type number struct {
	text    string
	floor   int    // where in the text the number before it ends
	first   lexeme // its first digits
	letters string // such as "ks"
	signs   int    // how many paragraph signs, or words for one, stand beside it, in characters
	marked  bool   // a word such as "dnr" stands before it
	month   int    // that stands before it, from 1; 0 for none

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

// ahead is what follows the first digits of a number: two lexemes, and how each is joined to what stands before it.
type ahead struct {
	sep, sep2     byte
	second, third lexeme
	tight         bool // the first two are groups of digits that make one number
	three         bool // three groups are joined alike
}

func (n *number) lookAhead() ahead {
	var a ahead
	a.sep, a.second = after(n.text, n.first.end)
	a.sep2, a.third = after(n.text, a.second.end)
	a.tight = a.second.kind == digitRun && tight(a.sep)
	a.three = a.tight && a.third.kind == digitRun && a.sep == a.sep2 && a.sep != ':'
	return a
}

// read tries the ways to write a number, the longest first, and reports whether one fits.
func (n *number) read() bool {
	next := n.lookAhead()
	n.noteYear(next)
	return n.readDate(next) || n.readNamed(next) || !next.tight && n.readDigits() || n.readDotted(next) || n.readGlued(next) ||
		n.readPair(next) || (!next.tight || n.signs > 0 && next.sep == '-') && n.readSections()
}

// noteYear keeps a year that stands before a paragraph: "KF 2005 § 86".
func (n *number) noteYear(next ahead) {
	if isYear(n.first.text) && next.sep == ' ' && next.second.kind == signRun && next.third.kind == digitRun &&
		(next.sep2 == ' ' || next.sep2 == 0) {
		n.last = date{n.first.text, n.letters, n.first.end}
	}
}

// readDate reads three groups that make a day, in the orders that are in use. Beside dashes alone, a year of two digits
// stands first.
func (n *number) readDate(next ahead) bool {
	a, b, c, to := n.first.text, next.second.text, next.third.text, next.third.end
	if next.third.kind != digitRun {
		return false
	}
	apart := next.sep2 == ' ' && isYear(c)
	switch digits := next.second.kind == digitRun; {
	case next.three, digits && next.sep == '/' && next.sep2 == '-' && !n.marked, digits && (next.sep == '/' || next.sep == '.') && apart:
		return next.sep == '-' && n.addDate(a, b, c, to) || n.addDate(c, b, a, to) || n.addDate(a, b, c, to)
	case next.second.kind == letterRun && next.sep == ' ' && apart:
		return n.addDate(c, twoDigits(monthOf(lower(next.second.text))), a, to)
	}
	return false
}

// readNamed reads a day or a month that begins with the month's name: "December 12, 2005", "juni 2003".
func (n *number) readNamed(next ahead) bool {
	switch {
	case n.month == 0:
		return false
	case next.second.kind == digitRun && next.sep == ' ' && isYear(next.second.text):
		return n.addDate(next.second.text, twoDigits(n.month), n.first.text, next.second.end)
	}
	return !next.tight && isYear(n.first.text) && n.addMonth(n.first.text, twoDigits(n.month), n.first.end)
}

// readDigits reads a day without marks: 20051212, 051212.
func (n *number) readDigits() bool {
	d := n.first.text
	if len(d) != 6 && len(d) != 8 || !n.addDate(d[:len(d)-4], d[len(d)-4:len(d)-2], d[len(d)-2:], n.first.end) {
		return false
	}
	n.keys = append(n.keys, "#="+d)
	return true
}

// readDotted reads year, plan and serial: 2005.110.005.
func (n *number) readDotted(next ahead) bool {
	a, b, c := n.first.text, next.second.text, next.third.text
	if !next.three || !isYear(a) {
		return false
	}
	n.add([]string{a + "." + bare(b) + "." + bare(c)}, a+"."+b+"."+c)
	n.end = next.third.end
	return true
}

// readGlued reads a number with its letters between year and serial, as in 2023KS133.
func (n *number) readGlued(next ahead) bool {
	if next.second.kind != letterRun || next.third.kind != digitRun || !strings.ContainsRune("\x00-/", rune(next.sep)) ||
		!strings.ContainsRune("\x00-/:", rune(next.sep2)) {
		return false
	}
	name := lower(next.second.text)
	if length := utf8.RuneCountInString(name); length < 1 || length > 5 {
		return false
	}
	n.letters = name
	return n.addPair(next.sep, next.third, n.first.text+name+next.third.text)
}

// readPair reads year and serial, in either order. Only a mark, a sign or letters make one number of two that a space parts.
// A dash between two paragraphs stands for those between.
func (n *number) readPair(next ahead) bool {
	a, b := n.first.text, next.second.text
	if next.second.kind != digitRun {
		return false
	}
	if next.tight {
		if n.signs > 0 && next.sep == '-' && len(b) < 4 && further(b, a) {
			return false
		}
	} else if next.sep != ' ' || next.third.kind == digitRun && tight(next.sep2) || !isYear(a) && !isYear(b) || n.letters == "" && !n.marked && n.signs == 0 {
		return false
	}
	if !n.addPair(next.sep, next.second, a+string(next.sep)+b) {
		return false
	}
	if next.sep == '-' && n.letters == "" && !n.marked && isYear(a) {
		n.addMonth(a, b, n.end) // 2005-12 may be a month
	}
	return true
}
