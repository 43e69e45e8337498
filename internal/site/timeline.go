package site

import (
	"slices"
	"strings"

	"samsyn/internal/civic"
)

// shapes give what was decided its form; the words beside it say the same.
var shapes = map[civic.Outcome]string{
	civic.Adopted: "yes", civic.AdoptedReservation: "yes", civic.AdoptedAmended: "partly",
	civic.AdoptedConditional: "partly", civic.AdoptedInPart: "partly", civic.Rejected: "no", civic.Repealed: "no",
	civic.Annulled: "no", civic.ReferredBack: "back", civic.Tabled: "back", civic.Withdrawn: "back", civic.Scheduled: "plan",
}

// forms are the shapes of marks, in the order in which they are drawn.
var forms = []TimelineShape{
	{"yes", "yes", false, "M-5 0a5 5 0 1 0 10 0a5 5 0 1 0-10 0z"},
	{"partly", "partly", false, "M-5 0a5 5 0 1 0 10 0a5 5 0 1 0-10 0zM0-4a4 4 0 0 1 0 8z"},
	{"no", "no", false, "M-6-4-4-6 0-2 4-6 6-4 2 0 6 4 4 6 0 2-4 6-6 4-2 0z"},
	{"back", "waiting", false, "M-5 0 3-5V5z"},
	{"plan", "waiting", true, "M-5 0a5 5 0 1 0 10 0a5 5 0 1 0-10 0z"},
	{"dot", "none", false, "M-3-3H3V3H-3z"},
	{"draft", "none", true, "M0-6 6 0 0 6-6 0z"},
	{"sent", "none", false, "M5 0-3-5V5z"},
	{"flag", "none", false, "M-1 7V-7L6-4 1-1V7z"},
	{"ahead", "none", true, "M-1 7V-7L6-4 1-1V7z"},
}

// documentTimeline is a document's whole way: every version and every council.
func (e *edition) documentTimeline(doc *civic.Document) *Timeline {
	return e.timeline(doc, func(*civic.Version) bool { return true })
}

// versionTimeline is the way of one version.
func (e *edition) versionTimeline(v *civic.Version) *Timeline {
	return e.timeline(v.Document, func(other *civic.Version) bool { return other == v })
}

// way gathers what has happened to a document, or to those of its versions that are meant.
type way struct {
	*edition
	doc      *civic.Document
	status   *civic.DocumentStatus
	versions []*civic.VersionStatus
	several  bool // more than one version is meant
	lanes    []lane
	said     []saying
}

// saying is a line of the list before it has its place.
type saying struct {
	item TimelineItem
	day  civic.Date // from which it counts
}

// timeline is nil where nothing is dated.
func (e *edition) timeline(doc *civic.Document, meant func(*civic.Version) bool) *Timeline {
	w := &way{edition: e, doc: doc, status: e.Status(doc)}
	for _, vs := range w.status.Versions {
		if meant(vs.Version) {
			w.versions = append(w.versions, vs)
		}
	}
	w.several = len(w.versions) > 1
	for _, vs := range w.versions {
		w.addVersion(vs)
	}
	w.addClosing()
	w.addDeciders(meant)
	w.tellStandings(meant)
	if len(w.said) == 0 {
		return nil
	}
	slices.SortStableFunc(w.said, func(a, b saying) int { return a.day.Compare(b.day) })
	t := &Timeline{Drawing: drawTimeline(w.lanes, e.AsOf, w.open())}
	for _, s := range w.said {
		t.Items = append(t.Items, s.item)
	}
	if d := t.Drawing; d != nil {
		first, _ := civic.ParseDate(d.First)
		last, _ := civic.ParseDate(d.Last)
		d.Text = e.t("timeline.text", "title", e.title(&doc.Record).Text, "from", e.words.Date(first), "until", e.words.Date(last))
	}
	return t
}

// open reports whether the way goes on: the newest version is not decided on yet.
func (w *way) open() bool {
	if len(w.versions) == 0 {
		return false
	}
	switch w.versions[len(w.versions)-1].Standing {
	case civic.StandingAwaiting, civic.StandingReferral, civic.StandingDraft:
		return true
	}
	return false
}

