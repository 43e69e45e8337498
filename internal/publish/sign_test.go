package publish

import (
	"os"
	"path/filepath"
	"slices"
	"testing"
)

// signedBy is a signature and a key that both say by whom.
func signedBy(who string) func([]byte) ([]byte, []byte, error) {
	return func([]byte) ([]byte, []byte, error) {
		return []byte("signature of " + who), []byte("key of " + who), nil
	}
}

// Wherever signing is cut off: the site is as it was, each of the two files is whole, and the next attempt makes all well.
func TestSigningThatFailsAtAnyStepLeavesWholeFiles(t *testing.T) {
	faults := 0
	for _, way := range slices.Concat(lasting, deadly) {
		for at := 1; ; at++ {
			dir := builtFirst(t)
			if _, err := signOn(quiet{}, dir, signedBy("anna")); err != nil {
				t.Fatal(err)
			}
			disk := fault(false, at, way)
			_, err := signOn(disk, dir, signedBy("bo"))
			if !disk.hit() {
				if err != nil {
					t.Error(err)
				}
				break
			}
			faults++
			for name, words := range map[string]string{SignaturePath: "signature of ", PublicKeyPath: "key of "} {
				data, err := os.ReadFile(filepath.Join(dir, filepath.FromSlash(name)))
				if got := string(data); err != nil || got != words+"anna" && got != words+"bo" {
					t.Errorf("%+v: %s holds %q, %v", disk, name, got, err)
				}
			}
			if a, err := Examine(dir); err != nil || !a.Sound() {
				t.Errorf("%+v: the site is not as its manifest says: %+v, %v", disk, a, err)
			}
			if _, err := signOn(quiet{}, dir, signedBy("bo")); err != nil {
				t.Errorf("%+v: the next attempt: %v", disk, err)
			}
			wantNothingBeside(t, dir)
		}
	}
	t.Logf("%d faults", faults)
}

func TestSiteThatIsLinkedToElsewhereIsNotSigned(t *testing.T) {
	for _, name := range []string{SignaturePath, PublicKeyPath} {
		dir := builtFirst(t)
		letter := filepath.Join(t.TempDir(), "letter")
		tree(t, filepath.Dir(letter), "letter")
		tree(t, dir, name+" -> "+letter)
		if audit, err := Sign(dir, signedBy("anna")); err != nil || audit.Sound() {
			t.Errorf("%s: %+v, %v", name, audit, err)
		}
		if data, err := os.ReadFile(letter); err != nil || string(data) != "letter" {
			t.Errorf("%s: the file that it leads to holds %q, %v", name, data, err)
		}
	}
}
