package render

import (
	"errors"
	"fmt"
	"html/template"
	"io"
	"io/fs"
	"path"
	"strings"
	"sync"
	"text/template/parse"

	"samsyn/internal/diag"
	"samsyn/internal/lang"
	"samsyn/internal/site"
	"samsyn/internal/stencil"
)

// baseLayout is the part that every page stands in; it runs the page's own layout as the template "main".
const baseLayout = "parts/base.html"

// layoutFile is one file of the layouts folder.
type layoutFile struct {
	name string // "pages/document.html"
	src  string
}

// readLayouts reads the templates in one of the two folders, in the order of their names.
func readLayouts(layouts fs.FS, folder string) ([]layoutFile, error) {
	entries, err := fs.ReadDir(layouts, folder)
	if err != nil {
		return nil, fmt.Errorf("read the layouts: %w", err)
	}
	var files []layoutFile
	for _, entry := range entries {
		if entry.IsDir() || path.Ext(entry.Name()) != ".html" || strings.HasPrefix(entry.Name(), ".") {
			continue
		}
		name := path.Join(folder, entry.Name())
		src, err := fs.ReadFile(layouts, name)
		if err != nil {
			return nil, fmt.Errorf("read the layouts: %w", err)
		}
		files = append(files, layoutFile{name: name, src: string(src)})
	}
	return files, nil
}

// binder parses the layouts for one language. Words and asset names that a layout gives as plain strings are
// laid into the parsed template, so that they cost nothing when a page is made.
type binder struct {
	words     *lang.Words
	assets    *assetTable
	fragments *fragments
	functions template.FuncMap
	base      *template.Template // the parts; nil before begin
	problems  diag.List

	mu       sync.Mutex                  // for who binds after New
	programs map[string]*stencil.Program // by the bare name of the layout
}

// begin parses the parts that every layout may use.
func (b *binder) begin(parts []layoutFile) {
	b.fragments, b.programs = newFragments(), map[string]*stencil.Program{}
	b.functions = b.callable()
	b.base = b.empty()
	for _, part := range parts {
		b.parse(b.base, part)
	}
	if shared, err := b.base.Clone(); err == nil {
		b.fragments.use(shared)
	}
}

// empty is a set of templates with none in it.
func (b *binder) empty() *template.Template {
	return template.New("layouts").Option("missingkey=error").Funcs(b.functions)
}

// callable is what a layout may call.
func (b *binder) callable() template.FuncMap {
	return template.FuncMap{
		"t":        b.word,
		"asset":    b.asset,
		"prose":    func(html site.HTML) template.HTML { return template.HTML(html) },
		"phone":    phone,
		"webcal":   webcal,
		"fragment": b.fragments.render,
	}
}

// phone lets an address of the form tel:+46701234567 through. html/template knows no such scheme and would put
// a dead link in its place. What is anything else than a number comes out empty.
func phone(url string) template.URL {
	number, ok := strings.CutPrefix(url, "tel:")
	if !ok || strings.Trim(number, "+0123456789") != "" {
		return ""
	}
	return template.URL(url)
}

// webcal lets the address of a calendar through by which a program for calendars subscribes to it. What has
// another scheme comes out empty.
func webcal(url string) template.URL {
	if !strings.HasPrefix(url, "webcal://") || strings.ContainsAny(url, "\"'<> ") {
		return ""
	}
	return template.URL(url)
}

// word gives the interface words of a key, with its placeholders filled: args are names and values in turn.
func (b *binder) word(key string, args ...string) (string, error) {
	if !b.words.Has(key) {
		text := fmt.Sprintf("layouts/strings/%s.yaml has no key %q", b.words.Lang(), key)
		return "", unknownName{"unknown-word", text, diag.DidYouMean(key, b.words.Keys())}
	}
	return b.words.T(key, args...), nil
}

// asset gives the published address of a file of the static folder.
func (b *binder) asset(name string) (string, error) {
	asset, ok := b.assets.byName[name]
	if !ok {
		return "", unknownName{
			"unknown-asset", fmt.Sprintf("no file of the static folder is called %q", name), diag.DidYouMean(name, b.assets.names()),
		}
	}
	return "/" + asset.Path, nil
}

// outermost is the template that draws the pages of a layout: the part that every page stands in, or the layout
// itself where it is a whole document.
func outermost(page layoutFile) string {
	if strings.HasPrefix(page.src, "<!doctype html>") {
		return page.name
	}
	return baseLayout
}

// bind makes the program of one page layout.
func (b *binder) bind(page layoutFile) {
	set := b.empty()
	if !b.parse(set, page) {
		return
	}
	main := set.Lookup(page.name)
	if _, err := set.AddParseTree("main", main.Tree); err != nil {
		b.problems = append(b.problems, layoutProblem(err, page.name))
		return
	}
	if err := b.reach(set, outermost(page)); err != nil {
		b.problems = append(b.problems, layoutProblem(err, page.name))
		return
	}
	if b.escapes(set, page) {
		b.programs[strings.TrimSuffix(path.Base(page.name), ".html")] = stencil.New(set.Lookup(outermost(page)), b.functions)
	}
}

