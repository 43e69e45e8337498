package check

import (
	"samsyn/internal/civic"
	"samsyn/internal/content"
	"samsyn/internal/diag"
)

// decision pairs a decision with what its author wrote.
type decision struct {
	*civic.Decision
	file        *content.File
	in          *content.Decision
	resolutions []content.Resolution // one for each of Decides
}

// resolveDecisions fills the decisions, then the annulments, which may name any of them.
func (r *resolver) resolveDecisions() {
	for _, e := range r.byKind[civic.KindDecision] {
		in := e.original.Record.(*content.Decision)
		d := &decision{file: e.original, in: in, Decision: &civic.Decision{
			Record:       r.record(e),
			Date:         in.Date.Value,
			Section:      str(in.Section),
			Registration: str(in.Registration),
			Citation:     str(in.Citation),
			Approved:     in.Approved.Value,
			Announced:    in.Announced.Value,
			Final:        in.Final.Value,
			Dissent:      texts(in.Dissent.Value),
			Votes:        votes(in.Votes),
			Minutes:      minutes(in.Minutes),

			DissentNotStated: in.Dissent.NotStated,
		}}
		for _, a := range in.AnnouncedBy.Value {
			if c := r.council(a.Council); c != nil {
				d.AnnouncedBy = append(d.AnnouncedBy, civic.CouncilDate{Council: c, Date: a.Date.Value})
			}
		}
		r.decider(d)
		r.decides(d)
		r.decisions = append(r.decisions, d)
		r.decisionByID[e.ID] = d
		r.reg.Decisions = append(r.reg.Decisions, d.Decision)
	}
	for _, d := range r.decisions {
		for i, in := range d.resolutions {
			if annulled := r.decision(in.Annuls); annulled != nil {
				d.Decides[i].Annuls = annulled.Decision
			}
		}
	}
}

// decider resolves who decided: a council or a body. Both, or neither, has been reported where it was read.
func (r *resolver) decider(d *decision) {
	in := d.in
	if c := r.council(in.Council); c != nil {
		d.Council = c
		c.Decisions = append(c.Decisions, d.Decision)
		return
	}
	if !in.Body.OK() || in.Council.Set {
		return
	}
	ref, at := in.Body.Value, in.Body.At
	first, second := at, at
	if at.Width == len([]rune(ref.Collaboration))+1+len([]rune(ref.Body)) { // written without quotes
		first.Width = len([]rune(ref.Collaboration))
		second.Col, second.Width = at.Col+first.Width+1, len([]rune(ref.Body))
	}
	c := r.collaboration(content.String{Value: ref.Collaboration, At: first, Set: true})
	if b := r.body(c, ref.Body, second); b != nil {
		d.Body = b
		b.Decisions = append(b.Decisions, d.Decision)
	}
}

// decides resolves what was decided. An entry whose document is not known is left out: a problem says so.
func (r *resolver) decides(d *decision) {
	twice := seen{}
	named := map[*civic.Document]bool{}
	for _, in := range d.in.Decides.Value {
		doc := r.document(in.Document)
		if doc == nil {
			continue
		}
		if twice.again(&r.found, resolutionName(in), in.Document.At, "a decision on") {
			continue
		}
		res := &civic.Resolution{
			Decision: d.Decision, Document: doc.Document, Version: r.version(doc.Document, in.Version),
			VersionNotStated: in.Version.NotStated, Outcome: in.Outcome.Value, Scope: strs(in.Scope),
			Deviation: text(in.Deviation), Condition: text(in.Condition), ConditionMet: in.ConditionMet.Value,
			Concordance: in.Concordance, Origin: origin(in.At.Pos),
		}
		r.checkResolutionKeys(in)
		d.Decides = append(d.Decides, res)
		d.resolutions = append(d.resolutions, in)
		if d.Council == nil && d.Body == nil {
			continue // a problem says so; nothing can be worked out of a decision that nobody took
		}
		if !named[doc.Document] {
			named[doc.Document] = true
			doc.Decisions = append(doc.Decisions, d.Decision)
		}
		if v := res.Version; v != nil {
			v.Resolutions = append(v.Resolutions, res)
		}
	}
}

// resolutionName is what makes two entries of one decision the same. A council may repeal one version and
// adopt another; it does not decide twice on one.
func resolutionName(in content.Resolution) string {
	name := in.Document.Value
	if in.Version.Set {
		name += " version " + str(in.Version)
	}
	if in.Annuls.Set {
		name += " annulling " + in.Annuls.Value
	}
	return name
}

// votes are the counts of a vote. Where the source states none of them, each is not stated.
func votes(f content.Field[content.Votes]) *civic.Votes {
	if f.NotStated {
		lost := civic.Number{NotStated: true}
		return &civic.Votes{For: lost, Against: lost, Abstained: lost}
	}
	if !f.OK() {
		return nil
	}
	return &civic.Votes{For: f.Value.For.Value, Against: f.Value.Against.Value, Abstained: f.Value.Abstained.Value}
}

// minutes tell where the minutes can be read, or that the source does not state it.
func minutes(f content.Field[content.Minutes]) *civic.Minutes {
	if f.NotStated {
		return &civic.Minutes{URL: civic.NotStated}
	}
	if !f.OK() {
		return nil
	}
	return &civic.Minutes{URL: str(f.Value.URL), SHA256: str(f.Value.SHA256), Page: str(f.Value.Page)}
}

// checkResolutionKeys reports keys that mean nothing beside the outcome, and those that it needs.
func (r *resolver) checkResolutionKeys(in content.Resolution) {
	if !in.Outcome.OK() {
		return
	}
	outcome := in.Outcome.Value
	if !in.Version.Set && outcome != civic.Repealed && outcome != civic.Annulled {
		p := r.found.Errorf("version-missing", in.Document.At, "the decision on %q names no version", in.Document.Value)
		p.Hint = "write the version, or \"version: not-stated\" if the source doesn't say"
	}
	if outcome == civic.Annulled && !in.Annuls.Set {
		p := r.found.Errorf("missing-annuls", in.Outcome.At, "it doesn't say which decision is annulled")
		p.Hint = "add annuls with the name of the decision's file"
	}
	for _, k := range []struct {
		set   bool
		name  string
		needs civic.Outcome
		at    diag.Span
	}{
		{in.Scope.Set && !in.Scope.NotStated, "scope", civic.AdoptedInPart, in.Scope.Key},
		{in.Condition.Set && !in.Condition.NotStated, "condition", civic.AdoptedConditional, in.Condition.Key},
		{in.ConditionMet.Set && !in.ConditionMet.NotStated, "condition-met", civic.AdoptedConditional, in.ConditionMet.Key},
		{in.Annuls.Set && !in.Annuls.NotStated, "annuls", civic.Annulled, in.Annuls.Key},
	} {
		if k.set && outcome != k.needs {
			p := r.found.Errorf("misplaced-key", k.at, "%q says nothing beside the outcome %q", k.name, outcome)
			p.Hint = "remove it, or write the outcome " + string(k.needs)
		}
	}
}
