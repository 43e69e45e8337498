package stencil

import (
	"fmt"
	"reflect"
	"strings"
	"text/template/parse"
)

// expr is an expression whose type is settled.
type expr struct {
	typ reflect.Type
	get func(r *run, dot reflect.Value) reflect.Value
}

// pipe compiles a pipeline into its first command and the escapers that follow it.
func (s *scope) pipe(pipe *parse.PipeNode, dot reflect.Type) (value expr, escapers []string, err error) {
	if pipe == nil || len(pipe.Cmds) == 0 {
		return expr{}, nil, fmt.Errorf("a pipeline is empty")
	}
	value, err = s.command(pipe.Cmds[0], dot)
	if err != nil {
		return expr{}, nil, err
	}
	for _, cmd := range pipe.Cmds[1:] {
		name, ok := cmd.Args[0].(*parse.IdentifierNode)
		if !ok || len(cmd.Args) != 1 || !strings.HasPrefix(name.Ident, "_html_template_") {
			return expr{}, nil, fmt.Errorf("%s is not known here", cmd)
		}
		escapers = append(escapers, name.Ident)
	}
	return value, escapers, nil
}

func (s *scope) command(cmd *parse.CommandNode, dot reflect.Type) (expr, error) {
	if name, isCall := cmd.Args[0].(*parse.IdentifierNode); isCall {
		return s.function(name.Ident, cmd.Args[1:], dot)
	}
	if len(cmd.Args) != 1 {
		return expr{}, fmt.Errorf("%s is not known here", cmd)
	}
	return s.argument(cmd.Args[0], dot)
}

// argument compiles one operand.
func (s *scope) argument(node parse.Node, dot reflect.Type) (expr, error) {
	switch n := node.(type) {
	case *parse.DotNode:
		return expr{dot, func(_ *run, dot reflect.Value) reflect.Value { return dot }}, nil
	case *parse.FieldNode:
		return fields(expr{dot, func(_ *run, dot reflect.Value) reflect.Value { return dot }}, n.Ident)
	case *parse.VariableNode:
		return s.variable(n)
	case *parse.ChainNode:
		inner, err := s.argument(n.Node, dot)
		if err != nil {
			return expr{}, err
		}
		return fields(inner, n.Field)
	case *parse.PipeNode:
		value, escapers, err := s.pipe(n, dot)
		if err != nil || len(escapers) > 0 || len(n.Decl) > 0 {
			return expr{}, orUnknown(err, n)
		}
		return value, nil
	case *parse.StringNode:
		return constant(n.Text), nil
	case *parse.BoolNode:
		return constant(n.True), nil
	case *parse.NumberNode:
		if n.IsInt {
			return constant(int(n.Int64)), nil
		}
	}
	return expr{}, fmt.Errorf("%s is not known here", node)
}

func constant(value any) expr {
	v := reflect.ValueOf(value)
	return expr{v.Type(), func(*run, reflect.Value) reflect.Value { return v }}
}

func (s *scope) variable(n *parse.VariableNode) (expr, error) {
	for i := len(s.names) - 1; i >= 0; i-- {
		if v := s.names[i]; v.name == n.Ident[0] {
			return fields(expr{v.typ, func(r *run, _ reflect.Value) reflect.Value { return r.vars[r.base+v.slot] }}, n.Ident[1:])
		}
	}
	return expr{}, fmt.Errorf("%s is not known here", n)
}

// fields follows names from a value, through pointers. A name that is a method is left to html/template.
func fields(value expr, names []string) (expr, error) {
	for _, name := range names {
		typ, get := value.typ, value.get
		if _, method := typ.MethodByName(name); method {
			return expr{}, fmt.Errorf("%s is a method", name)
		}
		if typ.Kind() == reflect.Pointer {
			inner := get
			typ, get = typ.Elem(), func(r *run, dot reflect.Value) reflect.Value { return behind(inner(r, dot)) }
		}
		if typ.Kind() != reflect.Struct {
			return expr{}, fmt.Errorf("%s is asked of %s", name, typ)
		}
		if _, method := reflect.PointerTo(typ).MethodByName(name); method {
			return expr{}, fmt.Errorf("%s is a method", name)
		}
		field, found := typ.FieldByName(name)
		if !found || !field.IsExported() {
			return expr{}, fmt.Errorf("%s has no %s", typ, name)
		}
		value = expr{field.Type, follow(get, field.Index)}
	}
	return value, nil
}

// follow reads the field at an index path; an embedded pointer on the way may be nil.
func follow(get func(*run, reflect.Value) reflect.Value, path []int) func(*run, reflect.Value) reflect.Value {
	if len(path) == 1 {
		at := path[0]
		return func(r *run, dot reflect.Value) reflect.Value { return get(r, dot).Field(at) }
	}
	return func(r *run, dot reflect.Value) reflect.Value {
		v := get(r, dot)
		for i, at := range path {
			if i > 0 && v.Kind() == reflect.Pointer {
				v = behind(v)
			}
			v = v.Field(at)
		}
		return v
	}
}

func behind(v reflect.Value) reflect.Value {
	if v.IsNil() {
		panic(errGiveUp)
	}
	return v.Elem()
}
