package lang

import (
	"cmp"
	"slices"
	"strings"

	"golang.org/x/text/collate"
	"golang.org/x/text/language"
)

// Order sorts items by a text in the order of the language's alphabet: å ä ö last in Swedish, æ ø å in
// Norwegian. Texts that the alphabet holds equal are taken in the order of their bytes, so that the result is
// the same every time.
func Order[T any](w *Words, items []T, text func(T) string) {
	collator := collate.New(language.Make(string(w.lang)), collate.Numeric)
	var buffer collate.Buffer
	keyed := make([]keyedItem[T], len(items))
	for i, item := range items {
		words := text(item)
		keyed[i] = keyedItem[T]{key: string(collator.KeyFromString(&buffer, words)), text: words, item: item}
		buffer.Reset()
	}
	slices.SortStableFunc(keyed, func(a, b keyedItem[T]) int {
		return cmp.Or(strings.Compare(a.key, b.key), strings.Compare(a.text, b.text))
	})
	for i := range keyed {
		items[i] = keyed[i].item
	}
}

// keyedItem is an item with the key that its text sorts by.
type keyedItem[T any] struct {
	key  string
	text string
	item T
}
