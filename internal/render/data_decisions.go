package render

import (
	"bytes"
	"encoding/csv"
	"fmt"
	"slices"
	"strings"

	"samsyn/internal/civic"
	"samsyn/internal/site"
)

// decisionColumns are the columns of decisions.csv before those of the addresses.
var decisionColumns = []string{
	"decision", "council", "body", "date", "document", "version", "outcome", "section", "registration",
	"citation", "approved", "announced", "final",
}

// decisionsCSV has a row for each document that a decision is on, in the order of the decisions' ids. Lines end
// in CR LF, as RFC 4180 has it. A value stands as its council wrote it and nothing is put before it: package content
// refuses one that a spreadsheet would take for a formula.
func decisionsCSV(p *site.Plan) ([]byte, error) {
	var b bytes.Buffer
	w := csv.NewWriter(&b)
	w.UseCRLF = true
	header := slices.Clone(decisionColumns)
	for _, tag := range p.Langs {
		header = append(header, "url_"+string(tag))
	}
	if err := w.Write(header); err != nil {
		return nil, fmt.Errorf("write decisions.csv: %w", err)
	}
	decisions := slices.Clone(p.Decisions())
	slices.SortFunc(decisions, func(a, b *civic.Decision) int { return strings.Compare(a.ID, b.ID) })
	for _, d := range decisions {
		for _, r := range d.Decides {
			if err := w.Write(decisionRow(p, r)); err != nil {
				return nil, fmt.Errorf("write %s into decisions.csv: %w", d.ID, err)
			}
		}
	}
	w.Flush()
	return b.Bytes(), w.Error()
}

func decisionRow(p *site.Plan, r *civic.Resolution) []string {
	d := r.Decision
	row := []string{d.ID, "", "", d.Date.String(), r.Document.ID, "", string(r.Outcome), d.Section, d.Registration,
		d.Citation, event(d.Approved, p.AsOf), announced(d, p.AsOf), event(d.Final, p.AsOf)}
	if d.Council != nil {
		row[1] = d.Council.ID
	} else {
		row[2] = d.Body.Ref()
	}
	switch {
	case r.Version != nil:
		row[5] = r.Version.ID
	case r.VersionNotStated:
		row[5] = civic.NotStated
	}
	for _, tag := range p.Langs {
		row = append(row, p.RecordURL(tag, civic.KindDecision, d.ID))
	}
	return row
}

// event is a date as a cell, empty while the day has not reached it.
func event(d, asOf civic.Date) string {
	if s := eventBy(d, asOf); s != nil {
		return *s
	}
	return ""
}

// announced is the day of the announcement; a joint body's are given by council: "norrby 2006-01-03; …".
func announced(d *civic.Decision, asOf civic.Date) string {
	if len(d.AnnouncedBy) == 0 {
		return event(d.Announced, asOf)
	}
	var days []string
	for _, by := range d.AnnouncedBy {
		if day := event(by.Date, asOf); day != "" {
			days = append(days, by.Council.ID+" "+day)
		}
	}
	return strings.Join(days, "; ")
}
