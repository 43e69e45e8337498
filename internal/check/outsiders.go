package check

import (
	"slices"

	"samsyn/internal/civic"
	"samsyn/internal/content"
	"samsyn/internal/diag"
)

// checkOutsider warns of a decision by a council that was neither a party nor a member on the day.
func (r *resolver) checkOutsider(d *decision, res *civic.Resolution) {
	council, document := d.Council, res.Document
	if council == nil || document.Collaboration == nil || res.Outcome == civic.Annulled {
		return
	}
	if council.JoinedInto != nil && council.JoinedOn.Known() && d.Date.Known() && !d.Date.First().Before(council.JoinedOn.Last()) {
		p := r.found.Warnf("decision-by-outsider", d.in.Council.At, "council %q has been part of %q since %s",
			council.ID, council.JoinedInto.ID, council.JoinedOn)
		p.Hint = "file the decision under " + quoted([]string{council.JoinedInto.ID}) + ", or correct a date"
		return
	}
	if r.documentByID[document.ID].doubt() || r.concerned(d.Decision, res) {
		return
	}
	p := r.found.Warnf("decision-by-outsider", d.in.Council.At, "council %q was neither a party to %q nor a member of %q on the day",
		council.ID, document.ID, document.Collaboration.ID)
	p.Hint = "check the council and the document; if it was asked, add it to adoption.parties"
}

// concerned reports whether the council may well have decided: as a member on some day that the date may mean,
// as a party, as one that was asked for its opinion, or as the successor of such a council.
func (r *resolver) concerned(d *civic.Decision, res *civic.Resolution) bool {
	document := res.Document
	versions := document.Versions
	if res.Version != nil {
		versions = []*civic.Version{res.Version}
	}
	for _, m := range document.Collaboration.Members {
		if succeeds(d.Council, m.Council) && (m.Council != d.Council || within(d.Date, m.From, m.Until)) {
			return true
		}
	}
	for _, v := range versions {
		asked := v.Adoption.Parties
		if v.Referral != nil {
			asked = slices.Concat(asked, v.Referral.To)
		}
		if slices.ContainsFunc(asked, func(c *civic.Council) bool { return succeeds(d.Council, c) }) {
			return true
		}
		if !v.Adoption.HasParties && v.Adoption.By == civic.ByCouncils && slices.ContainsFunc(days(v), func(day civic.Date) bool {
			return memberOn(document.Collaboration, d.Council, day)
		}) {
			return true
		}
	}
	return len(versions) == 0 && slices.ContainsFunc(document.Adoption.Parties, func(c *civic.Council) bool {
		return succeeds(d.Council, c)
	})
}

// days are the dates of which one gives the version its day.
func days(v *civic.Version) []civic.Date {
	all := []civic.Date{v.Date, v.Submitted}
	if v.Referral != nil {
		all = append(all, v.Referral.From)
	}
	return all
}

// memberOn reports whether the council was a member on the day that a version is dated, and so is a party.
func memberOn(c *civic.Collaboration, council *civic.Council, day civic.Date) bool {
	return day.Known() && slices.ContainsFunc(c.Members, func(m civic.Membership) bool {
		return m.Council == council && within(day, m.From, m.Until)
	})
}

// succeeds reports whether c is the other council, or one that it was joined into.
func succeeds(c, other *civic.Council) bool {
	for ; other != nil; other = other.JoinedInto {
		if other == c {
			return true
		}
	}
	return false
}

// checkScope reports headings in a scope that the text of the version does not have, in its original wording.
func (r *resolver) checkScope(res *civic.Resolution, in content.Resolution) {
	if res.Version == nil || res.Version.Original() == nil || res.Outcome != civic.AdoptedInPart {
		return
	}
	e := r.entries[key{civic.KindVersion, res.Document.ID, res.Version.ID}]
	if e.original.Body == nil || e.original.Broken {
		return
	}
	for i, item := range in.Scope.Value {
		if !item.OK() {
			continue
		}
		id, found := e.original.Body.Heading(item.Value)
		if found {
			res.Scope[i] = id
			continue
		}
		var ids []string
		for _, s := range e.original.Body.Sections {
			ids = append(ids, s.Name)
		}
		p := r.found.Errorf("dead-heading", item.At, "%s has no heading %q", e.original.Path, item.Value)
		p.Hint = hint(diag.Nearest(item.Value, ids), "a scope names the ids of headings of the text")
	}
}
