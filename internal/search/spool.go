package search

import (
	"fmt"
	"os"
)

// spool keeps bytes until the index is made: in memory up to a limit, then in a temporary file, so that an index
// of any size is built in the same memory.
type spool struct {
	dir   string
	limit int
	mem   []byte
	file  *os.File // holds everything before mem once the limit was reached
	size  int64    // of what is in the file
}

// add keeps the bytes and tells where they are.
func (s *spool) add(data []byte) (int64, error) {
	at := s.size + int64(len(s.mem))
	s.mem = append(s.mem, data...)
	if len(s.mem) < s.limit {
		return at, nil
	}
	return at, s.flush()
}

func (s *spool) flush() error {
	if s.file == nil {
		file, err := os.CreateTemp(s.dir, "samsyn-search-")
		if err != nil {
			return fmt.Errorf("keep a part of the search index: %w", err)
		}
		s.file = file
	}
	if _, err := s.file.WriteAt(s.mem, s.size); err != nil {
		return fmt.Errorf("keep a part of the search index: %w", err)
	}
	s.size += int64(len(s.mem))
	s.mem = s.mem[:0]
	return nil
}

// ReadAt reads what was kept, from the file, from memory, or across both.
func (s *spool) ReadAt(p []byte, at int64) (int, error) {
	done := 0
	if at < s.size {
		n, err := s.file.ReadAt(p[:min(int64(len(p)), s.size-at)], at)
		if err != nil {
			return n, fmt.Errorf("read a part of the search index back: %w", err)
		}
		done = n
	}
	from := at + int64(done) - s.size
	if done < len(p) && from >= 0 && from <= int64(len(s.mem)) {
		done += copy(p[done:], s.mem[from:])
	}
	if done < len(p) {
		return done, fmt.Errorf("read a part of the search index back: only %d of %d bytes are there", done, len(p))
	}
	return done, nil
}

// close forgets everything and removes the file.
func (s *spool) close() error {
	s.mem = nil
	if s.file == nil {
		return nil
	}
	name := s.file.Name()
	err := s.file.Close()
	if removed := os.Remove(name); err == nil {
		err = removed
	}
	s.file = nil
	return err
}
