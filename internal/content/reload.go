package content

import (
	"context"
	"errors"
	"io/fs"
	"slices"
	"strings"

	"samsyn/internal/diag"
)

// Reload is Load for who knows which files may have changed since the cache was last loaded from: changed names
// them, relative to the content folder. All others are taken as they were read then, without a look at them. Where
// a file has come, gone or become something else, and where the last reading failed, the folder is read as a whole.
func Reload(ctx context.Context, fsys fs.FS, cache *Cache, changed []string) (*Tree, error) {
	if cache == nil || cache.last == nil || !cache.last.holds(fsys, changed) {
		return Load(ctx, fsys, cache)
	}
	next := &reading{listing: cache.last.listing, parsed: slices.Clone(cache.last.parsed)}
	cache.remember(nil)
	for _, name := range changed {
		i, isRecord := slices.BinarySearch(next.listing.records, name)
		if !isRecord {
			continue
		}
		parsed, err := readOne(fsys, cache, name)
		if err != nil {
			return nil, err
		}
		next.parsed[i] = parsed
	}
	cache.remember(next)
	return next.tree(), ctx.Err()
}

// reading is a content folder as it was read.
type reading struct {
	listing *listing
	parsed  []parsedFile // one for each of the listing's records
}

// holds reports whether the listing still is what lies in the folder if nothing but the named files has changed.
func (r *reading) holds(fsys fs.FS, changed []string) bool {
	for _, name := range changed {
		if slices.ContainsFunc(strings.Split(name, "/"), ignored) {
			continue
		}
		_, isRecord := slices.BinarySearch(r.listing.records, name)
		info, err := fs.Lstat(fsys, name)
		switch {
		case isRecord && err == nil && info.Mode().IsRegular():
		case !isRecord && errors.Is(err, fs.ErrNotExist) && !r.listing.knows(name): // an editor's own, gone again
		default:
			return false
		}
	}
	return true
}

// knows reports whether something other than a record lay at the path, or in a folder of that name.
func (l *listing) knows(name string) bool {
	path := Root + "/" + name
	lies := func(file string) bool { return file == path || strings.HasPrefix(file, path+"/") }
	return slices.ContainsFunc(l.attachments, func(a Attachment) bool { return lies(a.Path) }) ||
		slices.ContainsFunc(l.problems, func(p *diag.Problem) bool { return lies(p.At.File) }) ||
		slices.ContainsFunc(l.records, func(r string) bool { return strings.HasPrefix(r, name+"/") })
}

// tree puts together what has been read.
func (r *reading) tree() *Tree {
	tree := &Tree{Attachments: r.listing.attachments, Problems: slices.Clone(r.listing.problems)}
	tree.Files = make([]*File, 0, len(r.parsed))
	for _, p := range r.parsed {
		tree.Problems = append(tree.Problems, p.problems...)
		switch {
		case p.file == nil:
		case p.file.Kind == KindSite:
			tree.Site = p.file
		default:
			tree.Files = append(tree.Files, p.file)
		}
	}
	if tree.Site == nil && !slices.ContainsFunc(r.listing.problems, func(p *diag.Problem) bool { return p.Text == misnamedSite }) {
		tree.Problems.Errorf(RuleMissingSite, diag.Span{Pos: diag.Pos{File: Root + "/site.yaml"}}, "there is no site.yaml").
			Hint = "write format, title, baseURL and languages into " + Root + "/site.yaml"
	}
	tree.Problems.Sort()
	return tree
}
