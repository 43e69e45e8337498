//go:build !linux

package publish

// mounted is not told everywhere: there the switch fails, and the old site stays.
func mounted(string) bool { return false }
