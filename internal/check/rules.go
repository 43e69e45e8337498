package check

import (
	"embed"
	"fmt"
	"path"
	"strings"

	"samsyn/internal/diag"
)

// Rule is the explanation of one rule, in Markdown.
type Rule struct {
	Name    string
	Level   diag.Level // as the rule is usually reported
	Summary string     // one line
	Why     string
	Wrong   string // an example that the rule reports, without indentation
	Right   string
	Do      string // what to do about it
}

//go:embed rules
var explanations embed.FS

// Explain returns the explanation of a rule.
func Explain(name string) (Rule, bool) {
	if strings.ContainsAny(name, "./\\") {
		return Rule{}, false
	}
	src, err := explanations.ReadFile(path.Join("rules", name+".md"))
	if err != nil {
		return Rule{}, false
	}
	rule, err := parseRule(string(src))
	return rule, err == nil
}

// Rules returns the explanations of all rules, sorted by name.
func Rules() []Rule {
	files, _ := explanations.ReadDir("rules") // embedded: it is there
	rules := make([]Rule, 0, len(files))
	for _, file := range files {
		if rule, ok := Explain(strings.TrimSuffix(file.Name(), ".md")); ok {
			rules = append(rules, rule)
		}
	}
	return rules
}

// parseRule reads an explanation. Its file is a page of Markdown: the name as a heading, a line "level:
// summary", the reason, and under headings of their own an example that is wrong, one that is right, and what
// to do.
func parseRule(src string) (Rule, error) {
	parts := strings.Split(strings.TrimSpace(src), "\n## ")
	if len(parts) != 4 {
		return Rule{}, fmt.Errorf("an explanation has three sections, not %d", len(parts)-1)
	}
	for i, title := range []string{"Wrong", "Right", "What to do"} {
		rest, found := strings.CutPrefix(parts[i+1], title+"\n")
		if !found {
			return Rule{}, fmt.Errorf("section %d is not called %q", i+1, title)
		}
		parts[i+1] = strings.Trim(rest, "\n")
	}
	lines := strings.SplitN(parts[0], "\n", 4)
	if len(lines) < 4 || !strings.HasPrefix(lines[0], "# ") || lines[1] != "" {
		return Rule{}, fmt.Errorf("an explanation begins with a heading, an empty line and the summary")
	}
	rule := Rule{
		Name:  strings.TrimPrefix(lines[0], "# "),
		Why:   strings.TrimSpace(lines[3]),
		Wrong: unindent(parts[1]),
		Right: unindent(parts[2]),
		Do:    parts[3],
	}
	level, summary, found := strings.Cut(lines[2], ": ")
	rule.Summary = summary
	for _, l := range []diag.Level{diag.Advice, diag.Warning, diag.Error} {
		if found && level == l.String() {
			rule.Level = l
			return rule, nil
		}
	}
	return Rule{}, fmt.Errorf("the summary %q does not begin with a level", lines[2])
}

// unindent takes the four spaces from an example that make it one in Markdown.
func unindent(example string) string {
	lines := strings.Split(example, "\n")
	for i, line := range lines {
		lines[i] = strings.TrimPrefix(line, "    ")
	}
	return strings.Join(lines, "\n")
}
