package lang

import (
	"cmp"
	"slices"
	"strings"
	"sync"

	"golang.org/x/text/collate"
	"golang.org/x/text/language"

	"samsyn/internal/civic"
)

// Order sorts items by a text in the order of the language's alphabet: å ä ö last in Swedish, æ ø å in
// Norwegian. Texts that the alphabet holds equal are taken in the order of their bytes, so that the result is
// the same every time.
func Order[T any](w *Words, items []T, text func(T) string) {
	if len(items) < 2 {
		return
	}
	keyed := make([]keyedItem[T], len(items))
	for i, item := range items {
		words := text(item)
		keyed[i] = keyedItem[T]{key: w.keys.get(words, func() string { return w.collationKey(words) }), text: words, item: item}
	}
	slices.SortStableFunc(keyed, func(a, b keyedItem[T]) int {
		return cmp.Or(strings.Compare(a.key, b.key), strings.Compare(a.text, b.text))
	})
	for i := range keyed {
		items[i] = keyed[i].item
	}
}

// collationKey orders like its text in the language's alphabet when it is compared byte by byte.
func (w *Words) collationKey(text string) string {
	collator := w.collators.Get().(*collate.Collator)
	defer w.collators.Put(collator)
	var buffer collate.Buffer
	return string(collator.KeyFromString(&buffer, text))
}

// newCollators keeps the collators of a language: making one is slow, and one serves a single goroutine at a time.
func newCollators(lang civic.Lang) *sync.Pool {
	tag := language.Make(string(lang))
	if lang == "nb" {
		tag = language.Danish // x/text v0.43 does not find its Norwegian alphabet, which is the Danish one
	}
	return &sync.Pool{New: func() any { return collate.New(tag, collate.Numeric) }}
}

// keyedItem is an item with the key that its text sorts by.
type keyedItem[T any] struct {
	key  string
	text string
	item T
}
