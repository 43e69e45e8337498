package main

import (
	"bytes"
	"os"
	"path"
	"syscall"
	"testing"
	"time"

	"samsyn/internal/civic"
	index "samsyn/internal/search"
)

const (
	mostInFile = 12_000 // bytes of a file of an index, compressed
	mostInRoot = 16_000 // bytes of the root, compressed by the host
)

// TestIndexKeepsItsSizes makes the indexes of a corpus straight from its files and holds them to the sizes that are
// promised of their own. It tells what that cost; to measure larger ones:
//
//	SAMSYN_SEARCH_DOCUMENTS=10000 go test ./cmd/samsyn -run TestIndexKeepsItsSizes -v -timeout 1h
func TestIndexKeepsItsSizes(t *testing.T) {
	opt := measuredBy(knownDocuments)
	for _, lang := range []civic.Lang{"sv", "en"} {
		began := processorTime(t)
		if err := feed(t.Context(), opt, lang, func(index.Entry) {}); err != nil {
			t.Fatal(err)
		}
		fed := processorTime(t)
		sizes, files, total := map[byte]int{}, map[byte]int{}, 0
		err := fedIndex(t.Context(), opt, lang, func(name string, data []byte) error {
			kind, size, most := path.Base(name)[0], len(data), mostInFile
			if path.Base(name) == index.RootFile {
				size, most = compressed(bytes.Clone(data)), mostInRoot
			}
			if size > most {
				t.Errorf("%s has %d bytes, want at most %d", name, size, most)
			}
			files[kind]++
			sizes[kind] += size
			total += size
			return nil
		})
		if err != nil {
			t.Fatal(err)
		}
		cost := processorTime(t) - fed - (fed - began)
		for kind := range files {
			t.Logf("%s: %d files of kind %c, %d bytes on average", lang, files[kind], kind, sizes[kind]/files[kind])
		}
		t.Logf("%s: %d bytes, %.1f s of CPU besides reading the corpus", lang, total, cost.Seconds())
	}
	t.Logf("%d MB at the peak, the corpus included", usage(t).Maxrss>>10)
}

// processorTime is what the process has taken of the processors, its own and the system's for it.
func processorTime(t *testing.T) time.Duration {
	u := usage(t)
	return time.Duration(u.Utime.Nano() + u.Stime.Nano())
}

func usage(t *testing.T) (u syscall.Rusage) {
	if err := syscall.Getrusage(syscall.RUSAGE_SELF, &u); err != nil {
		t.Fatal(os.NewSyscallError("getrusage", err))
	}
	return u
}
