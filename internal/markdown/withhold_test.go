package markdown

import (
	"slices"
	"strings"
	"testing"
)

func TestWithheldLinksLeaveTheirWordsOrAnEllipsis(t *testing.T) {
	for _, test := range []struct {
		name, src string
		fates     []Fate
		want      string // the HTML, with @ for the address of each link that stays
		plain     string
		kept      []int
	}{
		{"all stay", "[ett](a.md) och [två](b.md)", []Fate{Kept, Kept}, `<p><a href="@">ett</a> och <a href="@">två</a></p>`, "ett och två", []int{0, 1}},
		{"unlinked", "[ett *litet* ord](a.md \"En titel\") och [två](b.md)", []Fate{Unlinked, Kept}, `<p>ett <em>litet</em> ord och <a href="@">två</a></p>`, "ett litet ord och två", []int{1}},
		{"masked", "[ett *litet* ord](a.md \"En titel\") och [två](b.md)", []Fate{Masked, Kept}, `<p>… och <a href="@">två</a></p>`, "… och två", []int{1}},
		{"both", "[ett](a.md)[två](b.md)", []Fate{Masked, Unlinked}, `<p>…två</p>`, "…två", nil},
		{"a picture", "![en karta](a.png) och [två](b.md)", []Fate{Unlinked, Kept}, `<p>en karta och <a href="@">två</a></p>`, "en karta och två", []int{1}},
		{"a picture in a link", "[![en karta](a.png)](b.md)", []Fate{Unlinked, Kept}, `<p><img src="@" alt="en karta" loading="lazy"></p>`, "en karta", []int{1}},
	} {
		t.Run(test.name, func(t *testing.T) {
			body := Parse("x.md", []byte(test.src), 1, Options{})
			before := strings.Join(body.HTML, "@")
			got, kept := body.Withhold(test.fates)
			if html := strings.TrimSpace(strings.Join(got.HTML, "@")); html != test.want || plain(got) != test.plain || !slices.Equal(kept, test.kept) {
				t.Errorf("it is %s, plain %q, kept %v; want %s, %q, %v", html, plain(got), kept, test.want, test.plain, test.kept)
			}
			if len(got.Links) != len(kept) || strings.Join(body.HTML, "@") != before {
				t.Errorf("the links are %d, and the body was changed: %v", len(got.Links), strings.Join(body.HTML, "@") != before)
			}
		})
	}
}

// plain is the words of a body's sections.
func plain(b *Body) string {
	var words []string
	for _, s := range b.Sections {
		words = append(words, s.Plain)
	}
	return strings.Join(words, "\n")
}
