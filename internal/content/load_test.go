package content

import (
	"context"
	"encoding/binary"
	"errors"
	"fmt"
	"hash/crc32"
	"io/fs"
	"os"
	"path/filepath"
	"reflect"
	"slices"
	"strings"
	"testing"
	"testing/fstest"
	"time"

	"samsyn/internal/diag"
)

const (
	siteText    = "format: 1\ntitle: x\nbaseURL: https://example.org/\nlanguages: [sv]\n"
	councilText = "---\ntitle: x\nmunicipality: y\n---\n"
)

func folder(files map[string]string) fstest.MapFS {
	fsys := fstest.MapFS{}
	for name, text := range files {
		fsys[name] = &fstest.MapFile{Data: []byte(text)}
	}
	return fsys
}

func load(t *testing.T, fsys fs.FS, cache *Cache) *Tree {
	t.Helper()
	tree, err := Load(context.Background(), fsys, cache)
	if err != nil {
		t.Fatal(err)
	}
	return tree
}

func paths(tree *Tree) []string {
	var list []string
	for _, f := range tree.Files {
		list = append(list, f.Path)
	}
	return list
}

func TestLoadReadsRecordsAndLeavesEditorsFilesAlone(t *testing.T) {
	tree := load(t, folder(map[string]string{
		"site.yaml": siteText, "README.md": "x", "councils/README.md": "x",
		"councils/b.sv.md": councilText, "councils/a.sv.md": councilText, "documents/mal/3.sv.md": "x",
		"councils/.a.sv.md.swp": "x", "councils/a.sv.md~": "x", "councils/#a.sv.md#": "x", "councils/4913": "x",
		"councils/a.sv.md.orig": "x", "councils/a.bak": "x", "councils/.DS_Store": "x", "councils/Thumbs.db": "x",
		"councils/_draft.sv.md": "x", "_notes/x.md": "x", ".git/config": "x", "councils/._a.sv.md": "x", "councils/x.tmp": "x",
		"documents/mal/karta.png": pngOf(1, 1), "decisions/protokoll 1.pdf": "%PDF-",
	}), nil)
	if got, want := strings.Join(paths(tree), " "), "content/councils/a.sv.md content/councils/b.sv.md content/documents/mal/3.sv.md"; got != want {
		t.Errorf("the files are %s; want %s", got, want)
	}
	if tree.Site == nil || len(allProblems(tree)) > 0 {
		t.Errorf("site %v, problems %s", tree.Site, rules(tree))
	}
	want := []Attachment{
		{Path: "content/decisions/protokoll 1.pdf", Kind: "decisions", Name: "protokoll 1.pdf", Size: 5},
		{Path: "content/documents/mal/karta.png", Kind: "documents", ID: "mal", Name: "karta.png", Size: 33},
	}
	if !slices.Equal(tree.Attachments, want) {
		t.Errorf("the attachments are %+v; want %+v", tree.Attachments, want)
	}
}

// allProblems collects what is wrong with the folder and with every file of it.
func allProblems(t *Tree) diag.List {
	list := slices.Clone(t.Problems)
	if t.Site != nil {
		list = append(list, t.Site.Problems...)
	}
	for _, f := range t.Files {
		list = append(list, f.Problems...)
	}
	list.Sort()
	return list
}

// rules lists the problems of a tree as "path rule", one after the other.
func rules(tree *Tree) string {
	var list []string
	for _, p := range allProblems(tree) {
		list = append(list, p.At.File+" "+p.Rule)
	}
	return strings.Join(list, "\n")
}

// pngOf is the header of a picture of some size.
func pngOf(width, height uint32) string {
	chunk := binary.BigEndian.AppendUint32(binary.BigEndian.AppendUint32([]byte("IHDR"), width), height)
	chunk = append(chunk, 8, 2, 0, 0, 0)
	sum := crc32.ChecksumIEEE(chunk)
	return "\x89PNG\r\n\x1a\n\x00\x00\x00\r" + string(binary.BigEndian.AppendUint32(chunk, sum))
}

