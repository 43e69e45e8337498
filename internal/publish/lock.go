package publish

import (
	"fmt"
	"os"
)

// Locked says that another build is writing to the folder.
type Locked struct {
	Owner string // whose the lock is: "process 4711 on kansli-1"
	File  string // the lock
}

func (l *Locked) Error() string {
	owner := l.Owner
	if owner == "" {
		owner = "another process"
	}
	return fmt.Sprintf("another build is writing to the folder (%s holds %s); wait until it has ended", owner, l.File)
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
