package search

import (
	"bytes"
	"context"
	"crypto/sha256"
	"encoding/binary"
	"encoding/hex"
	"encoding/json"
	"fmt"
	"runtime"
	"sync"
	"time"

	"github.com/klauspost/compress/gzip"
)

// Put takes one file: its path in the site's folder, with slashes, and its bytes, which it must not keep.
type Put func(path string, data []byte) error

// output names files by what they hold, compresses them on all processors, and puts them in the order in which
// they came. Its first error ends it.
type output struct {
	folder string // of the index, with a slash at the end
	put    Put
	ctx    context.Context
	stop   context.CancelCauseFunc
	queue  chan *made
	done   sync.WaitGroup
	names  map[fileName]uint64 // what follows in the hash
}

// fileName is a file's kind and the part of its hash that it is called by.
type fileName [1 + nameBytes]byte

type made struct {
	path string
	data chan []byte
}

func newOutput(ctx context.Context, folder string, put Put) *output {
	o := &output{folder: folder, put: put, queue: make(chan *made, 2*runtime.GOMAXPROCS(0)), names: map[fileName]uint64{}}
	o.ctx, o.stop = context.WithCancelCause(ctx)
	o.done.Go(func() {
		for m := range o.queue {
			data := <-m.data
			if o.ctx.Err() == nil {
				if err := o.put(m.path, data); err != nil {
					o.stop(err)
				}
			}
		}
	})
	return o
}

// partsFolder holds the files that are named by what they hold, so that a host can tell browsers to keep them.
const partsFolder = "parts/"

// nameBytes is how much of a file's hash is its name: with a million files, one chance in five hundred that two
// share it, and then the index is refused.
const nameBytes = 6

// file publishes what a file holds, compressed, and gives its name: a letter for its kind, and a hash. The same
// holding twice is one file. The raw bytes are the output's from here on.
func (o *output) file(kind byte, raw []byte) string {
	sum := sha256.Sum256(raw)
	name := string(kind) + hex.EncodeToString(sum[:nameBytes])
	short, more := fileName{kind}, binary.BigEndian.Uint64(sum[nameBytes:])
	copy(short[1:], sum[:])
	if known, twice := o.names[short]; twice {
		if known != more {
			o.stop(fmt.Errorf("two files of the search index would both be called %s", name))
		}
		return name
	}
	o.names[short] = more
	m := &made{path: o.folder + partsFolder + name, data: make(chan []byte, 1)}
	if o.ctx.Err() != nil {
		return name
	}
	o.queue <- m
	go func() { m.data <- zipped(raw) }()
	return name
}

// json publishes a value in JSON.
func (o *output) json(kind byte, value any) string { return o.file(kind, encoded(value)) }

// close waits until everything is put.
func (o *output) close() error {
	close(o.queue)
	o.done.Wait()
	err := context.Cause(o.ctx)
	o.stop(nil)
	return err
}

// encoded gives a value that always encodes in JSON, with the signs of markup as they are.
func encoded(value any) []byte {
	var b bytes.Buffer
	enc := json.NewEncoder(&b)
	enc.SetEscapeHTML(false)
	if err := enc.Encode(value); err != nil {
		panic(err) // only texts, numbers and lists of them are given here
	}
	return bytes.TrimSuffix(b.Bytes(), []byte("\n"))
}

// zippers are kept since each holds most of a megabyte.
var zippers = sync.Pool{New: func() any {
	w, _ := gzip.NewWriterLevel(nil, gzip.DefaultCompression) // the level is one of its own
	return w
}}

// zipped compresses. The header names no time and no file, so the same bytes come out every time.
func zipped(raw []byte) []byte {
	var b bytes.Buffer
	b.Grow(len(raw)*3/4 + 64)
	w := zippers.Get().(*gzip.Writer)
	defer zippers.Put(w)
	w.Reset(&b)
	w.ModTime = time.Unix(0, 0) // which is written as no time
	w.Write(raw)                // a buffer takes everything
	w.Close()
	return b.Bytes()
}
