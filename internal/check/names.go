package check

import (
	"slices"
	"strings"

	"samsyn/internal/civic"
	"samsyn/internal/content"
	"samsyn/internal/diag"
	"samsyn/internal/markdown"
)

// maxCompared bounds how many names are compared in search of the nearest: in a huge folder with thousands of
// unknown names the first ones get a hint, and the last ones don't keep anybody waiting.
const maxCompared = 2_000_000

// council returns the council that a field names, nil with a problem where there is none, and nil alone where
// the field says nothing.
func (r *resolver) council(f content.String) *civic.Council {
	if !f.OK() {
		return nil
	}
	if c := r.councils[f.Value]; c != nil {
		return c
	}
	r.unknown("unknown-council", f, civic.KindCouncil, "no council is called %q", f.Value)
	return nil
}

func (r *resolver) collaboration(f content.String) *civic.Collaboration {
	if !f.OK() {
		return nil
	}
	if c := r.collaborations[f.Value]; c != nil {
		return c
	}
	r.unknown("unknown-collaboration", f, civic.KindCollaboration, "no collaboration is called %q", f.Value)
	return nil
}

func (r *resolver) document(f content.String) *document {
	if !f.OK() {
		return nil
	}
	if d := r.documentByID[f.Value]; d != nil {
		return d
	}
	r.unknown("unknown-document", f, civic.KindDocument, "no document is called %q", f.Value)
	return nil
}

func (r *resolver) decision(f content.String) *decision {
	if !f.OK() {
		return nil
	}
	if d := r.decisionByID[f.Value]; d != nil {
		return d
	}
	r.unknown("unknown-decision", f, civic.KindDecision, "no decision is called %q", f.Value)
	return nil
}

// version returns the version of the document that a field names.
func (r *resolver) version(doc *civic.Document, f content.String) *civic.Version {
	if !f.OK() || doc == nil {
		return nil
	}
	for _, v := range doc.Versions {
		if v.ID == f.Value {
			return v
		}
	}
	if r.versionsInDoubt(r.documentByID[doc.ID]) {
		return nil // the list could not be read whole, and a problem says so
	}
	var ids []string
	for _, v := range doc.Versions {
		ids = append(ids, v.ID)
	}
	p := r.found.Errorf("unknown-version", f.At, "document %q has no version %q", doc.ID, f.Value)
	p.Hint = versionHint(doc.ID, f.Value, ids)
	return nil
}

// versionHint names the version that is meant where there is a likely one, and the few that there are.
func versionHint(doc, id string, ids []string) string {
	switch guess := diag.Nearest(id, ids); {
	case guess != "":
		return didYouMean(guess)
	case len(ids) == 0:
		return "add it to versions in the file of facts in documents/" + doc
	default:
		return "its versions are " + quoted(ids)
	}
}

// body returns the body of the collaboration that id names.
func (r *resolver) body(c *civic.Collaboration, id string, at diag.Span) *civic.Body {
	if c == nil || id == "" {
		return nil
	}
	var ids []string
	for _, b := range c.Bodies {
		if b.ID == id {
			return b
		}
		ids = append(ids, b.ID)
	}
	in := r.entries[key{Kind: civic.KindCollaboration, ID: c.ID}].original
	if in.Broken || in.Record.(*content.Collaboration).Bodies.Bad {
		return nil // the list could not be read whole, and a problem says so
	}
	p := r.found.Errorf("unknown-body", at, "collaboration %q has no body called %q", c.ID, id)
	p.Hint = hint(diag.Nearest(id, ids), "add it to bodies in collaborations/"+c.ID)
	return nil
}

// unknown reports a name that no live record has: it may be that of a draft.
func (r *resolver) unknown(rule string, f content.String, kind civic.Kind, format string, args ...any) {
	if e := r.entries[key{Kind: kind, ID: f.Value}]; e != nil && e.hidden != shown {
		r.hiddenNamed(e, f.At)
		return
	}
	if r.lost[key{Kind: kind, ID: f.Value}] {
		return // its file is misnamed, and a problem says so
	}
	p := r.found.Errorf(rule, f.At, format, args...)
	p.Hint = hint(r.guess(kind, f.Value), "make the file "+r.recordPath(kind, markdown.Slug(f.Value)))
}

