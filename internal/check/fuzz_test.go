package check

import (
	"strings"
	"testing"
	"unicode"
	"unicode/utf8"
)

// An alias that is accepted is a plain path: what it is compared by is accepted too, and stays as it is. In the file of
// redirects, where words are parted by spaces and some signs have a meaning, it is one word that means itself.
func FuzzAliasPath(f *testing.F) {
	for _, s := range []string{"/gamla/malen", "/gamla/malen/", "/a%20b", "//x", "/a/../b", "/%2e%2e/b", "/index.html", "/å", "/a\nb", "", "/%zz", "/a%252fb", "/a\u3000/b", "/a/*", "/:x", "/a#b", "/a\u2028b", "/a%0ab", "/a%20b"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		clean, fault := aliasPath(s)
		if fault != "" {
			return
		}
		if !strings.HasPrefix(clean, "/") || strings.Contains(clean, "..") && strings.Contains(clean, "/../") || strings.ContainsAny(s, "?#\n\r ") {
			t.Errorf("aliasPath(%q) accepts it as %q", s, clean)
		}
		if line := s + " /sv/dokument/x/ 301"; len(strings.Fields(line)) != 3 || strings.ContainsAny(s, "*:#") || !utf8.ValidString(s) ||
			strings.ContainsFunc(s, unicode.IsControl) {
			t.Errorf("aliasPath(%q) accepts what reads otherwise as a line of redirects", s)
		}
		if clean != "/" && strings.HasSuffix(clean, "/") {
			t.Errorf("aliasPath(%q) keeps the slash at the end of %q", s, clean)
		}
	})
}

// A value is the same fact as itself, and two values agree whichever comes first.
func FuzzSameFact(f *testing.F) {
	f.Add("date", `"2005-12-12"`, `"2005-12"`)
	f.Add("decides", `[{"date":"2005","version":"3",}]`, `[{"date":"2005-01","version":"3",}]`)
	f.Add("section", `"2005"`, `"2005-12"`)
	f.Add("", `"`, `[`)
	f.Fuzz(func(t *testing.T, name, a, b string) {
		if !sameFact(name, a, a) {
			t.Errorf("%q is not the same as itself", a)
		}
		if sameFact(name, a, b) != sameFact(name, b, a) {
			t.Errorf("%q and %q agree in one order only", a, b)
		}
	})
}

func TestFactsAgreeWherePartialDatesCan(t *testing.T) {
	for _, test := range []struct {
		name, a, b string
		want       bool
	}{
		{"date", `"2005-12-12"`, `"2005"`, true},
		{"date", `"2005-12"`, `"2005-12-31"`, true},
		{"date", `"2005-12"`, `"2006"`, false},
		{"members", `[{"council":"norrby","from":"2002",}]`, `[{"council":"norrby","from":"2002-05",}]`, true},
		{"members", `[{"council":"norrby","from":"2002",}]`, `[{"council":"norrby","from":"2003-05",}]`, false},
		{"section", `"2005"`, `"2005-12"`, false},
		{"decides", `[{"version":"2005",}]`, `[{"version":"2005-12",}]`, false},
		{"date", `"not-stated"`, `"2005"`, false},
		{"parties", `["a","b"]`, `["a"]`, false},
	} {
		if got := sameFact(test.name, test.a, test.b); got != test.want {
			t.Errorf("sameFact(%s, %s, %s) = %v; want %v", test.name, test.a, test.b, got, test.want)
		}
	}
}
