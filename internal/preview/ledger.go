package preview

import (
	"hash/maphash"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"sync"
	"time"
)

// ledger knows what each file of the site's folders holds, by a fingerprint of its bytes. It tells a change from
// a touch: what a file system reports of a file is only that something was done to it.
type ledger struct {
	seed  maphash.Seed
	files map[string]entry // by path
}

// entry is what the ledger knows of a file.
type entry struct {
	size  int64
	at    time.Time // the file's own time of change
	bytes uint64    // the fingerprint; that of the kind for what is no regular file
}

func newLedger() *ledger { return &ledger{seed: maphash.MakeSeed(), files: map[string]entry{}} }

// ignored reports whether a name has no meaning in any folder of a site: hidden, or left over by an editor.
func ignored(name string) bool {
	base := filepath.Base(name)
	return strings.HasPrefix(base, ".") || strings.HasPrefix(base, "#") || strings.HasSuffix(base, "~")
}

// look compares the paths with what is known of them, learns what has changed, and lists it. A path may be that of
// a file, of a folder, which is looked through, or of something that is gone.
func (l *ledger) look(paths []string) (changed []string) {
	for _, path := range paths {
		info, err := os.Lstat(path)
		switch {
		case err != nil:
			changed = append(changed, l.forget(path)...)
		case info.IsDir():
			changed = append(changed, l.lookInto(path, false)...)
		case l.learn(path, l.entryOf(path, info)):
			changed = append(changed, path)
		}
	}
	return changed
}

// knows reports whether there was a file at the path when it was last looked at.
func (l *ledger) knows(path string) bool {
	_, known := l.files[path]
	return known
}

// forget drops a file, or all that stood in a folder.
func (l *ledger) forget(path string) (gone []string) {
	if _, file := l.files[path]; file {
		delete(l.files, path)
		return []string{path}
	}
	for name := range l.files {
		if strings.HasPrefix(name, path+string(filepath.Separator)) {
			delete(l.files, name)
			gone = append(gone, name)
		}
	}
	return gone
}

// learn takes down what a file holds and reports whether that is new.
func (l *ledger) learn(path string, now entry) bool {
	if ignored(path) {
		return false
	}
	before, known := l.files[path]
	l.files[path] = now
	return !known || before.bytes != now.bytes
}

// lookInto compares everything in a folder. With trusting it reads only the files whose size or time has changed.
func (l *ledger) lookInto(dir string, trusting bool) (changed []string) {
	found := map[string]fs.FileInfo{}
	_ = walk(dir, func(string) error { return nil }, func(path string, info fs.FileInfo) { found[path] = info })
	for path := range l.files {
		if _, there := found[path]; !there && strings.HasPrefix(path, dir+string(filepath.Separator)) {
			delete(l.files, path)
			changed = append(changed, path)
		}
	}
	var unread []string
	for path, info := range found {
		if before, known := l.files[path]; !trusting || !known || before.size != info.Size() || !before.at.Equal(info.ModTime()) {
			unread = append(unread, path)
		}
	}
	entries := make([]entry, len(unread))
	var readers sync.WaitGroup
	workers := max(runtime.GOMAXPROCS(0), 2)
	for w := range workers {
		readers.Go(func() {
			for i := w; i < len(unread); i += workers {
				entries[i] = l.entryOf(unread[i], found[unread[i]])
			}
		})
	}
	readers.Wait()
	for i, path := range unread {
		if l.learn(path, entries[i]) {
			changed = append(changed, path)
		}
	}
	return changed
}

// entryOf reads what a file holds. Only regular files are opened: a pipe would never end.
func (l *ledger) entryOf(path string, info fs.FileInfo) entry {
	e := entry{size: info.Size(), at: info.ModTime()}
	if !info.Mode().IsRegular() {
		e.bytes = maphash.String(l.seed, info.Mode().Type().String())
		return e
	}
	f, err := os.Open(path)
	if err != nil {
		e.bytes = maphash.String(l.seed, err.Error())
		return e
	}
	defer f.Close()
	var hash maphash.Hash
	hash.SetSeed(l.seed)
	if _, err := io.Copy(&hash, f); err != nil {
		hash.WriteString(err.Error())
	}
	e.bytes = hash.Sum64()
	return e
}

// walk goes through a folder and all below it: enter is called with each folder before it is listed, file with
// what is no folder. Unlike the standard library's walk it follows a link that the folder itself may be. What goes
// away in the meantime or can't be read is passed over: the build says what is wrong with it. It ends at the first
// error of enter.
func walk(dir string, enter func(dir string) error, file func(path string, info fs.FileInfo)) error {
	if err := enter(dir); err != nil {
		return err
	}
	entries, err := os.ReadDir(dir)
	if err != nil {
		return nil
	}
	for _, e := range entries {
		path := filepath.Join(dir, e.Name())
		if e.IsDir() {
			if err := walk(path, enter, file); err != nil {
				return err
			}
		} else if info, err := e.Info(); err == nil {
			file(path, info)
		}
	}
	return nil
}
