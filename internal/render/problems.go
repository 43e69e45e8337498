package render

import (
	"errors"
	"fmt"
	"regexp"
	"strconv"
	"strings"

	"samsyn/internal/diag"
)

// LayoutError tells that a page could not be made because its layout is wrong: a problem of the site's folder,
// not a failure of the machine.
type LayoutError struct{ Problem *diag.Problem }

func (e *LayoutError) Error() string {
	return fmt.Sprintf("%s: %s", e.Problem.At.Pos, e.Problem.Text)
}

// unknownName is what a layout says that nothing has.
type unknownName struct{ rule, text, hint string }

func (e unknownName) Error() string { return e.text }

// templateErrors are the forms in which the template packages report: parse errors carry a line, errors of a
// run a line and a byte column from 0, escaping errors a line and sometimes a column after another prefix. An
// error within a fragment stands in the error of the page that asked for it: the last place is the right one.
var templateErrors = regexp.MustCompile(`(?s)^(?:.*[^/])?(?:html/)?template: ?([^:\s]+):(\d+)(?::(\d+))?: (.*)$`)

// execution is the phrase that a run-time error begins with: which template, at which action.
var execution = regexp.MustCompile(`(?s)^executing "[^"]*" at (<.*?>): (.*)$`)

// layoutProblem turns an error of the template packages into a problem with its place. Where the error does
// not tell the file, it stands at the file given.
func layoutProblem(err error, file string) *diag.Problem {
	problem := &diag.Problem{Rule: "layout", Level: diag.Error, At: fileSpan(inLayouts(file)), Text: err.Error()}
	if found := templateErrors.FindStringSubmatch(err.Error()); found != nil {
		problem.At.File = inLayouts(found[1])
		problem.At.Line, _ = strconv.Atoi(found[2])
		if column, err := strconv.Atoi(found[3]); err == nil {
			problem.At.Col = column + 1
		}
		problem.Text = found[4]
	}
	if found := execution.FindStringSubmatch(problem.Text); found != nil {
		problem.Text = found[1] + ": " + found[2]
	}
	var unknown unknownName
	if errors.As(err, &unknown) {
		problem.Rule, problem.Text, problem.Hint = unknown.rule, unknown.text, unknown.hint
	}
	return problem
}

// inLayouts gives a layout's path as its author knows it.
func inLayouts(name string) string {
	if name == "" || strings.HasPrefix(name, "layouts/") {
		return name
	}
	return "layouts/" + name
}