// A picture is judged by its header, a drawing by all that it holds.
func TestPicturesThatCouldDoHarmAreRefused(t *testing.T) {
	const svg = `<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" viewBox="0 0 1 1">`
	jpegOf := func(width, height uint16) string {
		size := binary.BigEndian.AppendUint16(binary.BigEndian.AppendUint16(nil, height), width)
		return "\xff\xd8\xff\xe0\x00\x10JFIF\x00\x01\x01\x00\x00\x01\x00\x01\x00\x00\xff\xc0\x00\x11\x08" + string(size) + "\x03\x01\x22\x00\x02\x11\x01\x03\x11\x01"
	}
	for _, test := range []struct{ name, data, rule string }{
		{"a.png", pngOf(100, 100), ""}, {"a.png", pngOf(30_000, 30_000), RuleFileTooLarge}, {"a.png", pngOf(1<<31-1, 1), RuleFileTooLarge},
		{"a.png", "\x89PNG\r\n\x1a\n", RuleWrongFileType}, {"a.png", jpegOf(1, 1), RuleWrongFileType}, {"a.png", "", RuleEmptyFile},
		{"a.jpg", jpegOf(100, 100), ""}, {"a.JPG", jpegOf(65_500, 65_500), RuleFileTooLarge}, {"a.jpeg", pngOf(1, 1), RuleWrongFileType},
		{"a.gif", "GIF89a\x01\x00\x01\x00\x00\x00\x00", ""}, {"a.gif", "GIF89a\xff\xff\xff\xff\x00\x00\x00", RuleFileTooLarge},
		{"a.webp", "RIFF\x16\x00\x00\x00WEBPVP8X\x0a\x00\x00\x00\x00\x00\x00\x00\x63\x00\x00\x63\x00\x00", ""},
		{"a.webp", "RIFF\x16\x00\x00\x00WEBPVP8X\x0a\x00\x00\x00\x00\x00\x00\x00\xff\x3f\x00\xff\x3f\x00", RuleFileTooLarge},
		{"a.webp", "RIFF\x16\x00\x00\x00WAVEfmt ", RuleWrongFileType}, {"a.pdf", "MZ", RuleWrongFileType}, {"a.HTML", "x", RuleForbiddenFile},
		{"a.svg", svg + `<title>a</title><g fill="url(#a)"><use xlink:href="#b"/><path d="M0 0"/></g></svg>`, ""},
		{"a.svg", "<?xml version='1.0' encoding='UTF-8'?>\n<!-- drawn -->" + svg + "</svg>", ""},
		{"a.svg", svg + "<script>x</script></svg>", RuleForbiddenFile}, {"a.svg", `<svg/onload=x>`, RuleForbiddenFile},
		{"a.svg", `<s:svg xmlns:s="http://www.w3.org/2000/svg"><s:script>x</s:script></s:svg>`, RuleForbiddenFile},
		{"a.svg", svg + `<g ONCLICK="x"/></svg>`, RuleForbiddenFile}, {"a.Svg", svg + `<a xlink:href="java&#9;script:x"/></svg>`, RuleForbiddenFile},
		{"a.svg", svg + `<use xlink:href="https://evil.example/x.svg#a"/></svg>`, RuleForbiddenFile},
		{"a.svg", svg + `<image href="data:image/svg+xml;base64,AAAA"/></svg>`, RuleForbiddenFile},
		{"a.svg", svg + `<rect style="fill: u&#114;l( https://evil.example/x)"/></svg>`, RuleForbiddenFile},
		{"a.svg", svg + `<style>@import url(x)</style></svg>`, RuleForbiddenFile}, {"a.svg", svg + `<animateTransform/></svg>`, RuleForbiddenFile},
		{"a.svg", svg + `<foreignObject><p>x</p></foreignObject></svg>`, RuleForbiddenFile},
		{"a.svg", `<!DOCTYPE svg [<!ENTITY a "x">]>` + svg + "&a;</svg>", RuleForbiddenFile}, {"a.svg", `<?xml-stylesheet href="x"?>` + svg + "</svg>", RuleForbiddenFile},
		{"a.svg", "<html><body>x</body></html>", RuleForbiddenFile}, {"a.svg", svg + "<path", RuleForbiddenFile}, {"a.svg", "text", RuleForbiddenFile},
		{"a.svg", "\xff\xfe<\x00s\x00v\x00g\x00/\x00>\x00", RuleForbiddenFile}, {"a.svg", svg + strings.Repeat(" ", maxDrawing) + "</svg>", RuleForbiddenFile},
	} {
		got := ""
		for _, p := range load(t, folder(map[string]string{"site.yaml": siteText, "pages/" + test.name: test.data}), nil).Problems {
			got += p.Rule
		}
		if got != test.rule {
			t.Errorf("%s of %.80q: the problems are %q; want %q", test.name, test.data, got, test.rule)
		}
	}
}

