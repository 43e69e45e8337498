package civic

import (
	"iter"
	"slices"
)

// forming tells whether c was formed by a merger: the day, and the councils that went into it. It is taken to
// have been formed where at least two councils were joined into it on its first such day and nothing shows
// that it was there before: no decision, no membership that reaches back. Else it took in its neighbours, and
// what they had decided is not its own.
func (h *history) forming(c *Council) (Date, []*Council) {
	if h.joiners == nil {
		h.joiners = h.mergers()
	}
	all := h.joiners[c]
	if len(all) < 2 {
		return Date{}, nil
	}
	first := slices.MinFunc(all, func(a, b *Council) int { return a.JoinedOn.Last().Compare(b.JoinedOn.Last()) })
	day := first.JoinedOn.Last()
	var formed []*Council
	for _, joined := range all {
		if joined.JoinedOn.Last() == day {
			formed = append(formed, joined)
		}
	}
	if len(formed) < 2 || h.existedBefore(c, day) {
		return Date{}, nil
	}
	return first.JoinedOn, formed
}

// mergers gathers, from every council that the document can concern, who was joined into whom.
func (h *history) mergers() map[*Council][]*Council {
	joiners := map[*Council][]*Council{}
	seen := map[*Council]bool{}
	note := func(c *Council) {
		for ; c != nil && !seen[c]; c = c.JoinedInto {
			seen[c] = true
			if c.JoinedInto != nil && c.JoinedOn.Known() {
				joiners[c.JoinedInto] = append(joiners[c.JoinedInto], c)
			}
		}
	}
	for _, m := range h.doc.Collaboration.Members {
		note(m.Council)
	}
	for _, v := range h.doc.Versions {
		for _, c := range v.Adoption.Parties {
			note(c)
		}
	}
	for _, decision := range h.doc.Decisions {
		note(decision.Council)
	}
	return joiners
}

// existedBefore reports whether something shows that c was there before the day.
func (h *history) existedBefore(c *Council, day Date) bool {
	for _, m := range h.doc.Collaboration.Members {
		if m.Council == c && (!m.From.Known() || m.From.First().Before(day)) {
			return true
		}
	}
	return slices.ContainsFunc(c.Decisions, func(d *Decision) bool {
		return d.Date.Known() && d.Date.First().Before(day)
	})
}

// link is a merger into another council.
type link struct {
	into *Council
	on   Date // as written
	day  Date // from which it counts
}

// mergersBefore walks the mergers that c has gone through before the day limit, c's own first. Each begins
// no earlier than the one before it; a ring, which is a fault in the content, is walked once.
func (c *Council) mergersBefore(limit Date) iter.Seq[link] {
	return func(yield func(link) bool) {
		seen := map[*Council]bool{}
		var from Date
		for c != nil && c.JoinedInto != nil && c.JoinedOn.Last().Before(limit) && c.JoinedOn.Known() && !seen[c] {
			seen[c] = true
			if day := c.JoinedOn.Last(); day.After(from) {
				from = day
			}
			if !yield(link{into: c.JoinedInto, on: c.JoinedOn, day: from}) {
				return
			}
			c = c.JoinedInto
		}
	}
}

// JoinedBy reports whether c has been joined into another council by the end of the day asOf.
func (c *Council) JoinedBy(asOf Date) bool {
	return c.JoinedInto != nil && c.JoinedOn.By(asOf)
}

// becamePartOf reports whether c has gone into other, directly or in several mergers, by the day.
func (c *Council) becamePartOf(other *Council, asOf Date) bool {
	for link := range c.mergersBefore(asOf.Add(1)) {
		if link.into == other {
			return true
		}
	}
	return false
}

// On reports whether the membership covers the day. The span is the widest that its dates allow; a merger
// ends it the day before.
func (m Membership) On(day Date) bool {
	switch {
	case m.From.Known() && m.From.First().After(day):
		return false
	case m.Until.Known() && m.Until.Last().Before(day):
		return false
	}
	return !m.Council.JoinedBy(day)
}

// MembersOn lists the councils that are members on the day, in the author's order, each once.
func (c *Collaboration) MembersOn(day Date) []*Council {
	var members []*Council
	for _, m := range c.Members {
		if m.On(day) && !slices.Contains(members, m.Council) {
			members = append(members, m.Council)
		}
	}
	return members
}

// leftOn is the end of c's last membership, as written, where that lies before the day; else zero.
func (c *Collaboration) leftOn(council *Council, day Date) Date {
	var until Date
	for _, m := range c.Members {
		switch {
		case m.Council != council:
		case m.On(day), m.From.Known() && m.From.First().After(day):
			return Date{}
		case m.Until.Known() && m.Until.Last().After(until.Last()):
			until = m.Until
		}
	}
	return until
}
