package main

import (
	"bufio"
	"fmt"
	"os"
	"path/filepath"
	"unicode/utf8"

	"github.com/spf13/cobra"

	"samsyn/internal/corpus"
)

// corpus is for those who work on samsyn itself: it writes a large invented site to measure with.
func (p *program) corpus() *cobra.Command {
	var opt corpus.Options
	var listed bool
	cmd := &cobra.Command{
		Use:    "corpus DIR",
		Short:  "Write an invented site of any size, for measurements",
		Hidden: true,
		Args:   arguments(1, 1, "a new folder"),
		RunE: func(_ *cobra.Command, args []string) error {
			if opt.Documents < 1 {
				return wrongUsage("write --n 1000", "a corpus needs at least one document")
			}
			if entries, err := os.ReadDir(args[0]); err == nil && len(entries) > 0 {
				return wrongUsage("name a new folder", "the folder %s is not empty", args[0])
			}
			if listed {
				opt.Swedish, opt.English = wordList(swedishList), wordList(englishList)
			}
			return writeCorpus(args[0], opt)
		},
	}
	cmd.Flags().IntVar(&opt.Documents, "n", 1000, "how many documents")
	cmd.Flags().Uint64Var(&opt.Seed, "seed", 1, "another seed gives another site")
	cmd.Flags().BoolVar(&listed, "dict", true, "use the machine's word lists where it has them")
	return cmd
}

func writeCorpus(dir string, opt corpus.Options) error {
	made := map[string]bool{}
	return corpus.Write(opt, func(name string, data []byte) error {
		full := filepath.Join(dir, filepath.FromSlash(name))
		if folder := filepath.Dir(full); !made[folder] {
			if err := os.MkdirAll(folder, 0o755); err != nil {
				return fmt.Errorf("make %s: %w", folder, err)
			}
			made[folder] = true
		}
		return os.WriteFile(full, data, 0o644)
	})
}

// Where Debian puts its lists of words.
const swedishList, englishList = "/usr/share/dict/swedish", "/usr/share/dict/american-english"

// wordList reads a list of words, one a line; nil where the machine has none. Debian's Swedish list is still
// written in Latin-1, where a byte is a character.
func wordList(name string) []string {
	f, err := os.Open(name)
	if err != nil {
		return nil
	}
	defer f.Close()
	var words []string
	for lines := bufio.NewScanner(f); lines.Scan(); {
		word := lines.Text()
		if !utf8.ValidString(word) {
			runes := make([]rune, 0, len(word))
			for i := range len(word) {
				runes = append(runes, rune(word[i]))
			}
			word = string(runes)
		}
		words = append(words, word)
	}
	return words
}
