package publish

import (
	"errors"
	"fmt"
	"maps"
	"path/filepath"
	"slices"
	"strings"
	"testing"
)

// logged is a disk that writes down what it was asked to do, by the names beside the site and in it.
type logged struct {
	quiet
	plain bool // without exchange and links
	whole bool // flushes whole file systems
	base  string
	log   *[]string
}

func (l logged) note(what string, names ...string) {
	for i, name := range names {
		if rel, err := filepath.Rel(l.base, name); err == nil {
			names[i] = filepath.ToSlash(rel)
		}
	}
	*l.log = append(*l.log, what+" "+strings.Join(names, " "))
}

func (l logged) MkdirAll(dir string) error { l.note("make", dir); return l.quiet.MkdirAll(dir) }
func (l logged) WriteFile(name string, data []byte) error {
	l.note("write", name)
	return l.quiet.WriteFile(name, data)
}
func (l logged) Link(from, to string) error {
	if l.plain {
		return errors.ErrUnsupported
	}
	return l.quiet.Link(from, to)
}
func (l logged) Copy(from, to string) error { l.note("write", to); return l.quiet.Copy(from, to) }
func (l logged) Rename(from, to string) error {
	l.note("rename", from, to)
	return l.quiet.Rename(from, to)
}
func (l logged) Exchange(a, b string) error {
	if l.plain {
		return errNoExchange
	}
	l.note("exchange", a, b)
	return l.quiet.Exchange(a, b)
}
func (l logged) Remove(name string) error    { l.note("remove", name); return l.quiet.Remove(name) }
func (l logged) FlushFile(name string) error { l.note("flush", name); return nil }
func (l logged) FlushDir(name string) error  { l.note("flush", name); return nil }
func (l logged) FlushAll(name string) error {
	if !l.whole {
		return errors.ErrUnsupported
	}
	l.note("flush all", name)
	return nil
}

// large is the second site with more files than are flushed one after the other where the machine can do better.
func large() site {
	s := maps.Clone(second)
	for i := range 100 {
		s[fmt.Sprintf("sv/%d/index.html", i)] = "more"
	}
	return s
}

// Before the new site takes the old one's place, every file and every folder of it is flushed, and so is its name; and
// before anything of the old site goes, the switch is.
func TestAllIsFlushedBeforeTheSwitchAndTheSwitchBeforeTheOldSiteGoes(t *testing.T) {
	for _, plain := range []bool{false, true} {
		for _, whole := range []bool{false, true} {
			for name, site := range map[string]site{"few": second, "many": large()} {
				t.Run(fmt.Sprintf("%s plain=%v whole=%v", name, plain, whole), func(t *testing.T) {
					dir := builtFirst(t)
					disk := logged{plain: plain, whole: whole, base: filepath.Dir(dir), log: new([]string)}
					if _, err := write(t.Context(), disk, dir, Options{}, site.fill); err != nil {
						t.Fatal(err)
					}
					wantFlushed(t, *disk.log)
				})
			}
		}
	}
}

func wantFlushed(t *testing.T, log []string) {
	t.Helper()
	ready := slices.Index(log, "rename .public.samsyn-new .public.samsyn-ready")
	switched := slices.IndexFunc(log, func(s string) bool {
		return strings.HasPrefix(s, "exchange ") || s == "rename .public.samsyn-ready public"
	})
	gone := slices.IndexFunc(log, func(s string) bool { return strings.HasPrefix(s, "remove .public.samsyn-") })
	if ready < 0 || switched < ready || gone < switched {
		t.Fatalf("the order is %q", log)
	}
	for i, step := range log[:ready] {
		what, name, _ := strings.Cut(step, " ")
		later := log[i:ready]
		if (what == "write" || what == "make") && !slices.Contains(later, "flush "+name) && !slices.Contains(later, "flush all .public.samsyn-new") {
			t.Errorf("%s is not flushed before the site is called whole", name)
		}
	}
	for what, part := range map[string][]string{"the name of the new site": log[ready:switched], "the switch": log[switched:gone]} {
		if !slices.Contains(part, "flush .") {
			t.Errorf("%s is not flushed: %q", what, part)
		}
	}
	for _, step := range log[switched:] {
		if strings.HasPrefix(step, "write ") {
			t.Errorf("%s after the switch", step)
		}
	}
}
