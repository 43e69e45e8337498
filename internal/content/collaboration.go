package content

import (
	"regexp"
	"strings"

	"go.yaml.in/yaml/v4"

	"samsyn/internal/civic"
	"samsyn/internal/diag"
)

func (m *mapping) country() Field[civic.Country] {
	return read(m, "country", oneOf(RuleUnknownValue, civic.Sweden, civic.Norway))
}

func (r *reader) collaboration(m *mapping, front diag.Span) *Collaboration {
	c := &Collaboration{
		Common:      m.common(),
		Short:       m.local("short"),
		Boilerplate: m.text("boilerplate"),
		Country:     m.country(),
		Formed:      m.date("formed"),
		Ended:       m.date("ended"),
		Members: entries(m, "members", func(m *mapping, at diag.Span) Member {
			member := Member{At: at, Council: m.mustID("council"), From: m.date("from"), Until: m.date("until")}
			m.require(at, "council")
			return member
		}),
		Bodies:  entries(m, "bodies", organ),
		Filings: submap(m, "filings", filings),
		Figures: entries(m, "figures", figure),
	}
	distinct(r, c.Bodies.Value, "body", func(b Body) String { return b.ID })
	distinct(r, c.Figures.Value, "figure", func(f Figure) String { return f.ID })
	if c.original() {
		m.require(front, "title")
	}
	return c
}

func organ(m *mapping, at diag.Span) Body {
	b := Body{
		At:   at,
		ID:   stated(m.reader, read(m, "id", ownID), "id"),
		Name: m.local("name"),
		Kind: read(m, "kind", oneOf(RuleUnknownValue,
			"assembly", "board", "presidium", "executives", "working-group", "secretariat", "project")),
		Under:       m.id("under"),
		Composition: m.local("composition"),
		Seats:       m.count("seats"),
	}
	m.require(at, "id")
	return b
}

func filings(m *mapping) Filings {
	f := Filings{
		Columns: entries(m, "columns", func(m *mapping, at diag.Span) FilingColumn {
			c := FilingColumn{At: at, ID: stated(m.reader, m.word("id"), "id"),
				Kind: read(m, "kind", oneOf(RuleUnknownValue, "plan", "report")), Year: m.year("year")}
			m.require(at, "id")
			return c
		}),
		Rows: entries(m, "rows", func(m *mapping, at diag.Span) FilingRow {
			row := FilingRow{At: at, Name: m.local("name"), Body: m.id("body"), Cells: read(m, "cells", cells)}
			m.require(at, "cells")
			return row
		}),
		Sums: read(m, "sums", func(r *reader, n *yaml.Node, name string) ([]Number, bool) {
			return items(r, n, name, func(r *reader, n *yaml.Node, name string) (Number, bool) {
				f := notStatedNumber(readNode(r, n, "an entry of "+name, count))
				return f, !f.Bad
			})
		}),
	}
	m.require(m.at, "columns", "rows")
	distinct(m.reader, f.Columns.Value, "column", func(c FilingColumn) String { return c.ID })
	m.gridFits(f)
	return f
}

// gridFits reports rows that have not one cell a column, and fills up their cells, so that nobody need count.
func (m *mapping) gridFits(f Filings) {
	want := len(f.Columns.Value)
	if !f.Columns.OK() || want == 0 {
		return
	}
	for i := range f.Rows.Value {
		row := &f.Rows.Value[i]
		if got := len(row.Cells.Value); row.Cells.OK() && got != want {
			p := m.problems.Errorf(RuleGridShape, row.Cells.At, "the row has %d cells for %d columns", got, want)
			p.Notes = []diag.Note{{At: f.Columns.At, Text: "the columns"}}
			p.Hint = "write one cell for each column: yes, no or not-stated"
			row.Cells.Bad = true
		}
		for len(row.Cells.Value) < want {
			row.Cells.Value = append(row.Cells.Value, String{Set: true, Bad: true, At: row.Cells.At})
		}
		row.Cells.Value = row.Cells.Value[:want]
	}
	if got := len(f.Sums.Value); f.Sums.OK() && got != want {
		p := m.problems.Errorf(RuleGridShape, f.Sums.At, "there are %d sums for %d columns", got, want)
		p.Notes = []diag.Note{{At: f.Columns.At, Text: "the columns"}}
		p.Hint = "write one sum for each column, or not-stated in its place"
	}
}

var cellWord = oneOf(RuleUnknownValue, "yes", "no")

// cells keeps the places of cells that can't be read: a row's length matters.
func cells(r *reader, n *yaml.Node, name string) ([]Field[string], bool) {
	list, ok := items(r, n, name, func(r *reader, n *yaml.Node, name string) (String, bool) {
		before := len(*r.problems)
		f := readNode(r, n, "a cell", cellWord)
		if len(*r.problems) > before {
			if p := (*r.problems)[before]; !strings.HasPrefix(p.Hint, "did") {
				p.Hint = "write yes, no, or not-stated where the source does not say"
			}
		}
		if f.NotStated {
			f.Value = civic.NotStated
		}
		return f, true
	})
	return list, ok
}

func figure(m *mapping, at diag.Span) Figure {
	f := Figure{
		At: at, ID: stated(m.reader, read(m, "id", ownID), "id"), Name: m.local("name"), Unit: m.local("unit"),
		Values: entries(m, "values", func(m *mapping, at diag.Span) FigureValue {
			v := FigureValue{At: at, Year: stated(m.reader, m.year("year"), "year"), Value: m.number("value")}
			m.require(at, "year", "value")
			return v
		}),
	}
	m.require(at, "id", "values")
	return f
}

func (r *reader) council(m *mapping, front diag.Span) *Council {
	c := &Council{
		Common:       m.common(),
		Municipality: m.text("municipality"),
		Code:         m.word("code"),
		Country:      m.country(),
		County:       m.local("county"),
		Website:      m.web("website"),
		JoinedInto: submap(m, "joined-into", func(m *mapping) JoinedInto {
			j := JoinedInto{Council: m.mustID("council"), Date: m.date("date")}
			m.require(m.at, "council", "date")
			return j
		}),
		Forms: submap(m, "forms", func(m *mapping) Forms {
			return Forms{Section: submap(m, "section", numberPattern), Registration: submap(m, "registration", numberPattern)}
		}),
	}
	if c.original() {
		m.require(front, "title", "municipality")
	}
	return c
}

func numberPattern(m *mapping) Form {
	f := Form{
		Pattern: stated(m.reader, read(m, "pattern", pattern), "pattern"),
		Order:   stated(m.reader, read(m, "order", oneOf(RuleUnknownValue, "serial-year", "year-serial")), "order"),
	}
	m.require(m.at, "pattern")
	return f
}

func pattern(r *reader, n *yaml.Node, name string) (string, bool) {
	s, ok := plainText(r, n, name)
	if !ok {
		return "", false
	}
	if _, err := regexp.Compile(s); err != nil {
		r.problems.Errorf(RuleBadPattern, r.span(n), "the pattern %q can't be read: %v", s, err).
			Hint = "write a regular expression, such as ^[0-9]+/[0-9]{2}$"
		return "", false
	}
	return s, true
}
