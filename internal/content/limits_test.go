package content

import (
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"testing/fstest"

	"samsyn/internal/diag"
	"samsyn/internal/markdown"
)

// What the guide for authors says of limits is what the program holds to.
func TestTheGuideTellsTheLimits(t *testing.T) {
	guide, err := os.ReadFile(filepath.Join("..", "..", "content", "README.md"))
	if err != nil {
		t.Fatal(err)
	}
	for _, row := range []string{
		fmt.Sprintf("| a file with a record | %s bytes, %s lines |", grouped(maxBytes), grouped(maxLines)),
		fmt.Sprintf("| the facts of a record | %s bytes, %s keys and values |", grouped(maxFrontBytes), grouped(maxNodes)),
		fmt.Sprintf("quotes and lists in the text | %d |", maxDepth),
		fmt.Sprintf("| a title | %d characters |", maxTitle),
		fmt.Sprintf("| the name of a record, or of a version | %d bytes |", maxIDBytes),
		fmt.Sprintf("| a path, from `content/` on | %d bytes |", maxPathBytes),
		fmt.Sprintf("| files of a site | %s |", grouped(maxFiles)),
		fmt.Sprintf("| another file beside a record | %s bytes |", grouped(maxAttachment)),
		fmt.Sprintf("| a picture | %s pixels |", grouped(maxPixels)),
		fmt.Sprintf("| a drawing (SVG) | %s bytes |", grouped(maxDrawing)),
	} {
		if !strings.Contains(string(guide), row) {
			t.Errorf("content/README.md does not say %q", row)
		}
	}
}

// grouped writes a number with a comma between thousands.
func grouped(n int) string {
	if n < 1000 {
		return fmt.Sprint(n)
	}
	return fmt.Sprintf("%s,%03d", grouped(n/1000), n%1000)
}

// One beyond a limit is one problem that names it; just within it is none.
func TestWhatGoesBeyondALimitIsToldOnce(t *testing.T) {
	nested := func(n int) string { return "extra: {a: " + strings.Repeat("[", n-1) + strings.Repeat("]", n-1) + "}\n" }
	indented := func(n int) string {
		var b strings.Builder
		b.WriteString("extra:\n")
		for i := range n - 1 {
			b.WriteString(strings.Repeat(" ", i+1) + "a:\n")
		}
		return b.String()
	}
	within := "title: x\nmunicipality: y\n"
	for _, test := range []struct{ name, good, bad, rule string }{
		{"brackets", within + nested(maxDepth), within + nested(maxDepth+1), markdown.RuleTooDeep},
		{"indents", within + indented(maxDepth-1), within + indented(maxDepth+1), markdown.RuleTooDeep},
		{"a title", "municipality: y\ntitle: " + strings.Repeat("å", maxTitle) + "\n",
			"municipality: y\ntitle: " + strings.Repeat("å", maxTitle+1) + "\n", RuleTitleTooLong},
	} {
		if found := problemsOf(councilPath, []byte("---\n"+test.good+"---\n")); len(found) > 0 {
			t.Errorf("%s within the limit: %v", test.name, printed(councilPath, []byte("---\n"+test.good+"---\n")))
		}
		found := problemsOf(councilPath, []byte("---\n"+test.bad+"---\n"))
		if len(found) != 1 || found[0].Rule != test.rule || found[0].At.Line == 0 || found[0].Hint == "" {
			t.Errorf("%s beyond the limit: %v; want %s alone, with its place and a hint", test.name, found, test.rule)
		}
	}
}

// Of a file with thousands of aliases, the first are pointed at and none is followed.
func TestOfVeryManyAliasesTheFirstAreTold(t *testing.T) {
	src := "---\ntitle: x\nmunicipality: y\nextra:\n  a: &a [x]\n  b: [" + strings.Repeat("*a, ", 5000) + "]\n---\n"
	found := problemsOf(councilPath, []byte(src))
	if len(found) != maxReported || !strings.Contains(found[maxReported-1].Text, "more such") {
		t.Errorf("%d problems; want %d, the last of which says that there are more", len(found), maxReported)
	}
	allocations := testing.AllocsPerRun(1, func() { problemsOf(councilPath, []byte(src)) })
	if allocations > 200_000 {
		t.Errorf("%.0f allocations for 5000 aliases", allocations)
	}
}

func TestASiteOfTooManyFilesIsNotReadToItsEnd(t *testing.T) {
	fsys := fstest.MapFS{}
	for i := range 10 {
		fsys[fmt.Sprintf("councils/c%d.sv.md", i)] = &fstest.MapFile{}
	}
	found, err := walk(context.Background(), fsys, 5)
	if err != nil || len(found.records) != 5 || len(found.problems) != 1 || found.problems[0].Rule != RuleTooManyEntries {
		t.Errorf("%d records and %v, %v; want 5 and one problem", len(found.records), found.problems, err)
	}
	all, err := walk(context.Background(), fsys, 10)
	if err := errors.Join(err, problemsError(all.problems)); err != nil || len(all.records) != 10 {
		t.Errorf("%d records, %v; want all 10", len(all.records), err)
	}
}

func problemsError(list diag.List) error {
	if len(list) > 0 {
		return errors.New(list[0].Text)
	}
	return nil
}
