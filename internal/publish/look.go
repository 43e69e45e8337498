package publish

import "encoding/binary"

// look is how a file or a folder looks from outside; the zero one is neither's.
type look struct {
	kind              lookKind
	size              int64 // in bytes; 0 of a folder
	modified, changed int64 // in nanoseconds since 1970; see Memory.Holds. A folder's changed is 0.
}

type lookKind byte

const (
	looksFile lookKind = iota + 1
	looksFolder
)

// lookSize is how many bytes a look has in a memory.
const lookSize = 1 + 3*8

// bytes is the look as a memory has it.
func (l look) bytes() (raw [lookSize]byte) {
	raw[0] = byte(l.kind)
	binary.LittleEndian.PutUint64(raw[1:], uint64(l.size))
	binary.LittleEndian.PutUint64(raw[9:], uint64(l.modified))
	binary.LittleEndian.PutUint64(raw[17:], uint64(l.changed))
	return raw
}
