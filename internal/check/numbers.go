package check

import (
	"regexp"
	"slices"

	"samsyn/internal/civic"
	"samsyn/internal/content"
)

// checkDecision runs the rules over one decision.
func (r *resolver) checkDecision(d *decision) {
	if d.file.Broken {
		return
	}
	r.checkNumbers(d)
	r.checkDecisionDates(d)
	for i, in := range d.resolutions {
		res := d.Decides[i]
		r.checkOutsider(d, res)
		r.checkScope(res, in)
		switch res.Outcome {
		case civic.Repealed:
			r.checkRepeal(d, res, in)
		case civic.Annulled:
			r.checkAnnulment(d, res, in)
		}
	}
}

// checkNumbers looks for numbers that nobody has looked for, and for those that are not of the council's form.
func (r *resolver) checkNumbers(d *decision) {
	if !r.onlyScheduled(d) {
		for _, f := range []struct {
			field content.String
			name  string
		}{{d.in.Section, "section"}, {d.in.Registration, "registration"}} {
			if !f.field.Set {
				p := r.found.Advisef("number-missing", d.file.Front, "the decision has no %s", f.name)
				p.Hint = "write it as the source does, or \"" + f.name + ": not-stated\" if the source doesn't give it"
			}
		}
	}
	if d.Council == nil {
		return
	}
	in := r.entries[key{Kind: civic.KindCouncil, ID: d.Council.ID}].original.Record.(*content.Council)
	r.checkForm(d.in.Section, in.Forms.Value.Section, "section")
	r.checkForm(d.in.Registration, in.Forms.Value.Registration, "registration number")
}

// onlyScheduled reports whether the council has not met yet, so that there are no numbers.
func (r *resolver) onlyScheduled(d *decision) bool {
	return len(d.Decides) > 0 && !slices.ContainsFunc(d.Decides, func(res *civic.Resolution) bool {
		return res.Outcome != civic.Scheduled
	})
}

// checkForm warns of a number that does not fit the form that its council declares. Numbers are never repaired.
func (r *resolver) checkForm(f content.String, declared content.Field[content.Form], name string) {
	pattern := declared.Value.Pattern
	if !f.OK() || !pattern.OK() {
		return
	}
	form, known := r.patterns[pattern.Value]
	if !known {
		form, _ = regexp.Compile(pattern.Value) // one that can't be read has been reported where it stands
		r.patterns[pattern.Value] = form
	}
	if form == nil || ofForm(form, f.Value) {
		return
	}
	p := r.found.Warnf("number-form", f.At, "the %s %q does not fit the form that the council declares, %s", name, f.Value, pattern.Value)
	p.Hint = "compare with the source; if it says so, widen the pattern"
	p.Notes = append(p.Notes, note(pattern.At, "the form"))
}

// checkDuplicateDecisions reports decisions of one council with the same date and number on one document.
func (r *resolver) checkDuplicateDecisions() {
	type identity struct {
		document *civic.Document
		council  *civic.Council
		body     *civic.Body
		date     civic.Date
		what     string
		number   string
	}
	first := map[identity]*decision{}
	for _, d := range r.decisions {
		number, what := d.in.Section, "section"
		if !number.OK() {
			number, what = d.in.Registration, "registration number"
		}
		if !number.OK() || !d.Date.Known() || d.Council == nil && d.Body == nil {
			continue
		}
		reported := map[*decision]bool{}
		for _, res := range d.Decides {
			id := identity{res.Document, d.Council, d.Body, d.Date, what, number.Value}
			other := first[id]
			switch {
			case res.Outcome == civic.Annulled: // filed under the council, and made by a court
			case other == nil:
				first[id] = d
			case other != d && !reported[other]:
				reported[other] = true
				p := r.found.Errorf("duplicate-decision", number.At, "%q has the same date and %s on %q",
					other.ID, what, res.Document.ID)
				p.Hint = "remove one of the two, or correct the number"
				otherNumber := other.in.Section
				if what != "section" {
					otherNumber = other.in.Registration
				}
				p.Notes = append(p.Notes, note(otherNumber.At, "the other decision"))
			}
		}
	}
}
