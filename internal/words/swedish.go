package words

import (
	"strings"
	"unicode/utf8"
)

const swedishVowels = "aeiouyäåö"

// swedish takes the ending off a Swedish word: always some last letters of it, so that nothing is copied.
func swedish(word string) string {
	start := region(word, swedishVowels)
	word = swedishInflection(word, start)
	if start < len(word)-1 {
		switch word[len(word)-2:] {
		case "dd", "gd", "nn", "dt", "gt", "kt", "tt":
			word = cut(word, 1)
		}
	}
	return swedishDerivation(word, start)
}

// swedishInflection takes off the longest ending of gender, number, case or tense that lies behind start.
func swedishInflection(word string, start int) string {
	for n := min(7, len(word)-start); n > 0; n-- {
		switch word[len(word)-n:] {
		case "a", "arna", "erna", "heterna", "orna", "ad", "e", "ade", "ande", "arne", "are", "aste", "en", "anden", "aren",
			"heten", "ern", "ar", "er", "heter", "or", "as", "arnas", "ernas", "ornas", "es", "ades", "andes", "ens", "arens",
			"hetens", "erns", "at", "andet", "het", "ast":
			return cut(word, n)
		case "et":
			if takesEt(cut(word, 2)) {
				return cut(word, 2)
			}
			return word
		case "s":
			if base, ok := strings.CutSuffix(word, "ets"); ok && takesEt(base) {
				return base
			}
			if endsIn(cut(word, 1), "bcdfghjklmnoprtvy") {
				return cut(word, 1)
			}
			return word
		}
	}
	return word
}

// takesEt reports whether "et" after this base is the definite article, and not part of the word as in "kapacitet".
func takesEt(base string) bool {
	last, size := utf8.DecodeLastRuneInString(base)
	before, sizeBefore := utf8.DecodeLastRuneInString(cut(base, size))
	if size == 0 || strings.ContainsRune(swedishVowels, last) ||
		sizeBefore == 0 || !strings.ContainsRune(swedishVowels, before) || len(base) == size+sizeBefore {
		return false
	}
	for n := min(4, len(base)); n > 0; n-- {
		switch base[len(base)-n:] {
		case "h", "iet", "uit", "fab", "cit", "dit", "alit", "ilit", "mit", "nit", "pit", "rit", "sit", "tit", "ivit",
			"kvit", "xit", "kom", "rak", "pak", "stak":
			return false
		}
	}
	return true
}

// swedishDerivation takes off the longest ending behind start that makes a word from another.
func swedishDerivation(word string, start int) string {
	switch rest := word[min(start, len(word)):]; {
	case strings.HasSuffix(rest, "fullt"):
		return cut(word, 1)
	case strings.HasSuffix(rest, "öst"):
		if endsIn(cut(word, len("öst")), "iklnprtuv") {
			return cut(word, 1)
		}
	case strings.HasSuffix(rest, "lig"), strings.HasSuffix(rest, "els"):
		return cut(word, 3)
	case strings.HasSuffix(rest, "ig"):
		return cut(word, 2)
	}
	return word
}
