package check

import (
	"slices"

	"samsyn/internal/civic"
	"samsyn/internal/content"
	"samsyn/internal/diag"
)

// checkTranslations holds every fact that a translation repeats against its original, and looks for what is
// not translated.
func (r *resolver) checkTranslations() {
	for _, e := range r.sequence {
		if e.hidden != shown || e.unsure || e.original.Broken {
			continue
		}
		for _, f := range e.files {
			if f != e.original && !f.Broken {
				r.compareFacts(e.original, f)
			}
		}
	}
	for _, d := range r.documents {
		r.checkSummary(d)
		r.checkStale(d)
	}
}

// compareFacts reports the facts of a translation that its original gives otherwise, or not at all.
func (r *resolver) compareFacts(original, f *content.File) {
	stated := map[string]content.Key{}
	for _, k := range original.Keys {
		stated[k.Name] = k
	}
	for _, k := range f.Keys {
		if k.Role != content.RoleFact {
			continue
		}
		first, found := stated[k.Name]
		switch {
		case !found:
			p := r.found.Errorf("translation-facts", k.At, "the original does not give %q", k.Name)
			p.Hint = "move the fact to " + original.Path
			p.Notes = append(p.Notes, note(original.Front, "the original"))
		case !sameFact(k.Name, first.Canon, k.Canon) && !faulty(f, k.Value):
			p := r.found.Errorf("translation-contradicts", k.Value, "%q is not what the original says", k.Name)
			p.Hint = "remove it here: facts live in the original"
			p.Notes = append(p.Notes, note(first.Value, "the original says this"))
		}
	}
}

// faulty reports whether a problem of the file itself stands at the place: one slip is one problem.
func faulty(f *content.File, at diag.Span) bool {
	return slices.ContainsFunc(f.Problems, func(p *diag.Problem) bool { return p.Level == diag.Error && p.At.Pos == at.Pos })
}

// checkSummary advises where a language of the site has no summary of the document.
func (r *resolver) checkSummary(d *document) {
	if len(d.Summary) == 0 || d.Summary.NotStated() || d.entry.unsure {
		return
	}
	for _, lang := range r.reg.Site.Languages {
		if _, found := d.Summary[lang]; found {
			continue
		}
		at, hint := d.in.Summary.At, "make documents/"+d.ID+"/document."+string(lang)+".md with title and summary"
		if f := d.entry.file(lang); f != nil {
			if f.Broken {
				continue
			}
			at, hint = f.Front, "add summary"
		}
		r.found.Advisef("summary-untranslated", at, "the summary of %q is missing in %q", d.ID, lang).Hint = hint
	}
}

// checkStale warns where a language has a translation of an older version, and the newest text is not in it.
func (r *resolver) checkStale(d *document) {
	var newest *civic.Version
	for _, v := range d.Versions {
		if len(v.Texts) > 0 {
			newest = v
		}
	}
	if newest == nil {
		return
	}
	warned := map[civic.Lang]bool{}
	for i := newest.Index - 1; i >= 0; i-- {
		v := d.Versions[i]
		for _, lang := range sortedKeys(v.Texts) {
			t := v.Texts[lang]
			if t.Translation == civic.Original || newest.Texts[lang] != nil || warned[lang] {
				continue
			}
			warned[lang] = true
			e := r.entries[key{civic.KindVersion, d.ID, v.ID}]
			at := e.file(lang).Record.Head().Translation.At
			p := r.found.Warnf("stale-translation", at, "version %q is translated to %q, and the newer version %q is not",
				v.ID, lang, newest.ID)
			p.Hint = "make documents/" + d.ID + "/" + newest.ID + "." + string(lang) + ".md"
			p.Notes = append(p.Notes, diag.Note{At: d.versions[newest.Index].ID.At, Text: "the newer version"})
		}
	}
}
