package check

import (
	"slices"
	"sync"

	"samsyn/internal/civic"
	"samsyn/internal/content"
	"samsyn/internal/diag"
)

// document pairs a document with what its author wrote, for the rules that point at words.
type document struct {
	*civic.Document
	entry    *entry
	in       *content.Document
	versions []content.Version // one for each of Versions
	doubt    func() bool       // see resolver.doubtful
}

// builtInTypes are the types that every site knows; their words belong to the site's strings.
func builtInTypes() []string {
	return []string{
		"vision", "goals", "policy", "strategy", "plan", "guidelines", "agreement", "statutes", "programme",
		"activity-plan", "activity-report", "proposal",
	}
}

// resolveDocuments fills the documents and their versions, then the relations, which may name any of them.
func (r *resolver) resolveDocuments() {
	for _, e := range r.byKind[civic.KindDocument] {
		in := e.original.Record.(*content.Document)
		d := &document{entry: e, in: in, Document: &civic.Document{
			Record:        r.record(e),
			Type:          r.documentType(in.Type),
			Collaboration: r.collaboration(in.Collaboration),
			Valid:         validity(in.Valid),
			Review:        in.Review.Value,
			Closed:        closing(in.Closed),
			Political:     role(in.Responsible, in.Responsible.Value.Political),
			Official:      role(in.Responsible, in.Responsible.Value.Official),
			Registration:  str(in.Registration),
			Year:          in.Year.Value,
			Topics:        strs(in.Topics),
			Aliases:       strs(in.Aliases),
		}}
		if in.Group.OK() {
			d.Group = r.body(d.Collaboration, in.Group.Value, in.Group.At)
		}
		d.doubt = sync.OnceValue(func() bool { return r.doubtful(d) })
		if c := d.Collaboration; c != nil {
			c.Documents = append(c.Documents, d.Document)
		}
		r.resolveVersions(d)
		r.documents = append(r.documents, d)
		r.documentByID[e.ID] = d
		r.reg.Documents = append(r.reg.Documents, d.Document)
	}
	r.strayTexts()
	for _, t := range ties() {
		for _, d := range r.documents {
			r.resolveTie(d, t)
		}
	}
}

// resolveTie resolves one list of relations, and notes the way back in each document that it names.
func (r *resolver) resolveTie(d *document, t tie) {
	names := seen{}
	for _, item := range t.written(&d.in.Relations.Value).Value {
		other := r.document(item)
		if names.again(&r.found, item.Value, item.At, "document") || other == nil {
			continue
		}
		list, back := t.named(&d.Relations), t.back(other.Document)
		*list, *back = append(*list, other.Document), append(*back, d.Document)
	}
}

// documentType returns the type if the site knows it.
func (r *resolver) documentType(f content.String) string {
	if !f.OK() {
		return str(f)
	}
	own := r.reg.Site.TypeSequence
	if slices.Contains(builtInTypes(), f.Value) || slices.Contains(own, f.Value) {
		return f.Value
	}
	all := append(builtInTypes(), own...)
	p := r.found.Errorf("unknown-type", f.At, "no type of document is called %q", f.Value)
	guess := content.OwnWord(f.Value, all)
	if guess == "" {
		guess = diag.Nearest(f.Value, all)
	}
	p.Hint = hint(guess, "choose one of "+quoted(all)+", or add it to types in site.yaml")
	return f.Value
}

func validity(f content.Field[content.Valid]) *civic.Validity {
	switch {
	case f.NotStated:
		return &civic.Validity{NotStated: true}
	case !f.OK():
		return nil
	}
	in := f.Value
	return &civic.Validity{
		FromAdoption: in.FromAdoption, From: in.From.Value, Until: in.Until.Value, OpenEnded: in.OpenEnded,
	}
}

// closing returns how a matter ended; "closed: not-stated" says that no end is known, which closes nothing.
func closing(f content.Field[content.Closed]) *civic.Closing {
	if !f.OK() {
		return nil
	}
	return &civic.Closing{Date: f.Value.Date.Value, Note: text(f.Value.Note)}
}

// strayTexts reports texts of versions whose document, or whose version, no facts name.
func (r *resolver) strayTexts() {
	for _, id := range sortedKeys(r.texts) {
		d := r.documentByID[id]
		if d == nil {
			if _, known := r.entries[key{Kind: civic.KindDocument, ID: id}]; !known && !r.lost[key{Kind: civic.KindDocument, ID: id}] {
				p := r.found.Errorf("missing-facts", whole(r.texts[id][0].original),
					"documents/%s holds the text of a version, but no document file", id)
				p.Hint = "make documents/" + id + "/document." + r.firstLang() + ".md"
			}
			continue
		}
		for _, e := range r.texts[id] {
			r.strayText(d, e)
		}
	}
}

func (r *resolver) strayText(d *document, e *entry) {
	var ids []string
	for _, v := range d.Versions {
		if v.ID == e.Version {
			return
		}
		ids = append(ids, v.ID)
	}
	if r.versionsInDoubt(d) {
		return
	}
	p := r.found.Errorf("unknown-version", whole(e.original), "document %q has no version %q", d.ID, e.Version)
	p.Hint = versionHint(d.ID, e.Version, ids)
	p.Notes = append(p.Notes, note(d.entry.original.Front, "the document's facts"))
}

// role is one of the responsible roles. Where the source states neither, each of them is not stated.
func role(all content.Field[content.Responsible], one content.Text) civic.Text {
	if all.NotStated {
		return civic.TextNotStated()
	}
	return text(one)
}
