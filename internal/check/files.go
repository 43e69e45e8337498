package check

import (
	"path"
	"strings"

	"samsyn/internal/civic"
	"samsyn/internal/content"
	"samsyn/internal/diag"
)

// sourceFile takes in a file beside the record that its facts name, not its body.
func (r *resolver) sourceFile(e *entry, f content.String) {
	if !f.OK() {
		return
	}
	to := resolvePath(e.original.Path, f.Value)
	a := r.beside[to]
	if a == nil || a.Kind != folderKind(e.Kind) || a.ID != "" && a.ID != e.ID || strings.Contains(f.Value, "/") {
		var names []string
		for _, p := range sortedKeys(r.beside) {
			if path.Dir(p) == path.Dir(e.original.Path) {
				names = append(names, path.Base(p))
			}
		}
		p := r.found.Errorf("dead-link", f.At, "no file %q lies beside the record", f.Value)
		p.Hint = hint(diag.Nearest(f.Value, names), "put the file into "+path.Dir(e.original.Path))
		return
	}
	r.addFile(key{Kind: folderKind(e.Kind), ID: e.ID}, a.Name)
}

// folderKind is the kind of record whose folder a record lies in: a version's text lies in its document's.
func folderKind(kind civic.Kind) civic.Kind {
	if kind == civic.KindVersion {
		return civic.KindDocument
	}
	return kind
}

// checkFiles advises on files that nothing links to, and reports those that would take the place of a file of
// the site's own making. In a document's folder every file belongs to the document.
func (r *resolver) checkFiles() {
	alone := map[string]bool{}
	for _, p := range sortedKeys(r.beside) {
		a := r.beside[p]
		at := diag.Span{Pos: diag.Pos{File: a.Path}}
		if !a.linked && a.Kind != civic.KindDocument {
			r.found.Advisef("unlinked-file", at, "no record links to %q, so it is not published", a.Name).
				Hint = "link to it from the record that it belongs to, or remove it"
		}
		if a.ID != "" && r.entries[key{Kind: a.Kind, ID: a.ID}] == nil && len(r.texts[a.ID]) == 0 && !alone[a.ID] &&
			!r.lost[key{Kind: a.Kind, ID: a.ID}] {
			alone[a.ID] = true
			r.found.Errorf("missing-facts", at, "documents/%s holds a file, but no document file", a.ID).
				Hint = "make documents/" + a.ID + "/document." + r.firstLang() + ".md, or remove the folder"
		}
		if ownFile(a.Name) {
			r.found.Errorf("reserved-address", at, "the site makes a file %q of its own there", a.Name).
				Hint = "give the file another name"
		}
		if a.Kind == civic.KindDocument && a.ID != "" && r.isVersion(a.ID, a.Name) {
			r.found.Errorf("same-address", at, "the file %q and the version of that name get the same address", a.Name).
				Hint = "give the file another name"
		}
	}
}

// ownFile reports whether the site itself makes files of that name in a record's folder.
func ownFile(name string) bool {
	switch strings.ToLower(name) {
	case "index.html", "text.md", "release.txt", "feed.atom", "feed.json", "calendar.ics", "_headers", "_redirects":
		return true
	}
	return false
}

func (r *resolver) isVersion(document, name string) bool {
	d := r.documentByID[document]
	if d == nil {
		return false
	}
	for _, v := range d.Versions {
		if v.ID == name {
			return true
		}
	}
	return false
}
