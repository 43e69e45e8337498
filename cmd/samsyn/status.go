package main

import (
	"fmt"
	"io"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"samsyn/internal/civic"
	"samsyn/internal/diag"
	"samsyn/internal/lang"
	"samsyn/internal/pipeline"
	"samsyn/internal/render"
)

// councilPrefix marks an argument that names a council, not a document.
const councilPrefix = "council:"

func (p *program) status() *cobra.Command {
	var format, language string
	cmd := &cobra.Command{
		Use:   "status [DOCUMENT | council:ID]",
		Short: "Say which councils have adopted a document, and what is missing",
		Long: "status prints what all decisions together mean at the end of a day: of one document with every council's\n" +
			"row, of one council, or of every document in short. --format json prints that day's documents.json,\n" +
			"narrowed to what was asked; --format csv a row for each council and version.",
		Args: arguments(0, 1, "one document or one council"),
		RunE: func(cmd *cobra.Command, args []string) error {
			if err := oneOf("--format", format, "text", "json", "csv"); err != nil {
				return err
			}
			s, closeAll, err := p.readSound(cmd.Context())
			if err != nil {
				return err
			}
			defer closeAll()
			words, err := wordsFor(s, civic.Lang(language))
			if err != nil {
				return err
			}
			asked, err := choose(s, args)
			if err != nil {
				return err
			}
			return (&teller{s: s, words: words, asked: asked, out: p.stdout}).tell(format)
		},
		ValidArgsFunction: p.completeStatus,
	}
	p.siteFlags(cmd)
	cmd.Flags().StringVar(&format, "format", "text", "text for people, json or csv for programs")
	cmd.Flags().StringVar(&language, "lang", "en", "the language of the text")
	_ = cmd.RegisterFlagCompletionFunc("format", cobra.FixedCompletions([]string{"text", "json", "csv"}, cobra.ShellCompDirectiveNoFileComp))
	return cmd
}

// wordsFor finds the words of a language.
func wordsFor(s *pipeline.Snapshot, language civic.Lang) (*lang.Words, error) {
	words, found := s.Words.In(language)
	if !found {
		var known []string
		for _, tag := range s.Words.Langs() {
			known = append(known, string(tag))
		}
		return nil, wrongUsage("it may be "+strings.Join(known, ", "), "--lang is %q, a language without words", language)
	}
	return words, nil
}

// question is what a status is asked of: one document, one council with the documents that concern it, or
// every document.
type question struct {
	document  *civic.Document
	council   *civic.Council
	documents []*civic.Document
}

// choose finds what the argument names.
func choose(s *pipeline.Snapshot, args []string) (question, error) {
	if len(args) == 0 {
		return question{documents: s.Register.Documents}, nil
	}
	if id, isCouncil := strings.CutPrefix(args[0], councilPrefix); isCouncil {
		return chooseCouncil(s, id)
	}
	var known []string
	for _, d := range s.Register.Documents {
		if d.ID == args[0] {
			return question{document: d, documents: []*civic.Document{d}}, nil
		}
		known = append(known, d.ID)
	}
	hint := diag.DidYouMean(args[0], known)
	if hint == "" && slices.ContainsFunc(s.Register.Councils, func(c *civic.Council) bool { return c.ID == args[0] }) {
		hint = fmt.Sprintf("for the council write %s%s", councilPrefix, args[0])
	}
	return question{}, wrongUsage(orHint(hint, "samsyn status lists them"), "no document is called %q", args[0])
}

func chooseCouncil(s *pipeline.Snapshot, id string) (question, error) {
	var known []string
	for _, c := range s.Register.Councils {
		if c.ID == id {
			return question{council: c, documents: concerning(s, c)}, nil
		}
		known = append(known, c.ID)
	}
	return question{}, wrongUsage(orHint(diag.DidYouMean(id, known), "a council's id is the name of its file in content/councils, up to the first point"), "no council is called %q", id)
}

// concerning lists the documents that have a row of the council.
func concerning(s *pipeline.Snapshot, c *civic.Council) []*civic.Document {
	var found []*civic.Document
	for _, d := range s.Register.Documents {
		if slices.ContainsFunc(s.Plan.Status(d).Versions, func(vs *civic.VersionStatus) bool { return rowOf(vs, c) != nil }) {
			found = append(found, d)
		}
	}
	return found
}

func rowOf(vs *civic.VersionStatus, c *civic.Council) *civic.Row {
	for i := range vs.Rows {
		if vs.Rows[i].Council == c {
			return &vs.Rows[i]
		}
	}
	return nil
}

// teller tells the answer to a question.
type teller struct {
	s     *pipeline.Snapshot
	words *lang.Words
	asked question
	out   io.Writer
}

func (t *teller) tell(format string) error {
	switch {
	case format == "json":
		data, err := render.DocumentsJSON(t.s.Plan, render.Narrow{Document: t.asked.document, Council: t.asked.council})
		if err != nil {
			return err
		}
		_, err = t.out.Write(data)
		return err
	case format == "csv":
		return t.csv()
	case t.asked.document != nil:
		return t.document(t.asked.document)
	case t.asked.council != nil:
		return t.council(t.asked.council)
	}
	return t.all()
}

// completeStatus completes the ids of documents and councils, by the names of their files.
func (p *program) completeStatus(_ *cobra.Command, args []string, begun string) ([]string, cobra.ShellCompDirective) {
	if len(args) > 0 {
		return nil, cobra.ShellCompDirectiveNoFileComp
	}
	var names []string
	if strings.HasPrefix(begun, councilPrefix) {
		for _, file := range list(filepath.Join(p.site, "content", "councils")) {
			id, _, _ := strings.Cut(file, ".")
			names = append(names, councilPrefix+id)
		}
		return slices.Compact(names), cobra.ShellCompDirectiveNoFileComp
	}
	return append(list(filepath.Join(p.site, "content", "documents")), councilPrefix), cobra.ShellCompDirectiveNoFileComp
}

// list names what stands in a folder, nothing where it cannot be read.
func list(dir string) []string {
	entries, err := os.ReadDir(dir)
	if err != nil {
		return nil
	}
	var names []string
	for _, entry := range entries {
		if !strings.HasPrefix(entry.Name(), ".") && !strings.HasPrefix(entry.Name(), "_") && entry.Name() != "README.md" {
			names = append(names, entry.Name())
		}
	}
	return names
}
