package pipeline

import (
	"crypto/sha256"
	"encoding/binary"
	"fmt"
	"io/fs"
	"slices"

	"samsyn/internal/civic"
	"samsyn/internal/diag"
	"samsyn/internal/lang"
	"samsyn/internal/render"
	"samsyn/layouts"
	"samsyn/static"
)

// drawing is how pages look: the words, the layouts and the assets, read for the languages of a site. It is made
// of nothing else, so a builder keeps it while those are equal.
type drawing struct {
	sum      [sha256.Size]byte // of what it is made of
	langs    []civic.Lang      // likewise
	words    *lang.Catalog
	renderer *render.Renderer // nil where the words have errors
	problems diag.List
}

// draw gives the drawing of a site, the last one if that is made of the same.
func (b *Builder) draw(in Inputs, languages []civic.Lang) (*drawing, error) {
	if b.drawn != nil && slices.Equal(b.drawn.langs, languages) && in.Unsure != nil &&
		len(beneath(in.Unsure, "layouts"))+len(beneath(in.Unsure, "static")) == 0 {
		return b.drawn, nil
	}
	drawn, assets := Overlay(in.Layouts, layouts.FS), Overlay(in.Static, static.FS)
	sum, err := fingerprint(languages, drawn, assets)
	if err != nil {
		return nil, fmt.Errorf("read the layouts and assets: %w", err)
	}
	if b.drawn != nil && b.drawn.sum == sum {
		return b.drawn, nil
	}
	d, err := newDrawing(drawn, assets, languages)
	if err != nil {
		return nil, err
	}
	d.sum, d.langs = sum, languages
	b.drawn = d
	return d, nil
}

// newDrawing reads the layouts, the words and the assets.
func newDrawing(drawn, assets fs.FS, languages []civic.Lang) (*drawing, error) {
	words, problems, err := lang.Load(drawn)
	if err != nil {
		return nil, fmt.Errorf("read the interface words: %w", err)
	}
	d := &drawing{words: words, problems: problems}
	if problems.HasErrors() {
		return d, nil
	}
	if len(languages) == 0 {
		languages = words.Langs()
	}
	d.renderer, problems, err = render.New(drawn, assets, words, languages)
	d.problems = append(d.problems, problems...)
	return d, err
}

// fingerprint is the same for the same languages and the same files of the same names.
func fingerprint(languages []civic.Lang, systems ...fs.FS) (sum [sha256.Size]byte, err error) {
	hash := sha256.New()
	part := func(data []byte) {
		hash.Write(binary.BigEndian.AppendUint64(nil, uint64(len(data))))
		hash.Write(data)
	}
	for _, tag := range languages {
		part([]byte(tag))
	}
	for _, system := range systems {
		part(nil)
		err := fs.WalkDir(system, ".", func(name string, entry fs.DirEntry, err error) error {
			if err != nil || entry.IsDir() {
				return err
			}
			data, err := fs.ReadFile(system, name)
			part([]byte(name))
			part(data)
			return err
		})
		if err != nil {
			return sum, err
		}
	}
	return [sha256.Size]byte(hash.Sum(nil)), nil
}
