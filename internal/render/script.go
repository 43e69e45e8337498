package render

import (
	"errors"
	"slices"
	"strings"

	"github.com/tdewolff/minify/v2"
	"github.com/tdewolff/minify/v2/js"
	"github.com/tdewolff/parse/v2"

	"samsyn/internal/diag"
)

// publishScripts joins scripts as style sheets are joined: what a script imports is laid into it, and is not published by
// itself, so that a page fetches one file. What a script imports only when it needs it, import("…"), is a file of its own.
func (t *assetTable) publishScripts(names []string) {
	for _, name := range names {
		t.modules[name] = t.readModule(name)
	}
	for _, name := range names {
		for _, imported := range t.modules[name].imports {
			t.inlined[imported.from] = true
		}
	}
	for _, name := range names {
		if !t.inlined[name] {
			t.publishScript(name, nil)
		}
	}
	for _, name := range names {
		if !t.joined[name] { // two that import each other: neither is a script to begin with
			t.publishScript(name, nil)
		}
	}
}

// publishScript names a script by what it has become when all that it imports is laid in. The scripts in open wait for this
// one: one that imports itself, through others or not, can have no name that tells its content.
func (t *assetTable) publishScript(name string, open []string) {
	if _, done := t.byName[name]; done {
		return
	}
	before := len(t.problems)
	j := &joining{table: t}
	j.take(name, open)
	if len(t.problems) > before || slices.ContainsFunc(j.list, func(m *module) bool { return m.broken }) {
		t.add(name, t.sources[name])
		return
	}
	t.add(name, t.slimScript(name, j.text()))
}

// slimScript writes a script as short as it can be said: without comments and spaces, with short names for what
// only it knows.
func (t *assetTable) slimScript(name, src string) []byte {
	slim := minify.New()
	slim.Add("text/javascript", &js.Minifier{})
	out, err := slim.Bytes("text/javascript", []byte(src))
	if err != nil {
		t.unreadable(name, err)
	}
	return out
}

// unreadable reports a script that is no JavaScript.
func (t *assetTable) unreadable(name string, err error) {
	at, wrong := fileSpan("static/"+name), err.Error()
	if place, ok := errors.AsType[*parse.Error](err); ok {
		at.Line, at.Col, wrong = place.Line, place.Column, place.Message
	}
	t.problems.Errorf("layout", at, "the script cannot be read: %s", wrong)
}

// joining lays modules into one, each after those that it imports.
type joining struct {
	table *assetTable
	list  []*module
}

// take adds a module after what it imports. The scripts in open wait for it.
func (j *joining) take(name string, open []string) {
	t, m := j.table, j.table.modules[name]
	if slices.Contains(j.list, m) {
		return
	}
	t.joined[name] = true
	open = append(slices.Clone(open), name)
	for _, imported := range m.imports {
		if j.open(m, imported.from, open) {
			continue
		}
		j.take(imported.from, open)
		j.compare(m, imported)
	}
	for _, address := range m.later {
		specifier := strings.Trim(string(address.Data), `"'`)
		if isAddress(specifier) {
			continue
		}
		if from, ok := t.imported(name, specifier); ok && !j.open(m, from, open) {
			t.publishScript(from, open)
			address.Data = []byte(`"/` + t.byName[from].Path + `"`)
		}
	}
	j.add(m)
}

// open reports whether a script waits for itself, which is a problem.
func (j *joining) open(m *module, imported string, open []string) bool {
	if !slices.Contains(open, imported) {
		return false
	}
	j.table.problems.Errorf("layout", fileSpan("static/"+m.name), "the script imports itself through %q", imported)
	return true
}

// compare reports names that the other script does not export.
func (j *joining) compare(m *module, imported taken) {
	other := j.table.modules[imported.from]
	for _, name := range imported.names {
		if !other.broken && !slices.Contains(other.exports, name) {
			j.table.problems.Errorf("layout", fileSpan("static/"+m.name), "the script imports %q, which %q does not export", name, other.name).
				Hint = diag.DidYouMean(name, other.exports)
		}
	}
}

// add puts a module after the others. Names that mean one thing here and another there would be mixed up.
func (j *joining) add(m *module) {
	for _, other := range j.list {
		if name, twice := clash(m.bound, other.bound); twice {
			j.mixed(m, "the script and %q, which are joined, both declare %q", other.name, name)
		}
		if name, hidden := clash(m.foreign(), other.bound); hidden {
			j.mixed(m, "%q, which is joined with the script, declares the %q that the script uses without importing it", other.name, name)
		}
		if name, hidden := clash(other.foreign(), m.bound); hidden {
			j.mixed(other, "%q, which is joined with the script, declares the %q that the script uses without importing it", m.name, name)
		}
	}
	j.list = append(j.list, m)
}

func (j *joining) mixed(m *module, format, other, name string) {
	j.table.problems.Errorf("layout", fileSpan("static/"+m.name), format, other, name).Hint = "give one of the two another name"
}

// foreign lists the names that a module uses and no other gives it: the browser's own.
func (m *module) foreign() map[string]bool {
	names := map[string]bool{}
	for name := range m.used {
		names[name] = true
	}
	for _, imported := range m.imports {
		for _, name := range imported.names {
			delete(names, name)
		}
	}
	return names
}

// text writes the modules as one, within a function, so that all names but those that the last exports may become short.
// A script without imports and exports may be one that leaves its names to others: it is not wrapped.
func (j *joining) text() string {
	last := j.list[len(j.list)-1]
	if len(j.list) == 1 && len(last.exports) == 0 && len(last.outside) == 0 {
		return last.body.JSString()
	}
	var outside, body strings.Builder
	begin, end := "(()=>{", "})()"
	for _, m := range j.list {
		for _, statement := range m.outside {
			outside.WriteString(statement + "\n")
		}
		body.WriteString(m.body.JSString() + "\n")
		if m.waits {
			begin, end = "await(async()=>{", "})()"
		}
	}
	if names := "{" + strings.Join(last.exports, ",") + "}"; len(last.exports) > 0 {
		begin, end = "export const"+names+"="+begin, "return"+names+end
	}
	return outside.String() + begin + body.String() + end
}
