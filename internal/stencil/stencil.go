// Package stencil draws html/template layouts quickly. It walks the tree that html/template has escaped, once for
// each type of data, and turns every action into a function that knows where its field lies and how its text is
// escaped: what is left for each page is to follow those functions. The bytes are those of html/template, which
// stays the judge: a layout that goes beyond what is known here is not compiled, and whatever goes wrong while a
// page is drawn is left to html/template to say. The package knows nothing of pages, views or languages.
//
// Read Program first. How a tree becomes functions stands in compile.go, its expressions in expr.go and call.go,
// the escaping in escape.go.
package stencil

import (
	"bytes"
	"errors"
	"html/template"
	"reflect"
	"sync"
	"text/template/parse"
)

// Program draws one template and those that it calls. It may be used by several goroutines.
type Program struct {
	judge     *template.Template
	trees     map[string]*parse.Tree
	functions map[string]reflect.Value

	mu       sync.RWMutex
	compiled map[reflect.Type]*body // by the type of the data; nil for a type that only the judge can draw
}

// New makes a program of a template that html/template has escaped already, which it does when a template is
// executed for the first time. The functions are those that the template was parsed with.
func New(escaped *template.Template, functions template.FuncMap) *Program {
	p := &Program{
		judge: escaped, trees: map[string]*parse.Tree{}, functions: map[string]reflect.Value{},
		compiled: map[reflect.Type]*body{},
	}
	for _, t := range escaped.Templates() {
		if t.Tree != nil {
			p.trees[t.Name()] = t.Tree
		}
	}
	for name, function := range functions {
		p.functions[name] = reflect.ValueOf(function)
	}
	return p
}

// Execute writes what html/template would for the data, and returns its error.
func (p *Program) Execute(w *bytes.Buffer, data any) error {
	start := w.Len()
	if drawn := p.bodyFor(data); drawn != nil && drawn.draw(w, reflect.ValueOf(data)) {
		return nil
	}
	w.Truncate(start)
	return p.judge.Execute(w, data)
}

// Compiles reports why data of its type would be left to html/template; nil where it would not.
func (p *Program) Compiles(data any) error {
	_, err := newCompiler(p).template(p.judge.Name(), reflect.TypeOf(data))
	return err
}

// Judge is the template itself, whose bytes and errors the program's are.
func (p *Program) Judge() *template.Template { return p.judge }

func (p *Program) bodyFor(data any) *body {
	typ := reflect.TypeOf(data)
	p.mu.RLock()
	drawn, known := p.compiled[typ]
	p.mu.RUnlock()
	if known || typ == nil {
		return drawn
	}
	drawn, err := newCompiler(p).template(p.judge.Name(), typ)
	if err != nil {
		drawn = nil
	}
	p.mu.Lock()
	defer p.mu.Unlock()
	p.compiled[typ] = drawn
	return drawn
}

// errGiveUp ends a drawing whose data is not what the layout expects: html/template then says what is wrong.
var errGiveUp = errors.New("this is left to html/template")

// run is one drawing.
type run struct {
	w    *bytes.Buffer
	vars []reflect.Value // of the templates that are being drawn, the innermost last
	base int             // where those of the innermost begin
}

// step draws one node; dot is the data it stands in.
type step func(r *run, dot reflect.Value)

// body is one template for one type of data.
type body struct {
	steps []step
	slots int // how many variables it has; the first is $
}

func (b *body) draw(w *bytes.Buffer, data reflect.Value) (drawn bool) {
	defer func() {
		if err := recover(); err != nil && err != errGiveUp {
			panic(err)
		}
	}()
	b.call(&run{w: w}, data)
	return true
}

// call draws the template with variables of its own.
func (b *body) call(r *run, dot reflect.Value) {
	outer := r.base
	r.base = len(r.vars)
	r.vars = append(r.vars, dot)
	for range b.slots - 1 {
		r.vars = append(r.vars, reflect.Value{})
	}
	all(b.steps, r, dot)
	r.vars = r.vars[:r.base]
	r.base = outer
}

func all(steps []step, r *run, dot reflect.Value) {
	for _, s := range steps {
		s(r, dot)
	}
}
