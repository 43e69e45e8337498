package publish

import (
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"syscall"
	"testing"
)

// refusing is a disk that answers with the error where one of its operations has its name.
type refusing struct {
	quiet
	what string
	err  syscall.Errno
}

func (r refusing) WriteFile(name string, data []byte) error {
	if r.what == "write" {
		_ = r.quiet.WriteFile(name, data[:len(data)/2])
		return &fs.PathError{Op: "write", Path: name, Err: r.err}
	}
	return r.quiet.WriteFile(name, data)
}

func (r refusing) Exchange(a, b string) error {
	if r.what == "exchange" {
		return &os.LinkError{Op: "exchange", Old: a, New: b, Err: r.err}
	}
	return r.quiet.Exchange(a, b)
}

func (r refusing) Remove(name string) error {
	if r.what == "remove" {
		return &fs.PathError{Op: "remove", Path: name, Err: r.err}
	}
	return r.quiet.Remove(name)
}

// A failure names the file, and says which site stands and what to do.
func TestFailureTellsWhichSiteStandsAndWhatToDo(t *testing.T) {
	for _, test := range []struct {
		what       string
		err        syscall.Errno
		said, hint string
		stands     string
	}{
		{"write", syscall.ENOSPC, "write en/index.html: ", " is as it was; make room on the disk", "first"},
		{"write", syscall.EDQUOT, "write en/index.html: ", " is as it was; make room within your quota", "first"},
		{"write", syscall.EFBIG, "write en/index.html: ", " is as it was; raise the limit", "first"},
		{"write", syscall.EACCES, "write en/index.html: ", " is as it was; get the right to write", "first"},
		{"write", syscall.EIO, "write en/index.html: ", " is as it was; build again", "first"},
		{"exchange", syscall.EXDEV, "put the new site in place: ", " is as it was; the folder cannot be renamed", "first"},
		{"exchange", syscall.EBUSY, "put the new site in place: ", " is as it was; the folder cannot be renamed", "first"},
		{"remove", syscall.EIO, "clear away the old site: ", "the new site stands in ", "second"},
	} {
		t.Run(test.what+" "+test.err.Error(), func(t *testing.T) {
			dir := builtFirst(t)
			_, err := write(t.Context(), refusing{what: test.what, err: test.err}, dir, Options{}, second.fill)
			var failed *Failure
			if !errors.As(err, &failed) || !strings.HasPrefix(err.Error(), test.said) || !strings.Contains(failed.Hint, test.hint) {
				t.Errorf("it says %+v, want %q and %q", err, test.said, test.hint)
			}
			if got := wholeOf(t, dir); got != test.stands {
				t.Errorf("the %s site stands, want the %s", got, test.stands)
			}
			if test.stands == "first" {
				wantNothingBeside(t, dir)
			}
		})
	}
}

// A disk that takes two names for one gets no site in which one file has the other's place.
func TestNamesThatTheDiskTakesForOneAreRefused(t *testing.T) {
	dir := builtFirst(t)
	_, err := write(t.Context(), careless{}, dir, Options{}, site{"a.html": "a", "A.html": "A"}.fill)
	if err == nil || !strings.Contains(err.Error(), "write a.html: the disk takes its name and that of another file for one") {
		t.Errorf("it says %v", err)
	}
	if got := wholeOf(t, dir); got != "first" {
		t.Errorf("the %s site stands", got)
	}
	wantNothingBeside(t, dir)
}

// careless does not tell upper from lower case.
type careless struct{ quiet }

func (c careless) WriteFile(name string, data []byte) error {
	return c.quiet.WriteFile(filepath.Join(filepath.Dir(name), strings.ToLower(filepath.Base(name))), data)
}
