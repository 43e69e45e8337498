package publish

import (
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// tree makes files below dir; a name that ends in a slash is a folder, one with " -> " a link.
func tree(t *testing.T, dir string, names ...string) {
	t.Helper()
	for _, name := range names {
		from, to, link := strings.Cut(name, " -> ")
		full := filepath.Join(dir, filepath.FromSlash(from))
		err := os.MkdirAll(filepath.Dir(full), 0o755)
		switch {
		case err != nil:
		case link:
			err = os.Symlink(to, full)
		case strings.HasSuffix(name, "/"):
			err = os.MkdirAll(full, 0o755)
		default:
			err = os.WriteFile(full, []byte(name), 0o644)
		}
		if err != nil {
			t.Fatal(err)
		}
	}
}

func listing(t *testing.T, dir string) string {
	t.Helper()
	var names []string
	err := filepath.WalkDir(dir, func(name string, entry fs.DirEntry, err error) error {
		rel, _ := filepath.Rel(dir, name)
		names = append(names, filepath.ToSlash(rel))
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return strings.Join(names, " ")
}

func TestFolderOfOthersIsRefusedAndLeftAlone(t *testing.T) {
	for name, test := range map[string]struct {
		tree []string
		out  string
		want string
	}{
		"foreign file":      {[]string{"out/CNAME"}, "out", "it holds a file that samsyn did not make: CNAME"},
		"many files":        {[]string{"out/a", "out/b", "out/c", "out/d", "out/e/f", "out/g"}, "out", "6 files that samsyn did not make: a, b, c, d, e/f and 1 more"},
		"hidden file":       {[]string{"out/.git/config"}, "out", ".git/config"},
		"foreign manifest":  {[]string{"out/data/manifest.json"}, "out", "is not one that samsyn wrote"},
		"linked manifest":   {[]string{"out/data/manifest.json -> /etc/passwd"}, "out", "data/manifest.json"},
		"file":              {[]string{"out"}, "out", "it is a file"},
		"link":              {[]string{"real/", "out -> real"}, "out", "it is a symbolic link"},
		"dangling link":     {[]string{"out -> nowhere"}, "out", "it is a symbolic link"},
		"content":           {nil, "site/content", "which the site is made from"},
		"site":              {nil, "site", "holds"},
		"inside content":    {nil, "site/content/public", "it lies in"},
		"content by a link": {[]string{"way -> site"}, "way/content", "which the site is made from"},
		"by way of another": {[]string{"other/"}, "other/../site/content/", "which the site is made from"},
		"link with a slash": {[]string{"real/", "out -> real"}, "out/", "it is a symbolic link"},
		"in a file":         {[]string{"out"}, "out/public", "it would lie in a file"},
		"long name":         {nil, strings.Repeat("x", 241), "its name is too long"},
		"here":              {[]string{"here/"}, "here", "it is the folder that you are in, or holds it"},
		"above here":        {[]string{"up/here/"}, "up", "it is the folder that you are in, or holds it"},
		"link in its place": {[]string{"out/index.html -> /etc/passwd"}, "out", "index.html"},
		"home":              {nil, "home", "it is your home folder"},
		"above home":        {nil, ".", "home folder, or holds it"},
		"root":              {nil, "/", "it is the root of the file system"},
	} {
		t.Run(name, func(t *testing.T) {
			dir := t.TempDir()
			tree(t, dir, "home/letter", "site/content/site.yaml")
			tree(t, dir, test.tree...)
			out := test.out
			if !filepath.IsAbs(out) {
				out = dir + "/" + out
			}
			if name == "here" || name == "above here" {
				t.Chdir(filepath.Join(dir, strings.Fields(test.tree[0])[0]))
			}
			before := listing(t, dir)
			opt := Options{Home: filepath.Join(dir, "home"), Sources: []string{filepath.Join(dir, "site", "content")}}
			early := Check(out, opt)
			_, err := Write(t.Context(), out, opt, first.fill)
			var refusal *Refusal
			if !errors.As(err, &refusal) || !strings.Contains(err.Error(), test.want) {
				t.Errorf("Write: %v, want a refusal with %q", err, test.want)
			}
			if early == nil || err == nil || early.Error() != err.Error() {
				t.Errorf("Check says %v, Write says %v", early, err)
			}
			if after := listing(t, dir); after != before {
				t.Errorf("the folder was %s and is %s", before, after)
			}
		})
	}
}

func TestForeignFileBesideOurOwnIsRefused(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "public")
	mustWrite(t, dir, first)
	tree(t, dir, "sv/note.txt")
	_, err := Write(t.Context(), dir, Options{}, second.fill)
	if err == nil || !strings.Contains(err.Error(), "sv/note.txt") {
		t.Errorf("error %v, want one that names the file", err)
	}
	if err := os.Remove(filepath.Join(dir, "sv", "note.txt")); err != nil {
		t.Fatal(err)
	}
	wantSite(t, dir, first)
	mustWrite(t, dir, second)
	wantSite(t, dir, second)
}

func TestEmptyAndNewFoldersAreFilled(t *testing.T) {
	dir := t.TempDir()
	tree(t, dir, "empty/", "hollow/a/b/")
	for _, name := range []string{"empty", "hollow", "new/deep/public"} {
		out := filepath.Join(dir, filepath.FromSlash(name))
		mustWrite(t, out, first)
		wantSite(t, out, first)
	}
}

func TestFileThatCameDuringTheBuildIsKept(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "public")
	mustWrite(t, dir, first)
	_, err := Write(t.Context(), dir, Options{}, func(put Put) error {
		tree(t, dir, "letter.txt")
		return second.fill(put)
	})
	if err == nil || !strings.Contains(err.Error(), "letter.txt") {
		t.Errorf("error %v, want one that names the file", err)
	}
	wantSite(t, dir, second)
	kept := placesOf(dir).ready
	if !exists(filepath.Join(kept, "letter.txt")) {
		t.Error("the file that came during the build is gone")
	}
	if err := os.Rename(filepath.Join(kept, "letter.txt"), filepath.Join(t.TempDir(), "letter.txt")); err != nil {
		t.Fatal(err)
	}
	mustWrite(t, dir, second)
	wantNothingBeside(t, dir)
}

// One folder may have two names: where it is mounted twice, or where the disk does not tell upper from lower case.
func TestFolderIsKnownByAnyNameOfIt(t *testing.T) {
	dir := t.TempDir()
	tree(t, dir, "site/content/deep/", "Other -> site", "beside/")
	for _, test := range []struct {
		name, folder string
		within       bool
	}{
		{"site/content", "site", true},
		{"Other/content/new/public", "site/content", true},
		{"site/content", "Other", true},
		{"site", "site/content", false},
		{"beside/public", "site", false},
		{"site-2", "site", false},
	} {
		if got := within(filepath.Join(dir, test.name), filepath.Join(dir, test.folder)); got != test.within {
			t.Errorf("%s lies in %s: %v, want %v", test.name, test.folder, got, test.within)
		}
	}
}
