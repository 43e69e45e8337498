package internal_test

import (
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
)

// pinned is an action at a commit, with the version that it is.
var pinned = regexp.MustCompile(`^\s*(- )?uses: [\w-]+/[\w-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+$`)

// A tag of an action may be moved to other code by whoever holds its repository; a commit can't. And no workflow may
// write anything but the job that publishes a release.
func TestWorkflowsRunPinnedActionsAndMayOnlyRead(t *testing.T) {
	names, err := filepath.Glob("../.github/workflows/*.yml")
	if err != nil || len(names) == 0 {
		t.Fatalf("%d workflows, %v", len(names), err)
	}
	for _, name := range names {
		text, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		for line := range strings.Lines(string(text)) {
			if line = strings.TrimRight(line, "\n"); strings.Contains(line, "uses:") && !pinned.MatchString(line) {
				t.Errorf("%s: not pinned by a commit: %s", name, line)
			}
		}
		if !strings.Contains(string(text), "\npermissions:\n  contents: read\n") {
			t.Errorf("%s: may do more than read", name)
		}
		writes, allowed := strings.Count(string(text), ": write"), 0
		if filepath.Base(name) == "release.yml" {
			allowed = 1
		}
		if writes != allowed {
			t.Errorf("%s: may write %d things", name, writes)
		}
	}
}

// The site is built, and the program released, by one version of Go.
func TestOneVersionOfGoBuildsSiteAndRelease(t *testing.T) {
	versions := map[string]string{}
	for name, pattern := range map[string]string{
		"../netlify.toml": `GO_VERSION = "([\d.]+)"`, "../.github/workflows/release.yml": `go-version: ([\d.]+)`,
	} {
		text, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		if found := regexp.MustCompile(pattern).FindSubmatch(text); found != nil {
			versions[string(found[1])] = name
		}
	}
	if len(versions) != 1 {
		t.Errorf("the versions are %v", versions)
	}
}

// Headers and redirects are the site's own: what a host is told beside them would be told to one host only.
func TestHostIsToldNothingBesideTheSitesOwnTable(t *testing.T) {
	text, err := os.ReadFile("../netlify.toml")
	if err != nil {
		t.Fatal(err)
	}
	if again := regexp.MustCompile(`(?m)^\s*\[+(headers|redirects|edge_functions|plugins|functions)`).Find(text); again != nil {
		t.Errorf("netlify.toml says %q", again)
	}
}
