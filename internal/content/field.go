package content

import (
	"samsyn/internal/civic"
	"samsyn/internal/diag"
)

// Field is one value of a record with its place. The zero Field is a key that is left out: nobody has looked
// yet. An explicit null counts as left out.
type Field[T any] struct {
	Value     T
	At        diag.Span // the value; the key where the value has no place of its own
	Key       diag.Span // the key; the item itself in a list
	Set       bool      // the key stands in the file, with a value
	NotStated bool      // the value is the word not-stated; Value is then zero, but for dates and numbers
	Bad       bool      // a problem has been reported on the value; Value is then zero
}

// OK reports whether the source states the value and it could be read.
func (f Field[T]) OK() bool { return f.Set && !f.NotStated && !f.Bad }

// The commonest fields.
type (
	// String is a text or a name, exactly as written.
	String = Field[string]
	// Strings is a list of names.
	Strings = Field[[]Field[string]]
	// Text is a short text by language; one that names no language stands under the language of the file.
	Text = Field[civic.Text]
	// Date is a civil date; not-stated is civic.NoDate.
	Date = Field[civic.Date]
	// Number is a count or an amount; not-stated is kept in the Value too.
	Number = Field[civic.Number]
	// Bool is true or false.
	Bool = Field[bool]
)

// Key is a top-level key as it stands in a file, for comparing the facts that a translation repeats.
type Key struct {
	Name  string
	At    diag.Span // the key
	Value diag.Span
	Role  KeyRole
	Canon string // the value, written in one way however the author wrote it; only of facts
}

// KeyRole tells what a key means in a translation.
type KeyRole int

// The roles of keys.
const (
	RoleFact KeyRole = iota // lives in the original; a translation that repeats it must say the same
	RoleText                // each language has its own
	RoleOwn                 // belongs to the one file: translation, draft, corrections
)
