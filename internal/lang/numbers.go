package lang

import (
	"strconv"
	"strings"

	"samsyn/internal/civic"
)

// Int writes a whole number with the language's grouping: "5 100 000", with spaces that do not break.
func (w *Words) Int(n int) string { return w.Number(float64(n)) }

// Number writes a number with the language's grouping and decimal sign, with as many decimals as it needs.
func (w *Words) Number(v float64) string {
	digits := strconv.FormatFloat(v, 'f', -1, 64)
	negative := strings.HasPrefix(digits, "-")
	whole, decimals, hasDecimals := strings.Cut(strings.TrimPrefix(digits, "-"), ".")
	whole = w.group(whole)
	if hasDecimals {
		whole += w.T("number.decimal") + decimals
	}
	if negative {
		return "−" + whole
	}
	return whole
}

// group sets the sign between thousands, from as many digits on as the language wants.
func (w *Words) group(digits string) string {
	least, err := strconv.Atoi(w.T("number.group-from"))
	if err != nil || len(digits) < least {
		return digits
	}
	first := len(digits) % 3
	var groups []string
	if first > 0 {
		groups = append(groups, digits[:first])
	}
	for i := first; i < len(digits); i += 3 {
		groups = append(groups, digits[i:i+3])
	}
	return strings.Join(groups, w.T("number.group"))
}

// Count writes a count as the source gives it, or says that it is not there.
func (w *Words) Count(n civic.Number) string {
	if !n.Stated {
		return w.NoValue(n.NotStated)
	}
	return w.Number(n.Value)
}

// Amount writes a number with its unit; a unit that is a currency's code becomes its word.
func (w *Words) Amount(v float64, unit string) string {
	if unit == "" {
		return w.Number(v)
	}
	return w.T("number.amount", "number", w.Number(v), "unit", w.Unit(unit))
}

// Unit returns the word of a currency's code, and any other unit as it is.
func (w *Words) Unit(unit string) string {
	switch unit {
	case "SEK":
		return w.T("unit.SEK")
	case "NOK":
		return w.T("unit.NOK")
	case "EUR":
		return w.T("unit.EUR")
	}
	return unit
}

// inWords is the greatest number that has words in the strings files.
const inWords = 12

// Ordinal is a place in an order in words, "tredje". It is not ok beyond the twelfth.
func (w *Words) Ordinal(n int) (word string, ok bool) {
	if n < 1 || n > inWords {
		return "", false
	}
	return w.T("number.ordinal." + strconv.Itoa(n)), true
}

// Cardinal is a small number in words, "fem"; beyond twelve in figures.
func (w *Words) Cardinal(n int) string {
	if n < 1 || n > inWords {
		return w.Int(n)
	}
	return w.T("number.cardinal." + strconv.Itoa(n))
}

// And joins items as the language does: "a, b och c".
func (w *Words) And(items []string) string { return w.join("list.and", items) }

// Or joins alternatives: "a, b eller c".
func (w *Words) Or(items []string) string { return w.join("list.or", items) }

func (w *Words) join(key string, items []string) string {
	if len(items) < 2 {
		return strings.Join(items, "")
	}
	last := len(items) - 1
	return w.T(key, "items", strings.Join(items[:last], ", "), "last", items[last])
}
