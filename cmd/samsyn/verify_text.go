package main

import (
	"encoding/json"
	"fmt"
	"path/filepath"
	"strings"

	"samsyn/internal/civic"
	"samsyn/internal/lang"
	"samsyn/internal/pipeline"
	"samsyn/internal/proof"
	"samsyn/internal/redline"
)

// mostDifferences is how many stretches of words are told apart; a text with more is another text.
const mostDifferences = 50

// tellTexts says what each text is: of one text with the words that differ, of several in a line each.
func (p *program) tellTexts(s *pipeline.Snapshot, all []tested) error {
	words, err := wordsFor(s, "en")
	if err != nil {
		return err
	}
	for _, t := range all {
		if _, err := fmt.Fprintf(p.stdout, "%s: %s\n", filepath.ToSlash(t.name), verdict(s, words, t)); err != nil {
			return err
		}
		if len(all) > 1 {
			continue
		}
		if _, err := fmt.Fprint(p.stdout, details(t)); err != nil {
			return err
		}
	}
	return nil
}

// verdict is what a text is, in a line.
func verdict(s *pipeline.Snapshot, words *lang.Words, t tested) string {
	switch {
	case t.Exact != nil:
		var said []string
		for _, text := range t.Exact {
			said = append(said, exactly(s, words, text))
		}
		return strings.Join(said, " It is also ")
	case t.Nearest != nil:
		return "not a published text; it resembles " + named(*t.Nearest) + ", and differs from it"
	}
	return "not a published text, and like none"
}

// exactly says which text it is. An account in other words, and a translation, are called what they are.
func exactly(s *pipeline.Snapshot, words *lang.Words, t proof.Text) string {
	if t.Release != nil {
		return "word for word " + named(t) + withdrawal(t.Release) + "."
	}
	return "word for word " + named(t) + ". " + s.Plan.SentenceIn(words, t.Version)
}

func withdrawal(r *civic.Release) string {
	if r.Withdrawn != nil {
		return ", which was withdrawn " + r.Withdrawn.Date.String()
	}
	return ""
}

// named names a published text.
func named(t proof.Text) string {
	if r := t.Release; r != nil {
		title, _ := r.Title.In(r.Lang)
		return fmt.Sprintf("the press release %q (%s) of %s", title, r.ID, r.Date)
	}
	v := t.Version.Version
	title, _ := v.Document.Title.In(v.Document.Lang)
	what := fmt.Sprintf("version %s of %q (%s)", v.ID, title, v.Document.ID)
	switch {
	case t.Text.Translation == civic.Official:
		return fmt.Sprintf("the official translation (%s) of %s, not its original wording", t.Lang, what)
	case t.Text.Translation == civic.Unofficial:
		return fmt.Sprintf("the unofficial translation (%s) of %s, not its original wording", t.Lang, what)
	case t.Text.Rendition:
		return "the rendition of " + what + ": an account in other words, never the adopted wording"
	}
	return what
}

// details are the fingerprint, and the words that differ.
func details(t tested) string {
	var b strings.Builder
	fmt.Fprintf(&b, "  sha256 %s\n", t.Fingerprint)
	section := ""
	for i, d := range t.Differences {
		if i == mostDifferences {
			fmt.Fprintf(&b, "  and %d more\n", len(t.Differences)-i)
			break
		}
		switch {
		case d.Line > 0:
			fmt.Fprintf(&b, "  the words are the same, but not their signs; line %d:\n", d.Line)
		case d.Section != section:
			section = d.Section
			fmt.Fprintf(&b, "  under %q:\n", section)
		}
		fmt.Fprintf(&b, "    %s\n", marked(d.Runs))
	}
	if t.Differences != nil {
		b.WriteString("  [-gone-] stands in the published text alone, {+come+} in this one\n")
	}
	return b.String()
}

// marked writes what is gone and what came as wdiff does.
func marked(runs []redline.Run) string {
	var b strings.Builder
	for _, r := range runs {
		if r.Space && b.Len() > 0 {
			b.WriteByte(' ')
		}
		switch r.Op {
		case redline.Gone:
			b.WriteString("[-" + r.Text + "-]")
		case redline.Added:
			b.WriteString("{+" + r.Text + "+}")
		default:
			b.WriteString(r.Text)
		}
	}
	return b.String()
}

// The shapes of what verify prints for programs.
type (
	textJSON struct {
		File        string           `json:"file"`
		Verdict     string           `json:"verdict"` // exact | different | unknown
		SHA256      string           `json:"sha256"`
		Matches     []matchJSON      `json:"matches"`
		Nearest     *matchJSON       `json:"nearest"`
		Differences []differenceJSON `json:"differences"`
	}
	matchJSON struct {
		Kind        string  `json:"kind"` // version | release
		Document    *string `json:"document"`
		Version     *string `json:"version"`
		Release     *string `json:"release"`
		Lang        string  `json:"lang"`
		Text        string  `json:"text"` // verbatim | rendition | official | unofficial | release
		Standing    *string `json:"standing"`
		N           *int    `json:"n"`
		Of          *int    `json:"of"`
		Withdrawn   *string `json:"withdrawn"`
		Description string  `json:"description"`
	}
	differenceJSON struct {
		Section string `json:"section"`
		Line    *int   `json:"line"`
		Text    string `json:"text"`
	}
)

func (p *program) textsJSON(s *pipeline.Snapshot, all []tested) error {
	list := make([]textJSON, 0, len(all))
	for _, t := range all {
		data := textJSON{File: filepath.ToSlash(t.name), Verdict: "unknown", SHA256: t.Fingerprint, Matches: []matchJSON{}, Differences: []differenceJSON{}}
		for _, text := range t.Exact {
			data.Verdict = "exact"
			data.Matches = append(data.Matches, matchData(text))
		}
		if t.Nearest != nil {
			nearest := matchData(*t.Nearest)
			data.Verdict, data.Nearest = "different", &nearest
		}
		for _, d := range t.Differences {
			difference := differenceJSON{Section: d.Section, Text: marked(d.Runs)}
			if d.Line > 0 {
				difference.Line = &d.Line
			}
			data.Differences = append(data.Differences, difference)
		}
		list = append(list, data)
	}
	return p.json(struct {
		AsOf  string     `json:"asOf"`
		Texts []textJSON `json:"texts"`
	}{s.AsOf.String(), list})
}

func matchData(t proof.Text) matchJSON {
	data := matchJSON{Kind: "version", Lang: string(t.Lang), Description: named(t)}
	if r := t.Release; r != nil {
		data.Kind, data.Text, data.Release = "release", "release", &r.ID
		if r.Withdrawn != nil {
			day := r.Withdrawn.Date.String()
			data.Withdrawn = &day
		}
		return data
	}
	v := t.Version
	standing := string(v.Standing)
	data.Document, data.Version, data.Standing = &v.Version.Document.ID, &v.Version.ID, &standing
	data.N, data.Of = &v.N, &v.Of
	switch {
	case t.Text.Translation != civic.Original:
		data.Text = string(t.Text.Translation)
	case t.Text.Rendition:
		data.Text = "rendition"
	default:
		data.Text = "verbatim"
	}
	return data
}

// json prints a value for programs.
func (p *program) json(v any) error {
	enc := json.NewEncoder(p.stdout)
	enc.SetEscapeHTML(false)
	enc.SetIndent("", "  ")
	return enc.Encode(v)
}
