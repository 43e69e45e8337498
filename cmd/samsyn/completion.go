package main

import (
	"io"

	"github.com/spf13/cobra"
)

// shells are the shells that completion can be had for, and how the library writes their scripts.
var shells = []struct {
	name  string
	write func(root *cobra.Command, out io.Writer) error
}{
	{"bash", func(root *cobra.Command, out io.Writer) error { return root.GenBashCompletionV2(out, true) }},
	{"zsh", (*cobra.Command).GenZshCompletion},
	{"fish", func(root *cobra.Command, out io.Writer) error { return root.GenFishCompletion(out, true) }},
	{"powershell", (*cobra.Command).GenPowerShellCompletionWithDesc},
}

func (p *program) completion() *cobra.Command {
	var names []string
	for _, shell := range shells {
		names = append(names, shell.name)
	}
	return &cobra.Command{
		Use:   "completion SHELL",
		Short: "Print a script that completes verbs, flags and ids",
		Long: "completion prints a script for bash, zsh, fish or powershell. For bash, for instance:\n\n" +
			"  samsyn completion bash > ~/.local/share/bash-completion/completions/samsyn",
		Args:      arguments(1, 1, "the name of a shell: bash, zsh, fish or powershell"),
		ValidArgs: names,
		RunE: func(cmd *cobra.Command, args []string) error {
			for _, shell := range shells {
				if shell.name == args[0] {
					return shell.write(cmd.Root(), p.stdout)
				}
			}
			return oneOf("the shell", args[0], names...)
		},
	}
}
