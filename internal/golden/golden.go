// Package golden holds what a test gets to a file that was read and found right. It is for tests alone: nothing
// of the product imports it. Run the tests of a package with -update where a change is meant, and read what
// changed before it is committed.
package golden

import (
	"bytes"
	"flag"
	"os"
	"path/filepath"
	"testing"

	"github.com/rogpeppe/go-internal/diff"
)

// Update tells that the run is to write golden files anew.
var Update = flag.Bool("update", false, "write the golden files, and what scripts compare with, anew")

// Check compares got with the file of that name under testdata, and fails the test with what differs.
func Check[T string | []byte](t *testing.T, name string, got T) {
	t.Helper()
	file := filepath.Join("testdata", filepath.FromSlash(name))
	if *Update {
		if err := os.WriteFile(file, []byte(got), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(file)
	if err != nil {
		t.Fatalf("%v (go test -run %s -update writes it)", err, t.Name())
	}
	if !bytes.Equal([]byte(got), want) {
		t.Errorf("%s differs:\n%s", file, diff.Diff(file, want, "got", []byte(got)))
	}
}
