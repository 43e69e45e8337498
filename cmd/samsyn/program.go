package main

import (
	"context"
	"errors"
	"fmt"
	"strings"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"

	"samsyn/internal/diag"
	"samsyn/internal/publish"
)

// The exit codes.
const (
	exitOK       = 0
	exitProblems = 1 // the content has problems
	exitUsage    = 2 // the command was used wrongly
	exitMachine  = 3 // the machine failed
)

// errProblems says that the content has problems and that they have been printed.
var errProblems = errors.New("the content has problems")

// usageError says how the command was used wrongly, and what would do.
type usageError struct{ text, hint string }

func (e *usageError) Error() string { return e.text }

func wrongUsage(hint, format string, args ...any) error {
	return &usageError{fmt.Sprintf(format, args...), hint}
}

// program is one run of the command.
type program struct {
	surroundings
	site string // the folder of the site
	asOf string // the day asked for, as written
}

// run runs the command with its arguments and returns the exit code.
func run(ctx context.Context, args []string, s surroundings) int {
	p := &program{surroundings: s}
	root := p.root()
	root.SetArgs(args)
	err := root.ExecuteContext(ctx)
	return p.exit(err)
}

// exit prints what went wrong and chooses the exit code.
func (p *program) exit(err error) int {
	var usage *usageError
	var refusal *publish.Refusal
	var locked *publish.Locked
	var failure *publish.Failure
	switch {
	case err == nil:
		return exitOK
	case errors.Is(err, errProblems):
		return exitProblems
	case errors.As(err, &usage):
		p.say(usage.text, usage.hint)
		return exitUsage
	case errors.As(err, &refusal):
		p.say(fmt.Sprintf("will not write the site to %s: %s", refusal.Dir, refusal.Why), refusal.Hint)
		return exitUsage
	case errors.Is(err, context.Canceled):
		p.say("stopped before the end; nothing was changed", "")
	case errors.As(err, &locked):
		p.say(err.Error(), "wait until it has ended")
	case errors.As(err, &failure):
		p.say(err.Error(), failure.Hint)
	default:
		p.say(err.Error(), "")
	}
	return exitMachine
}

func (p *program) say(text, hint string) {
	fmt.Fprintf(p.stderr, "samsyn: %s\n", text)
	if hint != "" {
		fmt.Fprintf(p.stderr, "  hint: %s\n", hint)
	}
}

// verbs is the table of verbs.
func (p *program) verbs() []*cobra.Command {
	return []*cobra.Command{
		p.serve(), p.build(), p.check(), p.status(), p.seal(), p.verify(), p.sign(), p.explain(), p.version(), p.completion(), p.corpus(), p.measure(),
	}
}

func (p *program) root() *cobra.Command {
	root := &cobra.Command{
		Use:   "samsyn",
		Short: "Publish which councils have adopted which joint document, and when",
		Long: "samsyn turns a folder of Markdown into a website, in several languages, that says which municipal\n" +
			"councils have adopted which version of each joint document, when, and what is still missing.",
		SilenceErrors: true,
		SilenceUsage:  true,
		Args:          cobra.ArbitraryArgs,
		RunE: func(cmd *cobra.Command, args []string) error {
			if len(args) == 0 {
				cmd.SetOut(p.stderr)
				_ = cmd.Help()
				return wrongUsage("", "say what to do: samsyn build, for instance")
			}
			return unknownVerb(cmd, args[0])
		},
	}
	root.SetOut(p.stdout)
	root.SetErr(p.stderr)
	root.SetFlagErrorFunc(flagError)
	root.AddCommand(p.verbs()...)
	root.SetHelpCommand(p.help())
	return root
}

// help explains a verb; unlike the library's own it takes a misspelt one for wrong usage.
func (p *program) help() *cobra.Command {
	return &cobra.Command{
		Use:   "help [VERB]",
		Short: "Explain a verb",
		RunE: func(cmd *cobra.Command, args []string) error {
			verb, rest, err := cmd.Root().Find(args)
			if err != nil || len(rest) > 0 {
				return unknownVerb(cmd.Root(), args[0])
			}
			verb.InitDefaultHelpFlag()
			return verb.Help()
		},
	}
}

func unknownVerb(root *cobra.Command, word string) error {
	var known []string
	for _, verb := range root.Commands() {
		if !verb.Hidden {
			known = append(known, verb.Name())
		}
	}
	return wrongUsage(orHint(diag.DidYouMean(word, known), "samsyn help lists the verbs"), "there is no verb %q", word)
}

// flagError turns the library's errors on flags into ours, with the nearest flag.
func flagError(cmd *cobra.Command, err error) error {
	var missing *pflag.NotExistError
	if errors.As(err, &missing) && len(missing.GetSpecifiedShortnames()) == 0 {
		var known []string
		cmd.Flags().VisitAll(func(f *pflag.Flag) { known = append(known, "--"+f.Name) })
		flag := "--" + missing.GetSpecifiedName()
		return wrongUsage(orHint(diag.DidYouMean(flag, known), seeHelp(cmd)), "%s has no flag %s", cmd.CommandPath(), flag)
	}
	var unvalued *pflag.ValueRequiredError
	if errors.As(err, &unvalued) {
		return wrongUsage(seeHelp(cmd), "--%s needs a value", unvalued.GetFlag().Name)
	}
	return wrongUsage(seeHelp(cmd), "%s", strings.TrimPrefix(err.Error(), "pflag: "))
}

func seeHelp(cmd *cobra.Command) string { return cmd.CommandPath() + " --help tells more" }

func orHint(hint, other string) string {
	if hint == "" {
		return other
	}
	return hint
}

// arguments allows least to most arguments; what tells what they are.
func arguments(least, most int, what string) cobra.PositionalArgs {
	return func(cmd *cobra.Command, args []string) error {
		switch {
		case len(args) < least:
			return wrongUsage("write "+cmd.UseLine(), "%s needs %s", cmd.CommandPath(), what)
		case len(args) > most:
			return wrongUsage("write "+cmd.UseLine(), "%s does not know what to do with %q", cmd.CommandPath(), args[most])
		}
		return nil
	}
}

// oneOf refuses a value that is not among the known ones; what says what it is the value of.
func oneOf(what, value string, known ...string) error {
	for _, k := range known {
		if k == value {
			return nil
		}
	}
	return wrongUsage(orHint(diag.DidYouMean(value, known), "it may be "+strings.Join(known, ", ")), "%s is %q", what, value)
}
