package publish

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
)

// Refusal says why a folder is not one to write a site into, and what to do. Nothing has been touched.
type Refusal struct {
	Dir  string // as it was asked for
	Why  string
	Hint string
}

func (r *Refusal) Error() string {
	return fmt.Sprintf("will not write the site to %s: %s; %s", r.Dir, r.Why, r.Hint)
}

const (
	hintOther = "choose another folder with --out"
	hintMove  = "move them away, or choose an empty folder with --out"
)

// locate turns dir into the absolute path of the folder to make, with every link on the way to it followed, and
// refuses the places that a site must never replace.
func locate(dir string, opt Options) (string, error) {
	abs, err := filepath.Abs(dir)
	if err != nil {
		return "", fmt.Errorf("find %s: %w", dir, err)
	}
	if filepath.Dir(abs) == abs {
		return "", &Refusal{dir, "it is the root of the file system", hintOther}
	}
	info, err := os.Lstat(abs)
	switch {
	case errors.Is(err, fs.ErrNotExist):
	case err != nil:
		return "", fmt.Errorf("look at %s: %w", dir, err)
	case info.Mode()&fs.ModeSymlink != 0:
		return "", &Refusal{dir, "it is a symbolic link", "name the folder that it points to"}
	case !info.IsDir():
		return "", &Refusal{dir, "it is a file, not a folder", hintOther}
	}
	target := filepath.Join(resolve(filepath.Dir(abs)), filepath.Base(abs))
	if opt.Home != "" && within(resolve(opt.Home), target) {
		return "", &Refusal{dir, "it is your home folder, or holds it", hintOther}
	}
	for _, source := range opt.Sources {
		switch real := resolve(source); {
		case within(real, target):
			return "", &Refusal{dir, fmt.Sprintf("it holds %s, which the site is made from", source), hintOther}
		case within(target, real):
			return "", &Refusal{dir, fmt.Sprintf("it lies in %s, which the site is made from", source), hintOther}
		}
	}
	return target, nil
}

// resolve follows the links of the part of the path that exists.
func resolve(name string) string {
	abs, err := filepath.Abs(name)
	if err != nil {
		return name
	}
	if real, err := filepath.EvalSymlinks(abs); err == nil {
		return real
	}
	if parent := filepath.Dir(abs); parent != abs {
		return filepath.Join(resolve(parent), filepath.Base(abs))
	}
	return abs
}

// within reports whether name is dir or lies in it.
func within(name, dir string) bool {
	rel, err := filepath.Rel(dir, name)
	return err == nil && rel != ".." && !strings.HasPrefix(rel, ".."+string(filepath.Separator))
}

// inspect reads the manifest of the site that stands in the target, nil where the target is empty or not
// there, and refuses a target with files that samsyn did not make. dir is how the target was asked for.
func inspect(dir, target string) (Manifest, error) {
	old, err := readManifest(dir, target)
	if err != nil {
		return nil, err
	}
	strange, err := foreign(target, old)
	if err != nil {
		return nil, fmt.Errorf("look through %s: %w", dir, err)
	}
	if len(strange) > 0 {
		why := fmt.Sprintf("it holds %s that samsyn did not make: %s", files(len(strange)), some(strange))
		return nil, &Refusal{dir, why, hintMove}
	}
	return old, nil
}

// readManifest reads the manifest of the site in target, nil where there is none.
func readManifest(dir, target string) (Manifest, error) {
	name := filepath.Join(target, filepath.FromSlash(ManifestPath))
	info, err := os.Lstat(name)
	if errors.Is(err, fs.ErrNotExist) {
		return nil, nil
	}
	if err != nil {
		return nil, fmt.Errorf("read the manifest of %s: %w", dir, err)
	}
	if !info.Mode().IsRegular() {
		return nil, nil // found among the foreign files
	}
	data, err := os.ReadFile(name)
	if err != nil {
		return nil, fmt.Errorf("read the manifest of %s: %w", dir, err)
	}
	m, err := decodeManifest(data)
	if err != nil {
		why := fmt.Sprintf("its %s is not one that samsyn wrote (%v)", ManifestPath, err)
		return nil, &Refusal{dir, why, hintMove}
	}
	return m, nil
}

// foreign lists what stands in the folder and is neither in the manifest nor the manifest itself. A listed path
// that has become a link or anything but a plain file counts as foreign.
func foreign(dir string, m Manifest) ([]string, error) {
	var strange []string
	err := filepath.WalkDir(dir, func(name string, entry fs.DirEntry, err error) error {
		if errors.Is(err, fs.ErrNotExist) && name == dir {
			return fs.SkipAll
		}
		if err != nil {
			return err
		}
		if entry.IsDir() {
			return nil
		}
		rel, err := filepath.Rel(dir, name)
		if err != nil {
			return err
		}
		rel = filepath.ToSlash(rel)
		_, listed := m[rel]
		if m != nil && rel == ManifestPath {
			listed = true
		}
		if !listed || !entry.Type().IsRegular() {
			strange = append(strange, rel)
		}
		return nil
	})
	return strange, err
}

// some names the first few of a list.
func some(names []string) string {
	const few = 5
	if len(names) <= few {
		return strings.Join(names, ", ")
	}
	return fmt.Sprintf("%s and %d more", strings.Join(names[:few], ", "), len(names)-few)
}

func files(n int) string {
	if n == 1 {
		return "a file"
	}
	return fmt.Sprintf("%d files", n)
}
