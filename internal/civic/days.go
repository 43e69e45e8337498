package civic

import "slices"

// Days lists, in order, every full day at whose end something about the document may be another than at the end
// of the day before: from one of them up to the day before the next, Status says the same of all but the day
// itself. A day in the list need not change anything. Days that lie ahead of any build are in it too.
func (d *Document) Days() []Date {
	c := &calendar{}
	c.document(d)
	c.event(d.Collaboration.Ended)
	for _, m := range d.Collaboration.Members {
		c.span(m.From, m.Until)
	}
	for _, other := range append(slices.Clone(d.RepealedBy), d.ReplacedBy...) {
		c.document(other)
	}
	slices.SortFunc(c.days, Date.Compare)
	return slices.Compact(c.days)
}

// calendar gathers days. Each adds what a date of one kind turns on: an event its last day, a span the first day
// that it covers and the first that it does not.
type calendar struct{ days []Date }

func (c *calendar) event(d Date) {
	if d.Known() {
		c.days = append(c.days, d.Last())
	}
}

func (c *calendar) span(from, until Date) {
	if from.Known() {
		c.days = append(c.days, from.First())
	}
	if until.Known() {
		c.days = append(c.days, until.Last().Add(1))
	}
}

// document adds the days of a document's own versions, decisions, councils and members.
func (c *calendar) document(d *Document) {
	if d.Closed != nil {
		c.event(d.Closed.Date)
	}
	for _, v := range d.Versions {
		c.version(v)
	}
	for _, decision := range d.Decisions {
		c.event(decision.Date)
		c.council(decision.Council)
		for _, r := range decision.Decides {
			c.event(r.ConditionMet)
		}
	}
	for _, m := range d.Collaboration.Members {
		c.council(m.Council)
	}
}

func (c *calendar) version(v *Version) {
	c.event(v.Date)
	c.event(v.Submitted)
	if v.Referral != nil {
		c.event(v.Referral.From)
		c.event(v.Referral.Until)
	}
	if v.Valid != nil {
		c.span(v.Valid.From, v.Valid.Until)
	}
	c.span(Date{}, v.Review)
	for _, party := range v.Adoption.Parties {
		c.council(party)
	}
}

// council adds the mergers that a council goes through, its own and those of the councils that took over.
func (c *calendar) council(council *Council) {
	for link := range council.mergersBefore(Day(maxYear+1, 1, 1)) {
		c.event(link.on)
	}
}
