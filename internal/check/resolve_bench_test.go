package check

import (
	"fmt"
	"strings"
	"testing"

	"samsyn/internal/content"
)

// BenchmarkResolve resolves a thousand documents with two decisions each.
func BenchmarkResolve(b *testing.B) {
	tree := &content.Tree{}
	for name, src := range trebygden() {
		file, _ := content.Parse("content/"+name, []byte(src))
		switch {
		case file == nil: // a picture
		case file.Kind == content.KindSite:
			tree.Site = file
		case strings.HasPrefix(name, "documents/mal/"), strings.HasPrefix(name, "decisions/"):
			for i := range 1000 {
				if i == 0 {
					tree.Files = append(tree.Files, file)
					continue
				}
				numbered := strings.NewReplacer("/gamla/malen", fmt.Sprintf("/gamla/malen-%d", i), "mal/", fmt.Sprintf("mal-%d/", i), "mal,", fmt.Sprintf("mal-%d,", i),
					"osterby.sv", fmt.Sprintf("osterby-%d.sv", i), "norrby.sv", fmt.Sprintf("norrby-%d.sv", i),
					`"86/05"`, fmt.Sprintf(`"86/%d"`, i), `section: "11"`, fmt.Sprintf(`section: "%d"`, i))
				copied, _ := content.Parse("content/"+numbered.Replace(name), []byte(numbered.Replace(src)))
				tree.Files = append(tree.Files, copied)
			}
		default:
			tree.Files = append(tree.Files, file)
		}
	}
	b.ReportAllocs()
	for b.Loop() {
		if reg, _ := Resolve(tree, Options{Today: today()}); len(reg.Decisions) != 2000 {
			b.Fatalf("%d decisions", len(reg.Decisions))
		}
	}
}
