package main

import (
	"fmt"
	"strings"

	"github.com/spf13/cobra"

	"samsyn/internal/check"
	"samsyn/internal/diag"
)

func (p *program) explain() *cobra.Command {
	return &cobra.Command{
		Use:   "explain [RULE]",
		Short: "Explain a rule of check, or list them all",
		Args:  arguments(0, 1, "one rule"),
		RunE: func(_ *cobra.Command, args []string) error {
			if len(args) == 0 {
				return p.listRules()
			}
			rule, found := check.Explain(args[0])
			if !found {
				hint := orHint(diag.DidYouMean(args[0], ruleNames()), "samsyn explain lists the rules")
				return wrongUsage(hint, "there is no rule %q", args[0])
			}
			return p.explainRule(rule)
		},
		ValidArgsFunction: func(*cobra.Command, []string, string) ([]string, cobra.ShellCompDirective) {
			return ruleNames(), cobra.ShellCompDirectiveNoFileComp
		},
	}
}

func ruleNames() []string {
	var names []string
	for _, rule := range check.Rules() {
		names = append(names, rule.Name)
	}
	return names
}

func (p *program) listRules() error {
	table := [][]string{}
	for _, rule := range check.Rules() {
		table = append(table, []string{rule.Name, rule.Level.String(), rule.Summary})
	}
	_, err := fmt.Fprint(p.stdout, align(table))
	return err
}

func (p *program) explainRule(rule check.Rule) error {
	_, err := fmt.Fprintf(p.stdout, "%s (%s): %s\n\n%s\n\nWrong:\n\n%s\n\nRight:\n\n%s\n\n%s\n", rule.Name, rule.Level, rule.Summary,
		strings.TrimSpace(rule.Why), indented(rule.Wrong), indented(rule.Right), strings.TrimSpace(rule.Do))
	return err
}

func indented(s string) string {
	lines := strings.Split(strings.Trim(s, "\n"), "\n")
	for i, line := range lines {
		if line != "" {
			lines[i] = "    " + line
		}
	}
	return strings.Join(lines, "\n")
}
