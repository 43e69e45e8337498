package words

import (
	"strings"
	"unicode/utf8"
)

const norwegianVowels = "aeêioòóôuyæåø"

// norwegian takes the ending off a word of Bokmål: always some last letters of it, so that nothing is copied.
func norwegian(word string) string {
	start := region(word, norwegianVowels)
	word = norwegianInflection(word, start)
	if rest := word[min(start, len(word)):]; strings.HasSuffix(rest, "dt") || strings.HasSuffix(rest, "vt") {
		word = cut(word, 1)
	}
	return norwegianDerivation(word, start)
}

// norwegianInflection takes off the longest ending of gender, number, case or tense that lies behind start.
func norwegianInflection(word string, start int) string {
	for n := min(7, len(word)-start); n > 0; n-- {
		switch word[len(word)-n:] {
		case "a", "e", "ede", "ande", "ende", "ane", "ene", "hetene", "en", "heten", "ar", "er", "heter", "as", "es", "edes",
			"endes", "enes", "hetenes", "ens", "hetens", "ets", "et", "het", "ast":
			return cut(word, n)
		case "erte", "ert":
			return cut(word, n-2)
		case "ers":
			if keepsErs(cut(word, 3)) {
				return word
			}
			return cut(word, 3)
		case "s":
			if takesS(cut(word, 1)) {
				return cut(word, 1)
			}
			return word
		}
	}
	return word
}

// keepsErs reports whether "ers" after this base belongs to the word.
func keepsErs(base string) bool {
	for _, end := range [...]string{"giv", "hav", "skap"} {
		if strings.HasSuffix(base, end) {
			return false
		}
	}
	for _, end := range [...]string{"amm", "ast", "ind", "kap", "kk", "lt", "nk", "omm", "pp", "v", "øst"} {
		if strings.HasSuffix(base, end) {
			return true
		}
	}
	return false
}

// takesS reports whether "s" after this base is the mark of the genitive or the passive.
func takesS(base string) bool {
	switch {
	case endsIn(base, "bcdfghjlmnoptvyz"):
		return true
	case endsIn(base, "r"):
		return !endsIn(cut(base, 1), "e")
	case endsIn(base, "k"):
		before, size := utf8.DecodeLastRuneInString(cut(base, 1))
		return size > 0 && !strings.ContainsRune(norwegianVowels, before)
	}
	return false
}

// norwegianDerivation takes off the longest ending behind start that makes a word from another.
func norwegianDerivation(word string, start int) string {
	for n := min(7, len(word)-start); n > 0; n-- {
		switch word[len(word)-n:] {
		case "leg", "eleg", "ig", "eig", "lig", "elig", "els", "lov", "elov", "slov", "hetslov":
			return cut(word, n)
		}
	}
	return word
}
