package site

import (
	"slices"
	"strings"

	"samsyn/internal/civic"
)

// gridDays is what a page of the overview needs for another day than its own: each of its tables through all the
// days on which a cell of it changes.
func (e *edition) gridDays(tables [][]*civic.Document) *DayChoice {
	c := e.newDayCoder()
	all := map[civic.Date]bool{}
	for _, docs := range tables {
		for _, doc := range docs {
			for _, day := range e.changeDays(doc)[1:] {
				all[day] = true
			}
		}
	}
	days := make([]civic.Date, 0, len(all))
	for day := range all {
		days = append(days, day)
	}
	slices.SortFunc(days, civic.Date.Compare)
	numbers := map[civic.Date]int{}
	for i, day := range days {
		numbers[day] = i + 1
		c.data.Days = append(c.data.Days, day.String())
	}
	for _, docs := range tables {
		c.data.Grids = append(c.data.Grids, c.grid(docs, numbers))
	}
	if len(days) == 0 {
		return nil
	}
	return &DayChoice{Until: c.data.AsOf, Data: c.data}
}

// gridRecorder follows one table through its days.
type gridRecorder struct {
	*dayCoder
	cells    map[GridCell]int
	out      GridDays
	councils []*civic.Council
}

// grid follows the documents of one collaboration.
func (c *dayCoder) grid(docs []*civic.Document, numbers map[civic.Date]int) GridDays {
	r := &gridRecorder{dayCoder: c, cells: map[GridCell]int{}, out: GridDays{
		Caption:   c.t("adoptions.caption", "collaboration", c.title(&docs[0].Collaboration.Record).Text, "date", "$date"),
		Decisions: c.list(civic.KindDecision),
		Cells:     [][]any{}, Councils: [][]string{},
	}}
	editions := make([][]*edition, len(docs))
	concerned := map[*civic.Council]bool{}
	for i, doc := range docs {
		for _, day := range c.changeDays(doc) {
			on := c.on(doc, day)
			editions[i] = append(editions[i], on)
			if shown := on.Status(doc).Shown(); shown != nil {
				for _, row := range shown.Rows {
					concerned[row.Council] = row.Council != nil
				}
			}
		}
	}
	r.councils = c.inGridOrder(docs[0].Collaboration, concerned)
	for _, council := range r.councils {
		r.out.Councils = append(r.out.Councils, dayLink(c.councilLink(council)))
	}
	for i, doc := range docs {
		r.out.Rows = append(r.out.Rows, r.row(doc, editions[i], numbers))
	}
	return r.out
}

// row follows one document. Its first edition is of a day before all others.
func (r *gridRecorder) row(doc *civic.Document, editions []*edition, numbers map[civic.Date]int) GridRowDays {
	row := GridRowDays{Whole: []any{}, Cells: make([][]int, len(r.councils))}
	for i, on := range editions {
		line, day := on.gridRow(doc, r.councils), numbers[on.AsOf]
		if i == 0 {
			day = 0
		}
		badge := r.badge(line.Standing)
		if n := len(row.Whole); n == 0 || row.Whole[n-3] != line.Version || row.Whole[n-2] != badge || row.Whole[n-1] != line.Count {
			row.Whole = append(row.Whole, day, line.Version, badge, line.Count)
		}
		for i, cell := range line.Cells {
			number, h := r.cell(cell), row.Cells[i]
			if n := len(h); n == 0 || h[n-1] != number {
				row.Cells[i] = append(h, day, number)
			}
		}
	}
	return row
}

// cell is the number of what a cell says, -1 for nothing.
func (r *gridRecorder) cell(c GridCell) int {
	if c.Badge.Text == "" {
		return -1
	}
	i, has := r.cells[c]
	if !has {
		i = len(r.out.Cells)
		r.cells[c] = i
		url := strings.TrimSuffix(strings.TrimPrefix(c.URL, r.out.Decisions), "/")
		r.out.Cells = append(r.out.Cells, []any{r.badge(c.Badge), dayDate(c.Date), url})
	}
	return i
}
