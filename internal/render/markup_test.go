package render

import "testing"

func TestLayoutsLoseOnlyTheBreaksThatSayNothing(t *testing.T) {
	for _, test := range []struct{ name, in, want string }{
		{"between blocks", "<ul>\n<li>a</li>\n\n  <li>b</li>\n</ul>\n", "<ul><li>a</li><li>b</li></ul>"},
		{"a block with attributes", "<div class=\"a\"\nid=\"b\">\n<p>c", "<div class=\"a\"\nid=\"b\"><p>c"},
		{"between words", "one\n<a href=\"/\">two</a>\nthree", "one\n<a href=\"/\">two</a>\nthree"},
		{"an element that begins alike", "<p>a\n<param>\n<picture>\n<track>", "<p>a\n<param>\n<picture>\n<track>"},
		{"after a tag that began before", "\">\n<span>", "\">\n<span>"},
		{"before a block", "words\n<p>more", "words<p>more"},
		{"kept as written", "<pre>\n<p>\n</pre>", "<pre>\n<p>\n</pre>"},
	} {
		if got := string(slimMarkup([]byte(test.in))); got != test.want {
			t.Errorf("%s: %q came out as %q; want %q", test.name, test.in, got, test.want)
		}
	}
}
