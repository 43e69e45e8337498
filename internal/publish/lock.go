package publish

import (
	"fmt"
	"io"
	"os"
	"strings"
	"time"
)

// Locked says that another build is writing to the folder.
type Locked struct {
	Owner string    // whose the lock is: "process 4711 on kansli-1"
	Since time.Time // when it was taken, by the clock of the disk
	File  string    // the lock
}

func (l *Locked) Error() string {
	return fmt.Sprintf("another build is writing to the folder: %s has held %s since %s", l.Owner, l.File, l.Since.Format(time.DateTime))
}

// met reads from another build's lock whose it is.
func met(f *os.File) *Locked {
	l := &Locked{Owner: "another process", File: f.Name()}
	if owner, err := io.ReadAll(io.LimitReader(f, 300)); err == nil && len(owner) > 0 {
		l.Owner = strings.TrimSpace(string(owner))
	}
	if info, err := f.Stat(); err == nil {
		l.Since = info.ModTime()
	}
	return l
}

// sign writes into a lock whose it is.
func sign(f *os.File) error {
	host, err := os.Hostname()
	if err != nil {
		host = "this machine"
	}
	if err := f.Truncate(0); err != nil {
		return err
	}
	_, err = f.WriteAt(fmt.Appendf(nil, "process %d on %s\n", os.Getpid(), host), 0)
	return err
}
