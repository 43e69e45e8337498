package preview

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/fsnotify/fsnotify"
)

// disk does what programs do to files, and fails the test where the system refuses.
type disk struct{ t testing.TB }

func (d disk) must(err error) {
	d.t.Helper()
	if err != nil {
		d.t.Fatal(err)
	}
}
func (d disk) write(name, text string)  { d.t.Helper(); d.must(os.WriteFile(name, []byte(text), 0o644)) }
func (d disk) rename(old, new string)   { d.t.Helper(); d.must(os.Rename(old, new)) }
func (d disk) remove(name string)       { d.t.Helper(); d.must(os.Remove(name)) }
func (d disk) symlink(old, name string) { d.t.Helper(); d.must(os.Symlink(old, name)) }

// editors are what programs do to the folder when they save a file: the system calls that strace shows.
var editors = []struct {
	name string
	save func(d disk, file, text string)
}{
	{"vim", func(d disk, file, text string) {
		probe, backup := filepath.Join(filepath.Dir(file), "4913"), file+"~"
		d.write(probe, "")
		d.remove(probe)
		d.rename(file, backup)
		d.write(file, text)
		d.must(os.Chmod(file, 0o644))
		d.remove(backup)
	}},
	{"vim with backupcopy=yes", func(d disk, file, text string) {
		d.write(file+"~", "före")
		d.write(file, text)
		d.remove(file + "~")
	}},
	{"VS Code, nano, Notepad", func(d disk, file, text string) { d.write(file, text) }},
	{"JetBrains", func(d disk, file, text string) {
		d.write(file+"___jb_tmp___", text)
		d.rename(file, file+"___jb_old___")
		d.rename(file+"___jb_tmp___", file)
		d.remove(file + "___jb_old___")
	}},
	{"gedit", func(d disk, file, text string) {
		temporary := filepath.Join(filepath.Dir(file), ".goutputstream-K9X2P1")
		d.write(temporary, text)
		d.rename(temporary, file)
	}},
	{"Sublime Text with atomic_save", func(d disk, file, text string) {
		temporary := filepath.Join(filepath.Dir(file), ".subl5c1.tmp")
		d.write(temporary, text)
		d.rename(temporary, file)
	}},
	{"Emacs", func(d disk, file, text string) {
		lock := filepath.Join(filepath.Dir(file), ".#"+filepath.Base(file))
		_ = os.Remove(lock)
		d.symlink("clerk@machine.1234", lock)
		d.rename(file, file+"~")
		d.write(file, text)
		d.remove(lock)
	}},
	{"sed -i", func(d disk, file, text string) {
		temporary := filepath.Join(filepath.Dir(file), "sedXq1Zt2")
		d.write(temporary, text)
		d.rename(temporary, file)
	}},
	{"one that removes the file first", func(d disk, file, text string) {
		d.remove(file)
		d.write(file, "")
		d.write(file, text)
	}},
	{"a program that syncs folders", func(d disk, file, text string) {
		temporary := filepath.Join(d.t.TempDir(), "malen")
		d.write(temporary, text)
		d.rename(temporary, file)
	}},
}

// However an editor saves, each save is one build without errors, and the next save is seen as well.
func TestSavesOfEditorsAreSeen(t *testing.T) {
	for _, editor := range editors {
		t.Run(editor.name, func(t *testing.T) {
			r := start(t, nil)
			before := r.read(document)
			for turn := range 3 {
				text := fmt.Sprintf("Mål %d för Trebygden", turn)
				editor.save(disk{t}, filepath.Join(r.dir, document), strings.Replace(before, "Mål för Trebygden", text, 1))
				news := r.next()
				if len(news.Changed) != 1 || news.Changed[0] != document || news.Problems.HasErrors() {
					t.Errorf("save %d is news of %v, with %d problems", turn, news.Changed, len(news.Problems))
				}
				if page := r.page("/sv/dokument/mal/"); !strings.Contains(page, text) {
					t.Errorf("save %d is not shown", turn)
				}
			}
		})
	}
}

const pageText = "---\ntitle: En sida\n---\nText.\n"

