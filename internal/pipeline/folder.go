package pipeline

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"samsyn/internal/content"
	"samsyn/internal/diag"
)

// OpenFolder opens a folder of the site, "content", "layouts" or "static". A link to a folder outside the site is
// refused, so that nothing from there is read.
func OpenFolder(site, name string) (*os.Root, error) {
	whole, err := os.OpenRoot(site)
	if err != nil {
		return nil, err
	}
	defer whole.Close()
	info, err := whole.Stat(name)
	if err == nil && !info.IsDir() {
		return nil, fmt.Errorf("%s is not a folder", filepath.Join(site, name)) // a pipe would keep us waiting
	}
	root, err := whole.OpenRoot(name)
	if err != nil {
		if info, lookErr := whole.Lstat(name); lookErr == nil && info.Mode()&fs.ModeSymlink != 0 {
			return nil, fmt.Errorf("the folder %s is a link that leads out of the site, or nowhere: put the folder itself there", name)
		}
	}
	return root, err
}

// Files is what lies in a folder of the site, as a file system from which no path leads out. Nothing but a folder or a
// plain file can be opened, and a pipe that takes a file's place keeps nobody waiting.
func Files(root *os.Root) fs.FS { return plainFiles{root} }

type plainFiles struct{ root *os.Root }

func (p plainFiles) Open(name string) (fs.File, error) {
	if !fs.ValidPath(name) {
		return nil, &fs.PathError{Op: "open", Path: name, Err: fs.ErrInvalid}
	}
	return plain(p.root.OpenFile(name, os.O_RDONLY|nonblock, 0))
}

// plain closes what is neither a folder nor a plain file.
func plain(f *os.File, err error) (fs.File, error) {
	if err != nil {
		return nil, err
	}
	info, err := f.Stat()
	if err == nil && !info.IsDir() && !info.Mode().IsRegular() {
		err = &fs.PathError{Op: "open", Path: f.Name(), Err: errors.New("this is not a plain file")}
	}
	if err != nil {
		f.Close()
		return nil, err
	}
	return f, nil
}

func (p plainFiles) ReadDir(name string) ([]fs.DirEntry, error) {
	f, err := p.Open(name)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	entries, err := f.(*os.File).ReadDir(-1)
	slices.SortFunc(entries, func(a, b fs.DirEntry) int { return strings.Compare(a.Name(), b.Name()) })
	return entries, err
}

func (p plainFiles) Stat(name string) (fs.FileInfo, error)  { return fs.Stat(p.root.FS(), name) }
func (p plainFiles) Lstat(name string) (fs.FileInfo, error) { return fs.Lstat(p.root.FS(), name) }
func (p plainFiles) ReadLink(name string) (string, error)   { return fs.ReadLink(p.root.FS(), name) }

// Unguarded is a folder of the site without the guard against paths that lead out of it, which asks at every step of a
// path: to hash the files alone, where nothing of what is read is published.
func Unguarded(dir string) fs.FS { return unguarded{os.DirFS(dir), dir} }

type unguarded struct {
	fs.FS
	dir string
}

func (u unguarded) Open(name string) (fs.File, error) {
	if !fs.ValidPath(name) {
		return nil, &fs.PathError{Op: "open", Path: name, Err: fs.ErrInvalid}
	}
	return plain(os.OpenFile(u.dir+"/"+name, os.O_RDONLY|nonblock, 0))
}

func (u unguarded) Stat(name string) (fs.FileInfo, error) { return fs.Stat(u.FS, name) }

// plainFolders leaves the site's own layouts or assets out where there are links, pipes or devices among them, and
// reports those: none of them is read.
func (in *Inputs) plainFolders() (found diag.List, err error) {
	for name, folder := range map[string]*fs.FS{"layouts": &in.Layouts, "static": &in.Static} {
		strange, err := irregular(name, *folder)
		if err != nil {
			return nil, fmt.Errorf("read the layouts and assets: %w", err)
		}
		if len(strange) > 0 {
			*folder = nil
		}
		found = append(found, strange...)
	}
	return found, nil
}

func irregular(folder string, files fs.FS) (found diag.List, err error) {
	if files == nil {
		return nil, nil
	}
	err = fs.WalkDir(files, ".", func(name string, entry fs.DirEntry, err error) error {
		if err != nil || entry.IsDir() || entry.Type().IsRegular() || strings.HasPrefix(entry.Name(), ".") {
			return err
		}
		found.Errorf(content.RuleNotARegularFile, diag.Span{Pos: diag.Pos{File: folder + "/" + name}},
			"this is %s, not a file", content.Irregular(entry.Type())).Hint = "put the file itself here"
		return nil
	})
	if errors.Is(err, fs.ErrNotExist) {
		err = nil
	}
	return found, err
}
