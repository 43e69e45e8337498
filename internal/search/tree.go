package search

import (
	"strings"
	"unicode/utf8"
)

// A tree finds small files by key: leaves hold what is searched, the nodes above them the first key and the name
// of each file below, and the top stands in the root file. Where a leaf begins is decided by the key that it begins
// with and not by what comes before, so that a change in one place leaves the other leaves as they are.

// fanOut is how many files a node names, about; the top names at most mostTop.
const (
	fanOut  = 48
	mostTop = 96
)

// child is a file of a tree: the first key that it may hold, and its name.
type child struct{ key, name string }

// node is what the root says of a tree: how many levels of nodes lie between it and the leaves, and the files of
// the highest, keys and names in turn.
type node struct {
	Levels   int      `json:"l"`
	Children []string `json:"c"`
}

// grow lays nodes over the leaves until the top is small enough.
func grow(out *output, leaves []child) node {
	top := node{}
	for ; len(leaves) > mostTop; top.Levels++ {
		leaves = level(out, leaves)
	}
	top.Children = flat(leaves)
	return top
}

// level puts the files under nodes.
func level(out *output, below []child) []child {
	var above []child
	cut := cutter{target: fanOut}
	from := 0
	for i := range below {
		if cut.before(hashOf(below[i].key), 1) {
			above = append(above, child{below[from].key, out.json('n', flat(below[from:i]))})
			from = i
		}
	}
	return append(above, child{below[from].key, out.json('n', flat(below[from:]))})
}

func flat(children []child) []string {
	list := make([]string, 0, 2*len(children))
	for _, c := range children {
		list = append(list, c.key, c.name)
	}
	return list
}

// cutter decides where leaves begin. Leaves are of the target's size on average, from half to half as much again.
type cutter struct {
	target, size int
}

// before reports whether a new leaf begins with the thing of this size whose key has the hash.
func (c *cutter) before(key uint64, size int) bool {
	cut := c.size > 0 && (2*(c.size+size) > 3*c.target || c.size >= c.target/2 && c.lucky(key, size))
	if cut {
		c.size = 0
	}
	c.size += size
	return cut
}

// lucky is true for a share of the keys that grows with the size of what they stand for: once in half a target.
// Sizes are taken in powers of two, so that a small change of one seldom matters.
func (c *cutter) lucky(key uint64, size int) bool {
	step := 1
	for step < size {
		step *= 2
	}
	return key>>32*uint64(c.target/2) < uint64(step)<<32*3/4
}

// frontCoded writes words one a line, each as the number of its first letters that are those of the word before,
// as one character from '#' on, and the rest.
type frontCoded struct {
	b    strings.Builder
	last string
}

// mostShared keeps the character for the number within ASCII.
const mostShared = 80

func (f *frontCoded) add(word string) {
	shared, at := 0, 0 // in UTF-16 code units, as the reader counts; in bytes
	for at < len(word) {
		r, size := utf8.DecodeRuneInString(word[at:])
		if !strings.HasPrefix(f.last[min(at, len(f.last)):], word[at:at+size]) || r > 0xffff || shared == mostShared {
			break
		}
		shared++
		at += size
	}
	if f.last != "" || f.b.Len() > 0 {
		f.b.WriteByte('\n')
	}
	f.b.WriteByte(byte('#' + shared))
	f.b.WriteString(word[at:])
	f.last = word
}

func (f *frontCoded) reset() {
	f.b.Reset()
	f.last = ""
}
