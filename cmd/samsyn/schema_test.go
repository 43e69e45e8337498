package main

import (
	"bytes"
	"encoding/csv"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/santhosh-tekuri/jsonschema/v6"
)

// The data that a build publishes is as the schemas beside it say, on a past day as today.
func TestPublishedDataFitsItsSchemas(t *testing.T) {
	for _, test := range []struct {
		site string
		days []string
	}{
		{"../..", []string{"2006-04-01"}},
		{"testdata/trebygden", []string{"2005-12-12", "2026-11-21"}},
	} {
		for _, day := range test.days {
			out := t.TempDir()
			var errs bytes.Buffer
			code := run(t.Context(), []string{"build", "--site", test.site, "--as-of", day, "--out", filepath.Join(out, "public")},
				surroundings{stdout: &errs, stderr: &errs, now: time.Now, getenv: func(string) string { return "" }})
			if code != exitOK {
				t.Fatalf("the build of %s on %s ends with %d: %s", test.site, day, code, &errs)
			}
			for _, problem := range dataProblems(t, filepath.Join(out, "public", "data")) {
				t.Errorf("%s on %s: %s", test.site, day, problem)
			}
		}
	}
}

// A schema that allows anything would prove nothing: each of these breaks it.
func TestBreachesOfASchemaAreSeen(t *testing.T) {
	files := serveSite(t, "testdata/trebygden").files
	schema, data := string(files["data/documents.schema.json"]), string(files["data/documents.json"])
	for _, change := range [][2]string{
		{`"standing":"adopted"`, `"standing":"antagen"`}, {`"counted":true`, `"counted":"true"`}, {`"n":3`, `"n":-1`},
		{`"force":`, `"kraft":`}, {`"kind":"all"`, `"kind":"at-least"`}, {`"date":"2005-12-12"`, `"date":"12 december 2005"`},
		{`"url":{"sv":"https://`, `"url":{"sv":"`}, {`"asOf": "2026`, `"asOf": "26`},
	} {
		broken := strings.Replace(data, change[0], change[1], 1)
		if broken == data {
			t.Errorf("the data has no %s", change[0])
		}
		if schemaProblem(t, schema, broken) == nil {
			t.Errorf("%s in the place of %s fits the schema", change[1], change[0])
		}
	}
}

// dataProblems tells where the files of a data folder break their schemas.
func dataProblems(t *testing.T, folder string) []string {
	t.Helper()
	files := map[string][]byte{}
	for _, name := range []string{"documents.schema.json", "documents.json", "decisions.schema.json", "decisions.csv"} {
		data, err := os.ReadFile(filepath.Join(folder, name))
		if err != nil {
			t.Fatal(err)
		}
		files["data/"+name] = data
	}
	return publishedProblems(t, files)
}

// publishedProblems tells where the data of a site breaks the schemas that are published with it.
func publishedProblems(t *testing.T, files map[string][]byte) (problems []string) {
	t.Helper()
	if err := schemaProblem(t, string(files["data/documents.schema.json"]), string(files["data/documents.json"])); err != nil {
		problems = append(problems, "documents.json: "+err.Error())
	}
	rows, err := csv.NewReader(bytes.NewReader(files["data/decisions.csv"])).ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	schema := compiled(t, string(files["data/decisions.schema.json"]))
	for _, row := range rows[1:] {
		object := map[string]any{}
		for i, cell := range row {
			object[rows[0][i]] = cell
		}
		if err := schema.Validate(object); err != nil {
			problems = append(problems, "decisions.csv, "+row[0]+": "+err.Error())
		}
	}
	return problems
}

// schemaProblem tells where data breaks a schema; nil where it does not.
func schemaProblem(t *testing.T, schema, data string) error {
	t.Helper()
	value, err := jsonschema.UnmarshalJSON(strings.NewReader(data))
	if err != nil {
		t.Fatal(err)
	}
	return compiled(t, schema).Validate(value)
}

func compiled(t *testing.T, schema string) *jsonschema.Schema {
	t.Helper()
	value, err := jsonschema.UnmarshalJSON(strings.NewReader(schema))
	if err != nil {
		t.Fatal(err)
	}
	compiler := jsonschema.NewCompiler()
	compiler.AssertFormat()
	if err := compiler.AddResource("https://samsyn.example/schema.json", value); err != nil {
		t.Fatal(err)
	}
	ready, err := compiler.Compile("https://samsyn.example/schema.json")
	if err != nil {
		t.Fatal(err)
	}
	return ready
}
