package search

import (
	"slices"
	"strings"
)

// A column says one thing of every entry: what hits are narrowed to, counted and sorted by.

// columnNames are the columns, by name.
var columnNames = [...]string{"kind", "council", "type", "standing", "year", "collaboration", "lang", "date"}

// between parts the values of an entry that has several.
const between = "|"

// columnValues gives an entry's value in each column, "" for none.
func columnValues(e *Entry) [len(columnNames)]string {
	councils := slices.Clone(e.Facets.Councils)
	slices.Sort(councils)
	kind := e.Facets.Kind
	if kind == "" {
		kind = e.Kind
	}
	return [...]string{
		kind, strings.Join(slices.Compact(councils), between), e.Facets.Type, e.Facets.Standing, e.Facets.Year,
		e.Facets.Collaboration, string(e.Lang), dateOf(e),
	}
}

// dateOf writes an entry's date, "" for none.
func dateOf(e *Entry) string {
	if e.Date.IsZero() {
		return ""
	}
	return e.Date.String()
}

// columnSpan is how many numbers of entries a file of a column covers.
const columnSpan = 2048

// noEntry stands in a column for a number that no entry has; the characters from firstValue on for the values.
const (
	noEntry    = " "
	firstValue = '#'
)

// columnFile is a stretch of a column: what values there are, and for each number a character that tells which.
type columnFile struct {
	Values []string `json:"v"`
	Column string   `json:"s"`
}

// columnsTree writes the columns. A key is a column's name and the number of the stretch.
func columnsTree(out *output, facts []entryFacts, values []string, ids []uint32, byNumber []int) node {
	var leaves []child
	for _, c := range sortedColumns() {
		from := 0
		for stretch := uint32(0); from < len(byNumber); stretch++ {
			to := from
			for to < len(byNumber) && ids[byNumber[to]]/columnSpan == stretch {
				to++
			}
			file := column(facts, values, ids, byNumber[from:to], c)
			leaves = append(leaves, child{columnNames[c] + ":" + numberKey(stretch), out.json('c', file)})
			from = to
		}
	}
	if len(leaves) > 0 {
		leaves[0].key = ""
	}
	return grow(out, leaves)
}

// sameForAll finds the columns in which all entries have one value, and the languages that entries have.
func sameForAll(facts []entryFacts, values []string) (langs []string, same map[string]string) {
	same = map[string]string{}
	for c, name := range columnNames {
		found := map[uint32]bool{}
		for _, f := range facts {
			found[f.columns[c]] = true
		}
		for value := range found {
			if len(found) == 1 {
				same[name] = values[value]
			}
			if name == "lang" {
				langs = append(langs, values[value])
			}
		}
	}
	slices.Sort(langs)
	return langs, same
}

// sortedColumns are the columns in the order of their names.
func sortedColumns() []int {
	list := make([]int, len(columnNames))
	for i := range list {
		list[i] = i
	}
	slices.SortFunc(list, func(a, b int) int { return strings.Compare(columnNames[a], columnNames[b]) })
	return list
}

func column(facts []entryFacts, values []string, ids []uint32, entries []int, c int) columnFile {
	file := columnFile{Values: []string{}}
	places := map[uint32]rune{}
	var b strings.Builder
	filled := 0
	for _, e := range entries {
		for ; filled < int(ids[e]%columnSpan); filled++ {
			b.WriteString(noEntry)
		}
		value := facts[e].columns[c]
		sign, known := places[value]
		if !known {
			sign = firstValue + rune(len(places))
			places[value] = sign
			file.Values = append(file.Values, values[value])
		}
		b.WriteRune(sign)
		filled++
	}
	file.Column = b.String()
	return file
}

// interner gives equal texts one number.
type interner struct {
	ids   map[string]uint32
	names []string
}

func newInterner() interner { return interner{ids: map[string]uint32{}} }

func (i *interner) id(name string) uint32 {
	id, known := i.ids[name]
	if !known {
		id = uint32(len(i.names))
		name = strings.Clone(name)
		i.ids[name] = id
		i.names = append(i.names, name)
	}
	return id
}
