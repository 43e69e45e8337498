package site

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	"samsyn/internal/civic"
)

// box is what a shape or a text covers in a drawing.
type box struct {
	what           string
	x0, y0, x1, y1 int
}

// boxes are the shapes, bars and texts of a drawing.
func boxes(d *TimelineDrawing) []box {
	var list []box
	text := func(s string, x, baseline int) {
		list = append(list, box{s, x, baseline - 10, x + textWidth(s), baseline + 3})
	}
	for _, tick := range d.Ticks {
		text(tick.Label, tick.X-textWidth(tick.Label)/2, 12)
	}
	for _, lane := range d.Lanes {
		text(lane.Name, 0, lane.Y)
		for _, m := range lane.Marks {
			list = append(list, box{m.Shape, min(m.X-6, m.BarX), m.Y - 7, max(m.X+6, m.BarX+m.Bar), m.Y + 7})
			x := m.LabelX
			if m.AtEnd {
				x -= textWidth(m.Label)
			}
			text(m.Label, x, m.LabelY)
		}
	}
	return list
}

// manyCouncils is a document that so many councils have decided on, within so many days.
func manyCouncils(t *testing.T, councils, days int) *world {
	random := rand.New(rand.NewPCG(uint64(councils), uint64(days)))
	var names []string
	for i := range councils {
		names = append(names, fmt.Sprintf("Storkommun %c%c", 'A'+i/26, 'A'+i%26))
	}
	w := newWorld(t)
	for _, name := range names {
		w.join(strings.ReplaceAll(name, " ", "-"))
	}
	doc := w.document("plan", "Plan", "Plan", civic.Rule{Kind: civic.RuleAll})
	first := w.date("2005-01-01")
	for i := range 3 {
		v := w.version(doc, fmt.Sprint(i+1), first.Add(i*days/8).String(), civic.StageFinal)
		v.Submitted = first.Add(i*days/8 + 1)
		v.Referral = &civic.Referral{From: w.date("2005-01"), Until: first.Add(days)}
		v.Review = w.date([]string{"2006", "2031-06", "2099-12-31"}[i])
	}
	for _, name := range names {
		for range 1 + random.IntN(5) {
			day := first.Add(random.IntN(days)).String()
			day = day[:[]int{4, 7, 10, 10, 10}[random.IntN(5)]]
			outcome := civic.Outcomes[random.IntN(len(civic.Outcomes)-2)]
			w.decide(doc.Versions[random.IntN(3)], strings.ReplaceAll(name, " ", "-")+" "+day+" "+string(outcome))
		}
	}
	return w
}

func TestNothingInATimelineCollides(t *testing.T) {
	for _, councils := range []int{2, 5, 15, 60} {
		for _, days := range []int{8, 60, 400, 4000} {
			t.Run(fmt.Sprintf("%d councils in %d days", councils, days), func(t *testing.T) {
				plan := manyCouncils(t, councils, days).plan("2026-11-21")
				d := view[*DocumentPage](t, plan, "/sv/dokument/plan/").Timeline.Drawing
				if d == nil || len(d.Lanes) != councils+3 {
					t.Fatal("the drawing lacks lanes")
				}
				all := boxes(d)
				for i, a := range all {
					if a.x0 < 0 || a.x1 > d.Width || a.y1 > d.Height {
						t.Errorf("%q reaches out of the drawing", a.what)
					}
					for _, b := range all[i+1:] {
						if a.x0 < b.x1 && b.x0 < a.x1 && a.y0 < b.y1 && b.y0 < a.y1 {
							t.Errorf("%q and %q collide: %v, %v", a.what, b.what, a, b)
						}
					}
				}
			})
		}
	}
}

func TestTimelineIsToScale(t *testing.T) {
	w := framat(t)
	d := view[*DocumentPage](t, w.plan("2026-11-21"), "/sv/dokument/framat/").Timeline.Drawing
	first, last := w.date(d.First), w.date(d.Last)
	perDay := float64(d.Right-d.Left) / float64(daysBetween(first, last))
	for _, lane := range d.Lanes {
		for _, m := range lane.Marks {
			day := w.date(m.Label[strings.LastIndexByte(m.Label, ' ')+1:])
			if !day.Full() {
				if m.Bar == 0 {
					t.Errorf("%s: %q is not drawn as an interval", lane.Name, m.Label)
				}
				continue
			}
			if want := float64(d.Left) + perDay*float64(daysBetween(first, day)); float64(m.X) < want-1 || float64(m.X) > want+1 {
				t.Errorf("%s: %q stands at %d, want %.0f", lane.Name, m.Label, m.X, want)
			}
		}
	}
}

// The list tells how far each version had come at the end of each day: reading it up to a day gives the standing
// of that day.
func TestTimelineListSaysTheStandingOfEachDay(t *testing.T) {
	w := manyCouncils(t, 5, 400)
	plan := w.plan("2026-11-21")
	doc := w.reg.Documents[0]
	items := view[*DocumentPage](t, plan, "/sv/dokument/plan/").Timeline.Items
	e := plan.editions[0]
	for _, day := range doc.Days() {
		if day.After(plan.AsOf) {
			continue
		}
		said := map[string][2]string{}
		for _, item := range items {
			if item.Planned || lastDay(w, item) > day.String() {
				continue
			}
			for _, after := range item.After {
				who, what, _ := strings.Cut(after, ": ")
				badge, count, both := strings.Cut(what, ", ")
				if !both && strings.Contains(badge, " av ") && badge[0] >= '0' && badge[0] <= '9' {
					badge, count = said[who][0], badge
				}
				said[who] = [2]string{badge, count}
			}
		}
		on := e.on(doc, day)
		for _, vs := range on.Status(doc).Versions {
			want := [2]string{on.standingBadge(vs).Text, on.count(vs)}
			if got := said[e.versionName(vs.Version)]; got != want {
				t.Errorf("on %s the list gives version %s as %q, want %q", day, vs.Version.ID, got, want)
			}
		}
	}
	if !slices.IsSortedFunc(items, func(a, b TimelineItem) int { return strings.Compare(lastDay(w, a), lastDay(w, b)) }) {
		t.Error("the list is not in order")
	}
}

func lastDay(w *world, item TimelineItem) string {
	return w.date(item.Date.DateTime).Last().String()
}

// What the page holds for other days gives the sentence of each of them back.
func TestEditsGiveEverySentenceBack(t *testing.T) {
	w := manyCouncils(t, 15, 400)
	plan := w.plan("2026-11-21")
	doc := w.reg.Documents[0]
	data := view[*DocumentPage](t, plan, "/sv/dokument/plan/").Days.Data
	said := []rune{}
	for i, band := range data.Doc.Bands {
		if change, ok := band["t"].([]any); ok {
			var now []rune
			for ; len(change) > 0; change = change[3:] {
				kept, dropped := change[0].(int), change[1].(int)
				now = append(append(now, said[:kept]...), []rune(change[2].(string))...)
				said = said[kept+dropped:]
			}
			said = append(now, said...)
		}
		if data.Days[i] == "" {
			continue
		}
		day := w.date(data.Days[i])
		shown := doc.Status(day).Shown()
		want := plan.Sentence("sv", shown)
		if !strings.HasPrefix(want, string(said)+" (") {
			t.Errorf("on %s the sentence is\n%s\nwant\n%s", day, string(said), want)
		}
	}
}
