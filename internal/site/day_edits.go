package site

import "unicode/utf16"

// shortestKept is the shortest stretch between two edits that is worth keeping, in characters: telling of it costs
// about as much.
const shortestKept = 8

// mostCompared bounds the search for such a stretch: the product of the lengths of what it is looked for in.
const mostCompared = 1 << 16

// edits tells how one text becomes another: how many characters stay, how many go, what comes, and again in threes;
// what follows stays. Characters count as JavaScript counts them, in UTF-16.
func edits(was, is string) []any {
	a, b := []rune(was), []rune(is)
	before, after := 0, 0
	for before < min(len(a), len(b)) && a[before] == b[before] {
		before++
	}
	for after < min(len(a), len(b))-before && a[len(a)-1-after] == b[len(b)-1-after] {
		after++
	}
	list, kept := []any{}, a[:before]
	a, b = a[before:len(a)-after], b[before:len(b)-after]
	for len(a) > 0 || len(b) > 0 {
		i, j, n := longestShared(a, b)
		list = append(list, utf16Length(kept), utf16Length(a[:i]), string(b[:j]))
		a, b, kept = a[i+n:], b[j+n:], a[i:i+n]
	}
	return list
}

// longestShared finds the longest stretch that two texts share: where it begins in each, and how long it is. Where
// none is worth keeping, that is at the end of both.
func longestShared(a, b []rune) (i, j, n int) {
	i, j = len(a), len(b)
	if len(a)*len(b) > mostCompared {
		return i, j, 0
	}
	ends := make([]int, len(b)+1) // how long a stretch ends at the rune of a, by the place in b
	for x := range a {
		for y := len(b) - 1; y >= 0; y-- { // backwards, so that what ended at the rune before still stands on the left
			if a[x] != b[y] {
				ends[y+1] = 0
				continue
			}
			ends[y+1] = ends[y] + 1
			if long := ends[y+1]; long >= shortestKept && (long > n || long == n && i == x+1-long) {
				i, j, n = x+1-long, y+1-long, long
			}
		}
	}
	return i, j, n
}

func utf16Length(text []rune) int {
	n := 0
	for _, r := range text {
		n += utf16.RuneLen(r)
	}
	return n
}
