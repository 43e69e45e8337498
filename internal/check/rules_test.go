package check

import (
	"go/ast"
	"go/parser"
	"go/token"
	"io/fs"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"
)

// Every rule that a command can print can be explained, and nothing else is.
func TestEveryRuleIsExplained(t *testing.T) {
	reported := map[string]string{}
	for _, dir := range []string{"../content", "../markdown", "../lang", "../render", "../pipeline", "."} {
		rulesIn(t, dir, reported)
	}
	if len(reported) < 50 {
		t.Fatalf("found only %d rules in the sources: the search has gone blind", len(reported))
	}
	for _, name := range sortedKeys(reported) {
		if _, ok := Explain(name); !ok {
			t.Errorf("rule %q, reported in %s, has no explanation in rules/%s.md", name, reported[name], name)
		}
	}
	files, err := os.ReadDir("rules")
	if err != nil {
		t.Fatal(err)
	}
	for _, file := range files {
		name := strings.TrimSuffix(file.Name(), ".md")
		if _, ok := reported[name]; !ok {
			t.Errorf("rules/%s explains a rule that nothing reports", file.Name())
		}
	}
}

// Every rule of this package has a bad example that trips it, and a good one that doesn't.
func TestEveryRuleHasExamples(t *testing.T) {
	reported := map[string]string{}
	rulesIn(t, ".", reported)
	tests, err := filepath.Glob("*_test.go")
	if err != nil {
		t.Fatal(err)
	}
	var all strings.Builder
	for _, name := range tests {
		src, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		all.Write(src)
	}
	for _, name := range sortedKeys(reported) {
		if !strings.Contains(all.String(), `{rule: "`+name+`", `) {
			t.Errorf("rule %q, reported in %s, has no example in the tests", name, reported[name])
		}
	}
}

// rulesIn finds the names of rules in the sources of a package: constants that are called Rule…, and literals
// given to the methods of diag.List or written as the Rule of a diag.Problem.
func rulesIn(t *testing.T, dir string, found map[string]string) {
	t.Helper()
	set := token.NewFileSet()
	noTests := func(info fs.FileInfo) bool { return !strings.HasSuffix(info.Name(), "_test.go") }
	names, err := filepath.Glob(filepath.Join(dir, "*.go"))
	if err != nil {
		t.Fatal(err)
	}
	for _, name := range names {
		if info, err := os.Stat(name); err != nil || !noTests(info) {
			continue
		}
		file, err := parser.ParseFile(set, name, nil, parser.SkipObjectResolution)
		if err != nil {
			t.Fatal(err)
		}
		ast.Inspect(file, func(n ast.Node) bool {
			for _, literal := range ruleLiterals(n) {
				if rule, err := strconv.Unquote(literal.Value); err == nil {
					found[rule] = set.Position(literal.Pos()).String()
				}
			}
			return true
		})
	}
}

func ruleLiterals(n ast.Node) []*ast.BasicLit {
	var candidates []ast.Expr
	switch n := n.(type) {
	case *ast.ValueSpec:
		if strings.HasPrefix(n.Names[0].Name, "Rule") {
			candidates = n.Values
		}
	case *ast.CallExpr:
		selector, ok := n.Fun.(*ast.SelectorExpr)
		if ok && len(n.Args) > 2 && !isPackage(selector.X, "fmt") &&
			slices.Contains([]string{"Errorf", "Warnf", "Advisef", "Add", "unknown"}, selector.Sel.Name) {
			candidates = n.Args[:1]
		}
	case *ast.CompositeLit:
		if name, ok := n.Type.(*ast.Ident); ok && name.Name == "unknownName" && len(n.Elts) > 0 {
			candidates = n.Elts[:1]
		}
	case *ast.KeyValueExpr:
		if key, ok := n.Key.(*ast.Ident); ok && key.Name == "Rule" {
			candidates = []ast.Expr{n.Value}
		}
	}
	var literals []*ast.BasicLit
	for _, c := range candidates {
		if literal, ok := c.(*ast.BasicLit); ok && literal.Kind == token.STRING {
			literals = append(literals, literal)
		}
	}
	return literals
}

func isPackage(x ast.Expr, name string) bool {
	ident, ok := x.(*ast.Ident)
	return ok && ident.Name == name
}

var ruleName = regexp.MustCompile(`^[a-z0-9]+(-[a-z0-9]+)*$`)

func TestExplanationsAreWhole(t *testing.T) {
	files, err := os.ReadDir("rules")
	if err != nil {
		t.Fatal(err)
	}
	for _, file := range files {
		src, err := os.ReadFile(filepath.Join("rules", file.Name()))
		if err != nil {
			t.Fatal(err)
		}
		rule, err := parseRule(string(src))
		switch {
		case err != nil:
			t.Errorf("rules/%s: %v", file.Name(), err)
		case rule.Name+".md" != file.Name() || !ruleName.MatchString(rule.Name):
			t.Errorf("rules/%s explains %q", file.Name(), rule.Name)
		case rule.Summary == "" || rule.Why == "" || rule.Wrong == "" || rule.Right == "" || rule.Do == "":
			t.Errorf("rules/%s lacks a part: %+v", file.Name(), rule)
		}
	}
}

func TestExplainKnowsNoOtherFiles(t *testing.T) {
	for _, name := range []string{"", "..", "../rules", "no-such-rule", "unknown-council.md", "a/b", `a\b`} {
		if rule, ok := Explain(name); ok {
			t.Errorf("Explain(%q) = %+v; want nothing", name, rule)
		}
	}
}

func TestRulesAreSorted(t *testing.T) {
	rules := Rules()
	if !slices.IsSortedFunc(rules, func(a, b Rule) int { return strings.Compare(a.Name, b.Name) }) || len(rules) < 50 {
		t.Errorf("%d rules, not in order", len(rules))
	}
}