// hiddenNamed reports a reference to a draft. Only links lead to a release under embargo; see embargo.go.
func (r *resolver) hiddenNamed(e *entry, at diag.Span) {
	p := r.found.Errorf("draft-named", at, "%q is a draft, and this record is not", e.ID)
	p.Hint = "remove \"draft: true\" there, or make this record a draft as well"
	p.Notes = append(p.Notes, note(e.original.Record.Head().Draft.Key, "the draft"))
}

// guess returns the nearest name of a live record of the kind.
func (r *resolver) guess(kind civic.Kind, name string) string {
	return r.remember(string(kind)+"/"+name, func() string {
		ids := make([]string, 0, len(r.byKind[kind]))
		for _, e := range r.byKind[kind] {
			if !r.misnamed[e.key] {
				ids = append(ids, e.ID)
			}
		}
		if guess := r.nearestOf(name, ids); guess != "" {
			return guess
		}
		return called(name, ids)
	})
}

// called returns the id that a name in full, or the name of a file, holds as a word: osterby of "Österby kommun".
// It returns "" where there are several.
func called(name string, ids []string) string {
	if stem, _, isFile := strings.Cut(name, "."); isFile && slices.Contains(ids, stem) {
		return stem
	}
	words := "-" + markdown.Slug(name) + "-"
	found := ""
	for _, id := range ids {
		switch {
		case !strings.Contains(words, "-"+id+"-") || strings.Contains("-"+found+"-", "-"+id+"-"):
		case found == "" || strings.Contains("-"+id+"-", "-"+found+"-"):
			found = id
		default:
			return ""
		}
	}
	return found
}

// remember guesses once for each thing that is asked.
func (r *resolver) remember(asked string, guess func() string) string {
	answer, ok := r.guesses[asked]
	if !ok {
		answer = guess()
		r.guesses[asked] = answer
	}
	return answer
}

// nearestOf is diag.Nearest as long as there is patience for it.
func (r *resolver) nearestOf(name string, known []string) string {
	if r.compared += len(known); r.compared > maxCompared {
		return ""
	}
	return diag.Nearest(name, known)
}

func (r *resolver) recordPath(kind civic.Kind, id string) string {
	if kind == civic.KindDocument {
		return "documents/" + id + "/document." + r.firstLang() + ".md"
	}
	return string(kind) + "/" + id + "." + r.firstLang() + ".md"
}

// hint offers the nearest name, or else what to do without one.
func hint(guess, otherwise string) string {
	if guess == "" {
		return otherwise
	}
	return didYouMean(guess)
}

// seen remembers names of a list and reports one that comes again.
type seen map[string]diag.Span

// again reports a second entry of the same name, and returns whether it is one.
func (s seen) again(found *diag.List, name string, at diag.Span, what string) bool {
	if name == "" {
		return false
	}
	first, ok := s[name]
	if !ok {
		s[name] = at
		return false
	}
	p := found.Errorf("duplicate-entry", at, "%s %q stands here twice", what, name)
	p.Hint = "remove one of the two"
	p.Notes = append(p.Notes, note(first, "first named here"))
	return true
}

// councilList resolves a list of councils; one that comes twice is reported and left out.
func (r *resolver) councilList(f content.Strings) []*civic.Council {
	names := seen{}
	return r.councilsOf(slices.DeleteFunc(slices.Clone(f.Value), func(item content.String) bool {
		return names.again(&r.found, item.Value, item.At, "council")
	}))
}

// councilsOf resolves names of councils, each once.
func (r *resolver) councilsOf(items []content.String) []*civic.Council {
	var all []*civic.Council
	for _, item := range items {
		if c := r.council(item); c != nil && !slices.Contains(all, c) {
			all = append(all, c)
		}
	}
	return all
}
