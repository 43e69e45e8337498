//go:build !linux

package publish

import "errors"

// renameExchange leaves the switch to two renames.
func renameExchange(_, _ string) error { return errNoExchange }

// flushAll leaves the flush to one file after the other.
func flushAll(string) error { return errors.ErrUnsupported }
