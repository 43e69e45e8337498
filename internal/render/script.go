package render

import (
	"errors"

	"github.com/tdewolff/minify/v2"
	"github.com/tdewolff/minify/v2/js"
	"github.com/tdewolff/parse/v2"
)

// slimScript writes a script as short as it can be said: without comments and spaces, with short names for what
// only it knows. One that is no JavaScript is a problem, and kept as it is.
func (t *assetTable) slimScript(name string) []byte {
	slim := minify.New()
	slim.Add("text/javascript", &js.Minifier{})
	out, err := slim.Bytes("text/javascript", t.sources[name])
	if err == nil {
		return out
	}
	at, wrong := fileSpan("static/"+name), err.Error()
	if place, ok := errors.AsType[*parse.Error](err); ok {
		at.Line, at.Col, wrong = place.Line, place.Column, place.Message
	}
	t.problems.Errorf("layout", at, "the script cannot be read: %s", wrong)
	return t.sources[name]
}
