package check

import (
	"cmp"
	"maps"
	"slices"

	"samsyn/internal/civic"
	"samsyn/internal/content"
	"samsyn/internal/diag"
)

// key names a record; Version is set for the text of a version only, and ID is then the document's.
type key struct {
	Kind    civic.Kind
	ID      string
	Version string
}

// entry is one record as its files stand: the original and the translations.
type entry struct {
	key
	files    []*content.File // sorted by path; the drafts among them are left out unless drafts are wanted
	original *content.File
	hidden   hiding
	unsure   bool // which file is the original is in doubt, and a problem says so
}

// hiding tells why a record is left out of the register.
type hiding int

const (
	shown hiding = iota
	asDraft
	underEmbargo
)

// gather collects the problems of the files and joins the files to entries.
func (r *resolver) gather() {
	r.found = append(r.found, r.tree.Problems...)
	folders := map[string]bool{}
	for _, f := range r.allFiles() {
		for _, p := range f.Problems {
			if p.Rule == content.RuleBadID && p.At.Line == 0 && (f.Kind == civic.KindDocument || f.Kind == civic.KindVersion) {
				once := f.ID + "\n" + p.Text // the name of a folder is wrong once, however many files lie in it
				if folders[once] {
					continue
				}
				folders[once] = true
			}
			r.found = append(r.found, p)
		}
	}
	for _, f := range r.tree.Files {
		r.paths[f.Path] = f
		k := key{f.Kind, f.ID, f.Version}
		e := r.entries[k]
		if e == nil {
			e = &entry{key: k}
			r.entries[k] = e
		}
		e.files = append(e.files, f)
	}
	r.sequence = r.sortedEntries()
	r.findLost()
	for _, e := range r.sequence {
		r.findOriginal(e)
		r.hide(e)
		r.checkLanguage(e)
		if e.hidden != shown {
			continue
		}
		if e.Kind == civic.KindVersion {
			r.texts[e.ID] = append(r.texts[e.ID], e)
			continue
		}
		r.byKind[e.Kind] = append(r.byKind[e.Kind], e)
	}
}

// allFiles is every file of the tree, site.yaml included.
func (r *resolver) allFiles() []*content.File {
	if r.tree.Site == nil {
		return r.tree.Files
	}
	return append([]*content.File{r.tree.Site}, r.tree.Files...)
}

func (r *resolver) sortedEntries() []*entry {
	all := slices.Collect(maps.Values(r.entries))
	slices.SortFunc(all, func(a, b *entry) int {
		return cmp.Or(cmp.Compare(a.Kind, b.Kind), cmp.Compare(a.ID, b.ID), cmp.Compare(a.Version, b.Version))
	})
	return all
}

// findOriginal finds the one file without translation. A file whose front matter could not be read may be
// anything, so it is blamed for nothing.
func (r *resolver) findOriginal(e *entry) {
	var originals, broken []*content.File
	for _, f := range e.files {
		switch {
		case f.Broken:
			broken = append(broken, f)
		case !f.Record.Head().Translation.Set:
			originals = append(originals, f)
		}
	}
	switch {
	case len(originals) == 1:
		e.original = originals[0]
	case len(originals) > 1:
		e.original, e.unsure = r.likeliest(originals), true
		other := originals[0]
		if other == e.original {
			other = originals[1]
		}
		p := r.found.Errorf("two-originals", other.Front, "%s has no translation line, and neither has %s", other.Path, e.original.Path)
		p.Hint = "write \"translation: official\" or \"translation: unofficial\" in every file but the original"
		for _, f := range originals {
			p.Notes = append(p.Notes, diag.Note{At: f.Front, Text: "this file could be the original"})
		}
	case len(broken) > 0:
		e.original, e.unsure = broken[0], true
	default:
		e.original, e.unsure = r.likeliest(e.files), true
		if !r.lost[e.key] {
			r.noOriginal(e)
		}
	}
}

// noOriginal reports a record of translations alone at the file that is probably its original.
func (r *resolver) noOriginal(e *entry) {
	at := e.original.Record.Head().Translation.Key
	p := r.found.Errorf("missing-original", at, "every file of this record is a translation")
	p.Hint = "remove the translation line from the original"
	if len(e.files) == 1 {
		p.Text = "this is a translation, and its original is not here"
		p.Hint = "make the file of the original, or remove the line if this is the original"
	}
	for _, f := range e.files {
		if f != e.original {
			p.Notes = append(p.Notes, diag.Note{At: f.Record.Head().Translation.Key, Text: "a translation as well"})
		}
	}
}

// hide decides whether the record, or some of its translations, are left out.
func (r *resolver) hide(e *entry) {
	if !r.opt.Drafts {
		if isDraft(e.original) {
			e.hidden = asDraft
			return
		}
		e.files = slices.DeleteFunc(slices.Clone(e.files), isDraft)
	}
	doc := r.entries[key{Kind: civic.KindDocument, ID: e.ID}]
	if e.Kind == civic.KindVersion && doc != nil && !r.opt.Drafts && r.draftRecord(doc) {
		e.hidden = asDraft
	}
	if release, ok := e.original.Record.(*content.Release); ok && r.embargoed(release) {
		e.hidden = underEmbargo
	}
}

// draftRecord reports whether the record's original, as far as it can be told, is a draft.
func (r *resolver) draftRecord(e *entry) bool {
	if e.original != nil {
		return isDraft(e.original)
	}
	return slices.ContainsFunc(e.files, func(f *content.File) bool {
		return isDraft(f) && !f.Record.Head().Translation.Set
	})
}

func isDraft(f *content.File) bool { return f.Record.Head().Draft.Value }

// file returns the entry's file in a language, or nil.
func (e *entry) file(lang civic.Lang) *content.File {
	for _, f := range e.files {
		if f.Lang == lang {
			return f
		}
	}
	return nil
}
