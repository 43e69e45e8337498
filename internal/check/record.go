package check

import (
	"samsyn/internal/civic"
	"samsyn/internal/content"
	"samsyn/internal/diag"
)

// record fills what every record has from the entry's files.
func (r *resolver) record(e *entry) civic.Record {
	head := e.original.Record.Head()
	rec := civic.Record{
		ID:           e.ID,
		Lang:         e.original.Lang,
		Title:        r.texted(e, func(f *content.File) content.String { return f.Record.Head().Title }),
		Summary:      r.texted(e, func(f *content.File) content.String { return f.Record.Head().Summary }),
		Bodies:       map[civic.Lang]*civic.Prose{},
		Translations: map[civic.Lang]civic.Translation{},
		Draft:        head.Draft.Value,
		CheckedOn:    head.Checked.Value.On.Value,
		CheckedBy:    text(head.Checked.Value.By),
		Extra:        head.Extra.Value,
		Origin:       origin(e.original.Front.Pos),
	}
	for _, f := range e.files {
		rec.Translations[f.Lang] = translation(e, f)
		if f != e.original && isDraft(f) {
			if rec.DraftIn == nil {
				rec.DraftIn = map[civic.Lang]bool{}
			}
			rec.DraftIn[f.Lang] = true
		}
		if prose := r.prose(f); prose != nil {
			rec.Bodies[f.Lang] = prose
		}
	}
	r.provenance(e, &rec)
	rec.Files = sortedKeys(r.files[e.key])
	return rec
}

// provenance adds the sources and the notes of the entry's original to a record.
func (r *resolver) provenance(e *entry, to *civic.Record) {
	head := e.original.Record.Head()
	for _, s := range head.Sources.Value { // a place that is not stated leads nowhere
		to.Sources = append(to.Sources, civic.Source{
			Title: text(s.Title), URL: s.URL.Value, Page: s.Page.Value, File: s.File.Value, Note: text(s.Note),
		})
		r.sourceFile(e, s.File)
	}
	for _, n := range head.Notes.Value {
		to.Notes = append(to.Notes, civic.Note{About: text(n.About), Text: text(n.Text)})
	}
}

// texted collects a text that each language of the record has for itself.
func (r *resolver) texted(e *entry, field func(*content.File) content.String) civic.Text {
	t := civic.Text{}
	for _, f := range e.files {
		if s := field(f); s.OK() && s.Value != "" {
			t[f.Lang] = s.Value
		}
	}
	if len(t) == 0 && field(e.original).NotStated {
		return civic.TextNotStated()
	}
	return t
}

// translation tells what the file is worth beside the original. A second file that claims to be the original
// has been reported; it is taken for an unofficial translation, so that nothing is claimed for it.
func translation(e *entry, f *content.File) civic.Translation {
	switch t := f.Record.Head().Translation.Value; {
	case f == e.original:
		return civic.Original
	case t == civic.Original:
		return civic.Unofficial
	default:
		return t
	}
}

// prose returns the file's body with its links resolved, or withheld; nil where it says nothing.
func (r *resolver) prose(f *content.File) *civic.Prose {
	if f.Body == nil || f.Body.Blank() {
		return nil
	}
	fates, withheld := r.fates[f]
	if !withheld {
		return f.Body.Prose(r.refs[f])
	}
	body, kept := f.Body.Withhold(fates)
	refs := make([]civic.Ref, len(kept))
	for i, n := range kept {
		refs[i] = r.refs[f][n]
	}
	return body.Prose(refs)
}

// str is a name or number as written, civic.NotStated, or "" where nobody has looked.
func str(f content.String) string {
	if f.NotStated {
		return civic.NotStated
	}
	return f.Value
}

func text(f content.Text) civic.Text {
	if f.NotStated {
		return civic.TextNotStated()
	}
	return f.Value
}

func texts(fields []content.Text) []civic.Text {
	var all []civic.Text
	for _, f := range fields {
		all = append(all, text(f))
	}
	return all
}

func strs(f content.Strings) []string {
	var all []string
	for _, s := range f.Value {
		all = append(all, str(s))
	}
	return all
}

func origin(p diag.Pos) civic.Origin { return civic.Origin{File: p.File, Line: p.Line, Col: p.Col} }

// note makes a note at another place.
func note(at diag.Span, words string) diag.Note { return diag.Note{At: at, Text: words} }

// whole is the place of a file as a whole.
func whole(f *content.File) diag.Span { return diag.Span{Pos: diag.Pos{File: f.Path}} }
