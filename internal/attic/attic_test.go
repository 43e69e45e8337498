package attic

import (
	"errors"
	"slices"
	"strings"
	"sync"
	"testing"
)

var long = strings.Repeat("samverkan ", 100)

func TestTextsComeBackAsTheyWere(t *testing.T) {
	a := New(0)
	defer a.Close()
	var all sync.WaitGroup
	for i := range 50 {
		all.Go(func() {
			want := []string{long[i:], "", "å\x00", strings.Repeat("x", i*1000)}
			kept := a.Keep(want)
			if kept == nil {
				t.Error("long texts stay in memory beyond the limit")
				return
			}
			if got := kept.Texts(); !slices.Equal(got, want) {
				t.Errorf("text %d came back as %.40q…", i, got)
			}
		})
	}
	all.Wait()
}

func TestFewAndShortTextsStayInMemory(t *testing.T) {
	a := New(int64(2 * len(long)))
	defer a.Close()
	for i, want := range []bool{true, true, false, false} {
		if stays := a.Keep([]string{long}) == nil; stays != want {
			t.Errorf("text %d stays in memory: %v, want %v", i, stays, want)
		}
	}
	if a.Keep([]string{"short"}) != nil {
		t.Error("a short text is put away")
	}
	if (*Attic)(nil).Keep([]string{long}) != nil {
		t.Error("no attic keeps something")
	}
}

func TestFullDiskLeavesTextsInMemory(t *testing.T) {
	t.Setenv("TMPDIR", t.TempDir()+"/missing")
	a := New(0)
	defer a.Close()
	for range 2 {
		if a.Keep([]string{long}) != nil {
			t.Error("a text is put where nothing can be written")
		}
	}
}

func TestWhatCannotBeReadBackIsAFailureOfTheMachine(t *testing.T) {
	a := New(0)
	kept := a.Keep([]string{long})
	a.Close()
	defer func() {
		if lost, ok := recover().(Lost); !ok || errors.Unwrap(lost) == nil {
			t.Errorf("reading gives %v", lost)
		}
	}()
	kept.Texts()
}
