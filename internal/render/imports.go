package render

import (
	"path"
	"regexp"
	"slices"
	"strings"
)

// scriptImport finds what a script imports: static imports, which begin a statement, what it exports from another
// script, and import("…").
var scriptImport = regexp.MustCompile(`(?m)(?:(?:^|;)\s*(?:import|export)\b(?:[^"'()=;]*?\bfrom)?\s*|\bimport\(\s*)["']([^"'\n]+)["']`)

// publishScript names a script after all that it imports, whose published names it then holds. The scripts in open
// wait for this one: one that imports itself, through others or not, can have no name that tells its content.
func (t *assetTable) publishScript(name string, open []string) {
	if _, done := t.byName[name]; done {
		return
	}
	open = append(open, name)
	src := string(t.slimScript(name))
	var out strings.Builder
	end := 0
	for _, at := range scriptImport.FindAllStringSubmatchIndex(src, -1) {
		out.WriteString(src[end:at[2]])
		out.WriteString(t.importedAddress(name, src[at[2]:at[3]], open))
		end = at[3]
	}
	out.WriteString(src[end:])
	t.add(name, []byte(out.String()))
}

// importedAddress is where the script that another imports is published. An address from the root or of another
// host is kept as it is.
func (t *assetTable) importedAddress(by, specifier string, open []string) string {
	if strings.HasPrefix(specifier, "/") || strings.Contains(specifier, ":") {
		return specifier
	}
	imported := path.Join(path.Dir(by), specifier)
	_, known := t.sources[imported]
	switch {
	case !strings.HasPrefix(specifier, "."):
		t.problems.Errorf("layout", fileSpan("static/"+by), "the script imports %q by a bare name, which no browser knows", specifier).
			Hint = "write \"./" + specifier + "\" for a script beside it"
		return specifier
	case !known:
		t.unknown("static/"+by, imported)
		return specifier
	case slices.Contains(open, imported):
		t.problems.Errorf("layout", fileSpan("static/"+by), "the script imports itself through %q", imported)
		return specifier
	}
	t.publishScript(imported, slices.Clone(open))
	return "/" + t.byName[imported].Path
}
