package main

import (
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"testing"
	"time"

	"github.com/rogpeppe/go-internal/testscript"

	"samsyn/internal/golden"
)

// testOnlyNow is the variable that a script sets to fix the time, as RFC 3339.
const testOnlyNow = "SAMSYN_TEST_NOW"

func TestMain(m *testing.M) {
	testscript.Main(m, map[string]func(){"samsyn": func() {
		now := time.Now
		if fixed, err := time.Parse(time.RFC3339, os.Getenv(testOnlyNow)); err == nil {
			now = func() time.Time { return fixed }
		}
		os.Exit(start(now))
	}})
}

// Each script is one behaviour of one verb. It runs in a folder of its own that holds the small site of
// testdata/small, as far as the script does not bring other files of the same names; a script with a file
// named no-site gets none. REPO is the folder of the real site.
func TestScripts(t *testing.T) {
	repo, err := filepath.Abs(filepath.Join("..", ".."))
	if err != nil {
		t.Fatal(err)
	}
	testscript.Run(t, testscript.Params{
		Dir:                 filepath.Join("testdata", "script"),
		UpdateScripts:       *golden.Update,
		RequireExplicitExec: true,
		RequireUniqueNames:  true,
		Setup: func(env *testscript.Env) error {
			env.Values[servingKey{}] = &serving{}
			env.Setenv(testOnlyNow, "2026-11-21T12:00:00Z")
			env.Setenv("REPO", repo)
			if _, err := os.Stat(filepath.Join(env.WorkDir, "no-site")); err == nil {
				return nil
			}
			return addFiles(env.WorkDir, os.DirFS(filepath.Join("testdata", "small")))
		},
		Cmds: map[string]func(*testscript.TestScript, bool, []string){
			"append": appendLine, "replace": replaceText,
			"serve": serve, "fetch": fetch, "says": says, "interrupt": interrupt,
		},
	})
}

// addFiles copies the files that dir does not have yet.
func addFiles(dir string, from fs.FS) error {
	return fs.WalkDir(from, ".", func(name string, entry fs.DirEntry, err error) error {
		to := filepath.Join(dir, filepath.FromSlash(name))
		if err != nil || entry.IsDir() {
			return errors.Join(err, os.MkdirAll(to, 0o755))
		}
		if _, err := os.Stat(to); err == nil {
			return nil
		}
		data, err := fs.ReadFile(from, name)
		return errors.Join(err, os.WriteFile(to, data, 0o644))
	})
}
