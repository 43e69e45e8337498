package check

import (
	"cmp"
	"maps"
	"reflect"
	"slices"

	"samsyn/internal/civic"
	"samsyn/internal/content"
	"samsyn/internal/diag"
	"samsyn/internal/markdown"
)

// Reword lays new wording into a register that was resolved from the tree was, so that it is what the tree is would
// be resolved to on the same day, with the same problems. It does so only where nothing but titles, summaries, the
// paragraphs of bodies and numbers of decisions on which nothing hangs are others: every other fact, reference, link
// and heading, and the place of each in the front matter, is as it was, and no problem points at a wording. Else it
// returns false and has changed nothing.
//
// Records point at one another in both directions, so no part of a register can be exchanged for another. Who
// calls it sees to that nobody reads the register meanwhile.
func Reword(reg *civic.Register, was, is *content.Tree, found diag.List) bool {
	if was.Site != is.Site || len(was.Files) != len(is.Files) || !slices.Equal(was.Attachments, is.Attachments) ||
		!reflect.DeepEqual(was.Problems, is.Problems) {
		return false
	}
	var lay []func()
	for i, f := range was.Files {
		if f == is.Files[i] {
			continue
		}
		layOne := reworded(reg, f, is.Files[i], is)
		if layOne == nil || slices.ContainsFunc(found, func(p *diag.Problem) bool { return moves(p, f) }) {
			return false
		}
		lay = append(lay, layOne)
	}
	for _, layOne := range lay {
		layOne()
	}
	return true
}

// moves reports whether new wording may change what a problem points at: a title, a summary, a number, or a place in a
// body.
func moves(p *diag.Problem, f *content.File) bool {
	points := func(at diag.Span) bool {
		return at.File == f.Path && (at.Line >= f.BodyLine ||
			slices.ContainsFunc(wordsOf(f.Record), func(field *content.String) bool { return at.Pos == field.At.Pos }))
	}
	return points(p.At) || slices.ContainsFunc(p.Notes, func(n diag.Note) bool { return points(n.At) })
}

// reworded gives what lays the wording of a file into the register, or nil where that would not do. All is the tree
// that the file stands in.
func reworded(reg *civic.Register, was, is *content.File, all *content.Tree) func() {
	if !sameButWords(was, is) {
		return nil
	}
	if is.Kind == civic.KindVersion {
		return rewordedText(reg, was, is)
	}
	rec, release := recordOf(reg, is.Kind, is.ID)
	if _, there := rec.Translations[is.Lang]; !there || release != nil && !release.Embargo.IsZero() {
		return nil
	}
	prose, ok := proseAgain(rec.Bodies[is.Lang], is)
	if !ok {
		return nil
	}
	number := func() {}
	if is.Kind == civic.KindDecision {
		if number = renumbered(reg, was, is, all); number == nil {
			return nil
		}
	}
	return func() {
		number()
		head := is.Record.Head()
		rec.Title = worded(rec.Title, is.Lang, head.Title)
		rec.Summary = worded(rec.Summary, is.Lang, head.Summary)
		if prose != nil {
			rec.Bodies[is.Lang] = prose
		}
		if release != nil && rec.Lang == is.Lang && release.Source != nil {
			release.Source, release.Fingerprint = is.Source, is.SHA256
		}
	}
}

// rewordedText is reworded for the text of a version. One that is sealed is held against its seal anew.
func rewordedText(reg *civic.Register, was, is *content.File) func() {
	doc := find(reg.Documents, is.ID, func(d *civic.Document) string { return d.ID })
	if doc == nil {
		return nil
	}
	i := slices.IndexFunc(doc.Versions, func(v *civic.Version) bool { return v.ID == is.Version })
	if i < 0 || doc.Versions[i].SHA256 != "" {
		return nil
	}
	text := doc.Versions[i].Texts[is.Lang]
	if text == nil || text.Origin.File != is.Path {
		return nil
	}
	before := text.Prose
	if was.Body.Blank() {
		before = nil
	}
	prose, ok := proseAgain(before, is)
	if !ok {
		return nil
	}
	return func() {
		text.Title, text.Source, text.Fingerprint = is.Record.Head().Title.Value, is.Source, is.SHA256
		if prose != nil {
			text.Prose = prose
		}
	}
}

// proseAgain is the body of a file with the references of the prose that it takes the place of.
func proseAgain(before *civic.Prose, f *content.File) (prose *civic.Prose, ok bool) {
	blank := f.Body == nil || f.Body.Blank()
	switch {
	case before == nil || blank:
		return nil, before == nil && blank
	case len(before.Links) != len(f.Body.Links): // some are withheld
		return nil, false
	}
	return f.Body.Prose(before.Links), true
}

