package publish

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"maps"
	"os"
	"path"
	"path/filepath"
	"runtime"
	"slices"
	"strings"
	"sync"
	"sync/atomic"
)

// Memory is what is remembered of the last time a site was written: a note of whoever wrote it, and how every file
// looked. It stands in one small file beside the site, is never needed, and may be removed at any time; one that is
// damaged or of another version is as none.
type Memory struct {
	Note []byte // as Options gave it

	places places
	files  []remembered // folders too
}

// remembered is a file of the site as it looked.
type remembered struct {
	path string // below the site, with slashes
	look string // of lookSize bytes
}

// memoryHead begins a memory. Another form gets another number.
const memoryHead = "samsyn remembers 2\x00"

// Recall reads the memory of the site in dir; nil where there is none that can be trusted.
func Recall(dir string, opt Options) *Memory {
	target, err := locate(dir, opt)
	if err != nil {
		return nil
	}
	p := placesOf(target)
	if info, err := os.Lstat(p.memory); err != nil || !info.Mode().IsRegular() {
		return nil
	}
	data, err := os.ReadFile(p.memory)
	if err != nil || len(data) < sha256.Size {
		return nil
	}
	data, sum := data[:len(data)-sha256.Size], data[len(data)-sha256.Size:]
	if found := sha256.Sum256(data); !bytes.Equal(found[:], sum) {
		return nil
	}
	rest, ours := strings.CutPrefix(string(data), memoryHead)
	note, files, ok := strings.Cut(rest, "\x00")
	raw, err := hex.DecodeString(note)
	all, whole := rememberedFiles(files)
	if !ours || !ok || err != nil || !whole {
		return nil
	}
	return &Memory{Note: raw, places: p, files: all}
}

// rememberedFiles reads what memory has written of the files; false where the bytes are not that.
func rememberedFiles(data string) (files []remembered, whole bool) {
	for data != "" {
		name, rest, ok := strings.Cut(data, "\x00")
		if !ok || len(rest) < lookSize {
			return nil, false
		}
		files = append(files, remembered{name, rest[:lookSize]})
		data = rest[lookSize:]
	}
	return files, true
}

// Holds reports whether every file of the site looks as it did: its size, and the times at which its bytes and its
// place on the disk were last changed. On Linux no hand can set the latter, so a file that looks the same is the
// same; elsewhere whoever changes a file and then sets its size and time back is not found out before the next
// build that has something to write. A file more or less shows by the time of its folder.
func (m *Memory) Holds() bool {
	if m.places.left() {
		return false
	}
	below := filepath.Clean(m.places.target) + string(filepath.Separator)
	var other atomic.Bool
	var all sync.WaitGroup
	workers := runtime.GOMAXPROCS(0)
	for w := range workers {
		all.Go(func() {
			for i := w; i < len(m.files) && !other.Load(); i += workers {
				if raw := lookAt(below + filepath.FromSlash(m.files[i].path)).bytes(); string(raw[:]) != m.files[i].look {
					other.Store(true)
				}
			}
		})
	}
	all.Wait()
	return !other.Load()
}

// remember writes the memory of the site that now stands in its place. A site whose memory cannot be written is
// none the worse. It is not flushed: one that a power cut has torn is none.
func (s *stage) remember(note []byte) {
	p := s.places
	if note != nil && s.disk.WriteFile(p.memoryTmp, s.memory(note)) == nil && s.disk.Rename(p.memoryTmp, p.memory) == nil {
		return
	}
	for _, name := range []string{p.memoryTmp, p.memory} {
		if exists(name) {
			_ = s.disk.Remove(name)
		}
	}
}

func (s *stage) memory(note []byte) []byte {
	var b bytes.Buffer
	b.WriteString(memoryHead + hex.EncodeToString(note) + "\x00")
	folders := map[string]bool{".": true, path.Dir(ManifestPath): true}
	maps.Copy(folders, s.dirs)
	for _, part := range s.partPaths {
		folders[path.Dir(part)] = true
	}
	for _, name := range slices.Concat(slices.Sorted(maps.Keys(folders)), s.files.paths(), s.partPaths, []string{ManifestPath}) {
		full := filepath.Join(s.places.target, filepath.FromSlash(name))
		raw := lookAt(full).bytes()
		b.WriteString(name + "\x00")
		b.Write(raw[:])
	}
	sum := sha256.Sum256(b.Bytes())
	b.Write(sum[:])
	return b.Bytes()
}
