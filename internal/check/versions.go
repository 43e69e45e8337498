package check

import (
	"samsyn/internal/civic"
	"samsyn/internal/content"
)

// resolveVersions fills the versions of a document, each with its adoption, validity and texts.
func (r *resolver) resolveVersions(d *document) {
	base := r.adoption(d, d.in.Adoption)
	d.Adoption = base.civic()
	r.checkSpan(d.in.Valid.Value.From, d.in.Valid.Value.Until)
	ids := map[string]bool{"": true} // a second version of one id has been reported where it was read
	for _, in := range d.in.Versions.Value {
		if ids[in.ID.Value] {
			continue
		}
		ids[in.ID.Value] = true
		v := &civic.Version{
			Document:  d.Document,
			ID:        in.ID.Value,
			Index:     len(d.Versions),
			Date:      in.Date.Value,
			Stage:     stage(in.Stage),
			Note:      text(in.Note),
			Referral:  r.referral(in.Referral),
			Submitted: in.Submitted.Value,
			SHA256:    str(in.SHA256),
			Valid:     d.Valid,
			Review:    d.Review,
			Origin:    origin(in.At.Pos),
		}
		own := r.adoption(d, in.Adoption)
		r.checkOwnRule(d, base, own)
		v.Adoption = base.under(own).civic()
		if in.Valid.Set && !in.Valid.Bad {
			v.Valid = validity(in.Valid)
		}
		if in.Review.Set && !in.Review.Bad {
			v.Review = in.Review.Value
		}
		r.checkSpan(in.Valid.Value.From, in.Valid.Value.Until)
		r.resolveTexts(v)
		d.Versions = append(d.Versions, v)
		d.versions = append(d.versions, in)
	}
}

// stage is the stage as stated; the format makes draft the default.
func stage(f content.Field[civic.Stage]) civic.Stage {
	if !f.OK() {
		return civic.StageDraft
	}
	return f.Value
}

func (r *resolver) referral(f content.Field[content.Referral]) *civic.Referral {
	if !f.OK() {
		if f.NotStated {
			return &civic.Referral{NotStated: true}
		}
		return nil
	}
	r.checkSpan(f.Value.From, f.Value.Until)
	return &civic.Referral{From: f.Value.From.Value, Until: f.Value.Until.Value, To: r.councilList(f.Value.To)}
}

// resolveTexts joins the files of a version's text. A translation of a rendition is a rendition. The sources
// and notes of a text are shown with those of its document.
func (r *resolver) resolveTexts(v *civic.Version) {
	e := r.entries[key{civic.KindVersion, v.Document.ID, v.ID}]
	if e == nil || e.hidden != shown {
		return
	}
	r.provenance(e, &v.Document.Record)
	v.Lang, v.Texts = e.original.Lang, map[civic.Lang]*civic.VersionText{}
	for _, f := range e.files {
		in := f.Record.(*content.VersionText)
		out := &civic.VersionText{
			Lang:        f.Lang,
			Title:       in.Title.Value,
			Translation: translation(e, f),
			Draft:       isDraft(f),
			Rendition:   isRendition(e.original) || isRendition(f),
			Prose:       r.prose(f),
			Source:      f.Source,
			Fingerprint: f.SHA256,
			Origin:      origin(f.Front.Pos),
			Corrections: corrections(in.Corrections),
			CheckedOn:   in.Checked.Value.On.Value,
			CheckedBy:   text(in.Checked.Value.By),
			Extra:       in.Extra.Value,
		}
		if out.Prose == nil {
			out.Prose = &civic.Prose{HTML: []string{""}}
		}
		v.Texts[f.Lang] = out
	}
}

func isRendition(f *content.File) bool {
	in, ok := f.Record.(*content.VersionText)
	return ok && in.Text.Value == "rendition"
}

func corrections(f content.Field[[]content.Correction]) []civic.Correction {
	var all []civic.Correction
	for _, c := range f.Value {
		all = append(all, civic.Correction{Date: c.Date.Value, Note: text(c.Note)})
	}
	return all
}
