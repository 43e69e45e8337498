// Package floor is the least that any generator must do with a site: read its files, run goldmark over the bodies,
// and write as many HTML files as the build does. How many times this a build takes, in processor time, is the
// measure of its speed that does not depend on the machine. Nothing of the product needs it, and it shares no code
// with what it measures.
package floor

import (
	"bytes"
	"crypto/sha256"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"runtime"
	"strconv"
	"sync"

	"github.com/yuin/goldmark"
	"github.com/yuin/goldmark/extension"
	"github.com/yuin/goldmark/parser"
)

// Write reads every file under the folder site, draws the bodies, and writes pages HTML files into out, each in a
// folder of its own; the bodies come round again where there are fewer of them.
func Write(site, out string, pages int) error {
	files, err := list(site)
	if err != nil || len(files) == 0 {
		return err
	}
	draw := goldmark.New(
		goldmark.WithExtensions(extension.Table, extension.Strikethrough, extension.Linkify, extension.Footnote,
			extension.DefinitionList),
		goldmark.WithParserOptions(parser.WithHeadingAttribute()),
	)
	return each(files, func(i int, html *bytes.Buffer, src []byte) error {
		if err := draw.Convert(body(src), html); err != nil {
			return err
		}
		for page := i; page < pages; page += len(files) {
			dir := filepath.Join(out, strconv.Itoa(page%100), strconv.Itoa(page))
			if err := os.MkdirAll(dir, 0o755); err != nil {
				return err
			}
			if err := os.WriteFile(filepath.Join(dir, "index.html"), html.Bytes(), 0o644); err != nil {
				return err
			}
		}
		return nil
	})
}

// Hash reads and hashes every file under the folder site: the least that a build must do that finds nothing changed.
func Hash(site string) error {
	files, err := list(site)
	if err != nil {
		return err
	}
	return each(files, func(_ int, sums *bytes.Buffer, src []byte) error {
		sum := sha256.Sum256(src)
		_, err := sums.Write(sum[:])
		return err
	})
}

func list(dir string) ([]string, error) {
	var files []string
	err := filepath.WalkDir(dir, func(name string, entry fs.DirEntry, err error) error {
		if err == nil && entry.Type().IsRegular() {
			files = append(files, name)
		}
		return err
	})
	return files, err
}

// body is what stands below the front matter.
func body(src []byte) []byte {
	if rest, has := bytes.CutPrefix(src, []byte("---\n")); has {
		if _, body, closed := bytes.Cut(rest, []byte("\n---\n")); closed {
			return body
		}
	}
	return src
}

// each reads the files, as many at a time as the machine has processors; do gets an empty buffer to work in.
func each(files []string, do func(i int, work *bytes.Buffer, src []byte) error) error {
	workers := runtime.GOMAXPROCS(0)
	errs := make(chan error, workers)
	var all sync.WaitGroup
	for w := range workers {
		all.Go(func() {
			var work bytes.Buffer
			for i := w; i < len(files); i += workers {
				src, err := os.ReadFile(files[i])
				if err == nil {
					work.Reset()
					err = do(i, &work, src)
				}
				if err != nil {
					errs <- fmt.Errorf("floor: %w", err)
					return
				}
			}
		})
	}
	all.Wait()
	close(errs)
	return <-errs
}