func TestFoldersAreFollowed(t *testing.T) {
	r := start(t, nil)
	d := disk{t}
	at := func(name string) string { return filepath.Join(r.dir, filepath.FromSlash(name)) }
	status := func(path string, want int) {
		t.Helper()
		if response, _ := r.ask("GET", path); response.StatusCode != want {
			t.Errorf("%s is answered with %s, want %d", path, response.Status, want)
		}
	}
	r.write("content/pages/om.sv.md", pageText) // in a folder that is new
	r.until("content/pages/om.sv.md")
	status("/sv/om/", 200)
	r.write("content/pages/om.sv.md", strings.Replace(pageText, "Text", "Mer text", 1))
	r.until("content/pages/om.sv.md")

	r.write("static/css/djupt/ner/own.css", "p{color:red}") // in folders of folders, where there was none
	r.until("static/css/djupt/ner/own.css")
	d.rename(at("static/css/djupt"), at("static/css/under"))
	r.until("static/css/under/ner/own.css")
	r.write("static/css/under/ner/own.css", "p{color:blue}") // a folder that was moved is watched where it is now
	r.until("static/css/under/ner/own.css")
	d.rename(at("static/css/under"), filepath.Join(t.TempDir(), "borta"))
	r.until("static/css/under/ner/own.css")

	d.must(os.RemoveAll(at("content/pages")))
	r.until("content/pages/om.sv.md")
	status("/sv/om/", 404)

	elsewhere := filepath.Join(t.TempDir(), "content") // another folder in the place of the whole content
	d.must(os.CopyFS(elsewhere, os.DirFS(at("content"))))
	d.rename(at("content"), at("innan"))
	if news := r.next(); !news.Problems.HasErrors() {
		t.Error("a site without content has no errors")
	}
	d.rename(elsewhere, at("content"))
	r.until(document)
	r.replace(document, "Mål för Trebygden", "Mål i Trebygden")
	r.until(document)
	if !strings.Contains(r.page("/sv/dokument/mal/"), "Mål i Trebygden") {
		t.Error("a change in the content that was put in place is not shown")
	}
}

// What changes nothing, or nothing that pages are made from, is no news.
func TestTouchesAndOtherFoldersMakeNoBuild(t *testing.T) {
	r := start(t, nil)
	now := time.Now().Add(time.Hour)
	disk{t}.must(os.Chtimes(filepath.Join(r.dir, document), now, now))
	r.write(decision, r.read(decision))
	for i := range 50 {
		r.write(fmt.Sprintf("public/sv/%d/index.html", i), "<p>built")
	}
	r.write(".git/index", "x")
	r.write("content/documents/mal/.document.sv.md.swp", "x")
	r.write("content/documents/mal/document.sv.md~", "x")
	r.write("anteckningar.txt", "x")
	r.replace(document, "Mål för Trebygden", "Mål i Trebygden")
	if n := r.next(); len(n.Changed) != 1 || n.Changed[0] != document {
		t.Errorf("%v is news", n.Changed)
	}
}

// A checkout of thousands of files is few builds, the last of which knows them all.
func TestCheckoutOfThousandsOfFilesIsFewBuilds(t *testing.T) {
	r := start(t, nil)
	const folders, each = 50, 100
	for i := range folders {
		for j := range each {
			r.write(fmt.Sprintf("static/many/%d/%d.txt", i, j), fmt.Sprint(i, j))
		}
	}
	builds, files := 0, map[string]bool{}
	for len(files) < folders*each {
		builds++
		for _, name := range r.next().Changed {
			files[name] = true
		}
	}
	if builds > 5 {
		t.Errorf("%d files were %d builds", len(files), builds)
	}
}

// Where the system has lost count of what happened, everything is looked at again.
func TestLostEventsAreMadeUpFor(t *testing.T) {
	r := start(t, nil)
	disk{t}.must(r.watcher.notify.Remove(filepath.Join(r.dir, filepath.Dir(document))))
	r.replace(document, "Mål för Trebygden", "Mål i Trebygden") // which nobody tells
	r.watcher.notify.Errors <- fsnotify.ErrEventOverflow
	r.until(document)
	r.replace(document, "Mål i Trebygden", "Mål för Trebygden") // the folder is watched again
	r.until(document)
}

// Where the system watches no more folders, they are looked through instead, and that is said.
func TestFoldersThatCannotBeWatchedAreLookedThrough(t *testing.T) {
	r := start(t, nil)
	disk{t}.must(r.watcher.notify.Close())
	r.write("content/pages/om.sv.md", pageText)
	r.watcher.heard.add(filepath.Join(r.dir, "content", "pages"))
	if news := r.next(); news.Unwatched == nil {
		t.Errorf("the news is %+v, want that folders can't be watched", news)
	}
	r.until("content/pages/om.sv.md")
	r.replace(document, "Mål för Trebygden", "Mål i Trebygden")
	r.until(document)
}

func TestMachineFailureIsToldAndPasses(t *testing.T) {
	r := start(t, nil)
	r.write("layouts", "a file where a folder is to be")
	if news := r.next(); news.Err == nil {
		t.Errorf("a folder that can't be opened is news of %+v", news)
	}
	if now, _ := r.current.get(); now.fault == "" || now.shown == nil {
		t.Error("the site is not shown with what is wrong")
	}
	disk{t}.remove(filepath.Join(r.dir, "layouts"))
	r.next()
	if now, _ := r.current.get(); now.fault != "" {
		t.Errorf("it still says %q", now.fault)
	}
}
