package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"strings"

	"github.com/spf13/cobra"

	"samsyn/internal/civic"
	"samsyn/internal/pipeline"
	"samsyn/internal/proof"
)

func (p *program) verify() *cobra.Command {
	var format, key string
	cmd := &cobra.Command{
		Use:   "verify [FILE | FOLDER | -]...",
		Short: "Say which version or release a text is, or check a finished site",
		Long: "verify says of each text whether it is, word for word, one that the site publishes, and which, or what\n" +
			"differs from the nearest one. Line ends, a byte order mark, space at line ends and Unicode's forms make\n" +
			"no difference; one letter does. - reads standard input; of a folder every .md and .txt is looked at.\n\n" +
			"Without a text, verify --site FOLDER checks every file of a finished site against its manifest, and the\n" +
			"manifest's signature where there is a public key.\n\n" +
			"The exit code is 0 where every text is a published one, or the site is whole, and 1 where not.",
		Args: arguments(0, 1<<16, ""),
		RunE: func(cmd *cobra.Command, args []string) error {
			if err := oneOf("--format", format, "text", "json"); err != nil {
				return err
			}
			switch {
			case len(args) > 0 && key != "":
				return wrongUsage("leave the texts out to check a site", "--public-key is for checking a finished site")
			case len(args) > 0:
				return p.verifyTexts(cmd.Context(), args, format)
			case !cmd.Flags().Changed("site"):
				return wrongUsage("name a text, or a finished site with --site", "samsyn verify needs something to verify")
			}
			return p.verifySite(p.site, key, format)
		},
	}
	p.siteFlags(cmd)
	cmd.Flags().StringVar(&format, "format", "text", "text for people, json for programs")
	cmd.Flags().StringVar(&key, "public-key", "", "a file with minisign's public key; data/minisign.pub of the site if left out")
	_ = cmd.RegisterFlagCompletionFunc("format", cobra.FixedCompletions([]string{"text", "json"}, cobra.ShellCompDirectiveNoFileComp))
	return cmd
}

// tested is one text and what it turned out to be.
type tested struct {
	name string
	proof.Finding
}

func (p *program) verifyTexts(ctx context.Context, args []string, format string) error {
	names, err := textsIn(args)
	if err != nil {
		return err
	}
	s, closeAll, err := p.readSound(ctx)
	if err != nil {
		return err
	}
	defer closeAll()
	shelf := proof.NewShelf(published(s))
	var all []tested
	sound := true
	for _, name := range names {
		data, err := p.text(name)
		if err != nil {
			return err
		}
		t := tested{name, shelf.Find(data)}
		sound = sound && t.Exact != nil
		all = append(all, t)
	}
	if format == "json" {
		err = p.textsJSON(s, all)
	} else {
		err = p.tellTexts(s, all)
	}
	if err == nil && !sound {
		err = errProblems
	}
	return err
}

// textsIn lists the texts that the arguments name, those of a folder in order.
func textsIn(args []string) ([]string, error) {
	var names []string
	for _, arg := range args {
		if arg == "-" {
			names = append(names, arg)
			continue
		}
		err := filepath.WalkDir(arg, func(name string, entry fs.DirEntry, err error) error {
			switch ext := filepath.Ext(name); {
			case errors.Is(err, fs.ErrNotExist) && name == arg:
				return wrongUsage("", "there is no file %s", arg)
			case err != nil:
				return fmt.Errorf("look through %s: %w", arg, err)
			case entry.IsDir() && name != arg && strings.HasPrefix(entry.Name(), "."):
				return fs.SkipDir
			case name == arg && !entry.IsDir(), entry.Type().IsRegular() && (ext == ".md" || ext == ".txt"):
				names = append(names, name)
			}
			return nil
		})
		if err != nil {
			return nil, err
		}
	}
	if len(names) == 0 {
		return nil, wrongUsage("a text's file ends in .md or .txt", "there is no text in %s", strings.Join(args, ", "))
	}
	return names, nil
}

// longestText is how many bytes of a text are read: more than any that is published.
const longestText = 64 << 20

func (p *program) text(name string) ([]byte, error) {
	in := io.Reader(p.stdin)
	if name != "-" {
		f, err := os.Open(name)
		if err != nil {
			return nil, fmt.Errorf("read the text: %w", err)
		}
		defer f.Close()
		in = f
	}
	data, err := io.ReadAll(io.LimitReader(in, longestText))
	if err != nil {
		return nil, fmt.Errorf("read the text: %w", err)
	}
	return data, nil
}

// published are the texts that the site publishes on its day: those of the versions in every language, and the
// releases.
func published(s *pipeline.Snapshot) []proof.Text {
	var all []proof.Text
	for _, t := range s.Plan.Texts() {
		text := proof.Text{Version: t.Version, Text: t.Text, Release: t.Release, Lang: t.Lang, Source: bytesOf(t.Source)}
		if t.Release != nil {
			text.Sections = sections(t.Release.Bodies[t.Lang])
		} else {
			text.Sections = sections(t.Text.Prose)
		}
		all = append(all, text)
	}
	return all
}

func sections(prose *civic.Prose) []civic.Section {
	if prose == nil {
		return nil
	}
	return prose.Whole().Sections
}

// bytesOf are the bytes of a text that is held as one.
func bytesOf(text civic.Held) []byte { return []byte(text.Texts()[0]) }
