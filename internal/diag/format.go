package diag

import (
	"bytes"
	"encoding/json"
	"fmt"
	"io"
	"strings"
)

// jsonProblem is a problem as editors and other programs read it.
type jsonProblem struct {
	Rule      string     `json:"rule"`
	Level     string     `json:"level"`
	File      string     `json:"file"`
	Line      int        `json:"line"`
	Column    int        `json:"column"`
	EndColumn int        `json:"endColumn"`
	Message   string     `json:"message"`
	Hint      string     `json:"hint"`
	Notes     []jsonNote `json:"notes"`
}

type jsonNote struct {
	File      string `json:"file"`
	Line      int    `json:"line"`
	Column    int    `json:"column"`
	EndColumn int    `json:"endColumn"`
	Message   string `json:"message"`
}

// WriteJSON writes the list as one array, an empty list as []. Line 0 means the file as a whole, endColumn is
// the column after the last character.
func WriteJSON(w io.Writer, list List) error {
	problems := make([]jsonProblem, 0, len(list))
	for _, p := range list {
		notes := make([]jsonNote, 0, len(p.Notes))
		for _, n := range p.Notes {
			notes = append(notes, jsonNote{n.At.File, n.At.Line, n.At.Col, n.At.Col + n.At.Width, n.Text})
		}
		problems = append(problems, jsonProblem{p.Rule, p.Level.String(), p.At.File, p.At.Line, p.At.Col,
			p.At.Col + p.At.Width, p.Text, p.Hint, notes})
	}
	encoder := json.NewEncoder(w)
	encoder.SetEscapeHTML(false)
	encoder.SetIndent("", "  ")
	return encoder.Encode(problems)
}

var githubLevels = [...]string{Advice: "notice", Warning: "warning", Error: "error"}

// The escapes of GitHub's workflow commands: in the message, and in a property besides.
var (
	githubMessage  = strings.NewReplacer("%", "%25", "\r", "%0D", "\n", "%0A")
	githubProperty = strings.NewReplacer("%", "%25", "\r", "%0D", "\n", "%0A", ":", "%3A", ",", "%2C")
)

// WriteGitHub writes the list as workflow commands, which GitHub shows beside the lines of a change.
func WriteGitHub(w io.Writer, list List) error {
	var b bytes.Buffer
	for _, p := range list {
		fmt.Fprintf(&b, "::%s file=%s", githubLevels[p.Level], githubProperty.Replace(p.At.File))
		if p.At.Line > 0 {
			fmt.Fprintf(&b, ",line=%d", p.At.Line)
		}
		if p.At.Col > 0 {
			fmt.Fprintf(&b, ",col=%d,endColumn=%d", p.At.Col, p.At.Col+max(p.At.Width, 1))
		}
		message := p.Text
		if p.Hint != "" {
			message += "\n" + p.Hint
		}
		fmt.Fprintf(&b, ",title=%s::%s\n", githubProperty.Replace(p.Rule), githubMessage.Replace(clean(message)))
	}
	_, err := w.Write(b.Bytes())
	return err
}
