//go:build !windows

package main

import (
	"cmp"
	"io/fs"
	"maps"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"
)

// condition is the circumstances of a build that must not show in what it makes.
type condition struct {
	name   string
	env    []string
	umask  string                                 // 022 if left out
	folder string                                 // the name of the folder that the site lies in; "site" if left out
	change func(t *testing.T, dir string)         // is done to the copy of the site
	before func(t *testing.T, build func(string)) // builds as of other days, and what else comes before
}

// conditions each differ in many ways from the usual ones and from one another, since a build takes its time.
var conditions = []condition{
	{
		name:   "another year, another place, a closed umask, one processor",
		folder: "En mapp på väg/" + strings.Repeat("långt bort ", 10) + "/ö", umask: "077",
		env: []string{
			testOnlyNow + "=2031-12-31T23:30:00Z", "TZ=Pacific/Kiritimati", "LANG=tr_TR.UTF-8", "LC_ALL=tr_TR.UTF-8",
			"LANGUAGE=tr", "HOME=/nonexistent", "GOMAXPROCS=1",
		},
	},
	{
		name: "the day before, files in another order, line ends of Windows, an open umask, eight processors", umask: "000",
		env:    []string{testOnlyNow + "=2026-11-20T03:00:00Z", "TZ=America/St_Johns", "LANG=sv_SE.ISO-8859-1", "GOMAXPROCS=8", "GOGC=off"},
		change: layAgain,
	},
	{
		name: "over the sites of other days, with the memory of the last build damaged",
		before: func(t *testing.T, build func(string)) {
			build("2006-01-31")
			build("2026-11-21")
			data, err := os.ReadFile(memoryFile)
			if err != nil {
				t.Fatal(err)
			}
			if err := os.WriteFile(memoryFile, append(data[:len(data)/2], 'x'), 0o644); err != nil {
				t.Fatal(err)
			}
		},
	},
}

// memoryFile is what a build remembers, in the folder of the site.
const memoryFile = ".public.samsyn-memory"

// The same input gives the same bytes, in files that everyone may read: whoever rebuilds the site from its sources can
// hold it to the manifest that is published.
func TestSameInputGivesTheSameBytes(t *testing.T) {
	for name, folder := range map[string]string{"the sample content": "../..", "the fictional collaboration": "testdata/trebygden"} {
		t.Run(name, func(t *testing.T) {
			source, err := filepath.Abs(folder)
			if err != nil {
				t.Fatal(err)
			}
			want := publishedAs(t, builtUnder(t, source, condition{}))
			if len(want) < 500 {
				t.Fatalf("the site has %d files", len(want))
			}
			for _, c := range conditions {
				t.Run(c.name, func(t *testing.T) {
					got := publishedAs(t, builtUnder(t, source, c))
					for _, name := range slices.Sorted(maps.Keys(want)) {
						if got[name] != want[name] {
							t.Fatalf("%s differs: %s, and %s", name, beginning(got[name]), beginning(want[name]))
						}
					}
					if len(got) != len(want) {
						t.Errorf("%d files and folders; want %d", len(got), len(want))
					}
				})
			}
		})
	}
}

// beginning is how an entry of publishedAs begins.
func beginning(entry string) string { return strings.ToValidUTF8(entry[:min(len(entry), 60)], "?") }

// builtUnder copies a site, and builds the copy as of 21 November 2026 in a process of its own, on that day if the
// condition does not say otherwise. It gives the built folder.
func builtUnder(t *testing.T, source string, c condition) string {
	t.Helper()
	dir := filepath.Join(t.TempDir(), filepath.FromSlash(cmp.Or(c.folder, "site")))
	for _, name := range []string{"content", "layouts", "static"} {
		from := os.DirFS(filepath.Join(source, name))
		if _, err := fs.Stat(from, "."); err != nil {
			continue
		}
		if err := os.CopyFS(filepath.Join(dir, name), from); err != nil {
			t.Fatal(err)
		}
	}
	if c.change != nil {
		c.change(t, dir)
	}
	build := func(day string) {
		cmd := exec.Command("sh", "-c", `umask "$1" && exec samsyn build --as-of "$2"`, "-", cmp.Or(c.umask, "022"), day)
		cmd.Dir = dir
		// Nothing else of the environment, above all not the address of a deploy, which is input.
		cmd.Env = append([]string{"PATH=" + os.Getenv("PATH"), testOnlyNow + "=2026-11-21T12:00:00Z"}, c.env...)
		if said, err := cmd.CombinedOutput(); err != nil {
			t.Fatalf("%v: %s", err, said)
		}
	}
	if c.before != nil {
		t.Chdir(dir)
		c.before(t, build)
	}
	build("2026-11-21")
	return filepath.Join(dir, "public")
}

// publishedAs gives the rights and the bytes of every file of a folder, and the rights of every folder.
func publishedAs(t *testing.T, dir string) map[string]string {
	t.Helper()
	found := map[string]string{}
	root := os.DirFS(dir)
	err := fs.WalkDir(root, ".", func(name string, entry fs.DirEntry, err error) error {
		if err != nil {
			return err
		}
		info, err := entry.Info()
		if err != nil || entry.IsDir() {
			found[name] = info.Mode().String()
			return err
		}
		data, err := fs.ReadFile(root, name)
		found[name] = info.Mode().String() + " " + string(data)
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return found
}

// layAgain writes the files of a site anew, the last one first, each with a time of its own, and the texts of its
// content with the line ends that a checkout on Windows may give them.
func layAgain(t *testing.T, dir string) {
	files := folderOf(t, dir)
	if err := os.RemoveAll(dir); err != nil {
		t.Fatal(err)
	}
	names := slices.Sorted(maps.Keys(files))
	slices.Reverse(names)
	for i, name := range names {
		full := filepath.Join(dir, filepath.FromSlash(name))
		text := files[name]
		if strings.HasPrefix(name, "content/") && (strings.HasSuffix(name, ".md") || strings.HasSuffix(name, ".yaml")) {
			text = strings.ReplaceAll(text, "\n", "\r\n")
		}
		when := time.Date(1990+i%50, 1, 1, 0, 0, 0, 0, time.UTC)
		if err := os.MkdirAll(filepath.Dir(full), 0o700); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(full, []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
		if err := os.Chtimes(full, when, when); err != nil {
			t.Fatal(err)
		}
	}
}
