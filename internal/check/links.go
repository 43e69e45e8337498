package check

import (
	"path"
	"strings"

	"samsyn/internal/civic"
	"samsyn/internal/content"
	"samsyn/internal/diag"
	"samsyn/internal/markdown"
)

// attachment is a file beside a record, and whether something links to it.
type attachment struct {
	content.Attachment
	linked bool
}

// resolveLinks resolves the links of every body that is shown. The links of a record that is left out count
// only as a use of the files that they lead to.
func (r *resolver) resolveLinks() {
	for _, a := range r.tree.Attachments {
		r.beside[a.Path] = &attachment{Attachment: a}
		if a.Kind == civic.KindDocument && a.ID != "" {
			r.addFile(key{Kind: a.Kind, ID: a.ID}, a.Name)
		}
	}
	r.markFiles()
	for _, e := range r.sequence {
		if e.hidden != shown {
			continue
		}
		for _, f := range e.files {
			if f.Body == nil || len(f.Body.Links) == 0 {
				continue
			}
			refs, fates := make([]civic.Ref, len(f.Body.Links)), make([]markdown.Fate, len(f.Body.Links))
			for i, link := range f.Body.Links {
				if fates[i] = r.withhold(e, f, link); fates[i] == markdown.Kept {
					refs[i] = r.link(e, f, link)
				} else {
					r.fates[f] = fates
				}
			}
			r.refs[f] = refs
		}
	}
}

// markFiles finds the files beside the records that the records of the same folder link to: each is published
// beside those records. It comes before the links are resolved, since a link from another folder goes to one of
// them.
func (r *resolver) markFiles() {
	if len(r.beside) == 0 {
		return
	}
	for _, e := range r.sequence {
		for _, f := range e.files {
			for _, s := range f.Record.Head().Sources.Value {
				if a := r.beside[resolvePath(f.Path, s.File.Value)]; a != nil {
					a.linked = true
				}
			}
			if f.Body == nil {
				continue
			}
			for _, link := range f.Body.Links {
				a := r.beside[resolvePath(f.Path, link.Dest)]
				if a == nil {
					continue
				}
				a.linked = true
				switch {
				case a.Kind != e.Kind || a.ID != "":
				case e.hidden == shown:
					r.addFile(e.key, a.Name)
				case e.hidden == underEmbargo:
					r.heldFiles[a.Name] = e
				}
			}
		}
	}
}

func (r *resolver) addFile(k key, name string) {
	if r.files[k] == nil {
		r.files[k] = map[string]bool{}
	}
	r.files[k][name] = true
}

// resolvePath returns the path that a link in the file leads to, as problems name it. A link that leaves the
// content folder leads nowhere.
func resolvePath(from, dest string) string {
	if dest == "" || strings.HasPrefix(dest, "/") {
		return ""
	}
	return path.Join(path.Dir(from), dest)
}

// link resolves one link in the file f of the record e.
func (r *resolver) link(e *entry, f *content.File, link markdown.Link) civic.Ref {
	if link.Query != "" {
		p := r.found.Errorf("dead-link", link.At, "the link has the query %q, and a file of the site has none", link.Query)
		p.Hint = "remove it from the link"
	}
	if link.Dest == "" {
		if link.Query == "" {
			r.deadHeading(f, f, link)
		}
		return civic.Ref{}
	}
	to := resolvePath(f.Path, link.Dest)
	if a := r.beside[to]; a != nil {
		return r.linkToFile(e, a, link)
	}
	target := r.paths[to]
	if target == nil {
		if r.lostTarget(to) {
			return civic.Ref{}
		}
		r.deadLink(f, to, link)
		return civic.Ref{}
	}
	if link.Image {
		p := r.found.Errorf("dead-link", link.At, "%q is a text, not a picture", link.Dest)
		p.Hint = "link to it without the exclamation mark"
		return civic.Ref{}
	}
	return r.linkToRecord(f, target, link)
}

// linkToRecord resolves a link to the file of a record. It comes out in the page's language, so a heading must
// stand in the file of the linking file's language, where there is one.
func (r *resolver) linkToRecord(f, target *content.File, link markdown.Link) civic.Ref {
	e := r.entries[key{target.Kind, target.ID, target.Version}]
	if e.hidden != shown {
		r.hiddenNamed(e, link.At)
		return civic.Ref{}
	}
	if e.file(target.Lang) == nil { // a translation that is a draft
		p := r.found.Errorf("draft-named", link.At, "%q is a draft", link.Dest)
		p.Hint = "link to " + path.Base(e.original.Path) + ", or remove \"draft: true\" there"
		return civic.Ref{}
	}
	effective := target
	if twin := e.file(f.Lang); twin != nil && twin != target {
		effective = twin
		right := strings.TrimSuffix(link.Dest, path.Base(target.Path)) + path.Base(twin.Path)
		p := r.found.Advisef("wrong-language-link", link.At, "the link leads to the file in %q from one in %q", target.Lang, f.Lang)
		p.Hint = "link to " + right
	}
	ref := civic.Ref{Kind: e.Kind, ID: e.ID, Version: e.Version}
	if link.Fragment == "" {
		return ref
	}
	id, found := heading(effective, link.Fragment)
	if !found {
		r.deadHeading(f, effective, link)
	}
	ref.Fragment = id
	return ref
}

func heading(f *content.File, fragment string) (id string, found bool) {
	if f.Body == nil {
		return "", false
	}
	return f.Body.Heading(fragment)
}