// Twenty thousand files in one folder, and folders two hundred deep, are read or reported as any other.
func TestManyFilesAndDeepFoldersAreReadOrReported(t *testing.T) {
	files := map[string]string{"site.yaml": siteText, "pages/" + strings.Repeat("d/", 200) + "om.sv.md": "x", "documents/" + strings.Repeat("d/", 100) + "karta.pdf": "%PDF-"}
	for i := range 20_000 {
		files[fmt.Sprintf("decisions/%d.pdf", i)] = "%PDF-"
	}
	tree := load(t, folder(files), nil)
	want := "content/documents/" + strings.Repeat("d/", 100) + "karta.pdf stray-file\ncontent/pages/" + strings.Repeat("d/", 200) + "om.sv.md path-too-long"
	if got := rules(tree); got != want || len(tree.Attachments) != 20_000 {
		t.Errorf("%d files, and the problems %s; want %s", len(tree.Attachments), got, want)
	}
}

func TestLoadReportsFilesThatAreOutOfPlace(t *testing.T) {
	tree := load(t, folder(map[string]string{
		"site.yml": siteText, "om.md": "x", "karta.png": "x", "councils/a.MD": "x", "councils/b.markdown": "x", "pages/app.js": "x",
		"pages/logo.svg": "<svg onload='x()'/>", "pages/plain.svg": "<svg viewBox='0 0 1 1'><path d='M0 0'/></svg>", "pages/sub/karta.png": "x", "pages/tom.pdf": "", "pages/a#b.pdf": "x", "documents/x.pdf": "x",
		"pages/foto.png": "\xff\xd8\xff", "pages/falt.png": pngOf(30_000, 30_000),
		"councils/big.sv.md": strings.Repeat("x", maxBytes+1),
	}), nil)
	want := `content/councils/a.MD stray-file
content/councils/b.markdown stray-file
content/councils/big.sv.md file-too-large
content/documents/x.pdf stray-file
content/karta.png stray-file
content/om.md stray-file
content/pages/a#b.pdf bad-id
content/pages/app.js forbidden-file
content/pages/falt.png file-too-large
content/pages/foto.png wrong-file-type
content/pages/logo.svg forbidden-file
content/pages/sub/karta.png stray-file
content/pages/tom.pdf empty-file
content/site.yml stray-file`
	if got := rules(tree); got != want {
		t.Errorf("the problems are\n%s\nwant\n%s", got, want)
	}
}

func TestLoadNeverFollowsLinks(t *testing.T) {
	dir := t.TempDir()
	if err := os.MkdirAll(filepath.Join(dir, "councils"), 0o755); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(filepath.Join(dir, "site.yaml"), []byte(siteText), 0o644); err != nil {
		t.Fatal(err)
	}
	for link, target := range map[string]string{
		"councils/a.sv.md": "/etc/passwd", "councils/loop": "..", "councils/gone.sv.md": "nowhere",
	} {
		if err := os.Symlink(target, filepath.Join(dir, link)); err != nil {
			t.Fatal(err)
		}
	}
	want := "content/councils/a.sv.md not-a-regular-file\ncontent/councils/gone.sv.md not-a-regular-file\ncontent/councils/loop not-a-regular-file"
	if got := rules(load(t, os.DirFS(dir), nil)); got != want {
		t.Errorf("the problems are\n%s\nwant\n%s", got, want)
	}
}

func TestAWarmLoadSaysWhatAColdOneSays(t *testing.T) {
	cache := &Cache{}
	files := map[string]string{"site.yaml": siteText, "councils/a.sv.md": councilText, "councils/b.sv.md": "---\ntitel: x\n---\n", "om.md": "x"}
	first := load(t, folder(files), cache)
	again := load(t, folder(files), cache)
	if first.Files[0] != again.Files[0] || rules(first) != rules(again) {
		t.Error("a file that has not changed is parsed anew, or says something else")
	}
	files["councils/b.sv.md"] = councilText
	delete(files, "councils/a.sv.md")
	warm, cold := load(t, folder(files), cache), load(t, folder(files), nil)
	if rules(warm) != rules(cold) || !slices.Equal(paths(warm), paths(cold)) {
		t.Errorf("warm: %v %s\ncold: %v %s", paths(warm), rules(warm), paths(cold), rules(cold))
	}
	if len(cache.files) != len(files) {
		t.Errorf("the cache keeps %d files of %d", len(cache.files), len(files))
	}
}

func TestLoadStopsWhenItIsTold(t *testing.T) {
	ctx, cancel := context.WithCancel(context.Background())
	cancel()
	if _, err := Load(ctx, folder(map[string]string{"site.yaml": siteText}), nil); !errors.Is(err, context.Canceled) {
		t.Errorf("Load says %v; want that it was cancelled", err)
	}
}

func TestAnEmptyFolderLacksItsSite(t *testing.T) {
	if got, want := rules(load(t, fstest.MapFS{}, nil)), "content/site.yaml missing-site"; got != want {
		t.Errorf("the problems are %q; want %q", got, want)
	}
}

