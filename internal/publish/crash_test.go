package publish

import (
	"fmt"
	"path/filepath"
	"slices"
	"testing"
)

// noted remembers a site by its name.
func noted(name string) Options {
	return Options{Note: func() []byte { return []byte(name) }}
}

// builtFirst is a folder that the first site stands in.
func builtFirst(t *testing.T) string {
	t.Helper()
	dir := filepath.Join(t.TempDir(), "public")
	if _, err := write(t.Context(), quiet{}, dir, noted("first"), first.fill); err != nil {
		t.Fatal(err)
	}
	return dir
}

// Whatever step fails, however much of it is done, and whether or not the process dies there: the old site or the new
// one stands whole, nothing that is remembered is untrue, and the next build makes all well.
func TestFailureAtAnyStepLeavesAWholeSite(t *testing.T) {
	faults := 0
	for _, plain := range []bool{false, true} {
		for _, way := range slices.Concat(lasting, deadly) {
			for at := 1; ; at++ {
				disk := fault(plain, at, way)
				if !failAt(t, disk) {
					break
				}
				faults++
			}
		}
	}
	t.Logf("%d faults", faults)
}

// failAt builds once with the faulty disk and once after it. It reports whether the disk was ever asked to fail.
func failAt(t *testing.T, disk faulty) bool {
	t.Helper()
	dir := builtFirst(t)
	_, err := write(t.Context(), disk, dir, noted("second"), second.fill)
	if !disk.hit() {
		if err != nil {
			t.Errorf("%+v: %v", disk, err)
		}
		return false
	}
	wantWhole(t, dir, disk)
	if err != nil && !disk.way.dead && wholeOf(t, dir) == "first" {
		wantNothingBeside(t, dir)
	}
	mend(t, dir, disk)
	return true
}

// mend holds a build after a fault to leaving the second site and nothing else.
func mend(t *testing.T, dir string, after faulty) {
	t.Helper()
	if _, err := write(t.Context(), quiet{}, dir, Options{}, second.fill); err != nil {
		t.Errorf("%+v: the next build: %v", after, err)
	}
	wantSite(t, dir, second)
	wantNothingBeside(t, dir)
}

// wantWhole holds the folder to one of the two sites. Where folders cannot be exchanged, a process that dies between
// the two renames leaves none.
func wantWhole(t *testing.T, dir string, disk faulty) {
	t.Helper()
	stands := wholeOf(t, dir)
	if stands == "none" && disk.plain && disk.way.dead && !exists(dir) {
		return
	}
	if stands == "none" {
		t.Errorf("%+v: no whole site stands, but %v", disk, read(t, dir))
	}
	if m := Recall(dir, Options{}); m != nil && m.Holds() && string(m.Note) != stands {
		t.Errorf("%+v: the %s site stands, and the memory says %q", disk, stands, m.Note)
	}
	if a, err := Examine(dir); err != nil || !a.Sound() {
		t.Errorf("%+v: the site that stands is not as its manifest says: %+v, %v", disk, a, err)
	}
}

// wholeOf names the site that stands in the folder, or "none" where it is neither.
func wholeOf(t *testing.T, dir string) string {
	if exists(dir) {
		got := fmt.Sprint(read(t, dir))
		for name, want := range map[string]site{"first": first, "second": second} {
			if got == fmt.Sprint(want) {
				return name
			}
		}
	}
	return "none"
}

// A second fault, while the next build mends what the first one left, does no more harm. Of deaths that leave the same
// files one is tried.
func TestFailureWhileAnotherIsMendedLeavesAWholeSite(t *testing.T) {
	faults, tried := 0, map[string]bool{}
	for _, plain := range []bool{false, true} {
		for _, way := range deadly {
			for at := 1; ; at++ {
				first := fault(plain, at, way)
				left := listing(t, filepath.Dir(broken(t, first)))
				if !first.hit() {
					break
				}
				if state := fmt.Sprint(plain, left); !tried[state] {
					tried[state] = true
					faults += faultsAfter(t, first)
				}
			}
		}
	}
	t.Logf("%d second faults, in %d states", faults, len(tried))
}

// broken is the folder of a build that met a fault.
func broken(t *testing.T, disk faulty) string {
	t.Helper()
	*disk.step = 0
	dir := builtFirst(t)
	_, _ = write(t.Context(), disk, dir, noted("second"), second.fill)
	return dir
}

// faultsAfter lets every step fail that mends what the first fault left, and returns how many there were.
func faultsAfter(t *testing.T, first faulty) (faults int) {
	t.Helper()
	for _, way := range []way{lasting[0], deadly[1]} {
		for at := 1; ; at++ {
			dir, disk := broken(t, first), fault(first.plain, at, way)
			_ = repair(disk, placesOf(dir))
			if !disk.hit() {
				break
			}
			disk.way.dead = true // for the folder may be empty since the first fault
			wantWhole(t, dir, disk)
			mend(t, dir, disk)
			faults++
		}
	}
	return faults
}

func TestFirstBuildThatFailsLeavesNothing(t *testing.T) {
	for at := 1; ; at++ {
		dir := filepath.Join(t.TempDir(), "new", "deep", "public")
		disk := fault(false, at, lasting[1])
		_, err := write(t.Context(), disk, dir, Options{}, first.fill)
		if !disk.hit() {
			break
		}
		if top := filepath.Dir(filepath.Dir(dir)); err != nil && exists(top) && wholeOf(t, dir) != "first" {
			t.Errorf("step %d: %s stands", at, listing(t, top))
		}
	}
}
