package site

import (
	"fmt"
	"strings"
	"unicode"

	"samsyn/internal/civic"
)

// The measures of a drawing, in units of a pixel.
const (
	drawingWidth = 1080
	laneHeight   = 24
	markRadius   = 7
	labelGap     = 5
	axisHeight   = 24
	beyondWidth  = 190 // for what lies so far ahead that the scale is broken
	widestName   = 190
)

// happening is what a lane shows: when, and what it was.
type happening struct {
	from, until civic.Date // as written; until is zero but for a span
	shape       string
	planned     bool
	label       string // what, in few words
	known       civic.Date
}

// lane is a version's or a council's line before it is drawn.
type lane struct {
	name       Passage
	known      civic.Date // the day from which a version is listed; zero for a council
	happenings []happening
}

// scale puts days to their place: from first to last between left and right, what lies later beyond the break.
type scale struct {
	first, last civic.Date
	left, right int
	broken      bool
}

// x is the place of a full day.
func (s scale) x(day civic.Date) int {
	if day.After(s.last) {
		return s.right + 3*markRadius
	}
	whole, part := daysBetween(s.first, s.last), daysBetween(s.first, day)
	return s.left + part*(s.right-s.left)/max(whole, 1)
}

func daysBetween(from, until civic.Date) int {
	return int(until.Time().Sub(from.Time()).Hours() / 24)
}

// newScale takes in everything up to the day, and what lies ahead of it as long as that no more than doubles the
// scale. The day itself belongs to it where open says that the way goes on, or where something lies ahead.
func newScale(lanes []lane, asOf civic.Date, open bool) (s scale, ok bool) {
	var ahead []civic.Date
	days := map[civic.Date]bool{}
	for _, l := range lanes {
		for _, h := range l.happenings {
			for _, d := range []civic.Date{h.from, h.until} {
				switch {
				case !d.Known():
				case d.Last().After(asOf):
					ahead = append(ahead, d.Last())
				default:
					days[d.First()], days[d.Last()] = true, true
				}
			}
		}
	}
	if len(days) > 0 && (open || len(ahead) > 0) {
		days[asOf] = true
	}
	for day := range days {
		if s.first.IsZero() || day.Before(s.first) {
			s.first = day
		}
		if day.After(s.last) {
			s.last = day
		}
	}
	if len(days) < 2 {
		return s, false
	}
	limit := s.last.Add(max(daysBetween(s.first, s.last), 365))
	for _, day := range ahead {
		if day.After(limit) {
			s.broken = true
		} else if day.After(s.last) {
			s.last = day
		}
	}
	return s, true
}

// drawTimeline draws the lanes; nil where fewer than two days are known.
func drawTimeline(lanes []lane, asOf civic.Date, open bool) *TimelineDrawing {
	s, ok := newScale(lanes, asOf, open)
	if !ok {
		return nil
	}
	gutter := 0
	for i := range lanes {
		lanes[i].name.Text = shorten(lanes[i].name.Text, widestName)
		gutter = max(gutter, textWidth(lanes[i].name.Text))
	}
	s.left, s.right = gutter+3*markRadius, drawingWidth-2*markRadius
	if s.broken {
		s.right -= beyondWidth
	}
	d := &TimelineDrawing{
		Width: drawingWidth, Left: s.left, Right: s.right, First: s.first.String(), Last: s.last.String(), Ticks: ticks(s),
	}
	if s.broken {
		d.Break = s.right + markRadius
	}
	if !asOf.After(s.last) && (open || s.last != asOf) {
		d.Today = s.x(asOf)
	}
	var lines strings.Builder
	used := map[string]bool{}
	y := axisHeight
	for _, l := range lanes {
		fmt.Fprintf(&lines, "M0 %dH%d", y, drawingWidth)
		drawn := TimelineLane{Name: l.name.Text, Lang: l.name.Lang, From: l.known.String(), Y: y + laneHeight/2 + 4}
		var rows int
		drawn.Marks, rows = placeMarks(l.happenings, s, y)
		for _, m := range drawn.Marks {
			used[m.Shape] = true
		}
		d.Lanes = append(d.Lanes, drawn)
		y += max(rows, 1) * laneHeight
	}
	for _, form := range forms {
		if used[form.Name] {
			d.Shapes = append(d.Shapes, form)
		}
	}
	d.Lines, d.Bottom, d.Height = lines.String(), y, y+2
	return d
}

// extent is a stretch of a row that is taken.
type extent struct{ from, to int }

func (a extent) meets(b extent) bool { return a.from < b.to && b.from < a.to }

