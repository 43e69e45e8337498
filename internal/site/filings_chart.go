package site

import (
	"math"

	"samsyn/internal/civic"
)

// filingsChart draws how many groups have handed in each plan and report: a bar for the cells that say yes, and on
// top of it, as a gap, those that are lost. The table beside it says the same cell by cell; nil without rows.
func (e *edition) filingsChart(grid *civic.Filings) *FigureChart {
	if len(grid.Rows) == 0 {
		return nil
	}
	p := plot{years: len(grid.Columns), high: float64(len(grid.Rows))}
	chart := &FigureChart{
		ID: "filings", Text: e.t("filings.chart"), Width: measure(chartWidth), Height: measure(chartHeight),
		Left: measure(chartLeft), Base: measure(p.y(0)),
	}
	step := int(math.Ceil(labelWidth / p.width()))
	for i, column := range grid.Columns {
		least, most := grid.Between(i)
		bar := p.bar(i, civic.Number{Value: float64(least), Stated: true})
		if i%step == 0 {
			bar.Label = column.ID
		}
		chart.Bars = append(chart.Bars, bar)
		if most > least {
			lost := bar
			lost.Gap, lost.Label = true, ""
			lost.Y, lost.Height = measure(p.y(float64(most))), measure(p.y(float64(least))-p.y(float64(most)))
			chart.Bars = append(chart.Bars, lost)
		}
	}
	for _, at := range p.scale() {
		chart.Lines = append(chart.Lines, ChartLine{Y: measure(p.y(at)), Label: e.words.Number(at)})
	}
	return chart
}
