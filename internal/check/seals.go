package check

import (
	"slices"
	"strings"

	"samsyn/internal/civic"
	"samsyn/internal/content"
)

// checkSeals holds the seal of every version against its text, and looks for texts that should have one.
func (r *resolver) checkSeals(d *document) {
	for i, v := range d.Versions {
		e := r.entries[key{civic.KindVersion, d.ID, v.ID}]
		in := d.versions[i]
		switch {
		case e == nil || e.hidden != shown:
			if e == nil && decided(v) && !in.Note.Set {
				p := r.found.Advisef("text-missing", in.ID.At, "version %q has been decided on, and its text is not here", v.ID)
				p.Hint = "add documents/" + d.ID + "/" + v.ID + "." + r.firstLang() + ".md, or a note that says why it is missing"
			}
		case e.original.Broken || e.unsure:
		case isRendition(e.original):
			r.checkRendition(v, in, e.original)
		default:
			r.checkSeal(v, in, e.original)
		}
	}
}

// checkRendition reports a seal on an account in other words.
func (r *resolver) checkRendition(v *civic.Version, in content.Version, f *content.File) {
	if !in.SHA256.OK() {
		return
	}
	p := r.found.Errorf("sealed-rendition", in.SHA256.At, "version %q is sealed, and its text is a rendition", v.ID)
	p.Hint = "remove sha256: nobody has adopted the words of a rendition"
	p.Notes = append(p.Notes, note(f.Record.(*content.VersionText).Text.At, "the text says so"))
}

func (r *resolver) checkSeal(v *civic.Version, in content.Version, f *content.File) {
	switch {
	case in.SHA256.OK() && !strings.EqualFold(in.SHA256.Value, f.SHA256):
		p := r.found.Errorf("seal-broken", in.SHA256.At,
			"the text of version %q no longer matches its seal: the seal is %s, the fingerprint of the text is %s",
			v.ID, in.SHA256.Value, f.SHA256)
		p.Hint = "restore the text; a changed text is a new version"
		p.Notes = append(p.Notes, note(whole(f), "the text"))
	case !in.SHA256.Set && decided(v):
		p := r.found.Advisef("unsealed-version", in.ID.At, "version %q has been decided on, and its text is not sealed", v.ID)
		p.Hint = "compare the text with the minutes, then run: samsyn seal " + v.Document.ID + " " + v.ID
	}
}

// decided reports whether anybody has adopted or rejected the version. A repeal alone shows nothing of its text.
func decided(v *civic.Version) bool {
	return slices.ContainsFunc(v.Resolutions, func(res *civic.Resolution) bool {
		return res.Outcome.InTheMatter() && res.Outcome != civic.Repealed
	})
}
