package redline

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/aymanbagabas/go-udiff/lcs"
)

// word is what is compared as a whole: a word with its hyphens, a number with its groups of digits, or a sign
// that stands before or after one.
type word struct {
	text  string
	space bool // a space stands before it
}

// invisible are characters that a reader doesn't see: a soft hyphen, joiners, the mark of byte order.
var invisible = strings.NewReplacer("\u00ad", "", "\u200b", "", "\u2060", "", "\ufeff", "")

// split takes a text apart into words. How much space stands between them, and of what kind, is forgotten.
func split(text string) []word {
	fields := strings.Fields(invisible.Replace(text))
	words := make([]word, 0, len(fields)+len(fields)/4)
	for _, field := range fields {
		core := strings.TrimLeftFunc(field, opens)
		before := field[:len(field)-len(core)]
		core = strings.TrimRightFunc(core, closes)
		after := field[len(before)+len(core):]
		first := len(words)
		words = appendSigns(words, before)
		if core != "" {
			words = append(words, word{text: core})
		}
		words = appendSigns(words, after)
		words[first].space = first > 0
	}
	return joinNumbers(words)
}

// opens and closes tell the signs that may stand before and after a word.
func opens(r rune) bool  { return strings.ContainsRune(`("'“”„«»[{‘’¿¡`, r) }
func closes(r rune) bool { return strings.ContainsRune(`.,;:!?)"'“”’‘»«]}…`, r) }

func appendSigns(words []word, signs string) []word {
	for _, r := range signs {
		words = append(words, word{text: string(r)})
	}
	return words
}

// joinNumbers joins the groups of three digits that a number is written in: "12 500" is one word.
func joinNumbers(words []word) []word {
	joined := words[:0]
	for _, w := range words {
		if last := len(joined) - 1; last >= 0 && w.space && len(w.text) == 3 && isDigits(w.text) && isNumberHead(joined[last].text) {
			joined[last].text += "\u00a0" + w.text
			continue
		}
		joined = append(joined, w)
	}
	return joined
}

func isDigits(s string) bool {
	return s != "" && strings.TrimLeft(s, "0123456789") == ""
}

// isNumberHead reports whether s can be the beginning of a number in groups: one to three digits, then groups.
func isNumberHead(s string) bool {
	head, rest, grouped := strings.Cut(s, "\u00a0")
	return len(head) <= 3 && isDigits(head) && (!grouped || isDigits(strings.ReplaceAll(rest, "\u00a0", "")))
}

// countWords counts the words among the signs.
func countWords(words []word) int {
	n := 0
	for _, w := range words {
		if isWord(w.text) {
			n++
		}
	}
	return n
}

// isWord reports whether s is more than signs.
func isWord(s string) bool {
	return strings.ContainsFunc(s, func(r rune) bool { return unicode.IsLetter(r) || unicode.IsNumber(r) })
}

// edit is a stretch of older words that a stretch of newer words stands for. Either may be empty.
type edit struct{ a, aEnd, b, bEnd int }

// compareWords finds what differs between two stretches of words. Between edits the words are equal.
func compareWords(a, b []word) []edit {
	return tidy(difference(texts(a), texts(b)), a)
}

func texts(words []word) []string {
	list := make([]string, len(words))
	for i, w := range words {
		list[i] = w.text
	}
	return list
}

// difference finds edits that turn a into b, few of them where a and b have much in common; after a hundred
// steps it gives up looking for the fewest, so that its cost stays in proportion to the lengths. It is the same
// in both directions.
func difference(a, b []string) []edit {
	if slices.Compare(a, b) > 0 {
		edits := difference(b, a)
		for i, e := range edits {
			edits[i] = edit{e.b, e.bEnd, e.a, e.aEnd}
		}
		return edits
	}
	found := lcs.DiffLines(a, b)
	edits := make([]edit, 0, len(found))
	for _, d := range found {
		e := edit{d.Start, d.End, d.ReplStart, d.ReplEnd}
		if last := len(edits) - 1; last >= 0 && edits[last].aEnd == e.a && edits[last].bEnd == e.b {
			edits[last].aEnd, edits[last].bEnd = e.aEnd, e.bEnd
			continue
		}
		edits = append(edits, e)
	}
	return edits
}

// tidy joins edits that only a word or two, or a sign, stands between, where the edits around are larger: an
// "and" that two sentences happen to share tells a reader nothing.
func tidy(edits []edit, a []word) []edit {
	var out []edit
	for _, e := range edits {
		if last := len(out) - 1; last >= 0 {
			between := runeCount(a[out[last].aEnd:e.a])
			if e.a-out[last].aEnd <= 3 && between < extent(out[last]) && between < extent(e) {
				out[last].aEnd, out[last].bEnd = e.aEnd, e.bEnd
				continue
			}
		}
		out = append(out, e)
	}
	return out
}

// extent weighs an edit by its words, as so many characters: a replacement of one word outweighs no word kept.
func extent(e edit) int { return 4 * min(e.aEnd-e.a, e.bEnd-e.b) }

func runeCount(words []word) int {
	n := 0
	for _, w := range words {
		n += utf8.RuneCountInString(w.text)
	}
	return n
}

// oldRuns is the older text: what stayed and what is gone.
func oldRuns(a []word, edits []edit) []Run {
	var runs []Run
	at := 0
	for _, e := range edits {
		runs = appendRun(runs, Same, a[at:e.a], at == 0)
		runs = appendRun(runs, Gone, a[e.a:e.aEnd], e.a == 0)
		at = e.aEnd
	}
	return appendRun(runs, Same, a[at:], at == 0)
}

// mergedRuns is both texts in one; what stayed has the spaces of the newer text.
func mergedRuns(a, b []word, edits []edit) []Run {
	var runs []Run
	at := 0
	for _, e := range edits {
		runs = appendRun(runs, Same, b[at:e.b], at == 0)
		runs = appendRun(runs, Gone, a[e.a:e.aEnd], e.a == 0)
		runs = appendRun(runs, Added, b[e.b:e.bEnd], e.b == 0)
		at = e.bEnd
	}
	return appendRun(runs, Same, b[at:], at == 0)
}

// appendRun adds words to the runs; first says that they begin their text.
func appendRun(runs []Run, op Op, words []word, first bool) []Run {
	if len(words) == 0 {
		return runs
	}
	var text strings.Builder
	for i, w := range words {
		if i > 0 && w.space {
			text.WriteByte(' ')
		}
		text.WriteString(w.text)
	}
	// What begins one of two texts has no space before it, and yet what is left of the other may stand there.
	return append(runs, Run{Op: op, Text: text.String(), Space: words[0].space || first && len(runs) > 0})
}
