package content

import (
	"samsyn/internal/civic"
	"samsyn/internal/diag"
	"samsyn/internal/markdown"
)

// KindSite is the kind of site.yaml, beside the kinds of record that civic names.
const KindSite civic.Kind = "site"

// Tree is a content folder as its files stand, sorted by path. Nothing in it is resolved: names are still names.
type Tree struct {
	Site        *File // site.yaml; nil where it is missing, and then Problems says so
	Files       []*File
	Attachments []Attachment
	Problems    diag.List // what is wrong with the folder itself: stray files, what could not be read
}

// File is one parsed file. It depends on the file's path and bytes alone, is never changed, and may be shared
// between trees.
type File struct {
	Path     string     // "content/documents/mal/3.sv.md"
	Kind     civic.Kind // KindVersion for a version's text
	ID       string     // the record's id; of a version's text, the document's
	Version  string     // of a version's text
	Lang     civic.Lang
	Record   Record         // never nil; empty where the front matter could not be read
	Broken   bool           // the front matter could not be read: say nothing about keys that seem to be missing
	Keys     []Key          // the top-level keys in the file's order
	Front    diag.Span      // where a missing key would be added: the opening fence, or the file
	Body     *markdown.Body // nil in site.yaml
	BodyLine int            // the line that the body begins on
	Source   civic.Held     // the body as it is published (see markdown.Normalise); only of version texts and releases
	SHA256   string         // the fingerprint of Source in hexadecimal
	Problems diag.List
}

// Attachment is a file beside a record that is published with it: a picture, a PDF. Whoever publishes it opens
// its path in the folder that the tree was loaded from.
type Attachment struct {
	Path string     // "content/decisions/protokoll.pdf"
	Kind civic.Kind // the folder that it lies in; KindDocument beneath documents
	ID   string     // of a file in a document's folder, the document; else ""
	Name string     // the file's name
	Size int64
}
