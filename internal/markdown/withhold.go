package markdown

import (
	"strconv"
	"strings"
)

// Fate is what becomes of a link whose target must not be seen.
type Fate byte

// The fates of a link.
const (
	Kept     Fate = iota
	Unlinked      // its words stay, and lead nowhere
	Masked        // its words would tell of the target, and an ellipsis stands for them
)

// ellipsis stands for words that are masked.
const ellipsis = "…"

// mark encloses the number of a link where its address goes; no HTML of a body holds it.
const mark = "\x00"

// Withhold returns the body with some of its links withheld, and the numbers of the links that stay. fates has
// one for each of b.Links. What is masked is masked in the plain words, too. b is not changed.
func (b *Body) Withhold(fates []Fate) (*Body, []int) {
	b = b.Whole()
	var joined strings.Builder
	for i, piece := range b.HTML {
		joined.WriteString(piece)
		if i < len(b.Links) {
			joined.WriteString(mark + strconv.Itoa(i) + mark)
		}
	}
	html := joined.String()
	var masked []string
	for i, link := range b.Links {
		switch {
		case fates[i] == Kept:
			continue
		case fates[i] == Masked:
			masked = append(masked, link.Text)
		}
		if link.Image {
			html = withoutImage(html, i, fates[i])
		} else {
			html = withoutLink(html, i, fates[i])
		}
	}
	out := *b
	kept := out.cutAtMarks(html, b.Links)
	out.Sections = make([]Section, len(b.Sections))
	for i, s := range b.Sections {
		s.Title, s.Plain = mask(s.Title, masked), mask(s.Plain, masked)
		out.Sections[i] = s
	}
	return &out, kept
}

// cutAtMarks puts the HTML and the links whose marks it holds into b, and returns their numbers.
func (b *Body) cutAtMarks(html string, links []Link) (kept []int) {
	pieces := strings.Split(html, mark)
	b.HTML, b.Links = nil, nil
	for i, piece := range pieces {
		if i%2 == 0 {
			b.HTML = append(b.HTML, piece)
			continue
		}
		n, _ := strconv.Atoi(piece) // written above
		kept = append(kept, n)
		b.Links = append(b.Links, links[n])
	}
	return kept
}

// withoutLink takes the tags of a link away, and what is between them where it is masked.
func withoutLink(html string, number int, fate Fate) string {
	before, rest, found := strings.Cut(html, `<a href="`+mark+strconv.Itoa(number)+mark)
	_, rest, closed := strings.Cut(rest, ">")
	if !found || !closed {
		return html // it went with a link around it
	}
	end := endOfLink(rest)
	words := rest[:end]
	if fate == Masked {
		words = ellipsis
	}
	return before + words + strings.TrimPrefix(rest[end:], "</a>")
}

// endOfLink finds the end tag of a link that has begun; the call of a footnote in it is a link of its own.
func endOfLink(html string) int {
	depth := 0
	for i := 0; i < len(html); i++ {
		switch {
		case strings.HasPrefix(html[i:], "<a "):
			depth++
		case strings.HasPrefix(html[i:], "</a>") && depth == 0:
			return i
		case strings.HasPrefix(html[i:], "</a>"):
			depth--
		}
	}
	return len(html)
}

// withoutImage leaves of a picture the words that describe it.
func withoutImage(html string, number int, fate Fate) string {
	before, rest, found := strings.Cut(html, `<img src="`+mark+strconv.Itoa(number)+mark+`" alt="`)
	words, rest, closed := strings.Cut(rest, `"`)
	_, rest, ended := strings.Cut(rest, ">")
	if !found || !closed || !ended {
		return html
	}
	if fate == Masked {
		words = ellipsis
	}
	return before + words + rest
}

func mask(s string, words []string) string {
	for _, w := range words {
		s = strings.ReplaceAll(s, w, ellipsis)
	}
	return s
}
