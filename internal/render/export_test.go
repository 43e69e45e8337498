package render

import (
	"bytes"

	"samsyn/internal/civic"
	"samsyn/internal/site"
)

// TestOnlyJudge draws a view as html/template alone would, and tells why it is not drawn without it, if so.
func (r *Renderer) TestOnlyJudge(p *site.Page, view any) (html []byte, uncompiled, err error) {
	language := p.Lang
	if language == "" {
		language = r.fallback
	}
	program := r.program(civic.Lang(language), p.Layout)
	var b bytes.Buffer
	err = program.Judge().Execute(&b, view)
	return b.Bytes(), program.Compiles(view), err
}
