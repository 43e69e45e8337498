package render

import (
	"bytes"
	"encoding/xml"
	"strings"
	"testing"
)

// FuzzTextIsEscapedAsTheStandardLibraryDoes holds each text to xml.EscapeText, byte by byte.
func FuzzTextIsEscapedAsTheStandardLibraryDoes(f *testing.F) {
	for _, text := range append(oddTexts, "\uFFFE\uFFFF\uFFFD\uFFFC \uFEFF", "\xef", "å\xefå", "\x7f\u0080\u2028") {
		f.Add(text)
	}
	f.Fuzz(func(t *testing.T, text string) {
		var got, want bytes.Buffer
		xmlText(&got, text)
		if err := xml.EscapeText(&want, []byte(text)); err != nil {
			t.Fatal(err)
		}
		if got.String() != want.String() {
			t.Errorf("%q became %q; want %q", text, &got, &want)
		}
	})
}

func BenchmarkXMLText(b *testing.B) {
	text := strings.Repeat("<p>Kommunfullmäktige i <a href=\"/sv/kommuner/västerås/\">Västerås</a> beslutade att anta planen.</p>\n", 100)
	b.SetBytes(int64(len(text)))
	b.ReportAllocs()
	var to bytes.Buffer
	for b.Loop() {
		to.Reset()
		xmlText(&to, text)
	}
}
