package words

import (
	"strconv"
	"strings"
	"unicode/utf8"
)

// mostSections is how many paragraphs a stretch of them stands for.
const mostSections = 9

// readSections reads paragraphs: a number beside its sign or after "KF", or right after a date, whose year it gets; and
// what follows it in a list or stretch, "§§ 86, 88–90".
func (n *number) readSections() bool {
	digits := n.first.text
	after := 0
	if n.signs == 0 && len(digits) < 4 {
		if after = n.signsAt(n.first.end); after > 0 {
			n.signs = 2
		}
	}
	dated := n.last.end > 0 && n.last.end <= n.start && joined(n.text[n.last.end:n.start]) == ' '
	if bare(digits) == "0" || len(digits) > 4 || n.signs == 0 && (len(digits) > 3 || n.letters != "kf" && !dated) {
		return false
	}
	n.end = n.first.end
	serial, _ := strconv.Atoi(digits)
	all := n.listed(serial)
	if after > 0 {
		n.end = after
	}
	if dated && n.letters == "" {
		n.letters = n.last.letters
	}
	for _, serial := range all {
		section := strconv.Itoa(serial)
		if dated {
			n.add([]string{n.last.year + "/" + section}, "")
		}
		n.add([]string{"§" + section}, "")
	}
	return true
}

// listed gives a paragraph and those that follow it; the number ends after the last.
func (n *number) listed(serial int) []int {
	all := []int{serial}
	for {
		dash, next, end := n.moreAt(n.end)
		from := all[len(all)-1]
		if end == 0 || !dash && n.signs < 2 || next <= from {
			return all
		}
		for from++; dash && from < next && len(all) < mostSections; from++ {
			all = append(all, from)
		}
		all = append(all, next)
		n.end = end
	}
}

// moreAt reads another paragraph at a place: after a dash, a comma or "och". The end is 0 where there is none.
func (n *number) moreAt(at int) (dash bool, serial, end int) {
	rest := strings.TrimLeft(n.text[at:], blanks)
	r, size := utf8.DecodeRuneInString(rest)
	switch {
	case isDash(r):
		dash = true
	case r == ',':
	case strings.HasPrefix(rest, "och"), strings.HasPrefix(rest, "and"):
		size = 3
	case strings.HasPrefix(rest, "og"):
		size = 2
	default:
		return false, 0, 0
	}
	rest = strings.TrimLeft(rest[size:], blanks)
	from := len(n.text) - len(rest)
	digits, after := leading(rest), 0
	if after = len(digits); after == 0 || after > 3 {
		return false, 0, 0
	}
	if tail := rest[after:]; tail != "" && strings.IndexByte("./:", tail[0]) >= 0 && leading(tail[1:]) != "" {
		return false, 0, 0
	}
	serial, _ = strconv.Atoi(digits)
	return dash, serial, from + after
}

// signsAt tells where paragraph signs end that stand at a place and belong to what stands before it; 0 where there are none.
func (n *number) signsAt(at int) int {
	if strings.HasPrefix(n.text[at:], " ") {
		at++
	} else if strings.HasPrefix(n.text[at:], noBreak) {
		at += len(noBreak)
	}
	rest := strings.TrimLeft(n.text[at:], "§")
	end := len(n.text) - len(rest)
	if end == at || leading(strings.TrimLeft(rest, "§"+blanks)) != "" {
		return 0
	}
	return end
}

const (
	noBreak = "\u00a0"
	blanks  = " " + noBreak
)

// leading gives the digits that a text begins with.
func leading(text string) string {
	end := 0
	for end < len(text) && text[end] >= '0' && text[end] <= '9' {
		end++
	}
	return text[:end]
}
