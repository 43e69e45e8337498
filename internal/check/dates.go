package check

import (
	"samsyn/internal/civic"
	"samsyn/internal/content"
	"samsyn/internal/diag"
)

// checkDocument runs the rules over one document.
func (r *resolver) checkDocument(d *document) {
	if d.entry.original.Broken {
		return
	}
	r.checkParties(d)
	r.checkSeals(d)
	r.checkVersionDates(d)
	r.checkReview(d)
}

// checkVersionDates looks at the order of a document's versions and at the steps of each.
func (r *resolver) checkVersionDates(d *document) {
	var before content.Version
	for _, v := range d.versions {
		if endsBefore(v.Date, before.Date) {
			p := r.found.Warnf("date-order", v.Date.At, "version %q is dated %s, before version %q above it, %s",
				v.ID.Value, v.Date.Value, before.ID.Value, before.Date.Value)
			p.Hint = "list the oldest first, or correct a date"
			p.Notes = append(p.Notes, note(before.Date.At, "the version above"))
		}
		if v.Date.OK() {
			before = v
		}
		r.checkOrder(v.Date, v.Submitted, "dated", "submitted")
	}
}

// checkReview advises on a review whose day has passed. What has been replaced, repealed or closed is not
// reviewed any more.
func (r *resolver) checkReview(d *document) {
	review := d.in.Review
	if n := len(d.versions); n > 0 && d.versions[n-1].Review.Set {
		review = d.versions[n-1].Review
	}
	if !r.passed(review) || d.Closed != nil || len(d.ReplacedBy) > 0 || len(d.RepealedBy) > 0 {
		return
	}
	p := r.found.Advisef("review-passed", review.At, "the document should have been reviewed by %s", review.Value)
	p.Hint = "review it, then write the next date"
}

// passed reports whether the day of a field lies before today.
func (r *resolver) passed(f content.Date) bool {
	return f.OK() && f.Value.Known() && r.opt.Today.Known() && f.Value.Last().Before(r.opt.Today)
}

// checkDecisionDates looks at a decision's own dates: their order, and where they stand to today.
func (r *resolver) checkDecisionDates(d *decision) {
	in := d.in
	r.checkOrder(in.Date, in.Approved, "decided", "approved")
	announced := []content.Date{in.Announced}
	for _, a := range in.AnnouncedBy.Value {
		announced = append(announced, a.Date)
	}
	for _, a := range announced {
		if in.Approved.OK() && in.Approved.Value.Known() {
			r.checkOrder(in.Approved, a, "approved", "announced")
		} else {
			r.checkOrder(in.Date, a, "decided", "announced")
		}
	}
	if in.Announced.OK() && in.Announced.Value.Known() {
		r.checkOrder(in.Announced, in.Final, "announced", "final")
	} else {
		r.checkOrder(in.Date, in.Final, "decided", "final")
	}
	for i, res := range d.resolutions {
		r.checkOrder(in.Date, res.ConditionMet, "decided", "the condition met")
		r.checkDay(d, d.Decides[i], res)
		r.checkVersionDay(d, d.Decides[i], res)
	}
}

// checkDay holds the day of a decision against today.
func (r *resolver) checkDay(d *decision, res *civic.Resolution, in content.Resolution) {
	if !in.Outcome.OK() {
		return
	}
	if res.Outcome == civic.Scheduled {
		if r.passed(d.in.Date) {
			p := r.found.Warnf("scheduled-passed", in.Outcome.At, "it was scheduled for %s, and no outcome is recorded", d.Date)
			p.Hint = "read the minutes and write the outcome"
		}
		return
	}
	if d.Date.Known() && r.opt.Today.Known() && d.Date.First().After(r.opt.latest()) {
		p := r.found.Warnf("future-decision", d.in.Date.At, "the decision lies in the future, and its outcome is %q", res.Outcome)
		p.Hint = "correct the date, or write the outcome scheduled"
		p.Notes = append(p.Notes, note(in.Outcome.At, "the outcome"))
	}
}

// latest is the later of the day that is shown and the real one.
func (o Options) latest() civic.Date {
	if o.Now.Day.After(o.Today) {
		return o.Now.Day
	}
	return o.Today
}

// checkVersionDay warns of a decision that was made before its version can have existed.
func (r *resolver) checkVersionDay(d *decision, res *civic.Resolution, in content.Resolution) {
	if res.Version == nil || !res.Version.Date.Known() || !d.Date.Known() || !d.Date.Last().Before(res.Version.Date.First()) {
		return
	}
	p := r.found.Warnf("decision-before-version", d.in.Date.At, "the decision is dated %s, before version %q of %q can have existed",
		d.Date, res.Version.ID, res.Document.ID)
	p.Hint = "compare both dates with their sources, or correct the version"
	p.Notes = append(p.Notes,
		note(in.Version.At, "the version decided on"), note(r.versionDate(res.Version), "the date of that version"))
}

// versionDate is where the date of a version stands.
func (r *resolver) versionDate(v *civic.Version) diag.Span {
	return r.documentByID[v.Document.ID].versions[v.Index].Date.At
}
