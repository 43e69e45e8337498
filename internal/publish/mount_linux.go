package publish

import (
	"os"
	"strings"
)

// mounted reports whether something is mounted on the folder; false where the system does not tell. Source: proc(5),
// /proc/pid/mountinfo: the fifth word of a line is the place, with blanks and backslashes as octal numbers.
func mounted(dir string) bool {
	mounts, err := os.ReadFile("/proc/self/mountinfo")
	if err != nil {
		return false
	}
	plain := strings.NewReplacer(`\040`, " ", `\011`, "\t", `\012`, "\n", `\134`, `\`)
	for line := range strings.Lines(string(mounts)) {
		if words := strings.Fields(line); len(words) > 4 && plain.Replace(words[4]) == dir {
			return true
		}
	}
	return false
}
