package content

import (
	"bytes"
	"encoding/xml"
	"errors"
	"image"
	_ "image/gif" // the kinds of picture whose size is read here
	_ "image/jpeg"
	_ "image/png"
	"io"
	"io/fs"
	"path"
	"regexp"
	"slices"
	"strings"

	_ "golang.org/x/image/webp"

	"samsyn/internal/diag"
)

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

// maxHeader is where in a picture its size must stand; cameras put a small picture and notes before it.
const maxHeader = 4 << 20

// badPicture reports a picture that is too large to show, by its header alone. One that is not what its name says, or
// that has no header, is warned of.
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
	head := make([]byte, 16)
	n, _ := io.ReadFull(f, head)
	head = head[:n]
	if !slices.ContainsFunc(begin, func(b string) bool { return bytes.HasPrefix(head, []byte(b)) }) {
		l.problems.Warnf(RuleWrongFileType, at, "the file is not what its name ends in, %s", ext).
			Hint = "name it for what it is, or save it anew"
		return false
	}
	if ext == ".pdf" {
		return false
	}
	config, _, err := image.DecodeConfig(io.MultiReader(bytes.NewReader(head), io.LimitReader(f, maxHeader)))
	switch {
	case err != nil:
		l.problems.Warnf(RuleWrongFileType, at, "the picture is damaged: its size can't be read").Hint = "save it anew"
	case int64(config.Width)*int64(config.Height) > maxPixels:
		l.problems.Errorf(RuleFileTooLarge, at, "the picture is %d × %d points large", config.Width, config.Height).
			Hint = "make it smaller"
		return true
	}
	return false
}

// maxDrawing is how large an SVG may be, so that all of it can be looked at.
const maxDrawing = 2 << 20

// badDrawing reports an SVG that could do more than be looked at.
func (l *listing) badDrawing(fsys fs.FS, name string, at diag.Span) bool {
	if strings.ToLower(path.Ext(name)) != ".svg" {
		return false
	}
	src, err := fs.ReadFile(fsys, name)
	if err == nil && len(src) <= maxDrawing && isStill(src) {
		return false
	}
	l.problems.Errorf(RuleForbiddenFile, at, "the drawing holds more than lines and shapes: something in it could run, or fetch from elsewhere").
		Hint = "save it as plain SVG, or as PNG"
	return true
}

var (
	// activeElements run, or bring in what does, whatever the prefix of their namespace.
	activeElements = regexp.MustCompile(`(?i)^(script|foreignobject|iframe|embed|object|animate.*|set|handler|style|audio|video|html)$`)
	// fetching is what brings something in from elsewhere, or runs, in the value of any attribute.
	fetching = regexp.MustCompile(`(?i)script:|url\(\s*["']?\s*[^#"'\s)]|@import`)
)

// isStill reports whether an SVG is well-formed and holds nothing that runs or fetches.
func isStill(src []byte) bool {
	decoder := xml.NewDecoder(bytes.NewReader(src))
	decoder.CharsetReader = func(string, io.Reader) (io.Reader, error) { return nil, errors.New("not UTF-8") }
	for root := true; ; {
		token, err := decoder.Token()
		if err != nil {
			return errors.Is(err, io.EOF) && !root
		}
		switch token := token.(type) {
		case xml.Directive:
			return false // a document type may define anything
		case xml.ProcInst:
			if token.Target != "xml" {
				return false
			}
		case xml.StartElement:
			if root && token.Name.Local != "svg" || activeElements.MatchString(token.Name.Local) || slices.ContainsFunc(token.Attr, isActive) {
				return false
			}
			root = false
		}
	}
}

// isActive reports whether an attribute of a drawing runs or fetches.
func isActive(a xml.Attr) bool {
	name, value := strings.ToLower(a.Name.Local), strings.Join(strings.Fields(a.Value), "")
	return strings.HasPrefix(name, "on") || strings.HasSuffix(name, "href") && !strings.HasPrefix(value, "#") ||
		a.Name.Space != "xmlns" && name != "xmlns" && fetching.MatchString(value)
}
