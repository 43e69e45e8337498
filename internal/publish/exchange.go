package publish

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
)

// errNoExchange says that two folders cannot change places in one step here.
var errNoExchange = errors.New("the file system cannot exchange two folders")

// exchange puts the new site in the target's place. It first gets the name that says "whole": whatever of the
// steps below a crash or a failure leaves undone, repair tells from the names that are there. The old site must stay
// until the switch is flushed, which is repair's to see to.
func exchange(disk disk, p places) error {
	if err := disk.Rename(p.tmp, p.ready); err != nil {
		return fmt.Errorf("finish the new site: %w", err)
	}
	if err := disk.FlushDir(filepath.Dir(p.target)); err != nil {
		return fmt.Errorf("flush the new site: %w", err)
	}
	if err := swap(disk, p); err != nil {
		return fmt.Errorf("put the new site in place: %w", err)
	}
	return nil
}

func swap(disk disk, p places) error {
	if !exists(p.target) {
		return disk.Rename(p.ready, p.target)
	}
	err := disk.Exchange(p.ready, p.target)
	if !errors.Is(err, errNoExchange) {
		return err
	}
	if err := disk.Rename(p.target, p.old); err != nil {
		return err
	}
	return disk.Rename(p.ready, p.target) // where it fails, repair has both sites
}

func exists(name string) bool {
	_, err := os.Lstat(name)
	return !errors.Is(err, fs.ErrNotExist)
}
