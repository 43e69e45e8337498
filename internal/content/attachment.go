package content

import (
	"bytes"
	"encoding/binary"
	"io"
	"io/fs"
	"path"
	"regexp"
	"slices"
	"strings"
	"unicode/utf8"

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

// beginnings are the bytes that files of a kind begin with.
func beginnings(ext string) []string {
	switch ext {
	case ".png":
		return []string{"\x89PNG\r\n\x1a\n"}
	case ".jpg", ".jpeg":
		return []string{"\xff\xd8\xff"}
	case ".gif":
		return []string{"GIF87a", "GIF89a"}
	case ".webp":
		return []string{"RIFF"}
	case ".pdf":
		return []string{"%PDF-"}
	}
	return nil
}

// maxPixels is more than any screen shows: a picture of a few bytes may claim to be as large as a field, and
// a reader's browser would try.
const maxPixels = 100_000_000

// badPicture reports a picture that is too large to show. One that is not what its name says is warned of.
func (l *listing) badPicture(fsys fs.FS, name string, at diag.Span) bool {
	ext := strings.ToLower(path.Ext(name))
	begin := beginnings(ext)
	if begin == nil {
		return false
	}
	f, err := fsys.Open(name)
	if err != nil {
		l.problems.Errorf(RuleWrongFileType, at, "the file can't be opened: %v", err)
		return true
	}
	defer f.Close()
	head := make([]byte, 24)
	n, _ := io.ReadFull(f, head)
	head = head[:n]
	if !slices.ContainsFunc(begin, func(b string) bool { return bytes.HasPrefix(head, []byte(b)) }) {
		l.problems.Warnf(RuleWrongFileType, at, "the file is not what its name ends in, %s", ext).
			Hint = "name it for what it is, or save it anew"
		return false
	}
	if ext == ".png" && len(head) == 24 {
		width, height := binary.BigEndian.Uint32(head[16:]), binary.BigEndian.Uint32(head[20:])
		if uint64(width)*uint64(height) > maxPixels {
			l.problems.Errorf(RuleFileTooLarge, at, "the picture is %d × %d points large", width, height).
				Hint = "make it smaller"
			return true
		}
	}
	return false
}

// activeDrawing is what an SVG holds that runs, or that fetches something from elsewhere.
var activeDrawing = regexp.MustCompile(`(?i)<\s*(script|foreignobject|iframe|embed|object|animate|set|handler|style)|` +
	`[\s/"']on[a-z]+\s*=|(java|vb)script:|<!(doctype|entity)|<\?xml-stylesheet|href\s*=\s*["']?\s*[^#"'\s]|&#`)

// maxDrawing is how large an SVG may be, so that all of it can be looked at.
const maxDrawing = 2 << 20

// badDrawing reports an SVG that could do more than be looked at.
func (l *listing) badDrawing(fsys fs.FS, name string, at diag.Span) bool {
	if strings.ToLower(path.Ext(name)) != ".svg" {
		return false
	}
	src, err := fs.ReadFile(fsys, name)
	if err == nil && len(src) <= maxDrawing && utf8.Valid(src) && !activeDrawing.Match(src) {
		return false
	}
	l.problems.Errorf(RuleForbiddenFile, at, "the drawing holds more than lines and shapes: something in it could run, or fetch from elsewhere").
		Hint = "save it as plain SVG, or as PNG"
	return true
}
