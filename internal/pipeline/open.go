package pipeline

import (
	"bytes"
	"fmt"
	"strings"

	"samsyn/internal/render"
	"samsyn/internal/site"
)

// answers tell how the files of a plan are made, by the address that a web server answers with them. A plan keeps its
// addresses, so all snapshots of a plan share them. Assets and the search index have addresses of their own.
type answers map[string]func(*Snapshot) ([]byte, error)

// answersOf goes through a plan. Who opens no file, as a build which puts them all, has no use for it.
func answersOf(plan *site.Plan, r *render.Renderer) answers {
	found := make(answers, len(plan.Pages)+len(plan.Files)+len(plan.Pictures))
	for i, f := range r.Data(plan) {
		found["/"+f.Path] = func(s *Snapshot) ([]byte, error) { return s.data()[i].Make() }
	}
	for _, f := range r.Following(plan) {
		for i, path := range f.Paths {
			found["/"+path] = func(*Snapshot) ([]byte, error) {
				made, err := f.Make()
				if err != nil {
					return nil, err
				}
				return made[i], nil
			}
		}
	}
	for _, p := range plan.Pictures {
		found[p.URL] = func(s *Snapshot) ([]byte, error) { return s.picture(p) }
	}
	for _, f := range plan.Files {
		found[f.URL] = func(s *Snapshot) (data []byte, err error) {
			err = s.copyFile(f, func(_ string, b []byte) error {
				data = b
				return nil
			})
			return data, err
		}
	}
	for _, p := range plan.Pages {
		found[p.URL] = func(s *Snapshot) ([]byte, error) {
			var html bytes.Buffer
			err := s.renderer.Page(&html, p)
			return html.Bytes(), err
		}
	}
	return found
}

// Open makes the one file that a web server answers an address with; found is false where the site has none.
func (s *Snapshot) Open(url string) (data []byte, found bool, err error) {
	defer caught(&err)
	s.wording.RLock()
	defer s.wording.RUnlock()
	if !s.OK() {
		return nil, false, fmt.Errorf("open %s: the site has errors", url)
	}
	if asset, found := s.renderer.Asset(strings.TrimPrefix(url, "/")); found {
		return asset.Body, true, nil
	}
	open, found := s.answers()[url]
	if !found {
		return s.openSearch(url)
	}
	data, err = open(s)
	return data, true, err
}

// Has reports whether the site has a file for an address, and makes none but those of the search index.
func (s *Snapshot) Has(url string) bool {
	s.wording.RLock()
	defer s.wording.RUnlock()
	if !s.OK() {
		return false
	}
	if _, found := s.renderer.Asset(strings.TrimPrefix(url, "/")); found || s.answers()[url] != nil {
		return true
	}
	_, found, err := s.openSearch(url)
	return found && err == nil
}

// Hosting is what the site asks its host for: the headers and redirects that it also publishes as files.
func (s *Snapshot) Hosting() ([]render.HeaderRule, []render.RedirectRule) {
	return s.renderer.Headers(s.Plan), render.Redirects(s.Plan)
}

// SameLayouts reports whether the pages of two sites look the same, but for their styles.
func (s *Snapshot) SameLayouts(as *Snapshot) bool { return s.drawn.sameLayouts(as.drawn) }

// Assets lists the published files of the static folder in the order of their names.
func (s *Snapshot) Assets() []render.Asset { return s.renderer.Assets() }
