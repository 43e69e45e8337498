package words_test

import (
	"bufio"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"samsyn/internal/civic"
	"samsyn/internal/words"
)

// vectorFolder is where the published vectors of the Snowball project lie, if they are at hand: SAMSYN_STEMMER_VECTORS, or a
// folder beside the project's own. Each file has a word, a tab and its stem on a line.
func vectorFolder() string {
	if folder := os.Getenv("SAMSYN_STEMMER_VECTORS"); folder != "" {
		return folder
	}
	return "../../../shared/stemmer-vectors"
}

func TestStemsAgreeWithThePublishedVectors(t *testing.T) {
	for _, lang := range []civic.Lang{"sv", "nb", "en"} {
		t.Run(string(lang), func(t *testing.T) {
			file, err := os.Open(filepath.Join(vectorFolder(), string(lang)+".tsv"))
			if err != nil {
				t.Skip("needs the published vectors: SAMSYN_STEMMER_VECTORS=folder with sv.tsv, nb.tsv and en.tsv")
			}
			defer file.Close()
			checkVectors(t, lang, bufio.NewScanner(file))
		})
	}
}

func checkVectors(t *testing.T, lang civic.Lang, lines *bufio.Scanner) {
	compared, wrong := 0, 0
	for ; lines.Scan(); compared++ {
		word, want, _ := strings.Cut(lines.Text(), "\t")
		if got := words.Stem(lang, word); got != want {
			if wrong++; wrong <= 10 {
				t.Errorf("Stem(%s, %q) = %q; want %q", lang, word, got, want)
			}
		}
	}
	if err := lines.Err(); err != nil || compared == 0 {
		t.Fatalf("read %d words: %v", compared, err)
	}
	if wrong > 0 {
		t.Errorf("%d of %d stems differ", wrong, compared)
	}
}
