package internal_test

import (
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"
)

// licences are told by a sentence that each has and no other.
var licences = map[string]*regexp.Regexp{
	"Apache 2.0": regexp.MustCompile(`Apache License\s+Version 2\.0`),
	"BSD":        regexp.MustCompile(`Redistribution and use in source and binary forms`),
	"MIT":        regexp.MustCompile(`Permission is hereby granted, free of charge|covered by their original MIT license`),
}

// row is a row of the README's tables of modules.
var row = regexp.MustCompile(`(?m)^\| ([a-z0-9.-]+\.[a-z]+/\S+) \| [^|]+ \| ([^|]+) \|$`)

// The README names every module that the program holds, on any system, and every other that its tests need, each with
// the licences that the module's own files tell, and none besides.
func TestReadmeNamesEveryModuleAndItsLicence(t *testing.T) {
	readme, err := os.ReadFile("../README.md")
	if err != nil {
		t.Fatal(err)
	}
	program, tests, found := strings.Cut(string(readme), "In its tests alone:")
	if !found {
		t.Fatal("the README does not part the modules of the program from those of its tests")
	}
	download := exec.Command("go", "mod", "download") // nothing where all are there
	if said, err := download.CombinedOutput(); err != nil {
		t.Fatalf("go mod download: %v: %s", err, said)
	}
	held := heldModules(t)
	told := map[string]bool{}
	for where, text := range map[string]string{"the program": program, "its tests": tests} {
		for _, r := range row.FindAllStringSubmatch(text, -1) {
			module, licence := r[1], r[2]
			told[module] = true
			if held[module] != (where == "the program") {
				t.Errorf("%s stands under %s", module, where)
			}
			if got := licencesOf(t, module); got != licence {
				t.Errorf("%s is under %s by its own files, and %s by the README", module, got, licence)
			}
		}
	}
	required := requiredModules(t)
	for _, module := range required {
		if !told[module] {
			t.Errorf("go.mod requires %s, which the README does not name", module)
		}
	}
	if len(told) != len(required) {
		t.Errorf("the README names %d modules; go.mod requires %d", len(told), len(required))
	}
}

// requiredModules are those of go.mod.
func requiredModules(t *testing.T) (required []string) {
	t.Helper()
	file, err := os.ReadFile("../go.mod")
	if err != nil {
		t.Fatal(err)
	}
	for _, line := range regexp.MustCompile(`(?m)^\t(\S+) v\S+`).FindAllStringSubmatch(string(file), -1) {
		required = append(required, line[1])
	}
	return required
}

// heldModules are those that the program holds on one system or another.
func heldModules(t *testing.T) map[string]bool {
	t.Helper()
	held := map[string]bool{}
	for _, system := range []string{"linux", "darwin", "windows"} {
		list := exec.Command("go", "list", "-deps", "-f", "{{with .Module}}{{if not .Main}}{{.Path}}{{end}}{{end}}", "./cmd/samsyn")
		list.Dir, list.Env = "..", append(os.Environ(), "GOOS="+system, "CGO_ENABLED=0")
		out, err := list.Output()
		if err != nil {
			t.Fatalf("go list for %s: %v", system, err)
		}
		for _, module := range strings.Fields(string(out)) {
			held[module] = true
		}
	}
	return held
}

// licencesOf reads the licences of a module from the files that came with it.
func licencesOf(t *testing.T, module string) string {
	t.Helper()
	folder, err := exec.Command("go", "list", "-m", "-f", "{{.Dir}}", module).Output()
	if err != nil {
		t.Fatalf("go list -m %s: %v", module, err)
	}
	dir := strings.TrimSpace(string(folder))
	var text []byte
	for _, pattern := range []string{"LICENSE*", "COPYING*", "NOTICE*"} {
		names, _ := filepath.Glob(filepath.Join(dir, pattern)) // the pattern is a right one
		for _, name := range names {
			data, err := os.ReadFile(name)
			if err != nil {
				t.Fatal(err)
			}
			text = append(text, data...)
		}
	}
	var told []string
	for name, sentence := range licences {
		if sentence.Match(text) {
			told = append(told, name)
		}
	}
	slices.Sort(told)
	return strings.Join(told, ", ")
}
