package pipeline

import (
	"context"
	"crypto/sha256"
	"encoding/binary"
	"encoding/hex"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"runtime"
	"slices"
	"sync"
	"time"

	"samsyn/internal/check"
	"samsyn/internal/civic"
	"samsyn/internal/content"
)

// Fingerprint is of everything that a site is made from but the time. Sites of one Made that one program makes within
// one span of time, see Snapshot.Until, are the same. Look is how the files looked from outside when they were read:
// where it is still the same after a build, Made is of what was built.
type Fingerprint struct{ Made, Look string }

// Fingerprint reads and hashes every file of the site.
func (in Inputs) Fingerprint(ctx context.Context) (Fingerprint, error) {
	return in.hash(ctx, readSum)
}

// Look is the Look of the Fingerprint, without reading the files.
func (in Inputs) Look(ctx context.Context) (string, error) {
	print, err := in.hash(ctx, lookSum)
	return print.Look, err
}

// hash goes through the folders of the site with one of the two ways to tell what a file is.
func (in Inputs) hash(ctx context.Context, tell teller) (Fingerprint, error) {
	made, look := sha256.New(), sha256.New()
	var line []byte
	fmt.Fprintf(made, "%q %v %v %v\n", in.BaseURL, in.AsOf, in.Drafts, in.NoSearch)
	for _, folder := range []fs.FS{in.Content, in.Layouts, in.Static} {
		files, err := sums(ctx, folder, tell)
		if err != nil {
			return Fingerprint{}, fmt.Errorf("read the site: %w", err)
		}
		fmt.Fprintln(made, len(files))
		fmt.Fprintln(look, len(files))
		for _, f := range files {
			line = append(f.head(line), f.sum[:]...)
			made.Write(line)
			line = binary.LittleEndian.AppendUint64(binary.LittleEndian.AppendUint64(f.head(line), uint64(f.size)), uint64(f.changed))
			look.Write(line)
		}
	}
	return Fingerprint{hex.EncodeToString(made.Sum(nil)), hex.EncodeToString(look.Sum(nil))}, nil
}

// fileSum is what is known of a file. The sum is of a plain file alone.
type fileSum struct {
	name          string
	kind          fs.FileMode
	size, changed int64
	sum           [sha256.Size]byte
}

// head begins a line on the file, in the memory of the last one: what follows has the same length for all.
func (f *fileSum) head(line []byte) []byte {
	line = binary.AppendUvarint(line[:0], uint64(len(f.name)))
	return binary.LittleEndian.AppendUint32(append(line, f.name...), uint32(f.kind))
}

// teller fills in what a file is. It may read into room, which is kept from file to file.
type teller = func(folder fs.FS, f *fileSum, room *[]byte) error

// sums tells every file of a folder, in the order of their paths.
func sums(ctx context.Context, folder fs.FS, tell teller) ([]fileSum, error) {
	var files []fileSum
	if folder == nil {
		return nil, nil
	}
	err := fs.WalkDir(folder, ".", func(name string, entry fs.DirEntry, err error) error {
		if err != nil || entry.IsDir() {
			return err
		}
		files = append(files, fileSum{name: name, kind: entry.Type()})
		return ctx.Err()
	})
	if err != nil {
		return nil, err
	}
	workers := runtime.GOMAXPROCS(0)
	errs := make([]error, workers)
	var all sync.WaitGroup
	for w := range workers {
		all.Go(func() {
			var room []byte
			for i := w; i < len(files) && errs[w] == nil; i += workers {
				if files[i].kind.IsRegular() {
					errs[w] = tell(folder, &files[i], &room)
				}
			}
		})
	}
	all.Wait()
	return files, errors.Join(append(errs, ctx.Err())...)
}

func readSum(folder fs.FS, f *fileSum, room *[]byte) error {
	file, err := folder.Open(f.name)
	if err != nil {
		return err
	}
	defer file.Close()
	info, err := file.Stat()
	if err != nil {
		return err
	}
	f.size, f.changed = info.Size(), info.ModTime().UnixNano()
	*room = slices.Grow((*room)[:0], int(f.size)+1)
	data := (*room)[:f.size+1]
	n, err := io.ReadFull(file, data)
	if err == nil {
		return fmt.Errorf("%s grew while it was read", f.name)
	}
	f.sum = sha256.Sum256(data[:n])
	if errors.Is(err, io.EOF) || errors.Is(err, io.ErrUnexpectedEOF) {
		return nil
	}
	return err
}

func lookSum(folder fs.FS, f *fileSum, _ *[]byte) error {
	info, err := fs.Stat(folder, f.name)
	if err == nil {
		f.size, f.changed = info.Size(), info.ModTime().UnixNano()
	}
	return err
}

// until is the first moment after now at which the same files may make another site: the next midnight of the
// site's time zone, or the end of an embargo.
func until(tree *content.Tree, zone *time.Location, now time.Time) time.Time {
	now = now.In(zone)
	first := time.Date(now.Year(), now.Month(), now.Day()+1, 0, 0, 0, 0, zone)
	for _, embargo := range check.Embargoes(tree, civic.MomentOf(now)) {
		day := embargo.Until.Day.Last()
		end := time.Date(day.Year(), time.Month(day.Month()), day.DayOfMonth(), embargo.Until.Hour, embargo.Until.Minute, 0, 0, zone)
		if end.Before(first) {
			first = end
		}
	}
	return first
}
