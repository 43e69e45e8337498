package site

import (
	"regexp"
	"slices"
	"strings"
	"unicode"

	"samsyn/internal/civic"
)

// placedDeviation is a deviation with the place of the section that the council's words name, -1 where they name none
// for certain.
type placedDeviation struct {
	Deviation
	section int
}

// deviations lists what councils changed in a version that they adopted, or reserved themselves against. The headings
// are those of the version's text, in the order of the sections shown.
func (e *edition) deviations(vs *civic.VersionStatus, tag civic.Lang, headings []string) []placedDeviation {
	var list []placedDeviation
	for _, row := range vs.Rows {
		r := row.Resolution
		if r == nil || r.Version != vs.Version || r.Outcome != civic.AdoptedAmended && r.Outcome != civic.AdoptedReservation {
			continue
		}
		d := placedDeviation{section: -1, Deviation: Deviation{
			Council: e.deciderLink(r.Decision), Outcome: e.outcomeBadge(r.Outcome), Version: e.versionName(vs.Version),
			Text: e.textValue(r.Deviation, r.Decision.Lang), Decision: e.decisionLink(r.Decision),
		}}
		if tag == e.lang && d.Text.Lang == "" {
			d.section = e.naming().section(d.Text.Text, headings)
		}
		list = append(list, d)
	}
	return list
}

// naming is how a language names a section: "avsnitt 3", "kapitlet om IT", "”Bibliotek”".
type naming struct {
	before []string // what stands before a section's number or heading: "avsnitt"
	joins  []string // what may stand between: "om"
	more   []string // what tells that another one follows, so that no single one is meant: "och"
}

func (e *edition) naming() naming {
	return naming{
		before: strings.Fields(e.t("compare.naming-before")), joins: strings.Fields(e.t("compare.naming-joins")),
		more: strings.Fields(e.t("compare.naming-more")),
	}
}

// section finds the one heading that words name, by its place; -1 where they name none, or more than one.
func (n naming) section(words string, headings []string) int {
	said, found := nameParts(words), -1
	for i := range said {
		place, length, twice := -1, 0, false
		for j, heading := range headings {
			switch l := n.names(said[i:], nameParts(heading)); {
			case l > length:
				place, length, twice = j, l, false
			case l > 0 && l == length:
				twice = true
			}
		}
		if length == 0 {
			continue
		}
		if twice || !n.ends(said[i+length:]) || found >= 0 && found != place {
			return -1
		}
		found = place
	}
	return found
}

// names tells how many of the first words name a heading: by its number or its text after a word for a section, or by
// its text in quotation marks.
func (n naming) names(said, heading []string) int {
	for len(heading) > 0 && slices.Contains(n.before, heading[0]) {
		heading = heading[1:]
	}
	if len(heading) == 0 {
		return 0
	}
	number, title := heading[:0], heading
	if unicode.IsDigit([]rune(heading[0])[0]) {
		number, title = heading[:1], heading[1:]
	}
	if quoted := slices.Concat([]string{`"`}, title, []string{`"`}); len(title) > 0 && startsWith(said, quoted) {
		return len(quoted)
	}
	if !slices.Contains(n.before, said[0]) {
		return 0
	}
	if len(number) > 0 && startsWith(said[1:], number) {
		return 2
	}
	first := 1
	if len(said) > 1 && slices.Contains(n.joins, said[1]) {
		first = 2
	}
	if len(title) > 0 && startsWith(said[first:], title) {
		return first + len(title)
	}
	return 0
}

// ends reports whether a name ends here: neither another name nor a number follows.
func (n naming) ends(rest []string) bool {
	return len(rest) == 0 || !slices.Contains(n.more, rest[0]) && !unicode.IsDigit([]rune(rest[0])[0])
}

func startsWith(words, first []string) bool {
	return len(words) >= len(first) && slices.Equal(words[:len(first)], first)
}

var namePart = regexp.MustCompile(`§|[\p{L}\p{N}]+(?:[-.:][\p{L}\p{N}]+)*|["“”„»«]`)

// nameParts takes words apart, without case; every quotation mark is the same one.
func nameParts(words string) []string {
	list := namePart.FindAllString(strings.ToLower(words), -1)
	for i, part := range list {
		if strings.ContainsAny(part, "“”„»«") {
			list[i] = `"`
		}
	}
	return list
}
