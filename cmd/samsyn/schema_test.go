package main

import (
	"bytes"
	"encoding/csv"
	"encoding/json"
	"fmt"
	"math"
	"net/url"
	"os"
	"path/filepath"
	"reflect"
	"regexp"
	"slices"
	"testing"
	"time"
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

func TestBreachesOfASchemaAreSeen(t *testing.T) {
	parse := func(text string) (value any) {
		if err := json.Unmarshal([]byte(text), &value); err != nil {
			t.Fatal(err)
		}
		return value
	}
	for _, test := range []struct {
		schema, value string
		want          int
	}{
		{`{"type": ["string", "null"]}`, `null`, 0},
		{`{"type": "integer", "minimum": 0}`, `-1`, 1},
		{`{"enum": ["a", null]}`, `"b"`, 1},
		{`{"type": "string", "pattern": "^[0-9]{4}$"}`, `"206"`, 1},
		{`{"required": ["a"], "properties": {"b": {"type": "string"}}, "additionalProperties": false}`, `{"b": 1, "c": 2}`, 3},
		{`{"items": {"oneOf": [{"type": "string"}, {"const": "x"}]}}`, `["y", "x", 1]`, 2},
		{`{"maxLength": 3}`, `"abc"`, 1},
	} {
		if got := breaches(parse(test.schema).(map[string]any), parse(test.value), "it"); len(got) != test.want {
			t.Errorf("%s against %s: %q; want %d", test.value, test.schema, got, test.want)
		}
	}
}

// dataProblems tells where the files of a data folder break their schemas.
func dataProblems(t *testing.T, folder string) []string {
	t.Helper()
	read := func(name string) []byte {
		data, err := os.ReadFile(filepath.Join(folder, name))
		if err != nil {
			t.Fatal(err)
		}
		return data
	}
	parse := func(data []byte) (value any) {
		if err := json.Unmarshal(data, &value); err != nil {
			t.Fatal(err)
		}
		return value
	}
	problems := breaches(parse(read("documents.schema.json")).(map[string]any), parse(read("documents.json")), "documents.json")
	rows, err := csv.NewReader(bytes.NewReader(read("decisions.csv"))).ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	schema := parse(read("decisions.schema.json")).(map[string]any)
	for _, row := range rows[1:] {
		object := map[string]any{}
		for i, cell := range row {
			object[rows[0][i]] = cell
		}
		problems = append(problems, breaches(schema, object, "decisions.csv "+row[0])...)
	}
	return problems
}

// breaches tells where a value breaks a JSON Schema. It knows the keywords that the published schemas use; any
// other is a breach itself, so that none goes unchecked.
func breaches(schema map[string]any, value any, where string) []string {
	var found []string
	say := func(format string, args ...any) { found = append(found, where+": "+fmt.Sprintf(format, args...)) }
	for keyword, want := range schema {
		switch keyword {
		case "$schema", "$id", "title", "description", "properties", "additionalProperties":
		case "type":
			if !slices.Contains(listOf(want), any(typeOf(value))) && (typeOf(value) != "integer" || !slices.Contains(listOf(want), any("number"))) {
				say("%v is no %v", value, want)
			}
		case "enum":
			if !slices.ContainsFunc(listOf(want), func(one any) bool { return reflect.DeepEqual(one, value) }) {
				say("%v is none of %v", value, want)
			}
		case "const":
			if !reflect.DeepEqual(want, value) {
				say("%v is not %v", value, want)
			}
		case "pattern":
			if text, is := value.(string); is && !regexp.MustCompile(want.(string)).MatchString(text) {
				say("%q does not match %s", text, want)
			}
		case "format":
			if u, err := url.Parse(fmt.Sprint(value)); want != "uri" || err != nil || !u.IsAbs() {
				say("%v is no %v", value, want)
			}
		case "minimum":
			if number, is := value.(float64); is && number < want.(float64) {
				say("%v is less than %v", number, want)
			}
		case "oneOf", "anyOf":
			fits := 0
			for _, choice := range listOf(want) {
				if len(breaches(choice.(map[string]any), value, where)) == 0 {
					fits++
				}
			}
			if fits == 0 || keyword == "oneOf" && fits > 1 {
				say("%v fits %d of the alternatives", value, fits)
			}
		case "required":
			for _, key := range listOf(want) {
				if object, is := value.(map[string]any); is && !has(object, key.(string)) {
					say("there is no %q", key)
				}
			}
		case "items":
			items, _ := value.([]any)
			for i, item := range items {
				found = append(found, breaches(want.(map[string]any), item, fmt.Sprintf("%s[%d]", where, i))...)
			}
		default:
			say("this test does not know the keyword %q", keyword)
		}
	}
	return append(found, keyBreaches(schema, value, where)...)
}

// keyBreaches tells where an object's values break the schemas of their keys.
func keyBreaches(schema map[string]any, value any, where string) []string {
	object, _ := value.(map[string]any)
	properties, _ := schema["properties"].(map[string]any)
	var found []string
	for key, item := range object {
		if property, named := properties[key].(map[string]any); named {
			found = append(found, breaches(property, item, where+"."+key)...)
			continue
		}
		switch others := schema["additionalProperties"].(type) {
		case bool:
			if !others {
				found = append(found, where+": the schema does not name "+key)
			}
		case map[string]any:
			found = append(found, breaches(others, item, where+"."+key)...)
		}
	}
	return found
}

func has(object map[string]any, key string) bool {
	_, found := object[key]
	return found
}

// listOf is a keyword's value as a list: many of them may be one word alone.
func listOf(value any) []any {
	if many, is := value.([]any); is {
		return many
	}
	return []any{value}
}

func typeOf(value any) string {
	switch value := value.(type) {
	case nil:
		return "null"
	case bool:
		return "boolean"
	case string:
		return "string"
	case float64:
		if value == math.Trunc(value) {
			return "integer"
		}
		return "number"
	case []any:
		return "array"
	}
	return "object"
}
