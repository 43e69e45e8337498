package site

import (
	"html"
	"strconv"
	"strings"
	"unicode"

	"samsyn/internal/civic"
)

// markup joins a body with the addresses of its links. Its headings go down shift levels, and where numbers are
// given, their permalinks show them.
func (e *edition) markup(body *civic.Prose, shift int, numbers []string) HTML {
	body = body.Whole()
	var joined strings.Builder
	joined.Grow(sizeOf(body))
	for i, piece := range body.HTML {
		joined.WriteString(piece)
		if i < len(body.Links) {
			joined.WriteString(html.EscapeString(e.address(body.Links[i])))
		}
	}
	if shift == 0 && numbers == nil {
		return HTML(joined.String())
	}
	return HTML(headings(joined.String(), body.Sections, shift, numbers))
}

// sizeOf is about how long a body's markup is with its addresses, in bytes.
func sizeOf(body *civic.Prose) int {
	const address = 64
	size := address * len(body.Links)
	for _, piece := range body.HTML {
		size += len(piece)
	}
	return size
}

// permalinkSign is how the Markdown reader ends the permalink after a heading: named by the heading, shown as a
// sign.
func permalinkSign(id string) string {
	return ` aria-labelledby="` + html.EscapeString(id) + `"><span aria-hidden="true">#</span></a>`
}

// permalinkNumber ends it with the section's number, which then begins its name: what is seen can be said.
func permalinkNumber(id, number string) string {
	id = html.EscapeString(id)
	return ` aria-labelledby="_n-` + id + " " + id + `"><span id="_n-` + id + `">` + number + "</span></a>"
}

// headings rewrites the headings of a body. They are found by their ids in the order of the sections, so that
// nothing else in the markup is touched.
func headings(markup string, sections []civic.Section, shift int, numbers []string) string {
	var b strings.Builder
	const number = 64 // more than a permalink grows by its number
	b.Grow(len(markup) + number*len(sections))
	for i, s := range sections {
		if s.ID == "" {
			continue
		}
		written, wanted := strconv.Itoa(s.Level), strconv.Itoa(min(s.Level+shift, 6))
		id := ` id="` + html.EscapeString(s.ID) + `"`
		before, rest, found := strings.Cut(markup, "<h"+written+id)
		inner, after, closed := strings.Cut(rest, "</h"+written+">")
		if !found || !closed {
			continue
		}
		for _, part := range [...]string{before, "<h", wanted, id, inner, "</h", wanted, ">"} {
			b.WriteString(part)
		}
		if link, next, has := strings.Cut(after, permalinkSign(s.ID)); has && numbers != nil && numbers[i] != "" {
			b.WriteString(link + permalinkNumber(s.ID, numbers[i]))
			after = next
		}
		markup = after
	}
	b.WriteString(markup)
	return b.String()
}

// numbersOf numbers the sections of a text: "1", "1.1", "2". A heading that begins with a number of its own gets
// none beside it, since two would lead a reader astray.
func numbersOf(sections []civic.Section) []string {
	numbers := make([]string, len(sections))
	top := topLevel(sections)
	var counts [7]int
	for i, s := range sections {
		if s.ID == "" {
			continue
		}
		counts[s.Level]++
		clear(counts[s.Level+1:])
		if startsWithNumber(s.Title) {
			continue
		}
		parts := make([]string, 0, 6)
		for level := top; level <= s.Level; level++ {
			parts = append(parts, strconv.Itoa(counts[level]))
		}
		numbers[i] = strings.Join(parts, ".")
	}
	return numbers
}

func startsWithNumber(title string) bool {
	title = strings.TrimLeft(title, "§ \u00a0")
	return title != "" && unicode.IsDigit(rune(title[0]))
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

// contents lists the headings of a body. lang is the body's, "" where it is the page's.
func contents(sections []civic.Section, numbers []string, lang string) []ContentsItem {
	top := topLevel(sections)
	var items []ContentsItem
	for i, s := range sections {
		if s.ID == "" {
			continue
		}
		item := ContentsItem{Title: s.Title, URL: "#" + s.ID, Level: s.Level - top + 1, Lang: lang}
		if numbers != nil {
			item.Number = numbers[i]
		}
		items = append(items, item)
	}
	return items
}
