package site

import (
	"html"
	"strconv"
	"strings"
	"unicode"

	"samsyn/internal/civic"
)

// markup joins a body with the addresses of its links. Its headings go down shift levels, and where numbers are
// given, each heading with an id gets a permalink that shows its number.
func (e *edition) markup(body *civic.Prose, shift int, numbers []string) HTML {
	var joined strings.Builder
	for i, piece := range body.HTML {
		joined.WriteString(piece)
		if i < len(body.Links) {
			joined.WriteString(html.EscapeString(e.address(body.Links[i])))
		}
	}
	if shift == 0 && numbers == nil {
		return HTML(joined.String())
	}
	return HTML(e.headings(joined.String(), body.Sections, shift, numbers))
}

// headings rewrites the headings of a body. They are found by their ids in the order of the sections, so that
// nothing else in the markup is touched.
func (e *edition) headings(markup string, sections []civic.Section, shift int, numbers []string) string {
	var b strings.Builder
	for i, s := range sections {
		if s.ID == "" {
			continue
		}
		open := "<h" + strconv.Itoa(s.Level) + ` id="` + html.EscapeString(s.ID) + `"`
		closing := "</h" + strconv.Itoa(s.Level) + ">"
		before, rest, found := strings.Cut(markup, open)
		inner, after, closed := strings.Cut(rest, closing)
		if !found || !closed {
			continue
		}
		level := strconv.Itoa(min(s.Level+shift, 6))
		b.WriteString(before + "<h" + level + ` id="` + html.EscapeString(s.ID) + `"` + inner)
		if numbers != nil {
			b.WriteString(e.permalink(s, numbers[i]))
		}
		b.WriteString("</h" + level + ">")
		markup = after
	}
	return b.String() + markup
}

// permalink is the link of a heading to itself. It shows the section's number, or a sign where the headings
// carry numbers of their own.
func (e *edition) permalink(s civic.Section, number string) string {
	if number == "" {
		number = "#"
	}
	label := e.t("text.permalink", "section", s.Title)
	return ` <a class="permalink" href="#` + html.EscapeString(s.ID) + `" aria-label="` +
		html.EscapeString(label) + `">` + number + "</a>"
}

// numbersOf numbers the sections of a text: "1", "1.1", "2". Where a heading begins with a number of its own,
// none are given, since two series of numbers would lead a reader astray.
func numbersOf(sections []civic.Section) []string {
	numbers := make([]string, len(sections))
	top := topLevel(sections)
	var counts [7]int
	for i, s := range sections {
		if s.ID == "" {
			continue
		}
		if startsWithNumber(s.Title) {
			return make([]string, len(sections))
		}
		counts[s.Level]++
		clear(counts[s.Level+1:])
		parts := make([]string, 0, 6)
		for level := top; level <= s.Level; level++ {
			parts = append(parts, strconv.Itoa(counts[level]))
		}
		numbers[i] = strings.Join(parts, ".")
	}
	return numbers
}

func startsWithNumber(title string) bool {
	for _, r := range title {
		return unicode.IsDigit(r) || r == '§'
	}
	return false
}

// topLevel is the level of the topmost headings.
func topLevel(sections []civic.Section) int {
	top := 6
	for _, s := range sections {
		if s.ID != "" {
			top = min(top, s.Level)
		}
	}
	return top
}

// contents lists the headings of a body.
func contents(sections []civic.Section, numbers []string) []ContentsItem {
	top := topLevel(sections)
	var items []ContentsItem
	for i, s := range sections {
		if s.ID == "" {
			continue
		}
		item := ContentsItem{Title: s.Title, URL: "#" + s.ID, Level: s.Level - top + 1}
		if numbers != nil {
			item.Number = numbers[i]
		}
		items = append(items, item)
	}
	return items
}
