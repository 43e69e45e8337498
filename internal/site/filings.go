package site

import (
	"strconv"

	"samsyn/internal/civic"
)

// filings is the grid of yearly plans and reports. It shows the sum that the source gives beside what the cells
// can give, and says where the two cannot both be right.
func (e *edition) filings(c *civic.Collaboration) *FilingsTable {
	grid := c.Filings
	if grid == nil || len(grid.Columns) == 0 {
		return nil
	}
	table := &FilingsTable{Caption: e.t("filings.caption", "collaboration", e.title(&c.Record).Text), Chart: e.filingsChart(grid)}
	for _, column := range grid.Columns {
		table.Columns = append(table.Columns, FilingsColumn{ID: column.ID, Name: e.columnName(column)})
	}
	lost := false
	for _, row := range grid.Rows {
		shown := FilingsRow{Name: e.passage(row.Name, c.Lang)}
		for _, cell := range row.Cells {
			shown.Cells = append(shown.Cells, e.filingCell(cell))
			lost = lost || cell == civic.NotStated
		}
		table.Rows = append(table.Rows, shown)
	}
	for i, column := range grid.Columns {
		sum := e.filingSum(grid, i)
		table.Sums = append(table.Sums, sum)
		if sum.Differs {
			table.Notes = append(table.Notes, e.t("filings.note.differs",
				"column", column.ID, "stated", sum.Stated.Text, "cells", sum.Cells.Text))
		}
	}
	if lost {
		table.Notes = append(table.Notes, e.t("filings.note.lost"))
	}
	return table
}

func (e *edition) columnName(column civic.FilingColumn) string {
	kind := e.t("filings.report")
	if column.Kind == "plan" {
		kind = e.t("filings.plan")
	}
	return e.t("filings.column", "kind", kind, "year", strconv.Itoa(column.Year))
}

func (e *edition) filingCell(cell string) Value {
	switch cell {
	case "yes":
		return Value{Text: e.t("value.yes")}
	case "no":
		return Value{Text: e.t("value.no")}
	}
	return e.noValue(cell == civic.NotStated)
}

// filingSum is a column's two sums. The cells give an interval where some are lost.
func (e *edition) filingSum(grid *civic.Filings, i int) FilingsSum {
	least, most := grid.Between(i)
	sum := FilingsSum{Cells: Value{Text: e.words.Int(least)}, Stated: e.noValue(false)}
	if least != most {
		sum.Cells.Text = e.t("number.interval", "least", e.words.Int(least), "most", e.words.Int(most))
	}
	if i < len(grid.Sums) {
		stated := grid.Sums[i]
		sum.Stated = e.numberValue(stated)
		sum.Differs = stated.Stated && (stated.Value < float64(least) || stated.Value > float64(most))
	}
	return sum
}
