package content

import (
	"strings"
	"testing"
)

const fingerprintA = "3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855a"

func TestSealWritesTheFingerprintAndNothingElse(t *testing.T) {
	const head = "---\ntitle: Mål # kept\nversions:\n"
	for _, test := range []struct{ name, in, want string }{
		{"block", "  - version: \"2\"\n  - version: \"3\"   # the one\n    date: 2005-10-01 # day\n    note: {sv: Å, en: \"a # b\"}\n    referral:\n      from: 2005-04\n",
			"  - version: \"2\"\n  - version: \"3\"   # the one\n    date: 2005-10-01 # day\n    note: {sv: Å, en: \"a # b\"}\n    sha256: X\n    referral:\n      from: 2005-04\n"},
		{"last key of the file", "  - version: 3\n", "  - version: 3\n    sha256: X\n"},
		{"folded text", "  - version: 3\n    note: long\n      text\n", "  - version: 3\n    sha256: X\n    note: long\n      text\n"},
		{"flow", "  - {version: \"3\", date: 2005}\n", "  - {version: \"3\", sha256: X, date: 2005}\n"},
		{"flow over lines", "  - {version: '3',\n     date: 2005}\n", "  - {version: '3', sha256: X,\n     date: 2005}\n"},
		{"flow of flow", "  [{version: 2}, {version: 3}]\n", "  [{version: 2}, {version: 3, sha256: X}]\n"},
		{"replace", "  - version: 3\n    sha256: abc # old\n", "  - version: 3\n    sha256: X # old\n"},
		{"replace quoted", "  - {sha256: \"abc\", version: 3}\n", "  - {sha256: X, version: 3}\n"},
		{"replace nothing", "  - version: 3\n    sha256:\n    date: 2005\n", "  - version: 3\n    sha256: X\n    date: 2005\n"},
		{"replace null", "  - version: 3\n    sha256: ~ # none\n", "  - version: 3\n    sha256: X # none\n"},
		{"non-ascii before", "  - {note: åäö, version: 3}\n", "  - {note: åäö, version: 3, sha256: X}\n"},
	} {
		for _, end := range []string{"\n", "\r\n", "\r"} {
			in := strings.ReplaceAll(head+test.in+"---\n\nBody  \n", "\n", end)
			want := strings.ReplaceAll(strings.ReplaceAll(head+test.want+"---\n\nBody  \n", "X", fingerprintA), "\n", end)
			for _, bom := range []string{"", byteOrderMark} {
				got, err := Seal([]byte(bom+in), "3", fingerprintA)
				if err != nil || string(got) != bom+want {
					t.Errorf("%s, line end %q: Seal gives %v\n%s\nwant\n%s", test.name, end, err, got, want)
				}
			}
		}
	}
}

func TestSealSaysWhyItCannot(t *testing.T) {
	for _, test := range []struct{ in, want string }{
		{"---\ntitle: x\n---\n", "the document lists no versions"},
		{"---\nversions: [{version: a1}, {version: b1}]\n---\n", `the document has no version "3"; it has a1, b1`},
		{"---\ntitle: [x\n---\n", "line 2: the bracket that opens here is never closed"},
		{"---\nversions: [{version: 3, sha256: [1]}]\n---\n", "what stands at sha256 is not a plain word"},
		{"no front matter\n", "line 1: the front matter is missing"},
	} {
		if _, err := Seal([]byte(test.in), "3", fingerprintA); err == nil || err.Error() != test.want {
			t.Errorf("Seal(%q) says %v; want %q", test.in, err, test.want)
		}
	}
}

func TestSealQuotesAFingerprintThatLooksLikeANumber(t *testing.T) {
	digits := strings.Repeat("1", 62) + "e1"
	got, err := Seal([]byte("---\nversions: [{version: 3}]\n---\n"), "3", digits)
	if want := "---\nversions: [{version: 3, sha256: \"" + digits + "\"}]\n---\n"; err != nil || string(got) != want {
		t.Errorf("Seal gives %q, %v; want %q", got, err, want)
	}
}

func FuzzSealKeepsEverythingElse(f *testing.F) {
	f.Add("  - version: 3\n    date: 2005\n")
	f.Add("  - {version: \"3\", note: {sv: \"a\"}}\n")
	f.Add("  - version: 3\n    sha256: ~\n    note: |\n      a\n")
	f.Fuzz(func(t *testing.T, entries string) {
		src := "---\nversions:\n" + entries + "\n---\nBody\n"
		sealed, err := Seal([]byte(src), "3", fingerprintA)
		if err != nil {
			return
		}
		again, err := Seal(sealed, "3", fingerprintA)
		if err != nil || string(again) != string(sealed) {
			t.Errorf("sealing %q twice gives %v\n%q, then\n%q", src, err, sealed, again)
		}
	})
}
