package stencil

import (
	"fmt"
	"reflect"
	"text/template/parse"
)

// compiler compiles one template and those that it calls.
type compiler struct {
	program *Program
	bodies  map[bodyKey]*body
}

type bodyKey struct {
	name string
	typ  reflect.Type
}

func newCompiler(p *Program) *compiler { return &compiler{p, map[bodyKey]*body{}} }

// template compiles a template for a type of data. A template that calls itself finds its own body, which is
// whole by the time that it is drawn.
func (c *compiler) template(name string, typ reflect.Type) (*body, error) {
	key := bodyKey{name, typ}
	if b, known := c.bodies[key]; known {
		return b, nil
	}
	tree := c.program.trees[name]
	if tree == nil || tree.Root == nil || typ == nil {
		return nil, fmt.Errorf("the template %q is not known", name)
	}
	b := &body{slots: 1}
	c.bodies[key] = b
	s := &scope{compiler: c, body: b, names: []variable{{"$", 0, typ}}}
	steps, err := s.list(tree.Root, typ)
	if err != nil {
		return nil, fmt.Errorf("%s: %w", name, err)
	}
	b.steps = steps
	return b, nil
}

// scope is the variables that can be seen at one place of a template.
type scope struct {
	*compiler
	body  *body
	names []variable // the innermost last
}

type variable struct {
	name string
	slot int
	typ  reflect.Type
}

// declare adds a variable and returns its slot.
func (s *scope) declare(name string, typ reflect.Type) int {
	slot := s.body.slots
	s.body.slots++
	s.names = append(s.names, variable{name, slot, typ})
	return slot
}

// list compiles nodes that stand after one another; what they declare ends with them.
func (s *scope) list(list *parse.ListNode, dot reflect.Type) ([]step, error) {
	if list == nil {
		return nil, nil
	}
	outer := len(s.names)
	defer func() { s.names = s.names[:outer] }()
	var steps []step
	for _, node := range list.Nodes {
		made, err := s.node(node, dot)
		if err != nil {
			return nil, err
		}
		if made != nil {
			steps = append(steps, made)
		}
	}
	return steps, nil
}

func (s *scope) node(node parse.Node, dot reflect.Type) (step, error) {
	switch n := node.(type) {
	case *parse.TextNode:
		text := n.Text
		return func(r *run, _ reflect.Value) { r.w.Write(text) }, nil
	case *parse.CommentNode:
		return nil, nil
	case *parse.ActionNode:
		return s.action(n, dot)
	case *parse.IfNode:
		return s.ifNode(n, dot)
	case *parse.WithNode:
		return s.with(n, dot)
	case *parse.RangeNode:
		return s.rangeNode(n, dot)
	case *parse.TemplateNode:
		return s.call(n, dot)
	}
	return nil, fmt.Errorf("%s is not known here", node)
}

// action compiles what prints a value or declares a variable.
func (s *scope) action(n *parse.ActionNode, dot reflect.Type) (step, error) {
	value, escapers, err := s.pipe(n.Pipe, dot)
	if err != nil {
		return nil, err
	}
	switch {
	case len(n.Pipe.Decl) == 0:
		return printer(value, escapers)
	case len(n.Pipe.Decl) > 1 || n.Pipe.IsAssign || len(escapers) > 0:
		return nil, fmt.Errorf("%s is not known here", n)
	}
	slot := s.declare(n.Pipe.Decl[0].Ident[0], value.typ)
	return func(r *run, dot reflect.Value) { r.vars[r.base+slot] = value.get(r, dot) }, nil
}

func (s *scope) ifNode(n *parse.IfNode, dot reflect.Type) (step, error) {
	holds, err := s.condition(n.Pipe, dot)
	if err != nil {
		return nil, err
	}
	then, err := s.list(n.List, dot)
	if err != nil {
		return nil, err
	}
	otherwise, err := s.list(n.ElseList, dot)
	if err != nil {
		return nil, err
	}
	return func(r *run, dot reflect.Value) {
		if holds(r, dot) {
			all(then, r, dot)
		} else {
			all(otherwise, r, dot)
		}
	}, nil
}

func (s *scope) with(n *parse.WithNode, dot reflect.Type) (step, error) {
	outer := len(s.names)
	defer func() { s.names = s.names[:outer] }()
	value, escapers, err := s.pipe(n.Pipe, dot)
	if err != nil || len(escapers) > 0 || n.Pipe.IsAssign || len(n.Pipe.Decl) > 1 {
		return nil, orUnknown(err, n)
	}
	slot := -1
	if len(n.Pipe.Decl) == 1 {
		slot = s.declare(n.Pipe.Decl[0].Ident[0], value.typ)
	}
	holds, err := truth(value.typ)
	if err != nil {
		return nil, err
	}
	then, err := s.list(n.List, value.typ)
	if err != nil {
		return nil, err
	}
	otherwise, err := s.list(n.ElseList, dot)
	if err != nil {
		return nil, err
	}
	return func(r *run, dot reflect.Value) {
		v := value.get(r, dot)
		if slot >= 0 {
			r.vars[r.base+slot] = v
		}
		if holds(v) {
			all(then, r, v)
		} else {
			all(otherwise, r, dot)
		}
	}, nil
}

// rangeNode compiles a loop over a slice.
func (s *scope) rangeNode(n *parse.RangeNode, dot reflect.Type) (step, error) {
	outer := len(s.names)
	defer func() { s.names = s.names[:outer] }()
	value, escapers, err := s.pipe(n.Pipe, dot)
	if err != nil || len(escapers) > 0 || n.Pipe.IsAssign || value.typ.Kind() != reflect.Slice {
		return nil, orUnknown(err, n)
	}
	index, element := -1, -1
	if decl := n.Pipe.Decl; len(decl) > 0 {
		if len(decl) > 1 {
			index = s.declare(decl[0].Ident[0], reflect.TypeFor[int]())
		}
		element = s.declare(decl[len(decl)-1].Ident[0], value.typ.Elem())
	}
	each, err := s.list(n.List, value.typ.Elem())
	if err != nil {
		return nil, err
	}
	otherwise, err := s.list(n.ElseList, dot)
	if err != nil {
		return nil, err
	}
	return func(r *run, dot reflect.Value) {
		rows := value.get(r, dot)
		count := rows.Len()
		for i := range count {
			row := rows.Index(i)
			if index >= 0 {
				r.vars[r.base+index] = reflect.ValueOf(i)
			}
			if element >= 0 {
				r.vars[r.base+element] = row
			}
			all(each, r, row)
		}
		if count == 0 {
			all(otherwise, r, dot)
		}
	}, nil
}

// call compiles {{template "name" value}}.
func (s *scope) call(n *parse.TemplateNode, dot reflect.Type) (step, error) {
	if n.Pipe == nil {
		return nil, orUnknown(nil, n)
	}
	value, escapers, err := s.pipe(n.Pipe, dot)
	if err != nil || len(escapers) > 0 || len(n.Pipe.Decl) > 0 {
		return nil, orUnknown(err, n)
	}
	called, err := s.template(n.Name, value.typ)
	if err != nil {
		return nil, err
	}
	return func(r *run, dot reflect.Value) { called.call(r, value.get(r, dot)) }, nil
}

func orUnknown(err error, node parse.Node) error {
	if err != nil {
		return err
	}
	return fmt.Errorf("%s is not known here", node)
}
