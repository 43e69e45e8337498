package content

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"path"
	"runtime"
	"slices"
	"strings"
	"sync"

	"samsyn/internal/diag"
)

// Load reads the content folder that fsys is the root of. A cache may be nil. The tree is the same whatever
// the cache holds and however many files are read at a time. The error is of the machine: a file that could
// not be read, ctx cancelled; what is wrong with the author's files stands in the tree.
func Load(ctx context.Context, fsys fs.FS, cache *Cache) (*Tree, error) {
	cache.remember(nil)
	found, err := walk(ctx, fsys, maxFiles)
	if err != nil {
		return nil, fmt.Errorf("read the content folder: %w", err)
	}
	parsed, err := parseAll(ctx, fsys, cache, found.records)
	if err != nil {
		return nil, err
	}
	loaded := &reading{listing: found, parsed: parsed}
	cache.remember(loaded)
	return loaded.tree(), nil
}

// listing is what lies in the folder.
type listing struct {
	records     []string // paths within fsys, sorted
	attachments []Attachment
	problems    diag.List
}

// maxFiles is how many files a site may have. All municipalities of the Nordic countries would need fewer.
const maxFiles = 1_000_000

func walk(ctx context.Context, fsys fs.FS, most int) (*listing, error) {
	found := &listing{}
	err := fs.WalkDir(fsys, ".", func(name string, entry fs.DirEntry, err error) error {
		switch {
		case err != nil && name == "." && errors.Is(err, fs.ErrNotExist):
			return fs.SkipAll
		case err != nil:
			return err
		case ctx.Err() != nil:
			return ctx.Err()
		case name == ".":
			return nil
		case ignored(entry.Name()):
			if entry.IsDir() {
				return fs.SkipDir
			}
			return nil
		case entry.IsDir():
			return nil
		}
		if most--; most < 0 {
			found.problems.Errorf(RuleTooManyEntries, diag.Span{Pos: diag.Pos{File: Root + "/" + path.Dir(name)}},
				"the site has more than the %d files that it may have; those from here on are not read", maxFiles)
			return fs.SkipAll
		}
		found.file(fsys, name, entry)
		return nil
	})
	return found, err
}

// ignored reports whether a name is no content: hidden, kept back, a guide to the folder, or left over by an
// editor.
func ignored(name string) bool {
	switch {
	case name == "README.md", name == "4913", name == "Thumbs.db", name == "desktop.ini",
		strings.HasPrefix(name, "."), strings.HasPrefix(name, "_"),
		strings.HasSuffix(name, "~"), strings.HasPrefix(name, "#"), strings.HasPrefix(name, "~$"):
		return true
	}
	switch path.Ext(name) {
	case ".swp", ".swo", ".swx", ".orig", ".bak", ".tmp", ".rej", ".part", ".crdownload":
		return true
	}
	return false
}

// file sorts one file into the listing.
func (l *listing) file(fsys fs.FS, name string, entry fs.DirEntry) {
	shown := Root + "/" + name
	at := diag.Span{Pos: diag.Pos{File: shown}}
	ext := strings.ToLower(path.Ext(name))
	switch {
	case !entry.Type().IsRegular():
		l.problems.Errorf(RuleNotARegularFile, at, "this is %s, not a file", Irregular(entry.Type())).
			Hint = "put the file itself here"
	case name == "site.yaml" || strings.HasSuffix(name, ".md"):
		l.records = append(l.records, name)
	case ext == ".md" || ext == ".markdown" || ext == ".mdown":
		l.problems.Errorf(RuleStrayFile, at, "the name of a record ends in .md").
			Hint = "name it " + strings.TrimSuffix(path.Base(name), path.Ext(name)) + ".md"
	case slices.Contains([]string{"site.yml", "site.yaml", "site.yaml.txt", "site.yml.txt", "site.txt"}, strings.ToLower(name)):
		l.problems.Errorf(RuleStrayFile, at, misnamedSite).Hint = "name it site.yaml"
	case strings.Contains(strings.ToLower(path.Base(name)), ".md."), isPlainRecord(name):
		l.problems.Errorf(RuleStrayFile, at, "the name of a record ends in .md").
			Hint = "name it " + plainName(path.Base(name)) + ".md; some editors add an ending of their own, which the computer may hide"
	case slices.Contains(activeFiles, ext):
		l.problems.Errorf(RuleForbiddenFile, at, "a file of the kind %s could run in a reader's browser", ext).
			Hint = "publish a PDF, a picture or a table instead"
	default:
		l.attach(fsys, name, entry, at)
	}
}

