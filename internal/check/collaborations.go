package check

import (
	"samsyn/internal/civic"
	"samsyn/internal/content"
	"samsyn/internal/diag"
)

func (r *resolver) resolveCollaborations() {
	for _, e := range r.byKind[civic.KindCollaboration] {
		in := e.original.Record.(*content.Collaboration)
		c := &civic.Collaboration{
			Record:      r.record(e),
			Short:       text(in.Short),
			Boilerplate: r.texted(e, func(f *content.File) content.String { return f.Record.(*content.Collaboration).Boilerplate }),
			Country:     country(in.Country),
			Formed:      in.Formed.Value,
			Ended:       in.Ended.Value,
		}
		r.checkSpan(in.Formed, in.Ended)
		r.members(c, in.Members.Value)
		r.bodies(c, in.Bodies.Value)
		if in.Filings.OK() {
			c.Filings = r.filings(c, in.Filings)
		}
		r.figures(c, in.Figures.Value)
		r.collaborations[e.ID] = c
		r.reg.Collaborations = append(r.reg.Collaborations, c)
	}
}

// members resolves the memberships. A council may stand twice, if the times do not overlap.
func (r *resolver) members(c *civic.Collaboration, members []content.Member) {
	first := map[*civic.Council][]int{}
	for i, m := range members {
		r.checkSpan(m.From, m.Until)
		council := r.council(m.Council)
		if council == nil {
			continue
		}
		for _, j := range first[council] {
			if overlap(m.From.Value, m.Until.Value, members[j].From.Value, members[j].Until.Value) {
				p := r.found.Errorf("duplicate-member", m.Council.At, "council %q is a member twice at the same time", council.ID)
				p.Hint = "remove one of the two, or correct the dates"
				p.Notes = append(p.Notes, note(members[j].Council.At, "a member here already"))
				break
			}
		}
		first[council] = append(first[council], i)
		c.Members = append(c.Members, civic.Membership{Council: council, From: m.From.Value, Until: m.Until.Value})
	}
}

// bodies resolves the organisation; a body may stand under one that comes later in the list.
func (r *resolver) bodies(c *civic.Collaboration, bodies []content.Body) {
	kept := map[string]content.Body{} // a second body of one id has been reported where it was read
	for _, in := range bodies {
		if _, again := kept[in.ID.Value]; again || in.ID.Value == "" {
			continue
		}
		kept[in.ID.Value] = in
		c.Bodies = append(c.Bodies, &civic.Body{
			Collaboration: c, ID: in.ID.Value, Name: text(in.Name), Kind: str(in.Kind),
			Composition: text(in.Composition), Seats: in.Seats.Value,
		})
	}
	for _, b := range c.Bodies {
		if under := kept[b.ID].Under; under.OK() {
			b.Under = r.body(c, under.Value, under.At)
		}
	}
	ring := &circle[*civic.Body]{next: func(b *civic.Body) []*civic.Body {
		if b.Under == nil {
			return nil
		}
		return []*civic.Body{b.Under}
	}}
	for _, path := range ring.find(c.Bodies) {
		var names []string
		var at []diag.Span
		for _, b := range path {
			names, at = append(names, b.ID), append(at, kept[b.ID].Under.At)
		}
		r.reportCircle("stands under", names, at)
		for _, b := range path {
			b.Under = nil
		}
	}
}

// filings resolves the grid and compares the stated sums with what the cells can give. A row without a cell for
// every column has been reported where it was read; the sums are left alone then.
func (r *resolver) filings(c *civic.Collaboration, f content.Field[content.Filings]) *civic.Filings {
	in, out := f.Value, &civic.Filings{Origin: origin(f.At.Pos)}
	for _, col := range in.Columns.Value {
		out.Columns = append(out.Columns, civic.FilingColumn{
			ID: str(col.ID), Kind: str(col.Kind), Year: col.Year.Value.Year(),
		})
	}
	sound := true
	for _, row := range in.Rows.Value {
		cells := make([]string, len(out.Columns))
		for i := range cells {
			if i < len(row.Cells.Value) && !row.Cells.Value[i].Bad {
				cells[i] = str(row.Cells.Value[i])
			}
		}
		sound = sound && len(row.Cells.Value) == len(cells) && allCells(cells)
		line := civic.FilingRow{Name: text(row.Name), Cells: cells}
		if row.Body.OK() {
			line.Body = r.body(c, row.Body.Value, row.Body.At)
		}
		out.Rows = append(out.Rows, line)
	}
	for _, sum := range in.Sums.Value {
		out.Sums = append(out.Sums, sum.Value)
	}
	if sound {
		r.checkSums(in, out)
	}
	return out
}

// allCells reports whether every cell of a row says something.
func allCells(cells []string) bool {
	for _, cell := range cells {
		if cell == "" {
			return false
		}
	}
	return true
}

func (r *resolver) checkSums(in content.Filings, out *civic.Filings) {
	for i, sum := range in.Sums.Value {
		if i >= len(out.Columns) || !sum.Value.Stated {
			continue
		}
		least, most := out.Between(i)
		if sum.Value.Value >= float64(least) && sum.Value.Value <= float64(most) {
			continue
		}
		p := r.found.Advisef("filing-sums", sum.At, "the stated sum of column %q is %s, and its cells give %s",
			out.Columns[i].ID, number(sum.Value.Value), between(least, most))
		p.Hint = "compare with the source; if it says so, leave both: the page shows them side by side"
	}
}

func (r *resolver) figures(c *civic.Collaboration, figures []content.Figure) {
	for _, in := range figures {
		out := civic.Figure{ID: str(in.ID), Name: text(in.Name), Unit: text(in.Unit)}
		years := seen{}
		for _, v := range in.Values.Value {
			if v.Year.OK() {
				years.again(&r.found, v.Year.Value.String(), v.Year.At, "year")
			}
			out.Values = append(out.Values, civic.FigureValue{Year: v.Year.Value.Year(), Value: v.Value.Value})
		}
		c.Figures = append(c.Figures, out)
	}
}
