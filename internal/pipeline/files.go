package pipeline

import (
	"bytes"
	"context"
	"fmt"
	"io/fs"
	"strings"
	"sync"

	"samsyn/internal/attic"
	"samsyn/internal/diag"
	"samsyn/internal/render"
	"samsyn/internal/site"
)

// Put takes one file of the site: its path with slashes, and its bytes, which it must not keep.
type Put func(path string, data []byte) error

// Files makes every file of the site and puts them in an order that is always the same: the pages, what lies
// beside them, the data, the feeds and calendars, the assets, the search index. Only a few pages are in memory at a time. What turns out to be wrong with
// a layout, or a link that leads nowhere, is in the list; then the files are not to be published.
func (s *Snapshot) Files(ctx context.Context, put Put) (_ diag.List, err error) {
	defer caught(&err)
	s.wording.RLock()
	defer s.wording.RUnlock()
	if !s.OK() {
		return nil, fmt.Errorf("make the files of a site with %d errors", s.Problems.Count(diag.Error))
	}
	data, following := s.renderer.Data(s.Plan), s.renderer.Following(s.Plan)
	known := s.addresses(data, following)
	found, err := s.pages(ctx, func(url []byte) bool { return known[string(url)] }, put)
	if err != nil {
		return found, err
	}
	if err := s.pictures(ctx, put); err != nil {
		return found, err
	}
	for _, f := range s.Plan.Files {
		if err := s.copyFile(f, put); err != nil {
			return found, err
		}
	}
	for _, f := range data {
		made, err := f.Make()
		if err != nil {
			return found, fmt.Errorf("make %s: %w", f.Path, err)
		}
		if err := put(f.Path, made); err != nil {
			return found, err
		}
	}
	if err := s.following(ctx, following, put); err != nil {
		return found, err
	}
	for _, asset := range s.renderer.Assets() {
		if err := put(asset.Path, asset.Body); err != nil {
			return found, err
		}
	}
	return found, s.SearchIndex(ctx, put)
}

// buffers keeps the memory of pages from render to write.
var buffers = sync.Pool{New: func() any { return new(bytes.Buffer) }}

// page is one page between its making and its turn to be put.
type page struct {
	html *bytes.Buffer
	dead []string
	bad  *diag.Problem // the layout is wrong, and there is no page
}

func (s *Snapshot) pages(ctx context.Context, known func(url []byte) bool, put Put) (diag.List, error) {
	found := newFaults()
	err := inOrder(ctx, len(s.Plan.Pages),
		func(i int) (page, error) { return s.page(s.Plan.Pages[i], known) },
		func(i int, made page) error {
			defer buffers.Put(made.html)
			found.add(s.Plan.Pages[i], made)
			if made.bad != nil {
				return nil
			}
			return put(pathOf(s.Plan.Pages[i].URL), made.html.Bytes())
		})
	return found.list(), err
}

// pictures draws the pictures in parallel, and puts them in their order.
func (s *Snapshot) pictures(ctx context.Context, put Put) error {
	return inOrder(ctx, len(s.Plan.Pictures),
		func(i int) ([]byte, error) { return s.picture(s.Plan.Pictures[i]) },
		func(i int, drawn []byte) error { return put(pathOf(s.Plan.Pictures[i].URL), drawn) })
}

func (s *Snapshot) picture(p site.Picture) (drawn []byte, err error) {
	defer caught(&err)
	return s.renderer.Picture(p)
}

func (s *Snapshot) page(p *site.Page, known func(url []byte) bool) (_ page, err error) {
	defer caught(&err)
	html := buffers.Get().(*bytes.Buffer)
	html.Reset()
	if err := s.renderer.Page(html, p); err != nil {
		if problem, ok := render.Problem(err); ok {
			return page{html: html, bad: problem}, nil
		}
		return page{}, err
	}
	return page{html: html, dead: deadLinks(html.Bytes(), p.URL, known)}, nil
}

// following puts the feeds and calendars, of which only a few are in memory at a time.
func (s *Snapshot) following(ctx context.Context, files []render.Bundle, put Put) error {
	return inOrder(ctx, len(files),
		func(i int) (made [][]byte, err error) {
			defer caught(&err)
			if made, err = files[i].Make(); err != nil {
				err = fmt.Errorf("make %s: %w", files[i].Paths[0], err)
			}
			return made, err
		},
		func(i int, made [][]byte) error {
			for n, path := range files[i].Paths {
				if err := put(path, made[n]); err != nil {
					return err
				}
			}
			return nil
		})
}

// copyFile puts a file that is not a page: bytes of the plan's own, or a file beside a record.
func (s *Snapshot) copyFile(f site.File, put Put) error {
	var data []byte
	if f.Text != nil {
		data = []byte(f.Text().Texts()[0])
	}
	if f.Source != "" {
		var err error
		if data, err = fs.ReadFile(s.content, strings.TrimPrefix(f.Source, "content/")); err != nil {
			return fmt.Errorf("publish %s: %w", f.Source, err)
		}
	}
	return put(pathOf(f.URL), data)
}

// caught turns the panic over texts that cannot be read back into an error: a view has no other way to say it.
func caught(err *error) {
	switch lost := recover().(type) {
	case nil:
	case attic.Lost:
		*err = lost
	default:
		panic(lost)
	}
}

// pathOf is the file that a web server answers an address with.
func pathOf(url string) string {
	url = strings.TrimPrefix(url, "/")
	if url == "" || strings.HasSuffix(url, "/") {
		return url + "index.html"
	}
	return url
}