// worded is a text with one of its languages written anew.
func worded(t civic.Text, lang civic.Lang, field content.String) civic.Text {
	if _, there := t[lang]; !there {
		return t
	}
	t = maps.Clone(t)
	t[lang] = field.Value
	return t
}

// sameButWords reports whether two readings of a file differ in their title, summary and paragraphs alone. What is
// wrong with them is the same.
func sameButWords(was, is *content.File) bool {
	if was.Path != is.Path || was.Kind != is.Kind || was.Broken || is.Broken || was.Front != is.Front ||
		was.BodyLine != is.BodyLine || !reflect.DeepEqual(was.Problems, is.Problems) || !sameKeys(was, is) ||
		!reflect.DeepEqual(unworded(was.Record), unworded(is.Record)) {
		return false
	}
	if was.Body == nil || is.Body == nil {
		return was.Body == is.Body
	}
	return slices.EqualFunc(was.Body.Links, is.Body.Links, sameLink) &&
		slices.EqualFunc(was.Body.Sections, is.Body.Sections, sameHeading)
}

// sameKeys lets the numbers of a decision differ as well.
func sameKeys(was, is *content.File) bool {
	return slices.EqualFunc(was.Keys, is.Keys, func(a, b content.Key) bool {
		if is.Kind == civic.KindDecision && slices.Contains(numberKeys[:], a.Name) {
			a.Canon = b.Canon
		}
		return sameKey(a, b)
	})
}

// sameKey lets the width of a value differ: that of a title does, and no problem points there.
func sameKey(a, b content.Key) bool {
	return a.Name == b.Name && a.Role == b.Role && a.Canon == b.Canon &&
		a.At == b.At && a.Value.Pos == b.Value.Pos
}

func sameLink(a, b markdown.Link) bool {
	a.At, b.At = diag.Span{}, diag.Span{}
	return a == b
}

func sameHeading(a, b markdown.Section) bool {
	return a.ID == b.ID && a.Name == b.Name && a.Level == b.Level && a.Title == b.Title
}

// wordsOf are the fields of a record that may be wording.
func wordsOf(r content.Record) []*content.String {
	return append([]*content.String{&r.Head().Title, &r.Head().Summary}, numbersOf(r)...)
}

// unworded is a copy of a record whose wording says no more than whether, and where, it is given.
func unworded(r content.Record) content.Record {
	like := reflect.New(reflect.TypeOf(r).Elem())
	like.Elem().Set(reflect.ValueOf(r).Elem())
	without := like.Interface().(content.Record)
	for _, field := range wordsOf(without) {
		if field.Value != "" {
			field.Value, field.At.Width = "x", 0
		}
	}
	return without
}

// recordOf finds a record by its kind and id, and the release where it is one; an empty record where there is none.
func recordOf(reg *civic.Register, kind civic.Kind, id string) (*civic.Record, *civic.Release) {
	switch kind {
	case civic.KindCollaboration:
		if r := find(reg.Collaborations, id, func(r *civic.Collaboration) string { return r.ID }); r != nil {
			return &r.Record, nil
		}
	case civic.KindCouncil:
		if r := find(reg.Councils, id, func(r *civic.Council) string { return r.ID }); r != nil {
			return &r.Record, nil
		}
	case civic.KindDocument:
		if r := find(reg.Documents, id, func(r *civic.Document) string { return r.ID }); r != nil {
			return &r.Record, nil
		}
	case civic.KindDecision:
		if r := find(reg.Decisions, id, func(r *civic.Decision) string { return r.ID }); r != nil {
			return &r.Record, nil
		}
	case civic.KindRelease:
		if r := find(reg.Releases, id, func(r *civic.Release) string { return r.ID }); r != nil {
			return &r.Record, r
		}
	case civic.KindTerm:
		if r := find(reg.Terms, id, func(r *civic.Term) string { return r.ID }); r != nil {
			return &r.Record, nil
		}
	case civic.KindPage:
		if r := find(reg.Pages, id, func(r *civic.Page) string { return r.ID }); r != nil {
			return &r.Record, nil
		}
	}
	return &civic.Record{}, nil
}

// find looks a record up in a list that is sorted by id; nil where there is none.
func find[T any](list []*T, id string, idOf func(*T) string) *T {
	i, found := slices.BinarySearchFunc(list, id, func(r *T, id string) int { return cmp.Compare(idOf(r), id) })
	if !found {
		return nil
	}
	return list[i]
}
