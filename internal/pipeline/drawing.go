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
// of nothing else, so a builder keeps of it what is made of the same.
type drawing struct {
	sums     parts        // of what it is made of
	langs    []civic.Lang // likewise
	words    *lang.Catalog
	renderer *render.Renderer // nil where the words have errors
	problems diag.List

	wordProblems diag.List
}

// parts are fingerprints of the folders that a drawing is made of.
type parts struct{ words, layouts, assets [sha256.Size]byte }

// draw gives the drawing of a site, the last one if that is made of the same.
func (b *Builder) draw(in Inputs, languages []civic.Lang) (*drawing, error) {
	last := b.drawn
	if last != nil && slices.Equal(last.langs, languages) && in.Unsure != nil &&
		len(beneath(in.Unsure, "layouts"))+len(beneath(in.Unsure, "static")) == 0 {
		return last, nil
	}
	drawn, assets := Overlay(in.Layouts, layouts.FS), Overlay(in.Static, static.FS)
	var now parts
	for _, part := range []struct {
		system fs.FS
		folder string
		sum    *[sha256.Size]byte
	}{{drawn, "strings", &now.words}, {drawn, "parts", &now.layouts}, {drawn, "pages", &now.layouts}, {assets, ".", &now.assets}} {
		if err := fingerprint(part.system, part.folder, part.sum); err != nil {
			return nil, fmt.Errorf("read the layouts and assets: %w", err)
		}
	}
	if last != nil && last.sums == now && slices.Equal(last.langs, languages) {
		return last, nil
	}
	d, err := newDrawing(drawn, assets, languages, now, last)
	if err != nil {
		return nil, err
	}
	b.drawn = d
	return d, nil
}

// newDrawing reads the layouts, the words and the assets, or takes from the last drawing what is made of the same.
func newDrawing(drawn, assets fs.FS, languages []civic.Lang, now parts, last *drawing) (d *drawing, err error) {
	d = &drawing{sums: now, langs: languages}
	sameWords := last != nil && last.sums.words == now.words
	if sameWords {
		d.words, d.wordProblems = last.words, last.wordProblems
	} else if d.words, d.wordProblems, err = lang.Load(drawn); err != nil {
		return nil, fmt.Errorf("read the interface words: %w", err)
	}
	d.problems = d.wordProblems
	if d.problems.HasErrors() {
		return d, nil
	}
	if sameWords && last.sums.layouts == now.layouts && slices.Equal(last.langs, languages) && last.renderer != nil {
		again, ok, err := last.renderer.Restyled(assets)
		if ok || err != nil {
			d.renderer = again
			return d, err
		}
	}
	if len(languages) == 0 {
		languages = d.words.Langs()
	}
	var problems diag.List
	var before *render.Renderer
	if last != nil {
		before = last.renderer
	}
	d.renderer, problems, err = render.New(drawn, assets, d.words, languages, before)
	d.problems = append(slices.Clone(d.problems), problems...)
	return d, err
}

// sameLayouts reports whether two drawings have the same layouts with the same words.
func (d *drawing) sameLayouts(as *drawing) bool {
	return d.sums.words == as.sums.words && d.sums.layouts == as.sums.layouts && slices.Equal(d.langs, as.langs)
}

// fingerprint stirs the names and bytes of the files in a folder into a sum.
func fingerprint(system fs.FS, folder string, sum *[sha256.Size]byte) error {
	hash := sha256.New()
	part := func(data []byte) {
		hash.Write(binary.BigEndian.AppendUint64(nil, uint64(len(data))))
		hash.Write(data)
	}
	part(sum[:])
	err := fs.WalkDir(system, folder, func(name string, entry fs.DirEntry, err error) error {
		if err != nil || entry.IsDir() {
			return err
		}
		data, err := fs.ReadFile(system, name)
		part([]byte(name))
		part(data)
		return err
	})
	*sum = [sha256.Size]byte(hash.Sum(nil))
	return err
}
