package render

import (
	"bytes"
	"fmt"
	"html/template"
	"sync"

	"samsyn/internal/site"
)

// fragmentsKept bounds how many fragments are remembered: a site has a few for each language, and a renderer
// that outlives many plans must not keep the fragments of all of them.
const fragmentsKept = 256

// fragments renders the pieces of a page that depend on its section alone, such as the navigation, once for
// each section of a language and remembers them.
type fragments struct {
	set *template.Template // the parts of one language; set before the first page is made

	mu   sync.Mutex
	kept map[fragmentKey]template.HTML
}

type fragmentKey struct {
	part   string
	chrome *site.Chrome
}

func newFragments() *fragments { return &fragments{kept: map[fragmentKey]template.HTML{}} }

// use sets the parts to render from. A fragment cannot ask for another one: it would have no end.
func (f *fragments) use(parts *template.Template) {
	f.set = parts.Funcs(template.FuncMap{"fragment": func(part string, _ *site.Chrome) (template.HTML, error) {
		return "", fmt.Errorf("%q stands in a fragment already; write {{template %q .}}", part, part)
	}})
}

// render gives the part for the chrome, as {{fragment "parts/footer.html" .Chrome}} asks for it.
func (f *fragments) render(part string, chrome *site.Chrome) (template.HTML, error) {
	if chrome == nil {
		return "", nil
	}
	key := fragmentKey{part, chrome}
	f.mu.Lock()
	html, ok := f.kept[key]
	f.mu.Unlock()
	if ok {
		return html, nil
	}
	if f.set.Lookup(part) == nil {
		return "", fmt.Errorf("no layout is called %q", part)
	}
	var b bytes.Buffer
	if err := f.set.ExecuteTemplate(&b, part, chrome); err != nil {
		return "", err
	}
	html = template.HTML(b.String())
	f.mu.Lock()
	defer f.mu.Unlock()
	if len(f.kept) >= fragmentsKept {
		clear(f.kept)
	}
	f.kept[key] = html
	return html, nil
}
