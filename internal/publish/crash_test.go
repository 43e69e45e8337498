package publish

import (
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

var errDisk = errors.New("no space left on the disk")

// failing is a disk that fails at the step with the number at, counted from 1; if dead, at every later step too,
// as after a power cut or kill -9.
type failing struct {
	osDisk
	plain bool // without exchange
	dead  bool
	at    int
	step  *int
}

func (f failing) fail() error {
	*f.step++
	if *f.step == f.at || f.dead && *f.step > f.at {
		return errDisk
	}
	return nil
}

func try(f failing, change func() error) error {
	if err := f.fail(); err != nil {
		return err
	}
	return change()
}

func (f failing) MkdirAll(dir string) error {
	return try(f, func() error { return f.osDisk.MkdirAll(dir) })
}
func (f failing) Link(a, b string) error { return try(f, func() error { return f.osDisk.Link(a, b) }) }
func (f failing) Copy(a, b string) error { return try(f, func() error { return f.osDisk.Copy(a, b) }) }
func (f failing) Rename(a, b string) error {
	return try(f, func() error { return f.osDisk.Rename(a, b) })
}
func (f failing) Remove(a string) error { return try(f, func() error { return f.osDisk.Remove(a) }) }
func (f failing) RemoveAll(a string) error {
	return try(f, func() error { return f.osDisk.RemoveAll(a) })
}
func (f failing) FlushDir(a string) error {
	return try(f, func() error { return f.osDisk.FlushDir(a) })
}

func (f failing) Exchange(a, b string) error {
	return try(f, func() error {
		if f.plain {
			return errNoExchange
		}
		return f.osDisk.Exchange(a, b)
	})
}

func (f failing) Flush(dir string, written []string) error {
	return try(f, func() error { return f.osDisk.Flush(dir, written) })
}

// A file that is cut off in the middle is what a full disk leaves.
func (f failing) WriteFile(name string, data []byte) error {
	if err := f.fail(); err != nil {
		if *f.step == f.at {
			_ = os.WriteFile(name, data[:len(data)/2], 0o644)
		}
		return err
	}
	return f.osDisk.WriteFile(name, data)
}

// Whatever step fails, and whether or not the process dies there: the old site or the new one stands whole, or
// between the two renames of a plain disk none, and the next build makes all well.
func TestFailureAtAnyStepLeavesAWholeSite(t *testing.T) {
	for _, plain := range []bool{false, true} {
		for _, dead := range []bool{false, true} {
			t.Run(fmt.Sprintf("plain=%v dead=%v", plain, dead), func(t *testing.T) {
				for at := 1; ; at++ {
					if done := failAt(t, failing{plain: plain, dead: dead, at: at, step: new(int)}); done {
						break
					}
				}
			})
		}
	}
}

// failAt builds once with the failing disk and once after it. It reports whether the disk was never asked to
// fail: then every step has been tried.
func failAt(t *testing.T, disk failing) bool {
	t.Helper()
	dir := filepath.Join(t.TempDir(), "public")
	mustWrite(t, dir, first)
	_, err := write(t.Context(), disk, dir, Options{}, second.fill)
	if *disk.step < disk.at {
		if err != nil {
			t.Errorf("step %d: %v", disk.at, err)
		}
		return true
	}
	switch {
	case !exists(dir):
		if !disk.plain || !disk.dead {
			t.Errorf("step %d: no site stands", disk.at)
		}
	default:
		got := read(t, dir)
		if want := wholeOf(got); !strings.Contains("first second", want) {
			t.Errorf("step %d: a mixed site stands: %v", disk.at, got)
		}
	}
	mustWrite(t, dir, second)
	wantSite(t, dir, second)
	wantNothingBeside(t, dir)
	return false
}

// wholeOf names the site that got is, or "none" where it is neither.
func wholeOf(got site) string {
	for name, want := range map[string]site{"first": first, "second": second} {
		if fmt.Sprint(got) == fmt.Sprint(want) {
			return name
		}
	}
	return "none"
}

func TestFirstBuildThatFailsLeavesNothing(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "public")
	if _, err := write(t.Context(), failing{at: 4, step: new(int)}, dir, Options{}, first.fill); !errors.Is(err, errDisk) {
		t.Errorf("error %v, want %v", err, errDisk)
	}
	if exists(dir) {
		t.Error("half a site stands")
	}
	wantNothingBeside(t, dir)
}
