package pipeline

import (
	"testing"
	"testing/fstest"
	"time"

	"samsyn/internal/civic"
)

func TestFingerprintIsOfEveryByteAndWish(t *testing.T) {
	in := Inputs{Content: small(t)}
	same := func(in Inputs) string {
		print, err := in.Fingerprint(t.Context())
		if err != nil {
			t.Fatal(err)
		}
		if look, err := in.Look(t.Context()); err != nil || look != print.Look {
			t.Errorf("the look is %s, %v; read, it was %s", look, err, print.Look)
		}
		return print.Made
	}
	first := same(in)
	if again := same(Inputs{Content: small(t), Now: time.Unix(0, 0)}); again != first {
		t.Error("the same files have two fingerprints")
	}
	changed := small(t)
	changed["site.yaml"] = &fstest.MapFile{Data: append(changed["site.yaml"].Data, ' ')}
	for what, other := range map[string]Inputs{
		"a byte":  {Content: changed},
		"a day":   {Content: in.Content, AsOf: civic.Moment{Day: testDay}},
		"drafts":  {Content: in.Content, Drafts: true},
		"address": {Content: in.Content, BaseURL: "https://example.com/"},
		"layout":  {Content: in.Content, Layouts: fstest.MapFS{"parts/x.html": {}}},
		"static":  {Content: in.Content, Static: fstest.MapFS{"parts/x.html": {}}},
	} {
		if same(other) == first {
			t.Errorf("%s changes nothing", what)
		}
	}
}

// The same files make another site at midnight where the site is, or when an embargo ends.
func TestSnapshotTellsHowLongItIsTrue(t *testing.T) {
	folder := small(t)
	now := time.Date(2026, 11, 21, 12, 0, 0, 0, time.UTC)
	midnight := time.Date(2026, 11, 21, 23, 0, 0, 0, time.UTC) // in Stockholm
	if got := build(t, NewBuilder(), Inputs{Content: folder, Now: now}).Until; !got.Equal(midnight) {
		t.Errorf("true until %s, want %s", got, midnight)
	}
	for embargo, want := range map[string]time.Time{
		"2026-11-21T13:00": midnight, // it is over
		"2026-11-21T18:30": time.Date(2026, 11, 21, 17, 30, 0, 0, time.UTC),
		"2026-11-23":       midnight,
	} {
		folder["releases/x.sv.md"] = &fstest.MapFile{Data: []byte("---\ntitle: X\ndate: 2026-11-21\nembargo: " + embargo + "\n---\nX\n")}
		if got := build(t, NewBuilder(), Inputs{Content: folder, Now: now}).Until; !got.Equal(want) {
			t.Errorf("with an embargo until %s true until %s, want %s", embargo, got, want)
		}
	}
}