const misnamedSite = "the site's facts stand in site.yaml"

// isPlainRecord reports whether a text file is named like the facts of a document.
func isPlainRecord(name string) bool {
	return strings.HasPrefix(name, "documents/") && strings.ToLower(path.Ext(name)) == ".txt" &&
		strings.HasPrefix(strings.ToLower(path.Base(name)), "document.")
}

// plainName is a name without the endings that an editor has added.
func plainName(name string) string {
	if i := strings.Index(strings.ToLower(name), ".md."); i >= 0 {
		return name[:i]
	}
	return strings.TrimSuffix(name, path.Ext(name))
}

// Irregular names what is neither a file nor a folder, in an author's words.
func Irregular(mode fs.FileMode) string {
	switch {
	case mode&fs.ModeSymlink != 0:
		return "a link"
	case mode&(fs.ModeDevice|fs.ModeCharDevice) != 0:
		return "a device"
	}
	return "a pipe or a socket"
}

// parsedFile is one file's part of the tree.
type parsedFile struct {
	file     *File
	problems diag.List // of a path that is no record's
}

// parseAll parses the files, several at a time, into the order of names.
func parseAll(ctx context.Context, fsys fs.FS, cache *Cache, names []string) ([]parsedFile, error) {
	ctx, cancel := context.WithCancelCause(ctx)
	defer cancel(nil)
	parsed := make([]parsedFile, len(names))
	next := make(chan int)
	var workers sync.WaitGroup
	for range max(runtime.GOMAXPROCS(0), 2) {
		workers.Go(func() {
			for i := range next {
				p, err := readOne(fsys, cache, names[i])
				if err != nil {
					cancel(err)
					continue
				}
				parsed[i] = p
			}
		})
	}
	for i := range names {
		if ctx.Err() != nil {
			break
		}
		next <- i
	}
	close(next)
	workers.Wait()
	if err := context.Cause(ctx); err != nil {
		return nil, err
	}
	cache.forgetOthers(names)
	return parsed, nil
}

// readings is how often a file is read that is being written to.
const readings = 3

// readOne parses a file, or takes it from the cache. A file that changes while it is read is read again, so that
// half of one is never taken for the whole.
func readOne(fsys fs.FS, cache *Cache, name string) (parsedFile, error) {
	for range readings {
		parsed, whole, err := readWhole(fsys, cache, name)
		if whole || err != nil {
			return parsed, err
		}
	}
	return parsedFile{}, fmt.Errorf("read %s/%s: it is being written to; try again when that is done", Root, name)
}

// readWhole reads a file once; whole is false where it was written to meanwhile. A file that is too large to be a
// record is not read.
func readWhole(fsys fs.FS, cache *Cache, name string) (parsed parsedFile, whole bool, err error) {
	shown := Root + "/" + name
	file, err := fsys.Open(name)
	if errors.Is(err, fs.ErrNotExist) {
		return parsedFile{}, true, nil // taken away since the folder was listed
	}
	if err != nil {
		return parsedFile{}, false, fmt.Errorf("read %s: %w", shown, err)
	}
	defer file.Close()
	before, err := file.Stat()
	if err != nil {
		return parsedFile{}, false, fmt.Errorf("read %s: %w", shown, err)
	}
	if before.Size() > maxBytes {
		var problems diag.List
		problems.Errorf(RuleFileTooLarge, diag.Span{Pos: diag.Pos{File: shown}},
			"the file has %d bytes, more than the %d that a record may have", before.Size(), maxBytes).
			Hint = "split it into several documents, or publish it as a file beside the record"
		return parsedFile{problems: problems}, true, nil
	}
	src := bytes.NewBuffer(make([]byte, 0, before.Size()+bytes.MinRead))
	_, err = src.ReadFrom(io.LimitReader(file, maxBytes+1))
	after, statErr := file.Stat()
	if err = errors.Join(err, statErr); err != nil {
		return parsedFile{}, false, fmt.Errorf("read %s: %w", shown, err)
	}
	if int64(src.Len()) != before.Size() || after.Size() != before.Size() || !after.ModTime().Equal(before.ModTime()) {
		return parsedFile{}, false, nil
	}
	return cache.parse(shown, src.Bytes()), true, nil
}
