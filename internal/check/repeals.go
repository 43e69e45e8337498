package check

import (
	"slices"

	"samsyn/internal/civic"
	"samsyn/internal/content"
)

// checkRepeal warns of a repeal of what was not adopted. A date that may mean an earlier day gets the benefit
// of the doubt, and so does an adoption whose version is not stated.
func (r *resolver) checkRepeal(d *decision, res *civic.Resolution, in content.Resolution) {
	if d.Council == nil && d.Body == nil {
		return
	}
	if slices.ContainsFunc(res.Document.Decisions, func(other *civic.Decision) bool {
		return r.repealable(d.Decision, res, other)
	}) {
		return
	}
	p := r.found.Warnf("repeal-of-nothing", in.Outcome.At, "no adoption by %s that this could repeal is recorded", decider(d.Decision))
	p.Hint = "record the adoption, or correct the council, the version or the date"
}

// repealable reports whether other holds an adoption that the repeal res of d can end.
func (r *resolver) repealable(d *civic.Decision, res *civic.Resolution, other *civic.Decision) bool {
	sameCouncil := d.Council != nil && other.Council != nil && succeeds(d.Council, other.Council)
	sameBody := d.Body != nil && other.Body == d.Body
	if other == d || !sameCouncil && !sameBody || after(other.Date, d.Date) || r.fallen(other, d.Date) {
		return false
	}
	return slices.ContainsFunc(other.Decides, func(o *civic.Resolution) bool {
		adoption := o.Outcome.InTheMatter() && o.Outcome != civic.Rejected && o.Outcome != civic.Repealed
		covered := res.Version == nil || o.Version == nil || o.Version.Index <= res.Version.Index
		return o.Document == res.Document && adoption && covered && !r.endedBefore(o, d)
	})
}

// endedBefore reports whether a decision between the adoption o and d had already ended or replaced it.
func (r *resolver) endedBefore(o *civic.Resolution, d *civic.Decision) bool {
	return slices.ContainsFunc(o.Document.Decisions, func(between *civic.Decision) bool {
		if between == d || between.Council != o.Decision.Council || between.Body != o.Decision.Body ||
			!after(between.Date, o.Decision.Date) || !after(d.Date, between.Date) || r.fallen(between, d.Date) {
			return false
		}
		return slices.ContainsFunc(between.Decides, func(b *civic.Resolution) bool {
			if b.Document != o.Document {
				return false
			}
			repealed := b.Outcome == civic.Repealed && (b.Version == nil || o.Version != nil && o.Version.Index <= b.Version.Index)
			return repealed || b.Outcome == civic.Rejected && b.Version != nil && b.Version == o.Version
		})
	})
}

// fallen reports whether a decision had been annulled by the day.
func (r *resolver) fallen(d *civic.Decision, by civic.Date) bool {
	for _, res := range d.Decides {
		for _, other := range res.Document.Decisions {
			if slices.ContainsFunc(other.Decides, func(a *civic.Resolution) bool { return a.Annuls == d }) && after(by, other.Date) {
				return true
			}
		}
	}
	return false
}

// after reports whether a lies after b however both are read.
func after(a, b civic.Date) bool { return a.Known() && b.Known() && a.First().After(b.Last()) }

func decider(d *civic.Decision) string {
	if d.Body != nil {
		return quoted([]string{d.Body.Ref()})
	}
	return quoted([]string{d.Council.ID})
}

// checkAnnulment reports an annulment of a decision that it can't be of.
func (r *resolver) checkAnnulment(d *decision, res *civic.Resolution, in content.Resolution) {
	annulled := res.Annuls
	if annulled == nil || d.Council == nil && d.Body == nil {
		return
	}
	fault := ""
	var on []*civic.Resolution
	for _, o := range annulled.Decides {
		if o.Document == res.Document {
			on = append(on, o)
		}
	}
	switch {
	case annulled == d.Decision: // a circle, which is reported as one
	case annulled.Council == nil && annulled.Body == nil || len(annulled.Decides) == 0: // reported there
	case annulled.Council != d.Council || annulled.Body != d.Body:
		fault = "is a decision by " + decider(annulled)
	case len(on) == 0:
		fault = "decides nothing on " + quoted([]string{res.Document.ID})
	case res.Version != nil && !slices.ContainsFunc(on, func(o *civic.Resolution) bool { return o.Version == nil || o.Version == res.Version }):
		fault = "decides nothing on version " + quoted([]string{res.Version.ID})
	case after(annulled.Date, d.Date):
		fault = "is dated " + annulled.Date.String() + ", after this"
	}
	if fault == "" {
		return
	}
	p := r.found.Errorf("annulment-mismatch", in.Annuls.At, "%q %s", annulled.ID, fault)
	p.Hint = "an annulment is filed under the council whose decision falls, names the same document, and comes later"
	p.Notes = append(p.Notes, note(r.decisionByID[annulled.ID].file.Front, "the decision"))
}
