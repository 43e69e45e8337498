package check

import (
	"fmt"
	"slices"

	"samsyn/internal/civic"
	"samsyn/internal/content"
	"samsyn/internal/diag"
)

// checkParties reports versions that councils are to adopt by a rule that they can't meet. A rule that stands
// with the document is blamed once.
func (r *resolver) checkParties(d *document) {
	if d.Collaboration == nil || d.doubt() {
		return
	}
	blamed := map[diag.Span]bool{}
	if len(d.Versions) == 0 {
		r.checkRule(d, content.Version{}, d.Adoption, len(statedOr(d.Adoption, d.Collaboration)), blamed)
	}
	var counts map[*civic.Version]int
	for i, v := range d.Versions {
		of := len(v.Adoption.Parties)
		if v.Adoption.By == civic.ByCouncils && !v.Adoption.HasParties {
			if counts == nil {
				counts = d.PartyCounts(lastDay())
			}
			of = partiesIn(counts, v)
		}
		r.checkRule(d, d.versions[i], v.Adoption, of, blamed)
	}
}

// lastDay is a day by which all that is recorded has happened.
func lastDay() civic.Date { return civic.Day(2199, 12, 31) }

// partiesIn counts the parties of a version of which nothing is stated: the members on its day. A version that
// nothing dates has no day yet, and may have any member for a party.
func partiesIn(counts map[*civic.Version]int, v *civic.Version) int {
	if of, listed := counts[v]; listed {
		return of
	}
	return len(v.Document.Collaboration.Members)
}

func statedOr(a civic.Adoption, c *civic.Collaboration) []*civic.Council {
	if a.HasParties {
		return a.Parties
	}
	var all []*civic.Council
	for _, m := range c.Members {
		all = append(all, m.Council)
	}
	return all
}

// checkRule reports a rule that so many parties can't meet. Of all rules only a number of councils can ask for
// more than there are; a share is at most all of them where it is read.
func (r *resolver) checkRule(d *document, v content.Version, a civic.Adoption, of int, blamed map[diag.Span]bool) {
	if a.By != civic.ByCouncils {
		return
	}
	if of == 0 {
		r.checkNoParties(d, v, a, blamed)
		return
	}
	rule := v.Adoption.Value.Rule
	if !rule.Set {
		rule = d.in.Adoption.Value.Rule
	}
	if a.Rule.Kind != civic.RuleAtLeast || a.Rule.Number <= of || blamed[rule.At] {
		return
	}
	blamed[rule.At] = true
	p := r.found.Errorf("rule-unreachable", rule.At, "at least %d councils must adopt it, and there are only %d parties",
		a.Rule.Number, of)
	p.Hint = "correct the rule, or the list of parties"
	parties := v.Adoption.Value.Parties
	if !parties.Set {
		parties = d.in.Adoption.Value.Parties
	}
	if parties.Set {
		p.Notes = append(p.Notes, note(parties.At, "the parties"))
	}
}

// checkNoParties reports that councils are to adopt what has no party.
func (r *resolver) checkNoParties(d *document, v content.Version, a civic.Adoption, blamed map[diag.Span]bool) {
	at, text := d.in.Collaboration.At, fmt.Sprintf("councils are to adopt it, and %q has no member", d.Collaboration.ID)
	if len(d.Collaboration.Members) > 0 {
		text = fmt.Sprintf("councils are to adopt version %q, and %q has no member on its day", v.ID.Value, d.Collaboration.ID)
	}
	for _, own := range []content.Field[content.Adoption]{d.in.Adoption, v.Adoption} {
		switch {
		case own.Value.Parties.Set:
			at, text = own.Value.Parties.At, "councils are to adopt it, and it names no party"
		case own.Set && !a.HasParties:
			at = own.At
		}
	}
	if blamed[at] {
		return
	}
	blamed[at] = true
	r.found.Errorf("adoption-without-parties", at, "%s", text).
		Hint = "name the parties, or write by: none, or adoption: not-stated if nobody knows who was to adopt it"
}

// doubtful reports whether the name of a council that has to do with the document could not be resolved, which
// has been reported: who is a party can't be told then.
func (r *resolver) doubtful(d *document) bool {
	lost := func(f content.String) bool { return f.Bad || f.OK() && r.councils[f.Value] == nil }
	for _, v := range append([]content.Version{{Adoption: d.in.Adoption}}, d.versions...) {
		if slices.ContainsFunc(v.Adoption.Value.Parties.Value, lost) || v.Adoption.Bad || v.Adoption.Value.Parties.Bad {
			return true
		}
	}
	in := r.entries[key{Kind: civic.KindCollaboration, ID: d.Collaboration.ID}].original
	c := in.Record.(*content.Collaboration)
	return in.Broken || c.Members.Bad || slices.ContainsFunc(c.Members.Value, func(m content.Member) bool {
		return lost(m.Council) || m.From.Bad || m.Until.Bad
	})
}
