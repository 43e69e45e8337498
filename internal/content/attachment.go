package content

import (
	"io/fs"
	"path"
	"slices"
	"strings"

	"samsyn/internal/civic"
	"samsyn/internal/diag"
	"samsyn/internal/markdown"
)

// activeFiles are the kinds of file that a browser runs programs of, or that a server may.
var activeFiles = []string{
	".html", ".htm", ".xhtml", ".xht", ".svgz", ".xml", ".xsl", ".js", ".mjs", ".css", ".wasm", ".swf", ".php", ".cgi",
}

// attach lists a file that is published beside a record.
func (l *listing) attach(fsys fs.FS, name string, entry fs.DirEntry, at diag.Span) {
	parts := strings.Split(name, "/")
	kind := civic.Kind(parts[0])
	inDocument := kind == civic.KindDocument && len(parts) == 3
	if !inDocument && !(slices.Contains(flatKinds, kind) && len(parts) == 2) {
		l.problems.Errorf(RuleStrayFile, at, "no record lies beside this file, so that it has no page to stand by").
			Hint = "put it into the folder of the record that it belongs to"
		return
	}
	a := Attachment{Path: at.File, Kind: kind, Name: path.Base(name)}
	if inDocument {
		a.ID = parts[1]
	}
	if l.badName(a.Name, at) {
		return
	}
	info, err := entry.Info()
	if err != nil {
		return // taken away since the folder was listed
	}
	a.Size = info.Size()
	if l.badSize(a.Size, at) || l.badPicture(fsys, name, at) || l.badDrawing(fsys, name, at) {
		return
	}
	l.attachments = append(l.attachments, a)
}

func (l *listing) badName(name string, at diag.Span) bool {
	if r, found := invisible(name); found {
		l.problems.Errorf(RuleInvisible, at, "the name holds the invisible character U+%04X", r).Hint = "name the file anew"
		return true
	}
	if strings.ContainsAny(name, "\\:*?\"<>|%#") || strings.ContainsFunc(name, markdown.Unfit) {
		l.problems.Errorf(RuleBadID, at, "the name holds a character that an address can't keep").
			Hint = "name it with letters, digits, points and hyphens"
		return true
	}
	return false
}

// maxAttachment is larger than any scan of minutes should be; hosts refuse larger ones.
const maxAttachment = 25 << 20

func (l *listing) badSize(size int64, at diag.Span) bool {
	switch {
	case size == 0:
		l.problems.Errorf(RuleEmptyFile, at, "the file is empty")
	case size > maxAttachment:
		l.problems.Errorf(RuleFileTooLarge, at, "the file has %d megabytes, more than the %d that a site can carry", size>>20, maxAttachment>>20).
			Hint = "make it smaller, or link to it where it is kept"
	default:
		return false
	}
	return true
}
