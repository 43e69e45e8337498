package main

import (
	"fmt"
	"io"

	"github.com/spf13/cobra"

	"samsyn/internal/check"
	"samsyn/internal/diag"
	"samsyn/internal/pipeline"
)

func (p *program) check() *cobra.Command {
	var format string
	var strict, drafts bool
	cmd := &cobra.Command{
		Use:   "check",
		Short: "Report what is wrong with the content",
		Long: "check reads the whole site and prints every problem in it, sorted by place, and nothing where there is\n" +
			"none. samsyn explain RULE tells more about the rule that stands in brackets. Where a release is under\n" +
			"embargo, a remark says when the next embargo ends: the site is to be built then.",
		Args: arguments(0, 0, ""),
		RunE: func(cmd *cobra.Command, _ []string) error {
			if err := oneOf("--format", format, "text", "json", "github"); err != nil {
				return err
			}
			s, closeAll, err := p.read(cmd.Context(), pipeline.Inputs{Drafts: drafts})
			if err != nil {
				return err
			}
			defer closeAll()
			problems := s.Problems
			if s.OK() {
				found, err := s.Files(cmd.Context(), func(string, []byte) error { return nil })
				if err != nil {
					return err
				}
				problems = append(problems, found...)
			}
			if err := p.report(format, problems); err != nil {
				return err
			}
			p.tellEmbargo(s.Embargoes)
			if problems.HasErrors() || strict && problems.Count(diag.Warning) > 0 {
				return errProblems
			}
			return nil
		},
	}
	p.siteFlags(cmd)
	cmd.Flags().StringVar(&format, "format", "text", "text for people, json for editors, github for annotations")
	cmd.Flags().BoolVar(&strict, "strict", false, "take warnings for errors")
	cmd.Flags().BoolVar(&drafts, "drafts", false, "check drafts too")
	_ = cmd.RegisterFlagCompletionFunc("format", cobra.FixedCompletions([]string{"text", "json", "github"}, cobra.ShellCompDirectiveNoFileComp))
	return cmd
}

// report prints the problems: for people as remarks, for programs as what was asked for.
func (p *program) report(format string, list diag.List) error {
	write := map[string]func(io.Writer, diag.List) error{"json": diag.WriteJSON, "github": diag.WriteGitHub}[format]
	if write == nil {
		return p.print(list)
	}
	return write(p.stdout, list)
}

// tellEmbargo says when the site is to be built next.
func (p *program) tellEmbargo(ahead []check.Embargo) {
	if len(ahead) == 0 {
		return
	}
	fmt.Fprintf(p.stderr, "the next embargo ends %s: %s", ahead[0].Until, ahead[0].File)
	if n := len(ahead) - 1; n > 0 {
		fmt.Fprintf(p.stderr, ", and %s later", plural(n, "other ends", "others end"))
	}
	fmt.Fprintln(p.stderr)
}