// addVersion adds a version's own lane: its date, its referral, the day it was sent, and where the
// page is about it its deadlines.
func (w *way) addVersion(vs *civic.VersionStatus) {
	v := vs.Version
	l := lane{name: Passage{Text: w.versionName(v)}, known: vs.Day}
	add := func(key, shape string, from, until civic.Date) {
		if !from.Known() {
			return
		}
		planned := !from.By(w.AsOf) && from.First().After(w.AsOf)
		known := from.Last()
		if planned {
			known = vs.Day
		}
		if planned && shape == "flag" {
			shape = "ahead"
		}
		label := w.t("timeline." + key)
		l.happenings = append(l.happenings, happening{
			from: from, until: until, shape: shape, label: label, known: known,
			planned: planned || until.Known() && until.Last().After(w.AsOf),
		})
		date := w.dateValue(from)
		if until.Known() {
			date.Text = w.words.Period(from, until)
		}
		w.tell(date, known, Link{Text: w.t("timeline.of", "who", l.name.Text, "what", label)}, planned, from.Last())
	}
	add("dated", "draft", v.Date, civic.Date{})
	if v.Referral != nil {
		add("referral", "dot", v.Referral.From, v.Referral.Until)
	}
	add("submitted", "sent", v.Submitted, civic.Date{})
	if !w.several || vs == w.status.Shown() {
		if v.Valid != nil {
			add("valid-from", "flag", v.Valid.From, civic.Date{})
			add("valid-until", "flag", v.Valid.Until, civic.Date{})
		}
		add("review", "flag", v.Review, civic.Date{})
	}
	w.lanes = append(w.lanes, l)
}

// tell adds a line to the list.
func (w *way) tell(date Value, known civic.Date, what Link, planned bool, day civic.Date) {
	w.said = append(w.said, saying{day: day, item: TimelineItem{
		Date: date, From: otherThan(day, known, planned), What: what, Planned: planned,
	}})
}

// otherThan is the day from which something is known, where that is not the day on which it was; "" else.
func otherThan(day, known civic.Date, planned bool) string {
	if known == day && !planned {
		return ""
	}
	return known.String()
}

// addClosing adds that the matter ended in a way that no decision shows.
func (w *way) addClosing() {
	c := w.doc.Closed
	if c == nil || !c.Date.By(w.AsOf) || len(w.lanes) == 0 {
		return
	}
	label := w.t("timeline.closed")
	newest := &w.lanes[len(w.lanes)-1]
	newest.happenings = append(newest.happenings, happening{
		from: c.Date, shape: "no", label: label, known: c.Date.Last(),
	})
	w.tell(w.dateValue(c.Date), c.Date.Last(), Link{Text: upperFirst(label)}, false, c.Date.Last())
}

// addDeciders adds a lane for each council or body that is a party or has decided.
func (w *way) addDeciders(meant func(*civic.Version) bool) {
	concerned := map[*civic.Council]bool{}
	var bodies []*civic.Body
	note := func(c *civic.Council, b *civic.Body) {
		if c != nil {
			concerned[c] = true
		} else if !slices.Contains(bodies, b) {
			bodies = append(bodies, b)
		}
	}
	for _, vs := range w.versions {
		for _, row := range vs.Rows {
			if row.Counted {
				note(row.Council, row.Body)
			}
		}
	}
	resolutions := w.resolutions(meant)
	for _, r := range resolutions {
		note(r.Decision.Council, r.Decision.Body)
	}
	for _, b := range bodies {
		w.addDecider(Passage{Text: w.bodyName(b)}, resolutions, func(d *civic.Decision) bool { return d.Body == b })
	}
	for _, c := range w.inGridOrder(w.doc.Collaboration, concerned) {
		w.addDecider(w.councilName(c), resolutions, func(d *civic.Decision) bool { return d.Council == c })
	}
}

