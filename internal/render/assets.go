package render

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"io/fs"
	"maps"
	"path"
	"slices"
	"strings"

	"samsyn/internal/diag"
)

// Asset is a file of the static folder as it is published: its name holds a hash of its content, so that it
// may be cached for good.
type Asset struct {
	Name string // as layouts name it: "css/site.css"
	Path string // as it is published, without a leading slash: "static/css/site.0f3a5b7c9d1e.css"
	Body []byte
}

// assetTable holds the published files of the static folder and finds them by name.
type assetTable struct {
	sources  map[string][]byte
	inlined  map[string]bool // sheets and scripts that another imports: published within that one only
	joined   map[string]bool // scripts that are laid into another, or are published
	modules  map[string]*module
	byName   map[string]Asset
	problems diag.List
}

// loadAssets reads the static folder, joins its style sheets and scripts, and names every file by its content. Of an
// earlier reading, nil for none, it takes what comes of the same files.
func loadAssets(static fs.FS, last *assetTable) (*assetTable, error) {
	t := &assetTable{
		sources: map[string][]byte{}, inlined: map[string]bool{}, joined: map[string]bool{},
		modules: map[string]*module{}, byName: map[string]Asset{},
	}
	err := fs.WalkDir(static, ".", func(name string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() || !published(name) {
			return err
		}
		if slices.Contains(hostFiles, name) {
			t.problems.Warnf("unheeded-file", fileSpan("static/"+name), "the file is published as /static/%s…, where no host heeds it", strings.TrimSuffix(name, path.Ext(name))).
				Hint = "headers, redirects, the sitemap and robots.txt are made by the program; what the host is to know stands in the files of the repository"
		}
		t.sources[name], err = fs.ReadFile(static, name)
		return err
	})
	if err != nil {
		return nil, fmt.Errorf("read the static folder: %w", err)
	}
	if last != nil && maps.EqualFunc(t.sources, last.sources, bytes.Equal) {
		return last, nil
	}
	t.publish(last)
	return t, nil
}

// hostFiles mean something to a host where they stand at the root of a site.
var hostFiles = []string{"_headers", "_redirects", "netlify.toml", "robots.txt", "sitemap.xml", "index.html", "404.html", "CNAME"}

// published reports whether a file of the static folder belongs on the site: notes to the developer, the Go
// file that embeds the folder and what editors leave behind do not.
func published(name string) bool {
	base := path.Base(name)
	return !strings.HasPrefix(base, ".") && !strings.HasSuffix(base, "~") && !strings.HasPrefix(base, "#") &&
		base != "README.md" && path.Ext(base) != ".go" && path.Ext(base) != ".swp"
}

// publish names the plain files first, since style sheets and scripts hold the names of others.
func (t *assetTable) publish(last *assetTable) {
	var sheets, scripts []string
	for _, name := range t.names() {
		switch path.Ext(name) {
		case ".css":
			sheets = append(sheets, name)
		case ".js", ".mjs":
			scripts = append(scripts, name)
		default:
			t.add(name, t.sources[name])
		}
	}
	if !t.takeScripts(scripts, last) {
		t.publishScripts(scripts)
	}
	joined := make(map[string]string, len(sheets))
	for _, name := range sheets {
		joined[name] = t.join(name, nil)
	}
	for _, name := range sheets {
		if !t.inlined[name] {
			t.add(name, []byte(joined[name]))
		}
	}
}

// takeScripts takes the finished scripts of an earlier reading where they are made of the same, and nothing was wrong.
func (t *assetTable) takeScripts(names []string, last *assetTable) bool {
	if last == nil || len(last.problems) > 0 || !slices.Equal(t.names(), last.names()) {
		return false
	}
	for _, name := range names {
		if !bytes.Equal(t.sources[name], last.sources[name]) {
			return false
		}
	}
	for _, name := range names {
		if asset, published := last.byName[name]; published {
			t.byName[name] = asset
		}
	}
	return true
}

// names lists the files in alphabetical order, so that problems and hashes come out the same every time.
func (t *assetTable) names() []string {
	names := make([]string, 0, len(t.sources))
	for name := range t.sources {
		names = append(names, name)
	}
	slices.Sort(names)
	return names
}

// join gives the text of a style sheet with its imports laid in. The sheets in open are being joined already:
// one that imports itself, through others or not, is a problem.
func (t *assetTable) join(name string, open []string) string {
	open = append(open, name)
	s := &sheet{src: string(t.sources[name]), dir: path.Dir(name)}
	s.imported = func(imported string) (string, bool) {
		if _, ok := t.sources[imported]; !ok {
			t.unknown("static/"+name, imported)
			return "", true
		}
		if slices.Contains(open, imported) {
			t.problems.Errorf("layout", fileSpan("static/"+name), "the style sheet imports itself through %q", imported)
			return "", true
		}
		t.inlined[imported] = true
		return t.join(imported, slices.Clone(open)), true
	}
	s.address = func(file string) string {
		if asset, ok := t.byName[file]; ok {
			return "/" + asset.Path
		}
		t.unknown("static/"+name, file)
		return file
	}
	return s.rewrite()
}

func (t *assetTable) add(name string, body []byte) {
	sum := sha256.Sum256(body)
	ext := path.Ext(name)
	hashed := strings.TrimSuffix(name, ext) + "." + hex.EncodeToString(sum[:6]) + ext
	t.byName[name] = Asset{Name: name, Path: "static/" + hashed, Body: body}
}

// list gives the published files in the order of their names.
func (t *assetTable) list() []Asset {
	var assets []Asset
	for _, name := range t.names() {
		if asset, ok := t.byName[name]; ok {
			assets = append(assets, asset)
		}
	}
	return assets
}

// listed gives the names of the published files, in order.
func (t *assetTable) listed() []string { return slices.Sorted(maps.Keys(t.byName)) }

// unknown adds a problem for a name that no file of the static folder has; once, however often the sheet that
// says it is laid into others.
func (t *assetTable) unknown(where, name string) {
	text := fmt.Sprintf("no file of the static folder is called %q", name)
	if slices.ContainsFunc(t.problems, func(p *diag.Problem) bool { return p.At.File == where && p.Text == text }) {
		return
	}
	problem := t.problems.Errorf("unknown-asset", fileSpan(where), "%s", text)
	problem.Hint = diag.DidYouMean(name, t.names())
}

func fileSpan(file string) diag.Span { return diag.Span{Pos: diag.Pos{File: file}} }