// placeMarks puts each happening into the first row of its lane in which its shape and its words meet nothing
// that stands there: the words to the right, else to the left, else in the row below. It tells how many rows the
// lane has.
func placeMarks(happenings []happening, s scale, top int) (marks []TimelineMark, rows int) {
	var taken [][]extent
	free := func(row int, e extent) bool {
		for len(taken) <= row {
			taken = append(taken, nil)
		}
		for _, other := range taken[row] {
			if e.meets(other) {
				return false
			}
		}
		return true
	}
	for _, h := range happenings {
		m := newMark(h, s)
		shape := extent{min(m.BarX, m.X-markRadius) - 1, max(m.BarX+m.Bar, m.X+markRadius) + 1}
		width := textWidth(m.Label)
		right := extent{shape.to, shape.to + labelGap + width}
		left := extent{shape.from - labelGap - width, shape.from}
		below := max(s.left, min(m.X, drawingWidth-width))
		for row := 0; ; row++ {
			labelRow, words := row, extent{}
			switch {
			case !free(row, shape):
				continue
			case right.to <= drawingWidth && free(row, right):
				words, m.LabelX = right, right.from+labelGap-1
			case left.from >= s.left && free(row, left):
				words, m.LabelX, m.AtEnd = left, left.to-labelGap+1, true
			case right.to > drawingWidth && left.from < s.left && free(row+1, extent{below, below + width}):
				labelRow, words, m.LabelX = row+1, extent{below, below + width}, below
			default:
				continue
			}
			taken[row] = append(taken[row], shape)
			taken[labelRow] = append(taken[labelRow], words)
			m.Y = top + row*laneHeight + laneHeight/2
			m.LabelY = top + labelRow*laneHeight + laneHeight/2 + 4
			break
		}
		marks = append(marks, m)
	}
	for row, stretch := range taken {
		if len(stretch) > 0 {
			rows = row + 1
		}
	}
	return marks, rows
}

// newMark is a happening at its place on the scale, with its words, but not yet in a row. A partial date and a
// span are a bar over all the days that they may mean; the shape stands in the middle of a partial date and at the
// beginning of a span.
func newMark(h happening, s scale) TimelineMark {
	m := TimelineMark{Shape: h.shape, Planned: h.planned, From: otherThan(h.from.Last(), h.known, h.planned)}
	end := h.from
	if h.until.Known() {
		end = h.until
	}
	first, last := s.x(h.from.First()), s.x(end.Last())
	m.X, m.BarX = first, first
	m.Label = h.label + " " + h.from.String()
	if h.until.Known() {
		m.Label += "–" + h.until.String()
		m.Bar = last - first
	} else if !h.from.Full() {
		m.X, m.Bar = (first+last)/2, last-first
	}
	return m
}

// ticks are years, or months where the scale is short, no closer than their labels need.
func ticks(s scale) []TimelineTick {
	const room = 64
	perDay := float64(s.right-s.left) / float64(max(daysBetween(s.first, s.last), 1))
	months := 1
	for _, months = range []int{1, 2, 3, 6, 12, 24, 60, 120, 240, 600} {
		if float64(months)*30.4*perDay >= room {
			break
		}
	}
	var list []TimelineTick
	for year := s.first.Year() - s.first.Year()%max(months/12, 1); year <= s.last.Year(); year += max(months/12, 1) {
		for month := 1; month <= 12; month += min(months, 12) {
			day := civic.Day(year, month, 1)
			if day.Before(s.first) || day.After(s.last) {
				continue
			}
			label := day.String()[:7]
			if months >= 12 {
				label = label[:4]
			}
			if x := s.x(day); x+textWidth(label) <= drawingWidth {
				list = append(list, TimelineTick{X: x, Label: label})
			}
		}
	}
	return list
}

// textWidth is at most how wide a text is in the drawing's type, 12 pixels high, without a font to measure it by:
// what the widest of the common sans serif typefaces gives each kind of letter.
func textWidth(s string) int {
	tenths := 0
	for _, r := range s {
		switch {
		case strings.ContainsRune("iljI.,:;'|!()[] ", r):
			tenths += 40
		case strings.ContainsRune("mwMW", r):
			tenths += 118
		case unicode.IsUpper(r):
			tenths += 96
		case r > 0x2FFF:
			tenths += 124
		default:
			tenths += 76
		}
	}
	return tenths/10 + 1
}

// shorten cuts a text that is wider than the drawing has room for.
func shorten(s string, width int) string {
	runes := []rune(s)
	if textWidth(s) <= width {
		return s
	}
	for len(runes) > 1 && textWidth(string(runes)+"…") > width {
		runes = runes[:len(runes)-1]
	}
	return strings.TrimSpace(string(runes)) + "…"
}
