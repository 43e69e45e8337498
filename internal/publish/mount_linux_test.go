package publish

import (
	"errors"
	"os"
	"path/filepath"
	"strings"
	"syscall"
	"testing"
)

// mount mounts a file system for the time of a test, and skips what is left of it where this process may not.
func mount(t *testing.T, source, dir, kind string, flags uintptr, data string) {
	t.Helper()
	err := syscall.Mount(source, dir, kind, flags, data)
	if errors.Is(err, syscall.EPERM) || errors.Is(err, syscall.EACCES) {
		t.Skipf("this process may not mount %s", kind)
	}
	if err != nil {
		t.Fatalf("mount %s: %v", kind, err)
	}
	t.Cleanup(func() {
		if err := syscall.Unmount(dir, syscall.MNT_DETACH); err != nil {
			t.Errorf("unmount %s: %v", dir, err)
		}
	})
}

func wantRefused(t *testing.T, dir string, opt Options, why string) {
	t.Helper()
	var refusal *Refusal
	if err := Check(dir, opt); !errors.As(err, &refusal) || !strings.Contains(err.Error(), why) {
		t.Errorf("%s: %v, want a refusal with %q", dir, err, why)
	}
}

func TestFolderThatADiskIsMountedOnIsRefused(t *testing.T) {
	wantRefused(t, "/proc", Options{}, "a disk is mounted there") // it is, wherever the system tells
	dir := filepath.Join(t.TempDir(), `public \ to all`)
	tree(t, dir, "in/")
	mount(t, "tmpfs", dir, "tmpfs", 0, "")
	wantRefused(t, dir, Options{}, "a disk is mounted there")
	mustWrite(t, filepath.Join(dir, "public"), first)
	wantSite(t, filepath.Join(dir, "public"), first)
}

func TestFolderThatIsMountedTwiceIsKnownByBothNames(t *testing.T) {
	dir := t.TempDir()
	tree(t, dir, "site/content/site.yaml", "twin/")
	mount(t, filepath.Join(dir, "site"), filepath.Join(dir, "twin"), "", syscall.MS_BIND, "") // elsewhere TestFolderIsKnownByAnyNameOfIt is the same with links
	opt := Options{Home: filepath.Join(dir, "site", "content"), Sources: []string{filepath.Join(dir, "site", "content")}}
	wantRefused(t, filepath.Join(dir, "twin", "content", "public"), opt, "it lies in ")
	wantRefused(t, filepath.Join(dir, "twin", "content"), Options{Sources: opt.Sources}, "it is ")
	wantRefused(t, filepath.Join(dir, "twin", "content"), Options{Home: opt.Home}, "it is your home folder")
	if err := Check(filepath.Join(dir, "twin", "public"), opt); err != nil {
		t.Errorf("beside the content: %v", err)
	}
}

// On an overlay a folder of the lower disk cannot be renamed: the site stays, and the failure tells what to do.
func TestSiteOfALowerDiskStays(t *testing.T) {
	dir := t.TempDir()
	tree(t, dir, "lower/", "top/")
	mustWrite(t, filepath.Join(dir, "lower", "public"), first)
	top := filepath.Join(dir, "top")
	mount(t, "tmpfs", top, "tmpfs", 0, "") // elsewhere TestFailureTellsWhichSiteStandsAndWhatToDo has the same error
	tree(t, top, "upper/", "work/", "joined/")
	joined := filepath.Join(top, "joined")
	layers := "lowerdir=" + filepath.Join(dir, "lower") + ",upperdir=" + filepath.Join(top, "upper") + ",workdir=" + filepath.Join(top, "work")
	mount(t, "overlay", joined, "overlay", 0, layers)
	public := filepath.Join(joined, "public")
	_, err := Write(t.Context(), public, Options{}, second.fill)
	wantFailed(t, err, syscall.EXDEV, "is as it was; the folder cannot be renamed here: remove it")
	wantSite(t, public, first)
	wantNothingBeside(t, public)
	if err := os.RemoveAll(public); err != nil {
		t.Fatal(err)
	}
	mustWrite(t, public, second)
	mustWrite(t, public, first)
	wantSite(t, public, first)
}

// wantFailed holds an error to what it is and what it tells to do.
func wantFailed(t *testing.T, err error, why syscall.Errno, hint string) {
	t.Helper()
	var failed *Failure
	if !errors.Is(err, why) || !errors.As(err, &failed) || !strings.Contains(failed.Hint, hint) {
		t.Errorf("it says %v, %+v; want %v and %q", err, failed, why, hint)
	}
}

// However little room a disk has, down to none, the old site stays and nothing is left, until there is enough.
func TestFullDiskKeepsTheOldSite(t *testing.T) {
	dir := t.TempDir()
	mount(t, "tmpfs", dir, "tmpfs", 0, "size=512k") // elsewhere TestFailureTellsWhichSiteStandsAndWhatToDo has the same error
	public, others := filepath.Join(dir, "public"), filepath.Join(dir, "others")
	mustWrite(t, public, first)
	more := large()
	for pages := 0; ; pages++ {
		if err := os.WriteFile(others, make([]byte, 1<<20), 0o644); !errors.Is(err, syscall.ENOSPC) {
			t.Fatalf("the disk is not full: %v", err)
		}
		full, err := os.Stat(others)
		if err := errors.Join(err, os.Truncate(others, max(0, full.Size()-int64(pages*os.Getpagesize())))); err != nil {
			t.Fatal(err)
		}
		_, err = Write(t.Context(), public, Options{}, more.fill)
		if err := os.Remove(others); err != nil {
			t.Fatal(err)
		}
		wantNothingBeside(t, public)
		if err == nil {
			t.Logf("%d full disks", pages)
			break
		}
		wantFailed(t, err, syscall.ENOSPC, "is as it was; make room on the disk")
		wantSite(t, public, first)
	}
	wantSite(t, public, more)
}

func TestDiskThatCanOnlyBeReadKeepsTheOldSite(t *testing.T) {
	dir := t.TempDir()
	mount(t, "tmpfs", dir, "tmpfs", 0, "") // elsewhere TestFailureTellsWhichSiteStandsAndWhatToDo has the like
	public := filepath.Join(dir, "public")
	mustWrite(t, public, first)
	if err := syscall.Mount("tmpfs", dir, "tmpfs", syscall.MS_REMOUNT|syscall.MS_RDONLY, ""); err != nil {
		t.Fatal(err)
	}
	_, err := Write(t.Context(), public, Options{}, second.fill)
	wantFailed(t, err, syscall.EROFS, "is as it was; the disk can only be read")
	_, err = Write(t.Context(), filepath.Join(dir, "new", "public"), Options{}, second.fill)
	wantFailed(t, err, syscall.EROFS, "is as it was; the disk can only be read")
	wantSite(t, public, first)
}
