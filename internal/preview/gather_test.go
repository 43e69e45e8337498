package preview

import (
	"fmt"
	"sync"
	"testing"
	"testing/synctest"
	"time"
)

// One save is looked at as soon as it is over, a checkout once it is, and what never ends all the same.
func TestGatheringWaitsForTheEndOfWhatIsDone(t *testing.T) {
	for _, test := range []struct {
		name  string
		paths int // that come one after another
		every time.Duration
		again bool // and again, without an end
		want  time.Duration
	}{
		{name: "a save", paths: 1, want: quietSave},
		{name: "a few saves", paths: 20, every: time.Millisecond, want: 19*time.Millisecond + quietMany},
		{name: "a checkout on a slow disk", paths: 5000, every: 3 * time.Millisecond, want: 4999*3*time.Millisecond + quietCheckout},
		{name: "a file that is written without end", paths: 1, every: time.Millisecond, again: true, want: longestDin},
		{name: "files that come without end", paths: 5000, every: time.Millisecond, again: true, want: longestCheckout},
	} {
		t.Run(test.name, func(t *testing.T) {
			synctest.Test(t, func(t *testing.T) {
				g := newGathering(func(string) bool { return false })
				done := make(chan struct{})
				began := time.Now()
				var writer sync.WaitGroup
				writer.Go(func() {
					for n := 0; test.again || n < test.paths; n++ {
						if n > 0 {
							time.Sleep(test.every)
						}
						select {
						case <-done:
							return
						default:
							g.add(fmt.Sprint(n % test.paths))
						}
					}
				})
				paths, all, err := g.wait(t.Context())
				took := time.Since(began)
				close(done)
				writer.Wait()
				if len(paths) != test.paths || all || err != nil {
					t.Errorf("it gives %d paths, %v, %v; want %d", len(paths), all, err, test.paths)
				}
				if took < test.want || took > test.want+2*time.Millisecond {
					t.Errorf("it took %v, want %v", took, test.want)
				}
			})
		})
	}
}

// What comes soon after a look is more of the same: a checkout that halts for a moment is not looked at in its middle.
func TestGatheringWaitsLongerForMoreOfTheSame(t *testing.T) {
	for _, test := range []struct {
		before int
		after  time.Duration
		want   time.Duration
	}{
		{before: 1, after: soonAfter / 2, want: quietMany},
		{before: 20, after: soonAfter / 2, want: quietCheckout},
		{before: 20, after: 2 * soonAfter, want: quietSave},
	} {
		synctest.Test(t, func(t *testing.T) {
			g := newGathering(func(string) bool { return false })
			for n := range test.before {
				g.add(fmt.Sprint(n))
			}
			if _, _, err := g.wait(t.Context()); err != nil {
				t.Fatal(err)
			}
			var writer sync.WaitGroup
			writer.Go(func() {
				time.Sleep(test.after)
				g.add("more")
			})
			began := time.Now()
			_, _, err := g.wait(t.Context())
			if took := time.Since(began) - test.after; took != test.want || err != nil {
				t.Errorf("%v after %d paths, another is given after %v, %v; want %v", test.after, test.before, took, err, test.want)
			}
			writer.Wait()
		})
	}
}
