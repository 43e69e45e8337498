// Package proof tells what a text is: word for word a published one, or how it differs from the nearest. It
// compares the bytes of a text, normalised as those of the published texts were, by their fingerprints, and
// where no fingerprint fits, the words. It knows nothing of files and pages, and never calls a text the same
// that differs in one letter.
//
// Read Shelf first, then Finding.
package proof

import (
	"bytes"
	"strings"
	"unicode"

	"samsyn/internal/civic"
	"samsyn/internal/markdown"
	"samsyn/internal/redline"
)

// Text is a published text.
type Text struct {
	Version *civic.VersionStatus // of a version; nil for a release
	Text    *civic.VersionText   // likewise: its text in one language
	Release *civic.Release       // nil for a version
	Lang    civic.Lang

	Source   []byte // the normalised bytes
	Sections []civic.Section
}

// Shelf is the published texts that others are held against. It is not for several goroutines at once.
type Shelf struct {
	texts  []shelved
	byHash map[string][]int
}

type shelved struct {
	Text
	runs map[string]bool // of three words in a row
}

// NewShelf returns a shelf with the texts on it.
func NewShelf(texts []Text) *Shelf {
	s := &Shelf{byHash: map[string][]int{}}
	for _, t := range texts {
		hash := markdown.Fingerprint(t.Source)
		s.byHash[hash] = append(s.byHash[hash], len(s.texts))
		s.texts = append(s.texts, shelved{Text: t})
	}
	return s
}

// Finding is what a text turned out to be.
type Finding struct {
	Fingerprint string
	Exact       []Text // the texts that it is, word for word: more than one where a text was published again
	Nearest     *Text  // of a text that is none of them: the one that it shares most with; nil where it shares next to nothing
	Differences []Difference
}

// Find tells what a text is. A text with front matter, as an editor's file has it, is known by its body.
func (s *Shelf) Find(src []byte) Finding {
	body := markdown.Normalise(src)
	f := Finding{Fingerprint: markdown.Fingerprint(body)}
	if f.Exact = s.exact(f.Fingerprint); f.Exact != nil {
		return f
	}
	if rest, has := withoutFrontMatter(body); has {
		body = markdown.Normalise(rest)
		f.Fingerprint = markdown.Fingerprint(body)
		if f.Exact = s.exact(f.Fingerprint); f.Exact != nil {
			return f
		}
	}
	f.Nearest = s.nearest(body)
	if f.Nearest != nil {
		f.Differences = differences(*f.Nearest, body)
	}
	return f
}

func (s *Shelf) exact(hash string) []Text {
	var found []Text
	for _, i := range s.byHash[hash] {
		found = append(found, s.texts[i].Text)
	}
	return found
}

// withoutFrontMatter cuts a block between two fences off the beginning of a normalised text.
func withoutFrontMatter(src []byte) (body []byte, has bool) {
	rest, begins := bytes.CutPrefix(src, []byte("---\n"))
	if !begins {
		return nil, false
	}
	if body, empty := bytes.CutPrefix(rest, []byte("---\n")); empty {
		return body, true
	}
	_, body, has = bytes.Cut(rest, []byte("\n---\n"))
	return body, has
}

// nearest is the text that shares the largest part of its runs of words with the body, the first of several.
func (s *Shelf) nearest(body []byte) *Text {
	const least = 0.1 // below it, two texts only share a subject
	runs := runsOf(body)
	best, most := -1, least
	for i := range s.texts {
		t := &s.texts[i]
		if t.runs == nil {
			t.runs = runsOf(t.Source)
		}
		if like := likeness(runs, t.runs); like > most {
			best, most = i, like
		}
	}
	if best < 0 {
		return nil
	}
	return &s.texts[best].Text
}

// runsOf are the runs of three words of a text, whatever their case and signs; a shorter text is one run.
func runsOf(src []byte) map[string]bool {
	words := strings.FieldsFunc(strings.ToLower(string(src)), func(r rune) bool {
		return !unicode.IsLetter(r) && !unicode.IsDigit(r)
	})
	runs := map[string]bool{}
	for i := 0; i == 0 || i+3 <= len(words); i++ {
		runs[strings.Join(words[i:min(i+3, len(words))], " ")] = true
	}
	return runs
}

// likeness is how much of two sets is common to both, from 0 to 1.
func likeness(a, b map[string]bool) float64 {
	common := 0
	for run := range a {
		if b[run] {
			common++
		}
	}
	return float64(common) / float64(len(a)+len(b)-common)
}

// Difference is a stretch of words that differs, with a few around it.
type Difference struct {
	Section string // the heading that it stands under; "" before the first
	Runs    []redline.Run
	Line    int // where only signs differ, not words: the line of the text; else 0
}

// differences compares the words of a published text with those of a body. Where all words are the same and
// yet the bytes are not, it names the first line that differs.
func differences(t Text, body []byte) []Difference {
	parsed := markdown.Parse("", body, 1, markdown.Options{}).Prose(nil)
	var found []Difference
	for _, s := range redline.Compare(t.Sections, parsed.Sections).Sections {
		title := plain(s.Title)
		if changed(s.Title) {
			found = append(found, Difference{Section: title, Runs: shorten(s.Title)})
		}
		for _, block := range s.Block {
			for _, cell := range block.Cells {
				if changed(cell.Merged) {
					found = append(found, Difference{Section: title, Runs: shorten(cell.Merged)})
				}
			}
		}
	}
	if found == nil {
		found = []Difference{signs(t.Source, body)}
	}
	return found
}

// signs finds the first line that differs between two texts of the same words.
func signs(published, body []byte) Difference {
	was, is := strings.Split(string(published), "\n"), strings.Split(string(body), "\n")
	for i, line := range is {
		old := ""
		if i < len(was) {
			old = was[i]
		}
		if line != old {
			return Difference{Line: i + 1, Runs: []redline.Run{{Op: redline.Gone, Text: old}, {Op: redline.Added, Text: line, Space: true}}}
		}
	}
	return Difference{Line: len(is), Runs: []redline.Run{{Op: redline.Gone, Text: strings.Join(was[min(len(is), len(was)):], " ")}}}
}

func changed(runs []redline.Run) bool {
	for _, r := range runs {
		if r.Op != redline.Same {
			return true
		}
	}
	return false
}

// plain is the newer wording of some runs.
func plain(runs []redline.Run) string {
	var b strings.Builder
	for _, r := range runs {
		if r.Op == redline.Gone {
			continue
		}
		if r.Space && b.Len() > 0 {
			b.WriteByte(' ')
		}
		b.WriteString(r.Text)
	}
	return b.String()
}

// shorten keeps a few words on each side of what differs.
func shorten(runs []redline.Run) []redline.Run {
	const few = 6
	kept := make([]redline.Run, len(runs))
	for i, r := range runs {
		words := strings.Fields(r.Text)
		switch {
		case r.Op != redline.Same:
		case i == 0 && len(words) > few:
			r.Text = "… " + strings.Join(words[len(words)-few:], " ")
		case i == len(runs)-1 && len(words) > few:
			r.Text = strings.Join(words[:few], " ") + " …"
		case len(words) > 2*few:
			r.Text = strings.Join(words[:few], " ") + " … " + strings.Join(words[len(words)-few:], " ")
		}
		kept[i] = r
	}
	return kept
}
