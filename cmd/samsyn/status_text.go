package main

import (
	"encoding/csv"
	"fmt"
	"strconv"
	"strings"
	"unicode/utf8"

	"samsyn/internal/civic"
	"samsyn/internal/site"
)

// document tells of one document: what is shown of it, every council's row, and what remains; then, in short,
// its other versions.
func (t *teller) document(d *civic.Document) error {
	var b strings.Builder
	status := t.s.Plan.Status(d)
	fmt.Fprintf(&b, "%s (%s), %s\n", t.text(d.Title, &d.Record), d.ID, t.s.AsOf)
	shown := status.Shown()
	if shown == nil {
		fmt.Fprintf(&b, "\n%s\n", t.words.T("standing.unlisted"))
		return t.print(b.String())
	}
	fmt.Fprintf(&b, "\n%s\n%s\n", t.versionLine(shown), t.s.Plan.SentenceIn(t.words, shown))
	if len(shown.Rows) > 0 {
		b.WriteByte('\n')
		b.WriteString(t.rows(shown))
	}
	if waiting := t.remaining(shown); waiting != "" {
		fmt.Fprintf(&b, "\n%s", waiting)
	}
	if len(status.Versions) > 1 {
		b.WriteByte('\n')
		for _, vs := range status.Versions {
			if vs != shown {
				fmt.Fprintf(&b, "%s\n", t.versionLine(vs))
			}
		}
	}
	return t.print(b.String())
}

// versionLine is a version's standing in one line, in the words of the pages: "Version 4: adopted since 2006-04-24,
// 5 of 5; validity: applies".
func (t *teller) versionLine(vs *civic.VersionStatus) string {
	line := t.words.T("version.name", "version", vs.Version.ID) + ": " + t.standing(vs)
	if vs.Since.Known() {
		line += fmt.Sprintf(" %s %s", strings.ToLower(t.words.T("label.status.since")), vs.Since)
	}
	if site.Counted(vs) {
		line += ", " + t.of(vs)
	}
	force := strings.ToLower(t.words.T("status.force"))
	switch vs.Force {
	case civic.ForceNone:
		return line
	case civic.ForceNotStated:
		return fmt.Sprintf("%s; %s: %s", line, force, t.words.NoValue(true))
	}
	return fmt.Sprintf("%s; %s: %s", line, force, t.words.T("force."+string(vs.Force)))
}

// versionHead stands above versions: the word of their names, without any.
func (t *teller) versionHead() string {
	return strings.TrimSpace(t.words.T("version.name", "version", ""))
}

func (t *teller) of(vs *civic.VersionStatus) string {
	return t.words.T("number.of", "n", strconv.Itoa(vs.N), "of", strconv.Itoa(vs.Of))
}

func (t *teller) standing(vs *civic.VersionStatus) string {
	return t.words.T("standing." + string(vs.Standing))
}

// rowStanding says where a council stands. A scheduled decision whose day has passed says that its outcome is
// not recorded.
func (t *teller) rowStanding(row civic.Row) string {
	code := string(row.Standing)
	switch {
	case row.Standing == civic.RowStanding(civic.Scheduled) && row.Decision != nil && row.Decision.Date.By(t.s.AsOf):
		return t.words.T("row.scheduled-past")
	case t.words.Has("row." + code):
		return t.words.T("row." + code)
	}
	return t.words.T("outcome." + code)
}

// rows is the table of a version's parties, and of those outside the count, who stand in brackets. Where nothing
// is counted, nobody is outside.
func (t *teller) rows(vs *civic.VersionStatus) string {
	decider, section := site.TableHeads(vs.Rows)
	table := [][]string{{
		t.words.T(decider), t.words.T("label.adoption.standing"), t.words.T("label.adoption.date"),
		t.words.T(section), t.words.T("label.adoption.registration"),
	}}
	for _, row := range vs.Rows {
		name := t.name(row)
		if !row.Counted && vs.Of > 0 {
			name = "(" + name + ")"
		}
		standing := t.rowStanding(row)
		if row.Version != nil && row.Version != vs.Version {
			standing += " (" + row.Version.ID + ")"
		}
		cells := []string{name, standing, "", "", ""}
		if d := row.Decision; d != nil {
			cells = []string{name, standing, t.date(d.Date), t.written(d.Section), t.written(d.Registration)}
		}
		table = append(table, cells)
	}
	return align(table)
}

// remaining names the parties that do not count, a line each, under the words that say so; of a version that has
// not come before its parties, nothing.
func (t *teller) remaining(vs *civic.VersionStatus) string {
	key := "missing.sentence"
	switch vs.Standing {
	case civic.StandingAdopted:
		key = "missing.enough"
	case civic.StandingAwaiting, civic.StandingDivergent, civic.StandingLapsed:
	default:
		return ""
	}
	var b strings.Builder
	n := 0
	for _, row := range vs.Rows {
		if row.Counted && !row.Counts {
			n++
			fmt.Fprintf(&b, "%s: %s\n", t.name(row), t.rowStanding(row))
		}
	}
	if n == 0 {
		return ""
	}
	return t.words.N(key, n) + "\n" + b.String()
}

