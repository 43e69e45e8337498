package search

import "strings"

// tailMark ends the term of a compound's later part, so that it stands beside the word itself and after it.
const tailMark = "\x01"

// isWord reports whether a term is a whole word, and not a number or the tail of a compound.
func isWord(term string) bool {
	return !strings.HasSuffix(term, tailMark) && !strings.HasPrefix(term, "#")
}

func (b *Builder) tails() ([]run, error) { return nil, nil }