// A Reload that is told of changed files reads what a Load reads, and trusts the cache for all others.
func TestReloadReadsWhatHasChanged(t *testing.T) {
	files := folder(map[string]string{
		"site.yaml": "format: 1\n", "councils/norrby.sv.md": "---\ntitle: Norrby\n---\n", "documents/mal/karta.png": "x",
		"pages/om.sv.md": "---\ntitle: Om\n---\nText.\n",
	})
	var cache Cache
	load(t, files, &cache)
	for _, step := range []struct {
		name, text string // "" takes the file away
		told       string
	}{
		{"pages/om.sv.md", "---\ntitle: Om oss\n---\nText.\n", "pages/om.sv.md"},
		{"councils/norrby.sv.md", "---\ntitel: Norrby\n---\n", "councils/norrby.sv.md"},
		{"pages/ny.sv.md", "---\ntitle: Ny\n---\nText.\n", "pages/ny.sv.md"},
		{"pages/ny.sv.md", "", "pages"},
		{"documents/mal/karta.png", "xx", "documents/mal/karta.png"},
		{"documents/mal/karta.png", "", "documents/mal"},
		{"site.yaml", "", "site.yaml"},
		{"site.yml", "format: 1\n", "site.yml"},
		{"site.yml", "", "site.yml"},
	} {
		if delete(files, step.name); step.text != "" {
			files[step.name] = &fstest.MapFile{Data: []byte(step.text)}
		}
		got, err := Reload(t.Context(), files, &cache, []string{step.told, "pages/.om.swp"})
		if want := load(t, files, nil); err != nil || !reflect.DeepEqual(got, want) {
			t.Errorf("%s: %v, %v and %v, want %v and %v", step.name, err, paths(got), rules(got), paths(want), rules(want))
		}
	}
	before := rules(load(t, files, nil))
	files["pages/om.sv.md"] = &fstest.MapFile{Data: []byte("---\ntitel: Om\n---\n")}
	if got, err := Reload(t.Context(), files, &cache, nil); err != nil || rules(got) != before {
		t.Errorf("%v, %s: a file is read that nobody told of", err, rules(got))
	}
}

// growing is a folder with a file that somebody writes to while it is read: each opening sees it at one more of its
// states, and a look at the open file after it was read tells that there is a later one.
type growing struct {
	fstest.MapFS
	name   string
	states []string
	opened int
}

func (g *growing) Open(name string) (fs.File, error) {
	if name != g.name {
		return g.MapFS.Open(name)
	}
	state := min(g.opened, len(g.states)-1)
	g.opened++
	file := func(state int) *fstest.MapFile {
		state = min(state, len(g.states)-1)
		return &fstest.MapFile{Data: []byte(g.states[state]), ModTime: time.Unix(int64(state), 0)}
	}
	now, err := fstest.MapFS{name: file(state)}.Open(name)
	if err != nil {
		return nil, err
	}
	later, err := fstest.MapFS{name: file(state + 1)}.Open(name)
	return &growingFile{File: now, later: later}, err
}

type growingFile struct {
	fs.File
	later  fs.File
	looked bool
}

func (f *growingFile) Stat() (fs.FileInfo, error) {
	if f.looked {
		return f.later.Stat()
	}
	f.looked = true
	return f.File.Stat()
}

// A file that is written to while it is read is read again, and refused where that does not end: never is half of it
// taken for the whole.
func TestHalfAFileIsNeverTakenForTheWhole(t *testing.T) {
	const name = "councils/norrby.sv.md"
	whole := "---\ntitle: Fullmäktige\nmunicipality: Norrby\n---\n"
	for _, test := range []struct {
		states []string
		want   string
	}{
		{[]string{whole}, ""},
		{[]string{"", whole}, ""},
		{[]string{whole[:10], whole}, ""},
		{[]string{strings.Replace(whole, "Norrby", "Söderb", 1), whole}, ""}, // as long as the whole
		{[]string{"", whole[:10], whole}, ""},
		{[]string{"", whole[:10], whole[:20], whole}, "read content/councils/norrby.sv.md: it is being written to; try again when that is done"},
	} {
		files := &growing{MapFS: folder(map[string]string{"site.yaml": siteText, name: whole}), name: name, states: test.states}
		tree, err := Load(t.Context(), files, nil)
		if test.want != "" {
			if err == nil || err.Error() != test.want {
				t.Errorf("%q: %v; want %s", test.states, err, test.want)
			}
			continue
		}
		if err != nil || len(tree.Files) != 1 || tree.Files[0].Record.(*Council).Municipality.Value != "Norrby" || rules(tree) != "" {
			t.Errorf("%q: %v, %s", test.states, err, rules(tree))
		}
	}
}
