package pipeline

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"sync/atomic"
	"testing"
	"testing/fstest"
)

func TestThingsAreTakenInTheirOrder(t *testing.T) {
	for _, n := range []int{0, 1, 2, 1000} {
		var got []int
		var making atomic.Int32
		err := inOrder(t.Context(), n,
			func(i int) (int, error) {
				if waiting := making.Add(1); waiting > 100 {
					return 0, fmt.Errorf("%d things are held at once", waiting)
				}
				return i * i, nil
			},
			func(i, made int) error {
				making.Add(-1)
				if made != i*i {
					return fmt.Errorf("thing %d is %d", i, made)
				}
				got = append(got, i)
				return nil
			})
		if err != nil {
			t.Errorf("n = %d: %v", n, err)
		}
		for i, v := range got {
			if v != i {
				t.Fatalf("n = %d: thing %d came as number %d", n, v, i)
			}
		}
		if len(got) != n {
			t.Errorf("%d things came, want %d", len(got), n)
		}
	}
}

func TestFirstErrorInOrderEndsTheRun(t *testing.T) {
	err := inOrder(t.Context(), 1000,
		func(i int) (int, error) {
			if i >= 7 {
				return 0, fmt.Errorf("thing %d broke", i)
			}
			return i, nil
		},
		func(_, _ int) error { return nil })
	if err == nil || err.Error() != "thing 7 broke" {
		t.Errorf("error %v, want that of thing 7", err)
	}
}

func TestTakerAndCallerCanEndTheRun(t *testing.T) {
	full := errors.New("the disk is full")
	make1 := func(i int) (int, error) { return i, nil }
	if err := inOrder(t.Context(), 1000, make1, func(i, _ int) error {
		if i == 3 {
			return full
		}
		return nil
	}); !errors.Is(err, full) {
		t.Errorf("error %v, want %v", err, full)
	}
	ctx, cancel := context.WithCancel(t.Context())
	if err := inOrder(ctx, 1000, make1, func(_, _ int) error { cancel(); return nil }); !errors.Is(err, context.Canceled) {
		t.Errorf("error %v, want %v", err, context.Canceled)
	}
}

func TestOverlayWinsFileByFile(t *testing.T) {
	under := fstest.MapFS{
		"parts/footer.html": {Data: []byte("theirs")},
		"parts/header.html": {Data: []byte("header")},
		"pages/home.html":   {Data: []byte("home")},
	}
	over := fstest.MapFS{
		"parts/footer.html": {Data: []byte("ours")},
		"parts/extra.html":  {Data: []byte("extra")},
	}
	both := Overlay(over, under)
	if err := fstest.TestFS(both, "parts/footer.html", "parts/header.html", "parts/extra.html", "pages/home.html"); err != nil {
		t.Error(err)
	}
	for name, want := range map[string]string{
		"parts/footer.html": "ours", "parts/header.html": "header", "parts/extra.html": "extra", "pages/home.html": "home",
	} {
		if got, err := fs.ReadFile(both, name); err != nil || string(got) != want {
			t.Errorf("%s = %q, %v; want %q", name, got, err, want)
		}
	}
	if Overlay(nil, under) == nil || Overlay(over, nil) == nil {
		t.Error("one of the two file systems may be missing")
	}
}
