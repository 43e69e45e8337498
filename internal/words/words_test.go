package words_test

import (
	"slices"
	"strings"
	"testing"
	"unicode/utf8"

	"samsyn/internal/civic"
	"samsyn/internal/words"
)

func TestFormsOfAWordComeOutEqual(t *testing.T) {
	for _, test := range []struct {
		lang        civic.Lang
		words, stem string
	}{
		{"sv", "avtal avtalet avtalets avtalen", "avtal"},
		{"sv", "beslut beslutet besluten beslutade", "beslut"},
		{"sv", "kommun kommunen kommunens kommuner kommunerna", "kommun"},
		{"sv", "kapacitet", "kapacitet"},
		{"sv", "möjlighet möjligheter möjligheterna", "möj"},
		{"sv", "hjälplöst hjälplös", "hjälplös"},
		{"nb", "avtale avtalen avtalene avtalens", "avtal"},
		{"nb", "vedtak vedtaket vedtakene vedtakets", "vedtak"},
		{"nb", "kommune kommunen kommuner kommunene", "kommun"},
		{"en", "agreement agreements", "agreement"},
		{"en", "council councils council's", "council"},
		{"en", "adopt adopted adopts adopting adoption", "adopt"},
		{"en", "policy policies", "polici"},
		{"en", "skies sky", "sky"},
		{"en", "proceed proceeds proceeding", "proceed"},
		{"en", "constructor", "constructor"},
		{"de", "Räte", "Räte"},
	} {
		for word := range strings.FieldsSeq(test.words) {
			if got := words.Stem(test.lang, word); got != test.stem {
				t.Errorf("Stem(%s, %q) = %q; want %q", test.lang, word, got, test.stem)
			}
		}
	}
}

func TestDefiniteFormsFindTheirBasicForm(t *testing.T) {
	for _, test := range []struct {
		lang        civic.Lang
		word, basic string
	}{
		{"sv", "protokollet", "protokoll"}, {"sv", "policyn", "policy"}, {"sv", "ärendet", "ärende"}, {"sv", "ärendets", "ärende"},
		{"sv", "reglementet", "reglemente"}, {"sv", "kommittén", "kommitté"}, {"sv", "förbundet", "förbund"}, {"nb", "nettverkene", "nettverk"},
	} {
		if got := words.Terms(test.lang, test.word); !slices.Contains(got, words.Term(test.lang, test.basic)) {
			t.Errorf("Terms(%s, %q) = %q; want that of %q among them", test.lang, test.word, got, test.basic)
		}
	}
	if got := words.Terms("en", "kitten"); len(got) != 1 {
		t.Errorf("Terms(en, kitten) = %q; want one", got)
	}
}

func TestLettersWithRingsAndDotsAreTheirOwn(t *testing.T) {
	for _, test := range []struct {
		query, term string
		want        words.Likeness
	}{
		{"råd", "råd", words.Exact}, {"råd", "rådhus", words.Exact}, {"rad", "råd", words.Folded}, {"råd", "rad", words.Other},
		{"råd", "räd", words.Other}, {"ærlig", "ärlig", words.Exact}, {"rad", "ra", words.Other}, {"brød", "bröd", words.Exact},
		{"raddnings", "räddningstjänst", words.Folded}, {"idé", "ide", words.Exact}, {"", "a", words.Exact},
	} {
		if got := words.Like(words.Letters(test.query), words.Letters(test.term)); got != test.want {
			t.Errorf("Like(%q, %q) = %d; want %d", test.query, test.term, got, test.want)
		}
	}
	for word, want := range map[string]string{"räddningstjänst": "raddningstjanst", "ærø": "aro", "idé": "ide", "áŋŧ": "ant", "straße": "strasse", "avtal": "avtal"} {
		if got := words.Fold(word); got != want {
			t.Errorf("Fold(%q) = %q; want %q", word, got, want)
		}
	}
}

func TestTextsAreCutIntoWords(t *testing.T) {
	for _, test := range []struct{ text, want string }{
		{"IT-policy, KS och § 86", "it policy ks och § 86"},
		{"EU:s råd; Council’s", "eu råd council"},
		{"informations\u00adsäkerhet", "informationssäkerhet"},
		{"A\u030angstro\u0308m ÅÄÖ", "ångström åäö"},
		{"2023KS133 (§§ 4–5)", "2023ks133 § 4 5"},
		{"--- !?\xff\xc3", ""},
		{"<img onerror=\"x\">", "img onerror x"},
		{"s 's :s", "s s s"},
	} {
		var got []string
		for token := range words.Tokens(test.text) {
			got = append(got, token.Word)
		}
		if strings.Join(got, " ") != test.want {
			t.Errorf("the words of %q are %q; want %q", test.text, got, test.want)
		}
	}
}

// Whatever the bytes, words and numbers stand where they are said to, in order, and every form of a word can be made.
func FuzzReading(f *testing.F) {
	for _, text := range []string{
		"Dnr KS 2005/0097, § 86", "9 juni 1997, 54", "EU:s råd", "2023KS133", "\xff86/05", "1-306/2019 KF\u00a086", "İΣ'ſ", "a\u00ad\u0301", "§§0",
	} {
		f.Add(text)
	}
	f.Fuzz(func(t *testing.T, text string) {
		at := 0
		for token := range words.Tokens(text) {
			if token.Start < at || token.End <= token.Start || token.End > len(text) || !utf8.ValidString(token.Word) {
				t.Fatalf("%q has the word %+v", text, token)
			}
			at = token.End
			for _, lang := range []civic.Lang{"sv", "nb", "en"} {
				for _, term := range words.Terms(lang, token.Word) {
					words.Like(words.Fold(term), term)
				}
			}
		}
		for n := range words.Numbers(text) {
			if n.Start < 0 || n.End <= n.Start || n.End > len(text) || len(n.Keys) == 0 {
				t.Fatalf("%q has the number %+v", text, n)
			}
			for _, key := range n.Keys {
				if len(key) < 2 || key[0] != '#' {
					t.Fatalf("%q has the key %q", text, key)
				}
			}
		}
	})
}

const paragraph = "Kommunfullmäktige i Ödeshög antog den 12 december 2005, § 86/05 Dnr 150/05, mål- och inriktningsdokumentet " +
	"Framåt genom samverkan i dess slutliga lydelse. Källan återger inte beslutets egen ordalydelse. "

func BenchmarkTokens(b *testing.B) {
	b.SetBytes(int64(len(paragraph)))
	b.ReportAllocs()
	for b.Loop() {
		for range words.Tokens(paragraph) {
		}
	}
}

func BenchmarkStem(b *testing.B) {
	for _, test := range []struct {
		lang civic.Lang
		word string
	}{{"sv", "verksamheternas"}, {"nb", "virksomhetene"}, {"en", "nationalization"}} {
		b.Run(string(test.lang), func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				words.Stem(test.lang, test.word)
			}
		})
	}
}

func BenchmarkNumbers(b *testing.B) {
	b.SetBytes(int64(len(paragraph)))
	b.ReportAllocs()
	for b.Loop() {
		for range words.Numbers(paragraph) {
		}
	}
}