// linkToFile resolves a link to a file beside a record. A file in the folder of documents belongs to its
// document; any other to the records of its own folder that link to it.
func (r *resolver) linkToFile(e *entry, a *attachment, link markdown.Link) civic.Ref {
	if link.Fragment != "" && !strings.HasSuffix(strings.ToLower(a.Name), ".pdf") {
		p := r.found.Errorf("dead-heading", link.At, "%q has no headings to link to", a.Name)
		p.Hint = "remove #" + link.Fragment
	}
	if doc := r.entries[key{Kind: a.Kind, ID: a.ID}]; doc != nil && doc.hidden != shown {
		r.hiddenNamed(doc, link.At)
		return civic.Ref{}
	}
	owner, ok := r.owner(e, a)
	if !ok {
		p := r.found.Errorf("dead-link", link.At, "no record in %s links to %q, so it is published beside none", path.Dir(a.Path), a.Name)
		p.Hint = "link to it from the record that it belongs to, or move it"
		return civic.Ref{}
	}
	return civic.Ref{Kind: owner.Kind, ID: owner.ID, File: a.Name, Fragment: link.Fragment}
}

// owner finds the record beside which the linked file is published: the linking one if it may be, else the
// first that links to it.
func (r *resolver) owner(e *entry, a *attachment) (key, bool) {
	if a.ID != "" {
		k := key{Kind: a.Kind, ID: a.ID}
		return k, r.entries[k] != nil
	}
	if r.files[e.key][a.Name] && e.Kind == a.Kind {
		return e.key, true
	}
	for _, other := range r.byKind[a.Kind] {
		if r.files[other.key][a.Name] {
			return other.key, true
		}
	}
	return key{}, false
}

// deadLink reports a link to what is not there, with the nearest path.
func (r *resolver) deadLink(f *content.File, to string, link markdown.Link) {
	p := r.found.Errorf("dead-link", link.At, "nothing lies at %q", link.Dest)
	switch {
	case strings.HasPrefix(link.Dest, "/"):
		p.Text = "the link " + quoted([]string{link.Dest}) + " is an address, not the path of a file"
		p.Hint = "link to the record's file, such as ../councils/NAME.sv.md; the address is put in for you"
	case path.Base(to) == "README.md":
		p.Text = quoted([]string{link.Dest}) + " is not part of the site"
		p.Hint = "a README.md is for editors; link to a page instead"
	case strings.HasPrefix(link.Dest, "www."):
		p.Hint = "write https://" + link.Dest
	case strings.Contains(link.Dest, "@") && !strings.ContainsAny(link.Dest, "/ "):
		p.Hint = "write mailto:" + link.Dest
	default:
		p.Hint = hint(r.nearestLink(f, to), "correct the path; it is counted from "+path.Dir(f.Path))
	}
}

// nearestLink returns the link that was probably meant, or "".
func (r *resolver) nearestLink(f *content.File, to string) string {
	guess := r.remember("link/"+to, func() string { return r.nearestPath(to) })
	if guess == "" {
		return ""
	}
	if a := r.beside[guess]; a != nil {
		a.linked = true // but for the slip in the link
	}
	return relativePath(path.Dir(f.Path), guess)
}

// nearestPath finds the path that was probably meant: the same record in another language, else a near name in
// the same folder, else the same file of a document with a near name.
func (r *resolver) nearestPath(to string) string {
	dir, base := path.Split(to)
	stem, rest, _ := strings.Cut(base, ".")
	near := r.folder(path.Clean(dir))
	for _, p := range near {
		if strings.HasPrefix(path.Base(p), stem+".") && path.Ext(p) == path.Ext(base) {
			return p
		}
	}
	if guess := r.nearestOf(to, near); guess != "" || len(near) > 0 {
		return guess
	}
	id := path.Base(dir)
	doc := r.entries[key{Kind: civic.KindDocument, ID: r.guess(civic.KindDocument, id)}]
	if doc == nil || doc.hidden != shown {
		return ""
	}
	if p := path.Join(path.Dir(doc.original.Path), stem+"."+rest); r.paths[p] != nil {
		return p
	}
	return doc.original.Path
}

// folder lists the paths in a folder, in order.
func (r *resolver) folder(dir string) []string {
	if r.folders == nil {
		r.folders = map[string][]string{}
		for _, f := range r.tree.Files {
			r.folders[path.Dir(f.Path)] = append(r.folders[path.Dir(f.Path)], f.Path)
		}
		for _, a := range r.tree.Attachments {
			r.folders[path.Dir(a.Path)] = append(r.folders[path.Dir(a.Path)], a.Path)
		}
	}
	return r.folders[dir]
}

// relativePath writes the path to as a link in a file of the folder from.
func relativePath(from, to string) string {
	a, b := strings.Split(from, "/"), strings.Split(to, "/")
	for len(a) > 0 && len(b) > 1 && a[0] == b[0] {
		a, b = a[1:], b[1:]
	}
	return strings.Repeat("../", len(a)) + strings.Join(b, "/")
}

// deadHeading reports a link in f to a heading that target does not have.
func (r *resolver) deadHeading(f, target *content.File, link markdown.Link) {
	where := "this text"
	if f != target {
		where = target.Path
	}
	p := r.found.Errorf("dead-heading", link.At, "%s has no heading %q", where, link.Fragment)
	var ids []string
	if target.Body != nil {
		for _, s := range target.Body.Sections {
			if s.Name != "" {
				ids = append(ids, s.Name)
			}
		}
	}
	p.Hint = "give a heading there the id {#" + link.Fragment + "}"
	switch near := diag.Nearest(link.Fragment, ids); {
	case near != "":
		p.Hint = didYouMean(near)
	case len(ids) > 0 && len(ids) <= 12:
		p.Hint = "its headings are " + quoted(ids)
	}
}
