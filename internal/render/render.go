// Package render turns the pages of a plan into bytes: HTML through the layouts, and the site's data files from
// the plan itself. It also names the assets by their content. It knows words, views and templates, and nothing
// of content files: what a page says has been decided in package site, and what it looks like stands in the
// layouts and style sheets. A wrong layout is a problem with its place in the layouts folder, never a panic.
//
// Read Renderer first. How layouts are parsed and bound to a language stands in layouts.go, the pieces that
// many pages share in fragments.go, the static folder in assets.go and stylesheet.go, and how the errors of
// the template packages become problems in problems.go.
package render

import (
	"bytes"
	"errors"
	"fmt"
	"io/fs"
	"slices"
	"sync"

	"samsyn/internal/civic"
	"samsyn/internal/diag"
	"samsyn/internal/lang"
	"samsyn/internal/picture"
	"samsyn/internal/site"
	"samsyn/internal/stencil"
)

// Renderer makes pages. Nobody sees it change after New, and its methods may be called from several goroutines.
type Renderer struct {
	parts, pages []layoutFile
	bound        map[civic.Lang]*binder
	fallback     civic.Lang // the language of the pages that belong to none
	assets       *assetTable
	flawless     bool                             // nothing was wrong when all layouts were bound
	painter      func() (*picture.Painter, error) // made when the first picture is drawn
}

// New parses the layouts once for each of the languages, the first of which is the site's default, and reads
// the static folder. An error means that a folder could not be read; what is wrong in its files is in the
// list, and the Renderer is usable only if none of that is an error. Of an earlier renderer, nil for none, it takes
// what comes of the same files.
func New(layouts, static fs.FS, words *lang.Catalog, languages []civic.Lang, last *Renderer) (*Renderer, diag.List, error) {
	var known *assetTable
	if last != nil {
		known = last.assets
	}
	assets, err := loadAssets(static, known)
	if err != nil {
		return nil, nil, err
	}
	r := &Renderer{bound: map[civic.Lang]*binder{}, assets: assets, painter: sync.OnceValues(picture.New)}
	if r.parts, err = readLayouts(layouts, "parts"); err != nil {
		return nil, nil, err
	}
	if r.pages, err = readLayouts(layouts, "pages"); err != nil {
		return nil, nil, err
	}
	problems := slices.Clone(assets.problems)
	for i, language := range languages {
		words, ok := words.In(language)
		if !ok {
			problems.Errorf("unknown-language", fileSpan("layouts/strings"), "no file of words is called %q", language+".yaml")
			continue
		}
		r.bound[language] = &binder{words: words, assets: assets}
		if i == 0 {
			r.fallback = language
		}
	}
	problems = append(problems, r.bindAll()...)
	r.flawless = len(problems) == 0
	return r, once(problems), nil
}

// bindAll binds every layout to every language, and gives what is wrong with them.
func (r *Renderer) bindAll() (problems diag.List) {
	var languages sync.WaitGroup
	for _, b := range r.bound {
		languages.Go(func() {
			b.begin(r.parts)
			for _, page := range r.pages {
				b.bind(page)
			}
		})
	}
	languages.Wait()
	for _, b := range r.bound {
		problems = append(problems, b.problems...)
	}
	return problems
}

// Restyled gives a renderer of the same layouts with another static folder. Where nothing was wrong, and the folder
// has files of the same names with nothing wrong in them, nothing can be wrong with the layouts either, and each is
// bound when a page first needs it. In any other case ok is false: the layouts have to be looked through again.
func (r *Renderer) Restyled(static fs.FS) (_ *Renderer, ok bool, err error) {
	assets, err := loadAssets(static, r.assets)
	if err != nil || !r.flawless || len(assets.problems) > 0 || !slices.Equal(r.assets.listed(), assets.listed()) {
		return nil, false, err
	}
	again := &Renderer{
		parts: r.parts, pages: r.pages, bound: map[civic.Lang]*binder{}, fallback: r.fallback, assets: assets,
		flawless: true, painter: r.painter,
	}
	for language, b := range r.bound {
		again.bound[language] = &binder{words: b.words, assets: assets}
	}
	return again, true, nil
}

// program is a page's layout in a language; nil where there is none.
func (r *Renderer) program(language civic.Lang, layout string) *stencil.Program {
	b := r.bound[language]
	if b == nil {
		return nil
	}
	b.mu.Lock()
	defer b.mu.Unlock()
	if b.base == nil {
		b.begin(r.parts)
	}
	if program := b.programs[layout]; program != nil {
		return program
	}
	if i := slices.IndexFunc(r.pages, func(f layoutFile) bool { return f.name == "pages/"+layout+".html" }); i >= 0 {
		b.bind(r.pages[i])
	}
	return b.programs[layout]
}

// once sorts the problems and keeps one of those that every language finds anew.
func once(problems diag.List) diag.List {
	problems.Sort()
	var kept diag.List
	for _, p := range problems {
		if last := len(kept) - 1; last < 0 || kept[last].At != p.At || kept[last].Text != p.Text {
			kept = append(kept, p)
		}
	}
	return kept
}

// Page writes one page into w. A layout that is wrong gives a *LayoutError.
func (r *Renderer) Page(w *bytes.Buffer, p *site.Page) error {
	language := p.Lang
	if language == "" {
		language = r.fallback
	}
	layout := r.program(language, p.Layout)
	if layout == nil {
		return fmt.Errorf("render %s: no layout is called %q in %q", p.URL, p.Layout, language)
	}
	if err := layout.Execute(w, p.View()); err != nil {
		if problem := layoutProblem(err, "pages/"+p.Layout+".html"); problem.At.Line > 0 {
			return &LayoutError{Problem: problem}
		}
		return fmt.Errorf("render %s: %w", p.URL, err)
	}
	return nil
}

// Assets lists the published files of the static folder in the order of their names.
func (r *Renderer) Assets() []Asset { return r.assets.list() }

// Asset finds a published file of the static folder by its path.
func (r *Renderer) Asset(path string) (_ Asset, found bool) {
	for _, asset := range r.assets.byName {
		if asset.Path == path {
			return asset, true
		}
	}
	return Asset{}, false
}

// Problem gives the layout problem that an error of Page carries, if it carries one.
func Problem(err error) (*diag.Problem, bool) {
	if wrong, ok := errors.AsType[*LayoutError](err); ok {
		return wrong.Problem, true
	}
	return nil, false
}
