package check

import (
	"fmt"

	"samsyn/internal/civic"
	"samsyn/internal/content"
	"samsyn/internal/diag"
)

// issued is a release in the register with what its file says.
type issued struct {
	*civic.Release
	in    *content.Release
	entry *entry
}

// adviseReleases looks at what readers of a release will ask for. A release that is withdrawn is left as it
// was, and a day that has not come decides nothing yet. Where anything else is wrong, the register has nothing
// to hold a claim against.
func (r *resolver) adviseReleases() {
	sound := !r.found.HasErrors()
	for _, out := range r.releases {
		if out.Withdrawn != nil {
			continue
		}
		r.adviseRelease(out)
		if !sound || out.Date.Day.Known() && out.Date.Day.First().After(r.opt.latest()) {
			continue
		}
		for i, claim := range out.Claims {
			r.checkClaim(out, claim, out.in.Claims.Value[i])
		}
	}
}

func (r *resolver) adviseRelease(out issued) {
	if out.entry.unsure || out.entry.original.Broken {
		return
	}
	front := out.entry.original.Front
	if in := out.in; in.Documents.OK() && len(in.Documents.Value) > 0 && !in.Claims.Set {
		r.found.Advisef("release-without-claims", in.Documents.Key, "the release names a document and claims nothing of it").
			Hint = "write under claims what it says of the document's standing, and readers see that it has been checked"
	}
	if !out.in.Contacts.Set {
		r.found.Advisef("release-without-contact", front, "the release names nobody to ask").
			Hint = "add contacts, with a role and an address"
	}
	if langs := r.reg.Site.Languages; len(langs) > 1 && len(out.entry.files) == 1 {
		other := langs[0]
		if other == out.entry.original.Lang {
			other = langs[1]
		}
		r.found.Advisef("release-untranslated", front, "the release is in one language only").
			Hint = "make releases/" + out.ID + "." + string(other) + ".md"
	}
}

// checkClaim holds one claim against what the register says of the release's day.
func (r *resolver) checkClaim(out issued, claim civic.Claim, in content.Claim) {
	if claim.Standing == "" && !claim.HasN {
		r.found.Advisef("release-without-claims", in.At, "the claim asserts nothing of %q", claim.Document.ID).
			Hint = "write its standing, and n, the number of councils that had adopted it"
		return
	}
	at := in.N.At
	finding := claim.Check(out.Date)
	if vs := finding.Status; claim.Standing != "" && (!claim.HasN || vs == nil || vs.Standing != claim.Standing) {
		at = in.Standing.At
	}
	switch finding.Verdict {
	case civic.ClaimUntrue:
		p := r.found.Errorf("claim-untrue", at, "%s; the release says %s", registered(claim, finding), claimed(claim))
		p.Hint = mendClaim(claim, finding)
		p.Notes = recorded(finding.Status)
	case civic.ClaimUnknown:
		p := r.found.Warnf("claim-unknown", at, "the register cannot tell whether %q was %s: %s", claim.Document.ID, claimed(claim), doubts[finding.Doubt])
		p.Hint = "readers are told so; complete the facts if the sources give them"
		p.Notes = recorded(finding.Status)
	}
}

// doubts says why the register cannot settle a claim.
var doubts = map[civic.Doubt]string{
	civic.DoubtDay:     "it held on some of the days only that the release's date may mean",
	civic.DoubtTime:    "it held the day before, and no time of day is recorded for what was decided on the day",
	civic.DoubtPartial: "a date, a version or the outcome of a meeting is not recorded closely enough",
	civic.DoubtAdopter: "the source does not say who was to adopt the document",
}

// claimed is the claim in words.
func claimed(c civic.Claim) string {
	switch {
	case c.Standing == "":
		return fmt.Sprintf("n is %d", c.N)
	case !c.HasN:
		return string(c.Standing)
	}
	return fmt.Sprintf("%s, n %d", c.Standing, c.N)
}

// registered is what the register says of the claim's matter.
func registered(c civic.Claim, f civic.Finding) string {
	what := fmt.Sprintf("%q", c.Document.ID)
	if v := c.Version; v != nil {
		what = fmt.Sprintf("version %q of %q", v.ID, c.Document.ID)
	}
	if f.Status == nil {
		return fmt.Sprintf("on %s the register has no %s yet", f.Day, what)
	}
	return fmt.Sprintf("on %s %s was %s, n %d of %d", f.Day, what, f.Status.Standing, f.Status.N, f.Status.Of)
}

// mendClaim says what to do about an untrue claim. A decision that nobody has recorded may be what is missing.
func mendClaim(c civic.Claim, f civic.Finding) string {
	if f.Status == nil {
		return "correct the version, or the release's date"
	}
	var silent []string
	for _, row := range f.Status.Rows {
		if row.Counted && row.Decision == nil && row.Council != nil {
			silent = append(silent, row.Council.ID)
		}
	}
	mend := fmt.Sprintf("write standing: %s, n: %d", f.Status.Standing, f.Status.N)
	switch {
	case len(silent) == 0 || c.HasN && c.N < f.Status.N:
		return mend + "; or correct a decision"
	case len(silent) > 5:
		return fmt.Sprintf("%s; or record what is missing: %d councils have no decision", mend, len(silent))
	}
	return mend + "; or record what is missing: no decision is recorded of " + quoted(silent)
}

// recorded points at the decisions that give the register's answer.
func recorded(vs *civic.VersionStatus) []diag.Note {
	const most = 12
	var notes []diag.Note
	if vs == nil {
		return nil
	}
	for _, row := range vs.Rows {
		if row.Counted && row.Decision != nil && len(notes) < most {
			o := row.Resolution.Origin
			at := diag.Span{Pos: diag.Pos{File: o.File, Line: o.Line, Col: o.Col}}
			who := row.Decision.ID
			if row.Council != nil {
				who = row.Council.ID
			}
			notes = append(notes, note(at, fmt.Sprintf("%s: %s %s", who, row.Standing, row.Decision.Date)))
		}
	}
	return notes
}
