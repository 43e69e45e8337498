package stencil

import (
	"cmp"
	"fmt"
	"reflect"
	"text/template/parse"
)

// claim is an expression that only its truth is asked of.
type claim func(r *run, dot reflect.Value) bool

// condition compiles what stands after an if.
func (s *scope) condition(pipe *parse.PipeNode, dot reflect.Type) (claim, error) {
	if len(pipe.Decl) > 0 || len(pipe.Cmds) != 1 {
		return nil, orUnknown(nil, pipe)
	}
	args := pipe.Cmds[0].Args
	if name, isCall := args[0].(*parse.IdentifierNode); isCall && !s.own(name.Ident) {
		switch name.Ident {
		case "and", "or", "not":
			return s.junction(name.Ident, args[1:], dot)
		}
	}
	value, err := s.command(pipe.Cmds[0], dot)
	if err != nil {
		return nil, err
	}
	return truthOf(value)
}

// own reports whether the layouts' functions define a name of their own.
func (s *scope) own(name string) bool { return s.program.functions[name].IsValid() }

// junction compiles and, or and not for their truth alone.
func (s *scope) junction(name string, args []parse.Node, dot reflect.Type) (claim, error) {
	if len(args) == 0 || name == "not" && len(args) != 1 {
		return nil, fmt.Errorf("%s has %d arguments", name, len(args))
	}
	claims := make([]claim, len(args))
	for i, arg := range args {
		var err error
		if inner, ok := arg.(*parse.PipeNode); ok {
			claims[i], err = s.condition(inner, dot)
		} else {
			var value expr
			if value, err = s.argument(arg, dot); err == nil {
				claims[i], err = truthOf(value)
			}
		}
		if err != nil {
			return nil, err
		}
	}
	if name == "not" {
		return func(r *run, dot reflect.Value) bool { return !claims[0](r, dot) }, nil
	}
	ends := name == "or" // the truth of a claim that settles the whole
	return func(r *run, dot reflect.Value) bool {
		for _, holds := range claims {
			if holds(r, dot) == ends {
				return ends
			}
		}
		return !ends
	}, nil
}

func truthOf(value expr) (claim, error) {
	holds, err := truth(value.typ)
	if err != nil {
		return nil, err
	}
	return func(r *run, dot reflect.Value) bool { return holds(value.get(r, dot)) }, nil
}

// truth is what template.IsTrue says of values of a type.
func truth(typ reflect.Type) (func(reflect.Value) bool, error) {
	switch typ.Kind() {
	case reflect.String, reflect.Slice, reflect.Map, reflect.Array:
		return func(v reflect.Value) bool { return v.Len() > 0 }, nil
	case reflect.Bool:
		return reflect.Value.Bool, nil
	case reflect.Pointer:
		return func(v reflect.Value) bool { return !v.IsNil() }, nil
	case reflect.Struct:
		return func(reflect.Value) bool { return true }, nil
	case reflect.Int, reflect.Int8, reflect.Int16, reflect.Int32, reflect.Int64:
		return func(v reflect.Value) bool { return v.Int() != 0 }, nil
	}
	return nil, fmt.Errorf("whether %s is true is not known here", typ)
}

// function compiles a call.
func (s *scope) function(name string, args []parse.Node, dot reflect.Type) (expr, error) {
	values := make([]expr, len(args))
	for i, arg := range args {
		var err error
		if values[i], err = s.argument(arg, dot); err != nil {
			return expr{}, err
		}
	}
	if s.own(name) {
		return called(name, s.program.functions[name], values)
	}
	switch name {
	case "len":
		return length(values)
	case "index":
		return indexed(values)
	case "eq", "ne", "lt", "le", "gt", "ge":
		return compared(name, values)
	}
	return expr{}, fmt.Errorf("the function %s is not known here", name)
}

// called is a call of one of the layouts' own functions.
func called(name string, function reflect.Value, args []expr) (expr, error) {
	typ := function.Type()
	if typ.IsVariadic() || typ.NumIn() != len(args) {
		return expr{}, fmt.Errorf("%s has %d arguments", name, len(args))
	}
	for i, arg := range args {
		if !arg.typ.AssignableTo(typ.In(i)) {
			return expr{}, fmt.Errorf("%s takes no %s", name, arg.typ)
		}
	}
	return expr{typ.Out(0), func(r *run, dot reflect.Value) reflect.Value {
		in := make([]reflect.Value, len(args))
		for i, arg := range args {
			in[i] = arg.get(r, dot)
		}
		out := function.Call(in)
		if len(out) > 1 && !out[1].IsNil() {
			panic(errGiveUp)
		}
		return out[0]
	}}, nil
}

func length(args []expr) (expr, error) {
	if len(args) != 1 || args[0].typ.Kind() != reflect.Slice && args[0].typ.Kind() != reflect.String {
		return expr{}, fmt.Errorf("the length is asked of something else than a list or a text")
	}
	return expr{reflect.TypeFor[int](), func(r *run, dot reflect.Value) reflect.Value {
		return reflect.ValueOf(args[0].get(r, dot).Len())
	}}, nil
}

func indexed(args []expr) (expr, error) {
	if len(args) != 2 || args[0].typ.Kind() != reflect.Slice || !args[1].typ.ConvertibleTo(reflect.TypeFor[int]()) {
		return expr{}, fmt.Errorf("index is asked of something else than a list and a number")
	}
	return expr{args[0].typ.Elem(), func(r *run, dot reflect.Value) reflect.Value {
		rows, at := args[0].get(r, dot), args[1].get(r, dot).Int()
		if at < 0 || at >= int64(rows.Len()) {
			panic(errGiveUp)
		}
		return rows.Index(int(at))
	}}, nil
}

// compared compiles a comparison of two whole numbers or two texts.
func compared(name string, args []expr) (expr, error) {
	if len(args) != 2 || args[0].typ.Kind() != args[1].typ.Kind() {
		return expr{}, fmt.Errorf("%s compares two values of different kinds", name)
	}
	var order func(a, b reflect.Value) int
	switch args[0].typ.Kind() {
	case reflect.Int:
		order = func(a, b reflect.Value) int { return cmp.Compare(a.Int(), b.Int()) }
	case reflect.String:
		order = func(a, b reflect.Value) int { return cmp.Compare(a.String(), b.String()) }
	default:
		return expr{}, fmt.Errorf("%s is not known of %s", name, args[0].typ)
	}
	holds := map[string]func(int) bool{
		"eq": func(c int) bool { return c == 0 }, "ne": func(c int) bool { return c != 0 },
		"lt": func(c int) bool { return c < 0 }, "le": func(c int) bool { return c <= 0 },
		"gt": func(c int) bool { return c > 0 }, "ge": func(c int) bool { return c >= 0 },
	}[name]
	return expr{reflect.TypeFor[bool](), func(r *run, dot reflect.Value) reflect.Value {
		return reflect.ValueOf(holds(order(args[0].get(r, dot), args[1].get(r, dot))))
	}}, nil
}
