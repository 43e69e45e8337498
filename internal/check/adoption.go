package check

import (
	"samsyn/internal/civic"
	"samsyn/internal/content"
)

// adoption is what a document or a version states about who adopts it. A nil field is a key left out, so that
// a version's can be laid over the document's key by key.
type adoption struct {
	adopter    *adopter
	parties    []*civic.Council
	hasParties bool
	noParties  bool // the parties are not stated: nobody knows who was to adopt
	rule       *civic.Rule
	amendments *bool
	in         content.Field[content.Adoption]
}

// adopter is who adopts; body is set with civic.ByBody.
type adopter struct {
	by   civic.Adopter
	body *civic.Body
}

// adoption resolves the names in an adoption.
func (r *resolver) adoption(d *document, f content.Field[content.Adoption]) adoption {
	a := adoption{in: f}
	if f.NotStated {
		a.adopter = &adopter{by: civic.ByNotStated}
		return a
	}
	in := f.Value
	switch {
	case in.By.NotStated:
		a.adopter = &adopter{by: civic.ByNotStated}
	case in.By.OK():
		a.adopter = &adopter{by: in.By.Value.Adopter}
		if a.adopter.by == civic.ByBody {
			a.adopter.body = r.body(d.Collaboration, in.By.Value.Body, in.By.At)
		}
	}
	if in.Parties.Set {
		a.parties, a.hasParties = r.councilsOf(in.Parties.Value), true // one twice is reported where it was read
		a.noParties = in.Parties.NotStated
	}
	switch {
	case in.Rule.NotStated:
		a.rule = &civic.Rule{Kind: civic.RuleNotStated}
	case in.Rule.OK():
		a.rule = &in.Rule.Value
	}
	if in.AmendmentsCount.OK() {
		a.amendments = &in.AmendmentsCount.Value
	}
	r.checkMisplacedAdoption(a)
	return a
}

// under lays a version's own adoption over a, key by key. One that is not stated as a whole hides all of a.
func (a adoption) under(own adoption) adoption {
	switch {
	case own.in.NotStated:
		return own
	case a.in.NotStated && own.in.Set:
		a = adoption{}
	}
	if own.adopter != nil {
		a.adopter = own.adopter
	}
	if own.hasParties {
		a.parties, a.hasParties, a.noParties = own.parties, true, own.noParties
	}
	if own.rule != nil {
		a.rule = own.rule
	}
	if own.amendments != nil {
		a.amendments = own.amendments
	}
	return a
}

// civic fills in the defaults: all the members of the collaboration, and every one of them.
func (a adoption) civic() civic.Adoption {
	out := civic.Adoption{By: civic.ByCouncils, Rule: civic.Rule{Kind: civic.RuleAll}}
	if a.adopter != nil {
		out.By, out.Body = a.adopter.by, a.adopter.body
	}
	if out.By == civic.ByCouncils && a.noParties {
		out.By = civic.ByNotStated
	}
	if a.amendments != nil {
		out.AmendmentsCount = *a.amendments
	}
	switch out.By {
	case civic.ByBody:
		out.Rule.Kind = civic.RuleBody
	case civic.ByNone:
		out.Rule.Kind = civic.RuleNone
	case civic.ByNotStated:
		out.Rule.Kind = civic.RuleNotStated
	default:
		out.Parties, out.HasParties = a.parties, a.hasParties
		if a.rule != nil {
			out.Rule = *a.rule
		}
	}
	return out
}

// checkMisplacedAdoption reports keys that say how councils adopt beside an adopter that is not the councils.
func (r *resolver) checkMisplacedAdoption(a adoption) {
	if a.adopter == nil || a.adopter.by == civic.ByCouncils || a.in.NotStated {
		return
	}
	in, who := a.in.Value, "a body adopts"
	switch a.adopter.by {
	case civic.ByNone:
		who = "nobody adopts"
	case civic.ByNotStated:
		who = "it is not stated who adopts"
	}
	if in.Rule.Set && !in.Rule.NotStated {
		p := r.found.Errorf("misplaced-key", in.Rule.Key, "a rule for councils, where %s", who)
		p.Hint = "remove rule, or write by: councils"
		p.Notes = append(p.Notes, note(in.By.At, "who adopts"))
	}
	if in.Parties.Set && len(in.Parties.Value) > 0 {
		p := r.found.Errorf("misplaced-key", in.Parties.Key, "parties, where %s", who)
		p.Hint = "remove parties, or write by: councils"
		p.Notes = append(p.Notes, note(in.By.At, "who adopts"))
	}
}

// checkOwnRule reports a version's own rule under an adopter that it takes from its document.
func (r *resolver) checkOwnRule(d *document, base, own adoption) {
	rule := own.in.Value.Rule
	if own.adopter != nil || !rule.OK() || base.adopter == nil || base.adopter.by != civic.ByBody {
		return
	}
	p := r.found.Errorf("misplaced-key", rule.Key, "a rule for councils, where a body adopts")
	p.Hint = "remove rule, or write by: councils beside it"
	p.Notes = append(p.Notes, note(d.in.Adoption.Value.By.At, "who adopts"))
}