// council tells of one council: its row in each document that concerns it.
func (t *teller) council(c *civic.Council) error {
	var lines [][]string
	var rows []civic.Row
	for _, d := range t.asked.documents {
		for _, vs := range t.s.Plan.Status(d).Versions {
			row := rowOf(vs, c)
			if row == nil {
				continue
			}
			cells := []string{d.ID, vs.Version.ID, t.rowStanding(*row), "", "", ""}
			if row.Decision != nil {
				cells[3], cells[4], cells[5] = t.date(row.Decision.Date), t.written(row.Decision.Section), t.written(row.Decision.Registration)
			}
			lines, rows = append(lines, cells), append(rows, *row)
		}
	}
	head := fmt.Sprintf("%s (%s), %s\n", t.text(c.Title, &c.Record), c.ID, t.s.AsOf)
	if c.JoinedBy(t.s.AsOf) {
		into := c.JoinedInto
		head += t.words.T("council.joined", "council", t.text(into.Title, &into.Record), "on", t.words.On(c.JoinedOn)) + "\n"
	}
	if len(rows) == 0 {
		return t.print(head + "\n" + t.words.T("council.no-documents") + "\n")
	}
	_, section := site.TableHeads(rows)
	heads := []string{
		t.words.T("label.adoptions.document"), t.versionHead(), t.words.T("label.adoption.standing"),
		t.words.T("label.adoption.date"), t.words.T(section), t.words.T("label.adoption.registration"),
	}
	return t.print(head + "\n" + align(append([][]string{heads}, lines...)))
}

// all tells of every document in a line.
func (t *teller) all() error {
	table := [][]string{{
		t.words.T("label.adoptions.document"), t.versionHead(), t.words.T("label.adoption.standing"),
		t.words.T("label.status.since"), "",
	}}
	for _, d := range t.asked.documents {
		shown := t.s.Plan.Status(d).Shown()
		if shown == nil {
			table = append(table, []string{d.ID, "", t.words.T("standing.unlisted"), "", ""})
			continue
		}
		count := ""
		if site.Counted(shown) {
			count = t.of(shown)
		}
		table = append(table, []string{d.ID, shown.Version.ID, t.standing(shown), shown.Since.String(), count})
	}
	return t.print(align(table))
}

// csv writes a row for each council or body and version.
func (t *teller) csv() error {
	w := csv.NewWriter(t.out)
	_ = w.Write([]string{
		"asOf", "document", "version", "standing", "since", "n", "of", "council", "body", "councilStanding", "counted",
		"decided", "date", "section", "registration", "citation", "decision",
	})
	for _, d := range t.asked.documents {
		for _, vs := range t.s.Plan.Status(d).Versions {
			for _, row := range vs.Rows {
				if t.asked.council == nil || row.Council == t.asked.council {
					_ = w.Write(t.record(vs, row))
				}
			}
		}
	}
	w.Flush()
	return w.Error()
}

func (t *teller) record(vs *civic.VersionStatus, row civic.Row) []string {
	record := []string{
		t.s.AsOf.String(), vs.Version.Document.ID, vs.Version.ID, string(vs.Standing), vs.Since.String(),
		strconv.Itoa(vs.N), strconv.Itoa(vs.Of), "", "", string(row.Standing), strconv.FormatBool(row.Counted),
	}
	if row.Council != nil {
		record[7] = row.Council.ID
	} else if row.Body != nil {
		record[8] = row.Body.Ref()
	}
	decided := ""
	if row.Version != nil {
		decided = row.Version.ID
	}
	if d := row.Decision; d != nil {
		return append(record, decided, d.Date.String(), d.Section, d.Registration, d.Citation, d.ID)
	}
	return append(record, decided, "", "", "", "", "")
}

// name is the short name of a row's council, or of its body.
func (t *teller) name(row civic.Row) string {
	if row.Council == nil {
		return t.text(row.Body.Name, &row.Body.Collaboration.Record)
	}
	if name := t.text(row.Council.Municipality, &row.Council.Record); name != "" {
		return name
	}
	return t.text(row.Council.Title, &row.Council.Record)
}

// text is a text in the words' language, else in the record's own.
func (t *teller) text(text civic.Text, of *civic.Record) string {
	s, _ := text.In(t.words.Lang(), of.Lang)
	return s
}

// date is a date as it is known; its absence in words.
func (t *teller) date(d civic.Date) string {
	if d.Known() {
		return d.String()
	}
	return t.words.NoValue(d == civic.NoDate)
}

// written is a number as the council wrote it; its absence in words.
func (t *teller) written(s string) string {
	if s == "" || s == civic.NotStated {
		return t.words.NoValue(s == civic.NotStated)
	}
	return s
}

func (t *teller) print(s string) error {
	_, err := fmt.Fprint(t.out, s)
	return err
}

// align writes the columns of a table under one another, two spaces apart.
func align(table [][]string) string {
	var widths []int
	for _, row := range table {
		for i, cell := range row {
			if i == len(widths) {
				widths = append(widths, 0)
			}
			widths[i] = max(widths[i], utf8.RuneCountInString(cell))
		}
	}
	var b strings.Builder
	for _, row := range table {
		var line strings.Builder
		for i, cell := range row {
			line.WriteString(cell)
			line.WriteString(strings.Repeat(" ", widths[i]-utf8.RuneCountInString(cell)+2))
		}
		b.WriteString(strings.TrimRight(line.String(), " "))
		b.WriteByte('\n')
	}
	return b.String()
}
