package preview

import (
	"context"
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"time"

	"github.com/fsnotify/fsnotify"
)

// The folders of a site that its pages are made from.
var folderNames = [...]string{"content", "layouts", "static"}

// pollEvery is how often the folders are looked through where the system can't watch them.
const pollEvery = time.Second

// watcher tells which paths of a site's folders something was done to. It watches folders, never files: a file
// that an editor puts in the place of another would be lost. What was done, it doesn't say.
type watcher struct {
	site   string // absolute
	notify *fsnotify.Watcher
	heard  *gathering
	why    error           // why folders can't be watched, and are polled; nil where they can
	dirs   map[string]bool // watched, but for the site's own
}

// newWatcher watches a site's folders, so that whatever is done to them after it returns is told. known reports
// whether a file stood at a path when it was last looked at.
func newWatcher(site string, known func(path string) bool) *watcher {
	w := &watcher{site: site, heard: newGathering(known), dirs: map[string]bool{}}
	if w.notify, w.why = fsnotify.NewWatcher(); w.why != nil {
		return w
	}
	go w.listen()
	if w.why = w.notify.Add(site); w.why == nil {
		w.why = w.add(w.folders())
	}
	return w
}

func (w *watcher) folders() []string {
	var paths []string
	for _, name := range folderNames {
		paths = append(paths, filepath.Join(w.site, name))
	}
	return paths
}

// listen collects what the system tells, at any speed, until the watcher is closed.
func (w *watcher) listen() {
	for {
		select {
		case event, open := <-w.notify.Events:
			if !open {
				return
			}
			if w.concerns(event.Name) {
				w.heard.add(event.Name)
			}
		case _, open := <-w.notify.Errors:
			if !open {
				return
			}
			w.heard.addAll() // the queue has run over, or something else was lost
		}
	}
}

// concerns reports whether a path lies in a folder that pages are made from. The site's own folder holds others:
// the finished site, for one.
func (w *watcher) concerns(path string) bool {
	rel, err := filepath.Rel(w.site, path)
	if err != nil {
		return false
	}
	first, _, _ := strings.Cut(filepath.ToSlash(rel), "/")
	return slices.Contains(folderNames[:], first)
}

// next waits until something was done to the folders and it has become quiet, and gives the paths; all is true
// where any may have changed. It fails only when ctx ends.
func (w *watcher) next(ctx context.Context) (paths []string, all bool, err error) {
	if w.why != nil {
		select {
		case <-time.After(pollEvery):
			return nil, true, nil
		case <-ctx.Done():
			return nil, false, ctx.Err()
		}
	}
	paths, all, err = w.heard.wait(ctx)
	if err != nil {
		return nil, false, err
	}
	if all {
		paths = w.folders()
	}
	if err := w.follow(paths); err != nil {
		w.why = err
		return nil, true, nil
	}
	return paths, all, nil
}

// follow watches the folders that are new among the paths, and lets go of those that are gone or, since it may be
// another folder by now, have been put in place anew.
func (w *watcher) follow(paths []string) error {
	for _, path := range paths {
		info, err := os.Stat(path)
		if err == nil && info.IsDir() || w.dirs[path] {
			w.drop(path)
		}
	}
	return w.add(paths)
}

func (w *watcher) drop(path string) {
	for dir := range w.dirs {
		if dir == path || strings.HasPrefix(dir, path+string(filepath.Separator)) {
			_ = w.notify.Remove(dir) // it may have gone with its folder
			delete(w.dirs, dir)
		}
	}
}

// add watches the folders among the paths, and all below them.
func (w *watcher) add(paths []string) error {
	for _, path := range paths {
		if info, err := os.Stat(path); err != nil || !info.IsDir() {
			continue
		}
		if err := walk(path, w.watch, func(string, fs.FileInfo) {}); err != nil {
			return err
		}
	}
	return nil
}

func (w *watcher) watch(dir string) error {
	err := w.notify.Add(dir)
	if errors.Is(err, fs.ErrNotExist) {
		return nil
	}
	w.dirs[dir] = err == nil
	return err
}

func (w *watcher) close() {
	if w.notify != nil {
		w.notify.Close()
	}
}