// resolutions are the known decisions on the versions that are meant, in order. One that names no version belongs
// to the whole way alone.
func (w *way) resolutions(meant func(*civic.Version) bool) []*civic.Resolution {
	var list []*civic.Resolution
	for _, d := range w.doc.Decisions {
		for _, r := range d.Decides {
			whole := r.Version == nil && (w.several || len(w.doc.Versions) < 2)
			if r.Document == w.doc && w.hasPage(d) && (whole || r.Version != nil && meant(r.Version)) {
				list = append(list, r)
			}
		}
	}
	slices.SortStableFunc(list, func(a, b *civic.Resolution) int {
		return a.Decision.Date.Last().Compare(b.Decision.Date.Last())
	})
	return list
}

func (w *way) addDecider(name Passage, resolutions []*civic.Resolution, by func(*civic.Decision) bool) {
	l := lane{name: name}
	for _, r := range resolutions {
		if !by(r.Decision) {
			continue
		}
		badge, planned := w.resolutionBadge(r), r.Outcome == civic.Scheduled
		known := r.Decision.Date.Last()
		if planned {
			known = civic.Date{}
		}
		what := badge.Text
		switch {
		case r.VersionNotStated:
			what = w.t("timeline.on-not-stated", "what", what)
		case w.several && r.Version != nil:
			what = w.t("timeline.on", "what", what, "version", r.Version.ID)
		}
		shape, has := shapes[r.Outcome]
		if !has {
			shape = "dot"
		}
		l.happenings = append(l.happenings, happening{
			from: r.Decision.Date, shape: shape, planned: planned, label: what, known: known,
		})
		link := w.decisionLink(r.Decision)
		link.Text, link.Lang = w.t("timeline.of", "who", name.Text, "what", what), ""
		w.tell(w.dateValue(r.Decision.Date), known, link, planned, r.Decision.Date.Last())
		if met := r.ConditionMet; met.By(w.AsOf) {
			l.happenings = append(l.happenings, happening{
				from: met, shape: "yes", label: w.t("timeline.condition-met"), known: met.Last(),
			})
			link.Text = w.t("timeline.of", "who", name.Text, "what", w.t("timeline.condition-met"))
			w.tell(w.dateValue(met), met.Last(), link, false, met.Last())
		}
	}
	slices.SortStableFunc(l.happenings, func(a, b happening) int { return a.from.First().Compare(b.from.First()) })
	w.lanes = append(w.lanes, l)
}

// tellStandings adds to the list, on each day on which it changed, how far the versions had come by its end.
func (w *way) tellStandings(meant func(*civic.Version) bool) {
	was := map[*civic.Version][2]string{}
	for i, day := range w.changeDays(w.doc) {
		on := w.on(w.doc, day)
		var changed []string
		for _, vs := range on.Status(w.doc).Versions {
			badge, count := on.standingBadge(vs).Text, on.count(vs)
			now := [2]string{badge, count}
			if !meant(vs.Version) || was[vs.Version] == now {
				continue
			}
			said := count
			if was[vs.Version][0] != badge || count == "" {
				said = strings.TrimSuffix(badge+", "+count, ", ")
			}
			was[vs.Version] = now
			if w.several {
				said = w.t("timeline.of", "who", w.versionName(vs.Version), "what", said)
			}
			changed = append(changed, said)
		}
		if len(changed) > 0 {
			w.tellStanding(day, changed, i == 0)
		}
	}
}

// tellStanding puts how far the versions had come beside the last thing of the day, or on a line of its own: without
// a date where it was so before anything that is dated.
func (w *way) tellStanding(day civic.Date, changed []string, undated bool) {
	for i := len(w.said) - 1; i >= 0; i-- {
		if w.said[i].day == day && !w.said[i].item.Planned {
			w.said[i].item.After = changed
			return
		}
	}
	item := TimelineItem{Date: w.dateValue(day), After: changed}
	if undated {
		item.Date = Value{Text: w.t("timeline.undated")}
	}
	w.said = append(w.said, saying{day: day, item: item})
}