// reach copies the part of that name into the set, and all parts that those in the set lead to: escaping changes them.
func (b *binder) reach(set *template.Template, names ...string) error {
	for _, t := range set.Templates() {
		names = append(names, used(t.Tree)...)
	}
	for len(names) > 0 {
		name := names[0]
		names = names[1:]
		part := b.base.Lookup(name)
		if part == nil || part.Tree == nil || set.Lookup(name) != nil {
			continue // the set's own, or nobody's, which shows when it is escaped
		}
		if _, err := set.AddParseTree(name, part.Tree.Copy()); err != nil {
			return err
		}
		names = append(names, used(part.Tree)...)
	}
	return nil
}

// used names the templates that a template calls.
func used(tree *parse.Tree) (names []string) {
	if tree == nil || tree.Root == nil {
		return nil
	}
	var look func(nodes []parse.Node)
	branches := func(n *parse.BranchNode) {
		look(n.List.Nodes)
		if n.ElseList != nil {
			look(n.ElseList.Nodes)
		}
	}
	look = func(nodes []parse.Node) {
		for _, node := range nodes {
			switch n := node.(type) {
			case *parse.TemplateNode:
				names = append(names, n.Name)
			case *parse.IfNode:
				branches(&n.BranchNode)
			case *parse.RangeNode:
				branches(&n.BranchNode)
			case *parse.WithNode:
				branches(&n.BranchNode)
			}
		}
	}
	look(tree.Root.Nodes)
	return names
}

// parse reads one layout into the set, under the name of its file.
func (b *binder) parse(set *template.Template, file layoutFile) bool {
	parsed, err := set.New(file.name).Parse(file.src)
	if err != nil {
		b.problems = append(b.problems, layoutProblem(err, file.name))
		return false
	}
	if parsed.Tree != nil {
		b.fold(parsed.Tree, parsed.Tree.Root)
	}
	return true
}

// escapes makes html/template read the finished set once, without data: what it refuses, such as a layout
// that ends within an attribute, is found here and not on the first page.
func (b *binder) escapes(set *template.Template, page layoutFile) bool {
	err := set.ExecuteTemplate(io.Discard, outermost(page), nil)
	var refused *template.Error
	if errors.As(err, &refused) {
		b.problems = append(b.problems, layoutProblem(err, page.name))
		return false
	}
	return true
}

// fold replaces {{t "key"}} and {{asset "name"}} by their values, escaped, everywhere under a node, and slims the
// text between the actions.
func (b *binder) fold(tree *parse.Tree, node parse.Node) {
	switch n := node.(type) {
	case *parse.TextNode:
		n.Text = slimMarkup(n.Text)
	case *parse.ListNode:
		if n == nil {
			return
		}
		for i, child := range n.Nodes {
			if text, ok := b.constant(tree, child); ok {
				n.Nodes[i] = &parse.TextNode{NodeType: parse.NodeText, Pos: child.Position(), Text: []byte(text)}
				continue
			}
			b.fold(tree, child)
		}
	case *parse.IfNode:
		b.foldBranches(tree, &n.BranchNode)
	case *parse.RangeNode:
		b.foldBranches(tree, &n.BranchNode)
	case *parse.WithNode:
		b.foldBranches(tree, &n.BranchNode)
	}
}

func (b *binder) foldBranches(tree *parse.Tree, n *parse.BranchNode) {
	b.fold(tree, n.List)
	b.fold(tree, n.ElseList)
}

// constant gives the escaped value of an action that is one call of t or asset with one plain string. A name
// that nothing has is a problem, and its place in the page stays empty.
func (b *binder) constant(tree *parse.Tree, node parse.Node) (string, bool) {
	action, ok := node.(*parse.ActionNode)
	if !ok || len(action.Pipe.Decl) > 0 || len(action.Pipe.Cmds) != 1 || len(action.Pipe.Cmds[0].Args) != 2 {
		return "", false
	}
	name, isName := action.Pipe.Cmds[0].Args[0].(*parse.IdentifierNode)
	argument, isString := action.Pipe.Cmds[0].Args[1].(*parse.StringNode)
	if !isName || !isString {
		return "", false
	}
	value, err := "", error(nil)
	switch name.Ident {
	case "t":
		value, err = b.word(argument.Text)
	case "asset":
		value, err = b.asset(argument.Text)
	default:
		return "", false
	}
	if err != nil {
		location, _ := tree.ErrorContext(argument)
		b.problems = append(b.problems, layoutProblem(fmt.Errorf("template: %s: %w", location, err), ""))
	}
	return template.HTMLEscapeString(value), true
}
