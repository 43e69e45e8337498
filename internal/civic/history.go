package civic

import (
	"cmp"
	"slices"
	"strings"
)

// actor is who can decide: a council, or a body. One of the two is nil.
type actor struct {
	council *Council
	body    *Body
}

func (d *Decision) actor() actor { return actor{d.Council, d.Body} }

// event is a decision in the matter taking hold for one actor and one version.
type event struct {
	res     *Resolution
	day     Date // the last day of written, from which it counts
	written Date // the date, as written, of what made it hold: the decision's own, or a merger's
}

// step is one thing that happens to an actor: a resolution of its own, or the merger in which it takes over
// what another council had.
type step struct {
	res     *Resolution
	day     Date
	written Date
	carry   *Council   // at its merger into this council, the actor takes over what that one had
	inherit []*Council // at its forming, the actor takes over what all of these had alike
}

// history is everything that has been decided on one document, as known at the end of the day asOf: what has
// been annulled by then is as if it had never been.
type history struct {
	doc     *Document
	asOf    Date
	own     map[actor][]*Resolution // in their order, dated or scheduled
	memo    map[asked][][]event     // events by the index of the version
	joiners map[*Council][]*Council // the councils joined into one, known from the collaboration and the decisions
}

// newHistory gathers the resolutions on d that are not annulled at the end of the day asOf.
func newHistory(d *Document, asOf Date) *history {
	h := &history{doc: d, asOf: asOf, own: map[actor][]*Resolution{}, memo: map[asked][][]event{}}
	annulments := annulmentsOf(d, asOf)
	for _, decision := range d.Decisions {
		for _, r := range decision.Decides {
			if r.Document == d && !annulments.hit(r, nil) {
				h.own[decision.actor()] = append(h.own[decision.actor()], r)
			}
		}
	}
	for _, rs := range h.own {
		slices.SortStableFunc(rs, compareResolutions)
	}
	return h
}

// annulments are the resolutions of a document that annul, those of a coming day left out.
type annulments []*Resolution

func annulmentsOf(d *Document, asOf Date) annulments {
	var list annulments
	for _, decision := range d.Decisions {
		for _, r := range decision.Decides {
			if r.Document == d && r.Outcome == Annulled && r.Annuls != nil && decision.Date.By(asOf) {
				list = append(list, r)
			}
		}
	}
	return list
}

// hit reports whether r falls by one of the annulments that has not itself fallen. The trail is what is being
// asked about already: a ring of annulments, which is a fault in the content, annuls nothing.
func (list annulments) hit(r *Resolution, trail []*Resolution) bool {
	if slices.Contains(trail, r) {
		return false
	}
	for _, a := range list {
		if a.Annuls == r.Decision && (a.Version == nil || r.Version == nil || a.Version == r.Version) &&
			!list.hit(a, append(trail, r)) {
			return true
		}
	}
	return false
}

// compareResolutions orders by day, and within a day by the first number in the §, none last, then by id.
func compareResolutions(a, b *Resolution) int {
	return cmp.Or(
		a.Decision.Date.Last().Compare(b.Decision.Date.Last()),
		compareSections(a.Decision.Section, b.Decision.Section),
		cmp.Compare(a.Decision.ID, b.Decision.ID),
	)
}

// compareSections compares the first numbers of two §§, of any length; a § without a number comes last.
func compareSections(a, b string) int {
	x, y := firstNumber(a), firstNumber(b)
	switch {
	case x == "" || y == "":
		return cmp.Compare(len(y), len(x))
	case len(x) != len(y):
		return cmp.Compare(len(x), len(y))
	}
	return cmp.Compare(x, y)
}

// firstNumber is the first run of digits in s without its leading zeros ("0" for nought), or "".
func firstNumber(s string) string {
	digit := func(r rune) bool { return r >= '0' && r <= '9' }
	start := strings.IndexFunc(s, digit)
	if start < 0 {
		return ""
	}
	s = s[start:]
	if end := strings.IndexFunc(s, func(r rune) bool { return !digit(r) }); end >= 0 {
		s = s[:end]
	}
	return cmp.Or(strings.TrimLeft(s, "0"), "0")
}

// reach tells how much of what mergers bring is an actor's own.
type reach int

const (
	alone          reach = iota // its own decisions
	withSuccessors              // also those of the councils that it has gone into
	withParts                   // also what those had alike that it was formed of
)

// asked is a question to a history: whose events, and how far they reach.
type asked struct {
	actor
	reach
}

// events are the decisions in the matter that hold for a, by the index of the version, in their order, up to
// the end of the day asOf.
func (h *history) events(a actor, r reach) [][]event {
	events, ok := h.memo[asked{a, r}]
	if !ok {
		events = h.run(a, r, h.asOf.Add(1))
		h.memo[asked{a, r}] = events
	}
	return events
}

