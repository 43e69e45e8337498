package publish

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"syscall"
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
	if err := usable(dir, abs); err != nil {
		return "", err
	}
	target := filepath.Join(resolve(filepath.Dir(abs)), filepath.Base(abs))
	switch {
	case len(filepath.Base(placesOf(target).memory)) > longestName:
		return "", &Refusal{dir, "its name is too long", hintOther}
	case opt.Home != "" && within(resolve(opt.Home), target):
		return "", &Refusal{dir, "it is your home folder, or holds it", hintOther}
	case mounted(target):
		return "", &Refusal{dir, "a disk is mounted there, and a new site could not take its place", "choose a folder in it with --out"}
	}
	for _, source := range opt.Sources {
		real, how := resolve(source), ""
		switch holds, lies := within(real, target), within(target, real); {
		case holds && lies:
			how = "is"
		case holds:
			how = "holds"
		case lies:
			how = "lies in"
		default:
			continue
		}
		return "", &Refusal{dir, fmt.Sprintf("it %s %s, which the site is made from", how, source), hintOther}
	}
	if within(resolve("."), target) {
		return "", &Refusal{dir, "it is the folder that you are in, or holds it", "go to another folder, or choose another with --out"}
	}
	return target, nil
}

// usable refuses what is there and no folder: a new one could not stand in its place.
func usable(dir, abs string) error {
	info, err := os.Lstat(abs)
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return nil
	case errors.Is(err, syscall.ENOTDIR):
		return &Refusal{dir, "it would lie in a file", hintOther}
	case err != nil:
		return fmt.Errorf("look at %s: %w", dir, err)
	case info.Mode()&fs.ModeSymlink != 0:
		return &Refusal{dir, "it is a symbolic link", "name the folder that it points to"}
	case !info.IsDir():
		return &Refusal{dir, "it is a file, not a folder", hintOther}
	}
	return nil
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

// within reports whether name is dir or lies in it, by their paths and by the folders that stand there: one folder has
// two paths where it is mounted twice, or where the disk does not tell upper from lower case.
func within(name, dir string) bool {
	if rel, err := filepath.Rel(dir, name); err == nil && rel != ".." && !strings.HasPrefix(rel, ".."+string(filepath.Separator)) {
		return true
	}
	outer, err := os.Stat(dir)
	for ; err == nil; name = filepath.Dir(name) {
		if info, err := os.Stat(name); err == nil && os.SameFile(outer, info) {
			return true
		}
		if name == filepath.Dir(name) {
			break
		}
	}
	return false
}

// inspect reads the manifest of the site that stands in the target, nil where the target is empty or not
// there, and refuses a target with files that samsyn did not make. dir is how the target was asked for.
func inspect(dir, target string) (*published, error) {
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

// published is a site as its manifest tells of it. A nil one is no site: it has no files.
type published struct {
	manifest []byte   // data/manifest.json as it stands
	files    Manifest // those that its parts list, too
	parts    Manifest
}

// sum is the fingerprint that the manifest has of a file, "" where it has none.
func (p *published) sum(name string) string {
	if p == nil {
		return ""
	}
	return p.files[name]
}

// own reports whether a path is one that samsyn makes: a file of the site, or what tells of its files.
func (p *published) own(name string) bool {
	if p == nil {
		return false
	}
	_, listed := p.files[name]
	_, part := p.parts[name]
	return listed || part || name == ManifestPath || name == SignaturePath || name == PublicKeyPath
}

// all lists the paths that may stand in the site, what tells of its files last.
func (p *published) all() []string {
	if p == nil {
		return []string{ManifestPath}
	}
	return slices.Concat(p.files.paths(), []string{SignaturePath, PublicKeyPath}, p.parts.paths(), []string{ManifestPath})
}

// readManifest reads the manifest of the site in target, nil where there is none.
func readManifest(dir, target string) (*published, error) {
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
	p := &published{manifest: data}
	p.files, p.parts, err = decodeManifest(data, func(name string) ([]byte, error) {
		return os.ReadFile(filepath.Join(target, filepath.FromSlash(name)))
	})
	if err != nil {
		why := fmt.Sprintf("its %s is not one that samsyn wrote (%v)", ManifestPath, err)
		return nil, &Refusal{dir, why, hintMove}
	}
	return p, nil
}

// foreign lists what stands in the folder and is not the site's own. A path of the site that has become a link
// or anything but a plain file counts as foreign.
func foreign(dir string, p *published) ([]string, error) {
	var strange []string
	err := walkFiles(dir, func(name string, plain bool) {
		if !plain || !p.own(name) {
			strange = append(strange, name)
		}
	})
	return strange, err
}

// walkFiles tells of everything in a folder but the folders, in order; a folder that is not there is empty.
func walkFiles(dir string, tell func(name string, plain bool)) error {
	return filepath.WalkDir(dir, func(name string, entry fs.DirEntry, err error) error {
		if errors.Is(err, fs.ErrNotExist) && name == dir {
			return fs.SkipAll
		}
		if err != nil || entry.IsDir() {
			return err
		}
		rel, err := filepath.Rel(dir, name)
		if err != nil {
			return err
		}
		tell(filepath.ToSlash(rel), entry.Type().IsRegular())
		return nil
	})
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
