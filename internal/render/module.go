package render

import (
	"maps"
	"path"
	"slices"
	"strings"

	"github.com/tdewolff/parse/v2"
	"github.com/tdewolff/parse/v2/js"
)

// module is a script taken apart so that it can be laid into others: its statements without imports and exports, and what
// these said.
type module struct {
	name    string
	body    js.AST
	broken  bool              // it is no JavaScript, or uses forms that cannot be joined
	imports []taken           // in their order
	outside []string          // import statements of addresses that are no file of the static folder
	exports []string          // names, in their order
	later   []*js.LiteralExpr // the addresses in import("…")
	waits   bool              // it awaits something outside any function
	bound   map[string]bool   // names that it gives a meaning at its top
	used    map[string]bool   // names that get their meaning elsewhere: from imports, or from the browser
}

// taken is what a module imports from another file.
type taken struct {
	from  string
	names []string
}

// joinable tells authors which imports and exports can be joined.
const joinable = `write import { name } from "./other.js", and export before a declaration: joined scripts share their names`

// readModule takes a script apart, and reports what cannot be joined.
func (t *assetTable) readModule(name string) *module {
	m := &module{name: name, bound: map[string]bool{}, used: map[string]bool{}}
	ast, err := js.Parse(parse.NewInputBytes(slices.Clone(t.sources[name])), js.Options{})
	if err != nil {
		m.broken = true
		t.unreadable(name, err)
		return m
	}
	for _, v := range ast.Scope.Declared {
		m.bound[string(v.Name())] = true
	}
	for _, v := range ast.Scope.Undeclared {
		m.used[string(v.Name())] = true
	}
	m.body = *ast
	m.body.List = nil
	for _, statement := range ast.List {
		kept, ok := t.readStatement(m, statement)
		if !ok {
			m.broken = true
			t.problems.Errorf("layout", fileSpan("static/"+name), "the script says %q, which cannot be joined", said(statement)).Hint = joinable
		}
		if kept != nil {
			m.body.List = append(m.body.List, kept)
		}
	}
	js.Walk(&moduleWalk{m: m}, &m.body)
	return m
}

// readStatement notes what an import or export says, and gives what is left of a statement; false where it cannot be joined.
func (t *assetTable) readStatement(m *module, statement js.IStmt) (js.IStmt, bool) {
	switch s := statement.(type) {
	case *js.ImportStmt:
		return nil, t.readImport(m, s)
	case *js.ExportStmt:
		names, kept, ok := exported(s)
		m.exports = append(m.exports, names...)
		return kept, ok
	}
	return statement, true
}

func (t *assetTable) readImport(m *module, s *js.ImportStmt) bool {
	specifier := strings.Trim(string(s.Module), `"'`)
	names, plain := plainNames(s.List)
	if isAddress(specifier) {
		m.outside = append(m.outside, said(s))
		for _, alias := range s.List {
			m.bound[string(alias.Binding)] = true
		}
		m.bound[string(s.Default)] = true
		delete(m.bound, "")
		return true
	}
	if from, ok := t.imported(m.name, specifier); ok {
		m.imports = append(m.imports, taken{from, names})
	}
	return plain && s.Default == nil
}

// exported gives the names that an export statement tells, and the declaration in it.
func exported(s *js.ExportStmt) (names []string, kept js.IStmt, ok bool) {
	if s.Default || s.Module != nil {
		return nil, nil, false
	}
	switch decl := s.Decl.(type) {
	case nil:
		names, ok = plainNames(s.List)
		return names, nil, ok
	case *js.FuncDecl:
		return []string{string(decl.Name.Name())}, decl, true
	case *js.ClassDecl:
		return []string{string(decl.Name.Name())}, decl, true
	case *js.VarDecl:
		for _, item := range decl.List {
			v, plain := item.Binding.(*js.Var)
			if !plain {
				return nil, decl, false
			}
			names = append(names, string(v.Name()))
		}
		return names, decl, true
	}
	return nil, nil, false
}

// plainNames gives the names within the braces of an import or export; false where one gets another name there.
func plainNames(list []js.Alias) ([]string, bool) {
	var names []string
	for _, alias := range list {
		if alias.Name != nil || string(alias.Binding) == "*" {
			return nil, false
		}
		if alias.Binding != nil {
			names = append(names, string(alias.Binding))
		}
	}
	return names, true
}

// isAddress reports whether a specifier names something from the root or of another host, which is kept as it is.
func isAddress(specifier string) bool {
	return strings.HasPrefix(specifier, "/") || strings.Contains(specifier, ":")
}

// imported is the file that a script names; false, with a problem, where there is none.
func (t *assetTable) imported(by, specifier string) (string, bool) {
	if !strings.HasPrefix(specifier, ".") {
		t.problems.Errorf("layout", fileSpan("static/"+by), "the script imports %q by a bare name, which no browser knows", specifier).
			Hint = "write \"./" + specifier + "\" for a script beside it"
		return "", false
	}
	name := path.Join(path.Dir(by), specifier)
	if _, known := t.sources[name]; !known || !isScript(name) {
		t.unknown("static/"+by, name)
		return "", false
	}
	return name, true
}

func isScript(name string) bool { return slices.Contains([]string{".js", ".mjs"}, path.Ext(name)) }

// said writes a statement as JavaScript, its first line at most.
func said(s js.IStmt) string {
	var b strings.Builder
	s.JS(&b)
	line, _, _ := strings.Cut(b.String(), "\n")
	return line
}

// moduleWalk finds what a script imports later, and whether it waits at its top.
type moduleWalk struct {
	m      *module
	within bool // a function
}

// Enter looks at a node of the script.
func (w *moduleWalk) Enter(n js.INode) js.IVisitor {
	switch n := n.(type) {
	case *js.FuncDecl, *js.ArrowFunc, *js.MethodDecl:
		return &moduleWalk{m: w.m, within: true}
	case *js.UnaryExpr:
		w.m.waits = w.m.waits || !w.within && n.Op == js.AwaitToken
	case *js.ForOfStmt:
		w.m.waits = w.m.waits || !w.within && n.Await
	case *js.CallExpr:
		called, _ := n.X.(*js.LiteralExpr)
		if called == nil || called.TokenType != js.ImportToken || len(n.Args.List) == 0 {
			break
		}
		if address, ok := n.Args.List[0].Value.(*js.LiteralExpr); ok && address.TokenType == js.StringToken {
			w.m.later = append(w.m.later, address)
		}
	}
	return w
}

// Exit does nothing: what is found is noted on the way in.
func (w *moduleWalk) Exit(js.INode) {}

// clash gives the first name, in alphabetical order, that two sets have.
func clash(a, b map[string]bool) (string, bool) {
	for _, name := range slices.Sorted(maps.Keys(a)) {
		if b[name] {
			return name, true
		}
	}
	return "", false
}