// run plays the steps of a that lie before the day limit. A merger asks for what other councils had before
// it, always with an earlier limit, so that the asking ends.
func (h *history) run(a actor, r reach, limit Date) [][]event {
	states := make([][]event, len(h.doc.Versions))
	for _, s := range h.steps(a, r, limit) {
		switch {
		case s.carry != nil:
			takeOver(states, h.run(actor{council: s.carry}, withParts, s.day), s)
		case s.inherit != nil:
			h.inherit(states, s)
		default:
			apply(states, s)
		}
	}
	return states
}

// apply lets a resolution take hold: on the version it names, or for a repeal on that one and every older
// version that stands adopted. A repeal of what was not adopted changes nothing.
func apply(states [][]event, s step) {
	e := event{res: s.res, day: s.day, written: s.written}
	if s.res.Outcome != Repealed {
		if s.res.Version != nil && s.res.Outcome.InTheMatter() {
			states[s.res.Version.Index] = append(states[s.res.Version.Index], e)
		}
		return
	}
	if s.res.VersionNotStated {
		return
	}
	for i := range states {
		if s.res.Version != nil && i > s.res.Version.Index {
			break
		}
		if had := last(states[i]); had != nil && had.res.Outcome.adoption() {
			states[i] = append(states[i], e)
		}
	}
}

// adoption reports whether the outcome adopts the text in some way, whether or not that counts.
func (o Outcome) adoption() bool { return o.InTheMatter() && o != Rejected && o != Repealed }

// takeOver gives each version on which nothing has been decided what the other council had.
func takeOver(states, other [][]event, s step) {
	for i := range states {
		if had := last(other[i]); had != nil && len(states[i]) == 0 {
			states[i] = append(states[i], event{res: had.res, day: s.day, written: s.written})
		}
	}
}

// inherit gives each version on which nothing has been decided what all the joined councils had alike.
func (h *history) inherit(states [][]event, s step) {
	for i := range states {
		if had := h.common(s.inherit, i, s.day); had != nil && len(states[i]) == 0 {
			states[i] = append(states[i], event{res: had.res, day: s.day, written: s.written})
		}
	}
}

// common is what all the councils had alike on version i before the day: the latest of their events.
func (h *history) common(councils []*Council, i int, day Date) *event {
	var latest *event
	for _, c := range councils {
		had := last(h.run(actor{council: c}, withParts, day)[i])
		if had == nil || latest != nil && !had.alike(*latest, day) {
			return nil
		}
		if latest == nil || compareResolutions(had.res, latest.res) > 0 {
			latest = had
		}
	}
	return latest
}

func (e event) alike(f event, day Date) bool {
	return e.res.Outcome == f.res.Outcome && e.conditionMet(day) == f.conditionMet(day)
}

// conditionMet reports whether the adoption is bound to no condition at the end of the day, or to none that
// is still open.
func (e event) conditionMet(day Date) bool {
	return e.res.Outcome != AdoptedConditional || e.res.Concordance || e.res.ConditionMet.By(day)
}

func last(events []event) *event {
	if len(events) == 0 {
		return nil
	}
	return &events[len(events)-1]
}

// steps are what happens to a before the day limit, in order. From the day of a merger on, what the council
// that took over decides is a's own too.
func (h *history) steps(a actor, r reach, limit Date) []step {
	steps := h.taken(a, Date{}, limit)
	if r == alone || a.council == nil {
		return steps
	}
	if at, parts := h.forming(a.council); r == withParts && parts != nil && at.Last().Before(limit) {
		steps = append(steps, step{inherit: parts, day: at.Last(), written: at})
	}
	for link := range a.council.mergersBefore(limit) {
		steps = append(steps, step{carry: link.into, day: link.day, written: link.on})
		steps = append(steps, h.taken(actor{council: link.into}, link.day, limit)...)
	}
	slices.SortStableFunc(steps, func(s, t step) int {
		return cmp.Or(s.day.Compare(t.day), cmp.Compare(s.kind(), t.kind()))
	})
	return steps
}

// kind puts what a merger does before what is decided on its day.
func (s step) kind() int {
	if s.res == nil {
		return 0
	}
	return 1
}

// taken are the steps that a's own resolutions make, from the day from on and before the day limit.
func (h *history) taken(a actor, from, limit Date) []step {
	var steps []step
	for _, r := range h.own[a] {
		day := r.Decision.Date.Last()
		if r.Outcome != Scheduled && r.Decision.Date.Known() && !day.Before(from) && day.Before(limit) {
			steps = append(steps, step{res: r, day: day, written: r.Decision.Date})
		}
	}
	return steps
}
