package markdown

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"testing"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
)

func TestNormaliseMakesTheBytesThatAreSealed(t *testing.T) {
	for _, test := range []struct{ in, want string }{
		{"a\n", "a\n"},
		{"a", "a\n"},
		{"", "\n"},
		{" \t\n\r\n", "\n"},
		{"\n\n a \t\r\n\r\n\r\nb\rc\n\n\n", " a\n\n\nb\nc\n"},
		{"\ufeffa", "a\n"},
		{"A\u030a  \nb\\\n", "Å\nb\\\n"},
		{"a\u00a0\n", "a\u00a0\n"},
		{"    code\n", "    code\n"},
	} {
		if got := string(Normalise([]byte(test.in))); got != test.want {
			t.Errorf("Normalise(%q) = %q; want %q", test.in, got, test.want)
		}
	}
}

func TestFingerprintIsTheSumOfTheNormalisedBytes(t *testing.T) {
	sum := sha256.Sum256([]byte("a\n"))
	if got, want := Fingerprint([]byte("\r\na  \r\n")), hex.EncodeToString(sum[:]); got != want {
		t.Errorf("Fingerprint = %s; want %s", got, want)
	}
}

// What is normalised stays as it is, and holds nothing that normalising would take away.
func FuzzNormaliseOnceIsEnough(f *testing.F) {
	f.Add([]byte("\ufeff a \r\n\r\nA\u030a\t\rb"))
	f.Add([]byte("a \u0308\n"))
	f.Fuzz(func(t *testing.T, body []byte) {
		once := Normalise(body)
		if twice := Normalise(once); !bytes.Equal(once, twice) {
			t.Errorf("%q becomes %q, then %q", body, once, twice)
		}
		if bytes.ContainsRune(once, '\r') || !bytes.HasSuffix(once, []byte("\n")) || utf8.Valid(body) && !norm.NFC.IsNormal(once) {
			t.Errorf("%q becomes %q", body, once)
		}
	})
}

func BenchmarkParse(b *testing.B) {
	src := []byte("Ingress med *betoning*.\n\n")
	for range 40 {
		src = append(src, "## Mål för samverkan {#}\n\nKommunerna [samverkar](../x/document.sv.md#mal) om IT och miljö.\n\n- ett\n- två\n\n| a | b |\n|---|---|\n| 1 | 2 |\n\n"...)
	}
	src = bytes.ReplaceAll(src, []byte(" {#}"), nil)
	b.SetBytes(int64(len(src)))
	b.ReportAllocs()
	for b.Loop() {
		Parse("f.md", src, 1, Options{})
	}
}
