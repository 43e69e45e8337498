package content

import (
	"samsyn/internal/civic"
	"samsyn/internal/diag"
)

func (r *reader) release(m *mapping, front diag.Span) *Release {
	p := &Release{
		Common:      m.common(),
		Date:        stated(r, read(m, "date", moment), "date"),
		Embargo:     stated(r, read(m, "embargo", moment), "embargo"),
		Issuers:     stated(r, m.ids("issuers"), "issuers"),
		Documents:   m.ids("documents"),
		Decisions:   m.ids("decisions"),
		Claims:      entries(m, "claims", claim),
		Contacts:    entries(m, "contacts", contact),
		Corrections: entries(m, "corrections", correction),
		Withdrawn: submap(m, "withdrawn", func(m *mapping) Withdrawn {
			w := Withdrawn{Date: m.date("date"), Reason: m.local("reason")}
			m.require(m.at, "date")
			return w
		}),
		Example: m.boolean("example"),
	}
	if p.original() {
		m.require(front, "title", "date", "issuers")
	}
	if p.Issuers.OK() && len(p.Issuers.Value) == 0 {
		r.problems.Errorf(RuleMissingKey, p.Issuers.At, "issuers names no council")
	}
	return p
}

func claim(m *mapping, at diag.Span) Claim {
	c := Claim{
		At:       at,
		Document: m.mustID("document"),
		Version:  m.id("version"),
		Standing: read(m, "standing", oneOf(RuleUnknownValue,
			civic.StandingAdopted, civic.StandingLapsed, civic.StandingSuperseded, civic.StandingClosed,
			civic.StandingDivergent, civic.StandingAwaiting, civic.StandingReferral, civic.StandingDraft,
			civic.StandingOptIn, civic.StandingForInformation, civic.StandingNotStated)),
		N: m.count("n"),
	}
	if c.Standing.NotStated {
		c.Standing.Value = civic.StandingNotStated
	}
	m.require(at, "document")
	return c
}

func contact(m *mapping, at diag.Span) Contact {
	return Contact{
		At: at, Role: m.local("role"), Council: m.id("council"), Email: read(m, "email", mail), Phone: m.word("phone"),
	}
}

func (r *reader) term(m *mapping, front diag.Span) *Term {
	t := &Term{Common: m.common()}
	if t.original() {
		m.require(front, "title", "summary")
	}
	return t
}

func (r *reader) page(m *mapping, front diag.Span) *Page {
	p := &Page{
		Common: m.common(),
		Nav:    stated(r, read(m, "nav", oneOf(RuleUnknownValue, "header", "footer", "none")), "nav"),
		Order:  read(m, "order", number),
	}
	p.Order = stated(r, p.Order, "order")
	if p.original() {
		m.require(front, "title")
	}
	return p
}
