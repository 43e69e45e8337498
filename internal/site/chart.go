package site

import (
	"math"
	"slices"
	"strconv"

	"samsyn/internal/civic"
)

// The measures of a chart, in the units of its drawing. The left margin holds the scale, the bottom the years.
const (
	chartWidth  = 640.0
	chartHeight = 240.0
	chartLeft   = 96.0
	chartTop    = 16.0
	chartBottom = 32.0
	chartLines  = 4   // of the scale, about
	gapHeight   = 8.0 // of the sign for a year without a number
	barShare    = 0.7 // of a year's width
	labelWidth  = 44.0
)

// plot turns years and numbers into places of the drawing.
type plot struct {
	first, years int
	low, high    float64
}

// chart is a series by year. Every year between the first and the last has its place, so that one without a
// number is seen as a gap.
func (e *edition) chart(figure civic.Figure, original civic.Lang) FigureChart {
	name := e.passage(figure.Name, original)
	chart := FigureChart{
		ID: figure.ID, Name: name.Text, Lang: name.Lang,
		Width: measure(chartWidth), Height: measure(chartHeight), Left: measure(chartLeft),
	}
	chart.Unit = e.words.Unit(e.plain(figure.Unit, original))
	values := slices.Clone(figure.Values)
	slices.SortStableFunc(values, func(a, b civic.FigureValue) int { return a.Year - b.Year })
	p, ok := newPlot(values)
	if !ok {
		return chart
	}
	chart.Base = measure(p.y(0))
	byYear := map[int]civic.Number{}
	for _, v := range values {
		byYear[v.Year] = v.Value
	}
	step := int(math.Ceil(labelWidth / p.width()))
	for i := range p.years {
		value := e.numberValue(byYear[p.first+i])
		bar := p.bar(p.first+i, byYear[p.first+i])
		bar.Value = value.Text
		if i%step == 0 {
			bar.Label = strconv.Itoa(p.first + i)
		}
		chart.Bars = append(chart.Bars, bar)
		chart.Rows = append(chart.Rows, ChartRow{Year: strconv.Itoa(p.first + i), Value: value})
	}
	for _, at := range p.scale() {
		chart.Lines = append(chart.Lines, ChartLine{Y: measure(p.y(at)), Label: e.words.Number(at)})
	}
	chart.Text = e.chartText(chart.Name, chart.Unit, values)
	return chart
}

// chartText says what the drawing shows: the first and the last number, and how many years have none.
func (e *edition) chartText(name, unit string, values []civic.FigureValue) string {
	var stated []civic.FigureValue
	for _, v := range values {
		if v.Value.Stated {
			stated = append(stated, v)
		}
	}
	years := values[len(values)-1].Year - values[0].Year + 1
	if len(stated) == 0 {
		return e.t("figure.text.none", "name", name)
	}
	first, last := stated[0], stated[len(stated)-1]
	said := e.t("figure.text.series", "name", name,
		"first", strconv.Itoa(first.Year), "start", e.words.Amount(first.Value.Value, unit),
		"last", strconv.Itoa(last.Year), "end", e.words.Amount(last.Value.Value, unit))
	if gaps := years - len(stated); gaps > 0 {
		said += " " + e.words.N("figure.text.gaps", gaps)
	}
	return said
}

// newPlot takes the measures of a series; it is not ok where there is nothing to draw.
func newPlot(values []civic.FigureValue) (p plot, ok bool) {
	if len(values) == 0 {
		return p, false
	}
	p.first = values[0].Year
	p.years = values[len(values)-1].Year - p.first + 1
	for _, v := range values {
		if v.Value.Stated {
			p.low, p.high = min(p.low, v.Value.Value), max(p.high, v.Value.Value)
		}
	}
	if p.low == p.high {
		p.high = p.low + 1
	}
	return p, p.years <= 400
}

// width is the width of a year.
func (p plot) width() float64 { return (chartWidth - chartLeft) / float64(p.years) }

// y is the height at which a number stands.
func (p plot) y(value float64) float64 {
	return chartTop + (p.high-value)/(p.high-p.low)*(chartHeight-chartTop-chartBottom)
}

func (p plot) bar(year int, n civic.Number) ChartBar {
	left := chartLeft + float64(year-p.first)*p.width()
	bar := ChartBar{
		X: measure(left + p.width()*(1-barShare)/2), Width: measure(p.width() * barShare), Middle: measure(left + p.width()/2),
	}
	top, bottom := p.y(0)-gapHeight, p.y(0)
	bar.Gap = !n.Stated
	if n.Stated {
		top, bottom = min(p.y(n.Value), p.y(0)), max(p.y(n.Value), p.y(0))
	}
	bar.Y, bar.Height = measure(top), measure(bottom-top)
	return bar
}

// scale chooses round numbers for the lines of the scale.
func (p plot) scale() []float64 {
	raw := (p.high - p.low) / chartLines
	unit := math.Pow(10, math.Floor(math.Log10(raw)))
	step := unit
	for _, times := range []float64{1, 2, 5, 10} {
		if step = times * unit; step >= raw {
			break
		}
	}
	var lines []float64
	for at := math.Ceil(p.low/step) * step; at <= p.high; at += step {
		if at != 0 {
			lines = append(lines, at)
		}
	}
	return lines
}

// measure writes a length of the drawing with one decimal at most.
func measure(v float64) string {
	return strconv.FormatFloat(math.Round(v*10)/10, 'f', -1, 64)
}
