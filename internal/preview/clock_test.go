package preview

import (
	"net/http"
	"os"
	"path/filepath"
	"sync/atomic"
	"testing"
	"time"
)

// A page that is open over night, or waits for an embargo to end, needs no save to be right.
func TestEndOfAnEmbargoIsNoticedWithoutASave(t *testing.T) {
	var clock atomic.Pointer[time.Time]
	set := func(now time.Time) { clock.Store(&now) }
	nine := time.Date(2026, 4, 25, 7, 0, 0, 0, time.UTC) // in Stockholm
	set(nine.Add(-5 * time.Millisecond))
	r := start(t, func(dir string, opt *Options) {
		opt.Now = func() time.Time { return *clock.Load() }
		file := filepath.Join(dir, "content/releases/nyhet.sv.md")
		_ = os.MkdirAll(filepath.Dir(file), 0o755)
		text := "---\ntitle: Nyheten\nsummary: Snart.\ndate: 2026-04-25T09:00\nembargo: 2026-04-25T09:00\nissuers: [norrby]\ndocuments: [mal]\n---\nSnart.\n"
		if err := os.WriteFile(file, []byte(text), 0o644); err != nil {
			t.Fatal(err)
		}
	})
	const page = "/sv/pressmeddelanden/nyhet/"
	if response, _ := r.ask(http.MethodGet, page); response.StatusCode != http.StatusNotFound {
		t.Fatalf("a release under embargo is answered with %s", response.Status)
	}
	set(nine)
	if news := r.next(); news.Changed != nil || news.Err != nil {
		t.Errorf("the news is %+v", news)
	}
	if response, _ := r.ask(http.MethodGet, page); response.StatusCode != http.StatusOK {
		t.Errorf("after its embargo it is answered with %s", response.Status)
	}
}
