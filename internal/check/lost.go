package check

import (
	"path"
	"slices"
	"strings"

	"samsyn/internal/civic"
	"samsyn/internal/content"
	"samsyn/internal/diag"
	"samsyn/internal/markdown"
)

// A file that is named wrongly is one fault. What would follow from it, that every record which refers to the
// file finds nothing there, is not reported as well: the author would look for it in the wrong places.

// findLost notes the records whose file is there under a name that says something else, which has been reported.
func (r *resolver) findLost() {
	r.lost, r.misnamed = map[key]bool{}, map[key]bool{}
	for _, p := range r.tree.Problems {
		if p.Level == diag.Error {
			r.lostAt(p)
		}
	}
	for _, f := range r.tree.Files {
		if slices.ContainsFunc(f.Problems, func(p *diag.Problem) bool { return p.Rule == content.RuleBadID && p.At.Line == 0 }) {
			r.misnamed[key{Kind: f.Kind, ID: f.ID}] = true
			r.lost[key{Kind: f.Kind, ID: markdown.Slug(f.ID)}] = true
		}
	}
}

// lostAt tells which record a misplaced file was probably meant to be.
func (r *resolver) lostAt(p *diag.Problem) {
	parts := strings.Split(p.At.File, "/")
	if len(parts) < 3 {
		return
	}
	kind, stem := civic.Kind(parts[1]), stemOf(parts[len(parts)-1])
	if kind == civic.KindDocument && len(parts) > 3 {
		lower := strings.ToLower(stem)
		if p.Rule != content.RuleMisnamedFacts && lower != "document" && diag.Nearest(lower, []string{"document"}) == "" {
			return
		}
		stem = parts[2]
	}
	r.lost[key{Kind: kind, ID: stem}] = true
	r.lost[key{Kind: kind, ID: markdown.Slug(stem)}] = true
}

// stemOf is a file's name up to its first point, without a language that is set off in another way.
func stemOf(name string) string {
	stem, _, _ := strings.Cut(name, ".")
	for _, end := range []string{"_sv", "_en", "_nb", "-sv", "-en", "-nb", " sv", " en", " nb"} {
		if before, found := strings.CutSuffix(stem, end); found {
			return before
		}
	}
	return stem
}

// lostTarget reports whether a link leads to a record of which another problem says that its file is misnamed.
func (r *resolver) lostTarget(to string) bool {
	parts := strings.Split(to, "/")
	if len(parts) < 3 || parts[0] != content.Root {
		return false
	}
	kind, id := civic.Kind(parts[1]), stemOf(parts[2])
	if kind == civic.KindDocument && len(parts) > 3 {
		if stemOf(parts[3]) != "document" {
			return false
		}
		id = parts[2]
	}
	return r.lost[key{Kind: kind, ID: id}] && path.Ext(to) == ".md"
}

// versionsInDoubt reports whether the list of a document's versions can't be told, and a problem says why.
func (r *resolver) versionsInDoubt(d *document) bool {
	if d.entry.unsure || d.entry.original.Broken || d.in.Versions.Bad || r.lost[d.entry.key] {
		return true
	}
	return !d.in.Versions.Set && slices.ContainsFunc(d.entry.original.Problems, func(p *diag.Problem) bool {
		return p.Rule == content.RuleMissingKey || p.Rule == content.RuleUnknownKey && strings.Contains(p.Hint, `"versions"`)
	})
}

// likeliest is the file that is the original, going by what the files say: the one with most facts, else the one
// in the language that comes first on the site.
func (r *resolver) likeliest(files []*content.File) *content.File {
	best := files[0]
	for _, f := range files[1:] {
		if facts, most := factsIn(f), factsIn(best); facts > most || facts == most && r.place(f.Lang) < r.place(best.Lang) {
			best = f
		}
	}
	return best
}

func factsIn(f *content.File) int {
	n := 0
	for _, k := range f.Keys {
		if k.Role == content.RoleFact {
			n++
		}
	}
	return n
}

// place is where a language stands among those of the site; any other comes after them.
func (r *resolver) place(lang civic.Lang) int {
	languages := r.languages()
	if i := slices.Index(languages, lang); i >= 0 {
		return i
	}
	return len(languages)
}

// languages are those of the site, as far as they could be read.
func (r *resolver) languages() []civic.Lang {
	var all []civic.Lang
	if r.tree.Site == nil {
		return nil
	}
	if s, ok := r.tree.Site.Record.(*content.Site); ok {
		for _, lang := range s.Languages.Value {
			if lang.OK() {
				all = append(all, civic.Lang(lang.Value))
			}
		}
	}
	return all
}

// firstLang is the language that a hint names a file in.
func (r *resolver) firstLang() string {
	if all := r.languages(); len(all) > 0 {
		return string(all[0])
	}
	return "sv"
}

// checkLanguage advises where an original is in the language that the code of Sweden stands for: se is Northern
// Sami. A site that is in that language means it, and so does a record that is in Swedish too.
func (r *resolver) checkLanguage(e *entry) {
	if e.original.Lang != "se" || e.hidden != shown || slices.Contains(r.languages(), "se") || e.file("sv") != nil {
		return
	}
	p := r.found.Advisef("country-for-language", whole(e.original), "the ending se is the language Northern Sami")
	p.Hint = "if the text is in Swedish, name the file " + strings.TrimSuffix(path.Base(e.original.Path), "se.md") + "sv.md"
}
