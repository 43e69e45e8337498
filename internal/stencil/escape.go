package stencil

import (
	"bytes"
	"encoding/json"
	"fmt"
	"html/template"
	"reflect"
	"strconv"
	"strings"
)

// printer compiles the printing of a value through the escapers that html/template has chosen for its place.
func printer(value expr, escapers []string) (step, error) {
	if value.typ.Implements(reflect.TypeFor[fmt.Stringer]()) || value.typ.Implements(reflect.TypeFor[error]()) {
		return nil, fmt.Errorf("%s prints itself", value.typ)
	}
	chain := strings.ReplaceAll(strings.Join(escapers, " "), "_html_template_", "")
	switch value.typ.Kind() {
	case reflect.String:
		write, err := writer(value.typ, chain)
		if err != nil {
			return nil, err
		}
		return func(r *run, dot reflect.Value) { write(r.w, value.get(r, dot).String()) }, nil
	case reflect.Int:
		if chain == "" || !numberSafe[chain] {
			return nil, fmt.Errorf("a number through %q is not known here", chain)
		}
		return func(r *run, dot reflect.Value) {
			r.w.Write(strconv.AppendInt(r.w.AvailableBuffer(), value.get(r, dot).Int(), 10))
		}, nil
	case reflect.Struct:
		if chain == "jsvalescaper" && !value.typ.Implements(reflect.TypeFor[json.Marshaler]()) {
			return func(r *run, dot reflect.Value) { writeJSON(r.w, value.get(r, dot)) }, nil
		}
	}
	return nil, fmt.Errorf("printing %s is not known here", value.typ)
}

// writeJSON writes a struct into a script element. Its JSON begins and ends with a brace and has no angle bracket,
// so that html/template adds nothing to it.
func writeJSON(w *bytes.Buffer, v reflect.Value) {
	data, err := json.Marshal(v.Interface())
	if err != nil {
		panic(errGiveUp)
	}
	w.Write(data)
}

// numberSafe are the escapers that leave a number as it is.
var numberSafe = map[string]bool{
	"htmlescaper": true, "rcdataescaper": true, "attrescaper": true, "urlfilter urlnormalizer attrescaper": true,
	"urlnormalizer attrescaper": true, "urlescaper attrescaper": true,
}

// writer is the escapers of a place as one function, for a text of the type.
func writer(typ reflect.Type, chain string) (func(w *bytes.Buffer, text string), error) {
	switch typ {
	case reflect.TypeFor[template.HTML]():
		if chain == "htmlescaper" {
			return func(w *bytes.Buffer, text string) { w.WriteString(text) }, nil
		}
		return nil, fmt.Errorf("markup through %q is not known here", chain)
	case reflect.TypeFor[template.URL]():
		if chain == "urlfilter urlnormalizer attrescaper" || chain == "urlnormalizer attrescaper" {
			return func(w *bytes.Buffer, text string) { writeURL(w, text, true) }, nil
		}
		return nil, fmt.Errorf("an address through %q is not known here", chain)
	}
	if typ.PkgPath() == "html/template" {
		return nil, fmt.Errorf("%s is not known here", typ)
	}
	switch chain {
	case "htmlescaper", "attrescaper", "rcdataescaper":
		return writeText, nil
	case "urlfilter urlnormalizer attrescaper":
		return func(w *bytes.Buffer, text string) {
			if !isSafeURL(text) {
				text = "#ZgotmplZ" // what html/template writes, so that the fault is seen
			}
			writeURL(w, text, true)
		}, nil
	case "urlnormalizer attrescaper":
		return func(w *bytes.Buffer, text string) { writeURL(w, text, true) }, nil
	case "urlescaper attrescaper":
		return func(w *bytes.Buffer, text string) { writeURL(w, text, false) }, nil
	}
	return nil, fmt.Errorf("the escaping %q is not known here", chain)
}

// replaced are the bytes that html/template replaces in a text and in a quoted attribute.
var replaced = [256]string{
	0: "\uFFFD", '"': "&#34;", '&': "&amp;", '\'': "&#39;", '+': "&#43;", '<': "&lt;", '>': "&gt;",
}

func writeText(w *bytes.Buffer, text string) {
	written := 0
	for i := range len(text) {
		if c := text[i]; c <= '>' && replaced[c] != "" {
			w.WriteString(text[written:i])
			w.WriteString(replaced[c])
			written = i + 1
		}
	}
	w.WriteString(text[written:])
}

// isSafeURL reports whether an address is relative or of a scheme that only leads somewhere.
func isSafeURL(url string) bool {
	scheme, _, found := strings.Cut(url, ":")
	if !found || strings.Contains(scheme, "/") {
		return true
	}
	return strings.EqualFold(scheme, "http") || strings.EqualFold(scheme, "https") || strings.EqualFold(scheme, "mailto")
}

// plain are the bytes that stand as they are in an address, whole those that do in one that is normalised.
var plain, whole = addressBytes("-._~"), addressBytes("-._~!#$*,/:;=?@[]")

func addressBytes(signs string) (set [256]bool) {
	for c := range 128 {
		set[c] = 'a' <= c && c <= 'z' || 'A' <= c && c <= 'Z' || '0' <= c && c <= '9' || strings.IndexByte(signs, byte(c)) >= 0
	}
	return set
}

// writeURL writes an address into an attribute. One that is normalised keeps the signs that have a meaning in it.
func writeURL(w *bytes.Buffer, url string, normalise bool) {
	const hex = "0123456789abcdef"
	kept := &plain
	if normalise {
		kept = &whole
	}
	written := 0
	for i := range len(url) {
		c := url[i]
		if kept[c] || normalise && c == '%' && i+2 < len(url) && isHex(url[i+1]) && isHex(url[i+2]) {
			continue
		}
		w.WriteString(url[written:i])
		written = i + 1
		if normalise && (c == '&' || c == '+') {
			w.WriteString(replaced[c])
		} else {
			w.Write([]byte{'%', hex[c>>4], hex[c&15]})
		}
	}
	w.WriteString(url[written:])
}

func isHex(c byte) bool {
	return '0' <= c && c <= '9' || 'a' <= c && c <= 'f' || 'A' <= c && c <= 'F'
}
