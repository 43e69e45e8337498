package main

import (
	"bytes"
	"encoding/json"
	"fmt"
	"net/url"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"
)

// TestEveryPageIsValidHTML gives every page of both sites, and of one with hostile texts, to the Nu HTML checker. Where the checker is missing the
// test is skipped, unless SAMSYN_REQUIRE_BROWSER=1 asks for it.
func TestEveryPageIsValidHTML(t *testing.T) {
	jar := validator(t)
	out := t.TempDir()
	for name, folder := range map[string]string{"sample": "../..", "fictional": "testdata/trebygden", "hostile": hostileSite(t)} {
		for path, data := range serveSite(t, folder).files {
			if !strings.HasSuffix(path, ".html") {
				continue
			}
			file := filepath.Join(out, name, filepath.FromSlash(path))
			if err := os.MkdirAll(filepath.Dir(file), 0o755); err != nil {
				t.Fatal(err)
			}
			if err := os.WriteFile(file, data, 0o644); err != nil {
				t.Fatal(err)
			}
		}
	}
	for _, complaint := range validate(t, jar, out) {
		t.Error(complaint)
	}
}

// TestTheCheckerSeesAnError: a checker that finds nothing anywhere would prove nothing.
func TestTheCheckerSeesAnError(t *testing.T) {
	jar := validator(t)
	out := t.TempDir()
	page := "<!doctype html>\n<html lang=\"sv\"><title>a</title>\n<p><div>b</div></p>\n"
	if err := os.WriteFile(filepath.Join(out, "index.html"), []byte(page), 0o644); err != nil {
		t.Fatal(err)
	}
	found := validate(t, jar, out)
	if len(found) != 1 || !strings.HasPrefix(found[0], "index.html:3: ") {
		t.Errorf("found %q; want one error in line 3", found)
	}
}

// validator gives the path of the checker's jar.
func validator(t *testing.T) string {
	t.Helper()
	jar := os.Getenv("SAMSYN_VNU")
	_, noJar := os.Stat(jar)
	_, noJava := exec.LookPath("java")
	if noJar != nil || noJava != nil {
		reason := "needs java on the path and the Nu HTML checker (SAMSYN_VNU=path/to/vnu.jar)"
		if os.Getenv("SAMSYN_REQUIRE_BROWSER") == "1" {
			t.Fatal(reason)
		}
		t.Skip(reason)
	}
	return jar
}

// validate runs the checker over a folder. It gives each complaint once, at the first place it was made, in the
// order of places, with the number of places where there are more.
func validate(t *testing.T, jar, dir string) []string {
	t.Helper()
	command := exec.CommandContext(t.Context(), "java", "-jar", jar,
		"--skip-non-html", "--errors-only", "--format", "json", dir)
	var said bytes.Buffer
	command.Stderr = &said
	ended := command.Run()
	var report struct {
		Messages []struct {
			URL     string `json:"url"`
			Line    int    `json:"lastLine"`
			Message string `json:"message"`
			Extract string `json:"extract"`
		} `json:"messages"`
	}
	if err := json.Unmarshal(said.Bytes(), &report); err != nil {
		t.Fatalf("run the checker: %v; %v in %q", ended, err, said.String())
	}
	places := map[string][]string{}
	for _, m := range report.Messages {
		file, err := url.PathUnescape(strings.TrimPrefix(m.URL, "file:"))
		if err != nil {
			t.Fatal(err)
		}
		if rel, err := filepath.Rel(dir, file); err == nil {
			file = filepath.ToSlash(rel)
		}
		places[m.Message] = append(places[m.Message], fmt.Sprintf("%s:%d: %s\n\t%q", file, m.Line, m.Message, m.Extract))
	}
	var complaints []string
	for _, at := range places {
		first := slices.Min(at)
		if len(at) > 1 {
			first += fmt.Sprintf("\n\tand in %d more places", len(at)-1)
		}
		complaints = append(complaints, first)
	}
	if ended != nil && len(complaints) == 0 {
		t.Fatalf("run the checker: %v: %s", ended, said.String())
	}
	slices.Sort(complaints)
	return complaints
}
