package publish

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
)

// Audit is what differs between a published site and its manifest, by paths in order.
type Audit struct {
	Files   int      // that the manifest lists
	Changed []string // there with other bytes, or no plain file
	Missing []string
	Extra   []string // there and not listed
}

// Sound reports whether every file is there as the manifest lists it, and nothing else is.
func (a Audit) Sound() bool { return len(a.Changed)+len(a.Missing)+len(a.Extra) == 0 }

// ErrNoManifest says that a folder is no published site.
var ErrNoManifest = errors.New("it has no " + ManifestPath)

// Examine checks every file of the site in dir against its manifest. The manifest itself is only as good as whoever it came
// from: its signature is for the caller to check. The signature and its key are no files of the site.
func Examine(dir string) (Audit, error) {
	data, err := os.ReadFile(filepath.Join(dir, filepath.FromSlash(ManifestPath)))
	if errors.Is(err, fs.ErrNotExist) {
		return Audit{}, ErrNoManifest
	}
	if err != nil {
		return Audit{}, fmt.Errorf("read the manifest: %w", err)
	}
	main, err := decodeFile(data)
	if err != nil {
		return Audit{}, fmt.Errorf("read %s: %w", ManifestPath, err)
	}
	a := &auditor{dir: dir, left: Manifest{}}
	a.expect(main.Files)
	for _, name := range main.Parts.paths() {
		a.part(name, main.Parts[name])
	}
	a.Files = len(a.left)
	return a.Audit, a.walk()
}

// auditor looks at each file once.
type auditor struct {
	Audit
	dir  string
	left Manifest // what has been listed and not been met
}

func (a *auditor) expect(files Manifest) {
	for name, sum := range files {
		a.left[name] = sum
	}
}

// part takes in a part of the manifest if it is the one that the manifest names; walk reports another.
func (a *auditor) part(name, sum string) {
	if data, err := os.ReadFile(filepath.Join(a.dir, filepath.FromSlash(name))); err == nil && fingerprint(data) == sum {
		if file, err := decodeFile(data); err == nil {
			a.expect(file.Files)
		}
	}
	a.left[name] = sum
}

func (a *auditor) walk() error {
	var failed error
	err := walkFiles(a.dir, func(name string, plain bool) {
		sum, listed := a.left[name]
		delete(a.left, name)
		switch {
		case name == ManifestPath, !listed && plain && (name == SignaturePath || name == PublicKeyPath):
		case !listed:
			a.Extra = append(a.Extra, name)
		case !plain:
			a.Changed = append(a.Changed, name)
		default:
			data, err := os.ReadFile(filepath.Join(a.dir, filepath.FromSlash(name)))
			if err != nil {
				failed = errors.Join(failed, err)
			} else if fingerprint(data) != sum {
				a.Changed = append(a.Changed, name)
			}
		}
	})
	a.Missing = a.left.paths()
	slices.Sort(a.Changed)
	slices.Sort(a.Extra)
	return errors.Join(err, failed)
}
