package check

import (
	"fmt"
	"strings"
)

func didYouMean(guess string) string { return fmt.Sprintf("did you mean %q?", guess) }

// quoted lists words for a sentence: "a", "b" and "c".
func quoted(words []string) string {
	var b strings.Builder
	for i, w := range words {
		switch {
		case i > 0 && i == len(words)-1:
			b.WriteString(" and ")
		case i > 0:
			b.WriteString(", ")
		}
		fmt.Fprintf(&b, "%q", w)
	}
	return b.String()
}
