// Package lang speaks the languages of the interface: the words of the site by key, with plurals, and how a
// language writes dates, numbers and lists and orders its alphabet. Everything that differs between languages
// stands in the strings files; a new language is a new file and no code. It knows nothing of pages or records
// and never chooses what to say.
//
// Read Catalog first, then Words. How dates are written stands in dates.go, numbers and lists in numbers.go,
// alphabetical order in order.go.
package lang

import (
	"cmp"
	"io/fs"
	"path"
	"slices"
	"strings"
	"sync"

	"samsyn/internal/civic"
	"samsyn/internal/diag"
)

// Catalog holds the words of every language that has a strings file. It never changes after Load.
type Catalog struct {
	words map[civic.Lang]*Words
}

// Words is one language's words. Its methods may be called from several goroutines at once.
type Words struct {
	lang      civic.Lang
	unread    bool // its file can't be read, and a problem says why
	entries   map[string]entry
	collators *sync.Pool
	dates     *memo[dateKey] // as they have been written
	keys      *memo[string]  // that texts sort by
}

// entry is the text of a key, or its two forms where it counts something.
type entry struct {
	other  string
	one    string
	plural bool
	at     diag.Span
}

// In returns the words of a language, and whether there are any.
func (c *Catalog) In(lang civic.Lang) (w *Words, found bool) {
	w, found = c.words[lang]
	return w, found
}

// Langs lists the languages in alphabetical order.
func (c *Catalog) Langs() []civic.Lang {
	langs := make([]civic.Lang, 0, len(c.words))
	for lang := range c.words {
		langs = append(langs, lang)
	}
	slices.Sort(langs)
	return langs
}

// Lang is the language of the words.
func (w *Words) Lang() civic.Lang { return w.lang }

// Keys lists every key in alphabetical order.
func (w *Words) Keys() []string {
	keys := make([]string, 0, len(w.entries))
	for key := range w.entries {
		keys = append(keys, key)
	}
	slices.Sort(keys)
	return keys
}

// Has reports whether there are words for a key.
func (w *Words) Has(key string) bool {
	_, found := w.entries[key]
	return found
}

// T returns the words of a key with its placeholders filled: args are names and values in turn. A key that
// does not exist comes back in brackets, so that it is seen; a test keeps that from happening.
func (w *Words) T(key string, args ...string) string {
	e, found := w.entries[key]
	if !found {
		return "[" + key + "]"
	}
	return fill(e.other, args)
}

// N returns the words of a key that counts something, in the form that n asks for, with {n} filled in.
func (w *Words) N(key string, n int, args ...string) string {
	e, found := w.entries[key]
	if !found {
		return "[" + key + "]"
	}
	text := e.other
	if e.plural && n == 1 {
		text = e.one
	}
	return fill(text, append([]string{"n", w.Int(n)}, args...))
}

// fill puts values in the place of {names}.
func fill(text string, args []string) string {
	if len(args) < 2 || !strings.Contains(text, "{") {
		return text
	}
	var b strings.Builder
	for {
		before, rest, found := strings.Cut(text, "{")
		name, after, closed := strings.Cut(rest, "}")
		b.WriteString(before)
		if !found || !closed {
			return b.String()
		}
		b.WriteString(value(name, args))
		text = after
	}
}

// value finds a placeholder's value; one that was not given stays visible.
func value(name string, args []string) string {
	for i := 0; i+1 < len(args); i += 2 {
		if args[i] == name {
			return args[i+1]
		}
	}
	return "{" + name + "}"
}

// Load reads the strings folder of the layouts: a file for each language, named by its tag. An error means that
// the folder could not be read; what is wrong in the files is in the list, and a Catalog is always returned
// with what could be read.
func Load(layouts fs.FS) (*Catalog, diag.List, error) {
	names, err := fs.Glob(layouts, "strings/*.yaml")
	if err != nil {
		return nil, nil, err
	}
	c := &Catalog{words: map[civic.Lang]*Words{}}
	var found diag.List
	for _, name := range names {
		src, err := fs.ReadFile(layouts, name)
		if err != nil {
			return nil, nil, err
		}
		lang := civic.Lang(strings.TrimSuffix(path.Base(name), ".yaml"))
		before := len(found)
		entries := parse(path.Join("layouts", name), src, &found)
		c.words[lang] = &Words{lang: lang, entries: entries, collators: newCollators(lang), dates: newMemo[dateKey](), keys: newMemo[string](), unread: len(entries) == 0 && len(found) > before}
	}
	c.compare(&found)
	found.Sort()
	return c, found, nil
}

// maxMissing is how many keys without words are named in one file.
const maxMissing = 20

// compare reports what one language has and another lacks: a page must not be half translated.
func (c *Catalog) compare(found *diag.List) {
	for _, lang := range c.Langs() {
		own := c.words[lang]
		if own.unread {
			continue
		}
		missing := 0
		file := path.Join("layouts/strings", string(lang)+".yaml")
		for _, key := range c.allKeys() {
			e, has := own.entries[key]
			if !has {
				if missing++; missing > maxMissing {
					continue
				}
				found.Errorf("missing-words", diag.Span{Pos: diag.Pos{File: file}}, "the key %q has no words here", key).
					Hint = "another language's file has the key: write its words in this language too"
				continue
			}
			if want := c.placeholders(key); !slices.Equal(want, placeholdersOf(e)) {
				found.Errorf("placeholder", e.at, "the words of %q have the placeholders %s, in another language %s",
					key, braces(placeholdersOf(e)), braces(want))
			}
		}
		if missing > maxMissing {
			found.Errorf("missing-words", diag.Span{Pos: diag.Pos{File: file}}, "%d more keys have no words here", missing-maxMissing).
				Hint = "begin with a copy of the built-in file of the language, or of another"
		}
	}
}

// allKeys lists the keys that any language has.
func (c *Catalog) allKeys() []string {
	seen := map[string]bool{}
	for _, w := range c.words {
		for key := range w.entries {
			seen[key] = true
		}
	}
	keys := make([]string, 0, len(seen))
	for key := range seen {
		keys = append(keys, key)
	}
	slices.Sort(keys)
	return keys
}

// placeholders lists the placeholders of a key in the language that has the most of them.
func (c *Catalog) placeholders(key string) []string {
	var most []string
	for _, lang := range c.Langs() {
		if e, has := c.words[lang].entries[key]; has {
			if names := placeholdersOf(e); len(names) > len(most) {
				most = names
			}
		}
	}
	return most
}

// placeholdersOf lists the distinct placeholders of an entry in alphabetical order; {n} of a count may be left
// out of either form.
func placeholdersOf(e entry) []string {
	var names []string
	for _, text := range []string{e.one, e.other} {
		for {
			_, rest, found := strings.Cut(text, "{")
			name, after, closed := strings.Cut(rest, "}")
			if !found || !closed {
				break
			}
			if !slices.Contains(names, name) && !(e.plural && name == "n") {
				names = append(names, name)
			}
			text = after
		}
	}
	slices.SortFunc(names, cmp.Compare[string])
	return names
}

func braces(names []string) string {
	if len(names) == 0 {
		return "none"
	}
	return "{" + strings.Join(names, "}, {") + "}"
}
