package search

import (
	"bytes"
	"compress/gzip"
	"errors"
	"fmt"
	"io"
	"maps"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	"samsyn/internal/civic"
)

// invented makes n entries of a seed: documents of some collaborations, each with four decisions.
func invented(n int, seed uint64) []Entry {
	var list []Entry
	for i := range n {
		r := rand.New(rand.NewPCG(seed, uint64(i)))
		id := fmt.Sprintf("document-%d", i)
		facets := Facets{Collaboration: fmt.Sprintf("Bygd %d", i%5), Type: "policy", Year: "2005"}
		doc := Entry{
			URL: "/sv/dokument/" + id + "/", Lang: "sv", Kind: "document", Of: id, Facets: facets,
			Title: "Policy för " + word(r), Summary: sentence(r, 10), Date: civic.Day(2005, 1, 1+i%28), Standing: "adopted",
			Councils: []string{"Ödeshög", "Boxholm"},
		}
		for s := range 4 {
			doc.Sections = append(doc.Sections, Section{ID: fmt.Sprint("del-", s), Heading: word(r), Text: sentence(r, 120)})
		}
		list = append(list, doc)
		for d := range 4 {
			list = append(list, Entry{
				URL: fmt.Sprintf("/sv/beslut/%s-%d/", id, d), Lang: "sv", Kind: "decision", Of: id, Facets: facets,
				Title: "Beslut om " + doc.Title, Numbers: []string{fmt.Sprintf("KS 2005/%04d", r.IntN(2000))},
				Sections: []Section{{Text: sentence(r, 30)}},
			})
		}
	}
	return list
}

// word makes a word; short ones come often.
func word(r *rand.Rand) string {
	const consonants, vowels = "bdfgklmnprstv", "aeiouyåäö"
	var b strings.Builder
	for range 1 + r.IntN(3)*r.IntN(2) + r.IntN(2) {
		b.WriteByte(consonants[r.IntN(len(consonants))])
		b.WriteString(string([]rune(vowels)[r.IntN(9)]))
	}
	return b.String() + "r"
}

func sentence(r *rand.Rand, words int) string {
	list := make([]string, words)
	for i := range list {
		list[i] = word(r)
		if i%20 == 19 {
			list[i] += ".\n"
		}
	}
	return strings.Join(list, " ")
}

// build makes the files of an index from entries in the order given.
func build(t *testing.T, entries []Entry, prepare func(*Builder)) map[string][]byte {
	t.Helper()
	b := New(Options{Lang: "sv", Folder: "search/sv/", TempDir: t.TempDir()})
	defer b.Close()
	if prepare != nil {
		prepare(b)
	}
	for _, e := range entries {
		b.Add(e)
	}
	files := map[string][]byte{}
	err := b.Files(t.Context(), func(path string, data []byte) error {
		if files[path] != nil {
			t.Errorf("%s is put twice", path)
		}
		files[path] = bytes.Clone(data)
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	return files
}

// differing lists the files of one index that another does not have alike.
func differing(a, b map[string][]byte) []string {
	var names []string
	for name, data := range a {
		if !bytes.Equal(data, b[name]) {
			names = append(names, name)
		}
	}
	slices.Sort(names)
	return names
}

func TestSameEntriesGiveTheSameFiles(t *testing.T) {
	entries := invented(100, 1)
	want := build(t, entries, nil)
	mixed := slices.Clone(entries)
	rand.New(rand.NewPCG(1, 1)).Shuffle(len(mixed), func(i, j int) { mixed[i], mixed[j] = mixed[j], mixed[i] })
	if got := build(t, mixed, nil); !maps.EqualFunc(want, got, bytes.Equal) {
		t.Errorf("another order of entries gives other files: %v", differing(want, got))
	}
	spilling := func(b *Builder) {
		b.most, b.spool.limit = 500, 1<<10
	}
	if got := build(t, mixed, spilling); !maps.EqualFunc(want, got, bytes.Equal) {
		t.Errorf("less memory gives other files: %v", differing(want, got))
	}
}

func TestEditChangesFewFiles(t *testing.T) {
	entries := invented(400, 2)
	before := build(t, entries, nil)
	for _, test := range []struct {
		name string
		most int
		edit func([]Entry) []Entry
	}{
		{"a word in a text", 60, func(list []Entry) []Entry {
			list[300].Sections = slices.Clone(list[300].Sections)
			list[300].Sections[1].Text = "snölejon " + list[300].Sections[1].Text
			return list
		}},
		{"a decision's standing", 8, func(list []Entry) []Entry {
			list[301].Facets.Standing, list[301].Standing = "rejected", "rejected"
			return list
		}},
		{"a new decision", 200, func(list []Entry) []Entry {
			decision := list[301]
			decision.URL += "2/"
			return append(list, decision)
		}},
	} {
		after := build(t, test.edit(slices.Clone(entries)), nil)
		if changed := differing(after, before); len(changed) > test.most {
			t.Errorf("%s changes %d of %d files, want at most %d", test.name, len(changed), len(after), test.most)
		} else {
			t.Logf("%s changes %d of %d files", test.name, len(changed), len(after))
		}
	}
}

func TestFilesAreSmallAndTellNoTime(t *testing.T) {
	files := build(t, invented(400, 3), nil)
	for name, data := range files {
		if name == "search/sv/"+RootFile {
			if len(data) > 40<<10 {
				t.Errorf("the root has %d bytes", len(data))
			}
			continue
		}
		if len(data) > 12<<10 {
			t.Errorf("%s has %d bytes, want at most 12 kB", name, len(data))
		}
		r, err := gzip.NewReader(bytes.NewReader(data))
		if err != nil {
			t.Fatalf("%s: %v", name, err)
		}
		if !r.ModTime.IsZero() || r.Name != "" {
			t.Errorf("%s says when it was made, or from what", name)
		}
		if _, err := io.Copy(io.Discard, r); err != nil {
			t.Errorf("%s: %v", name, err)
		}
	}
}

func TestEmptyIndexHasARoot(t *testing.T) {
	if files := build(t, nil, nil); files["search/sv/"+RootFile] == nil {
		t.Error("an index without entries has no root")
	}
}

func TestPutsErrorEndsTheIndex(t *testing.T) {
	full := errors.New("the disk is full")
	b := New(Options{Lang: "sv", Folder: "search/sv/"})
	for _, e := range invented(50, 4) {
		b.Add(e)
	}
	if err := b.Files(t.Context(), func(string, []byte) error { return full }); !errors.Is(err, full) {
		t.Errorf("error %v, want %v", err, full)
	}
}

// Every entry has a number of its own among those that there are, and keeps it when another comes.
func TestNumbersStayWhenAnEntryComes(t *testing.T) {
	var facts []entryFacts
	groups := newInterner()
	for i, e := range invented(400, 5) {
		group := groups.id(e.Facets.Collaboration)
		facts = append(facts, entryFacts{later: isLater(&e), url: hashOf(e.URL), group: group, place: placeOf(&e)})
		if i%50 != 49 {
			continue
		}
		before, space := numbered(facts, groups.names)
		seen := map[uint32]bool{}
		for _, id := range before {
			if id >= space || seen[id] {
				t.Fatalf("with %d entries the number %d of %d is given twice or too large", len(facts), id, space)
			}
			seen[id] = true
		}
		after, space2 := numbered(append(slices.Clone(facts), entryFacts{group: group, place: hashOf("/ny/")}), groups.names)
		moved := 0
		for j, id := range before {
			if after[j] != id {
				moved++
			}
		}
		if space == space2 && moved > 30 {
			t.Errorf("with %d entries a new one moves %d", len(facts), moved)
		}
	}
}

// What is front-coded comes back: the reader's way is written out here.
func FuzzFrontCoding(f *testing.F) {
	f.Add("rad\nråd\nrådhus\nrådhuset")
	f.Add("\U0001F600a\n\U0001F600b\n\n" + strings.Repeat("x", 200) + "\n" + strings.Repeat("x", 201))
	f.Fuzz(func(t *testing.T, text string) {
		words := strings.Split(strings.ToValidUTF8(text, ""), "\n")
		var coded frontCoded
		for _, w := range words {
			coded.add(w)
		}
		last := []rune{}
		for i, line := range strings.Split(coded.b.String(), "\n") {
			last = append(last[:line[0]-'#'], []rune(line[1:])...)
			if string(last) != words[i] {
				t.Fatalf("%q came back as %q", words[i], string(last))
			}
		}
	})
}

func BenchmarkIndex(b *testing.B) {
	entries := invented(100, 6)
	b.ReportAllocs()
	for b.Loop() {
		index := New(Options{Lang: "sv", Folder: "search/sv/", TempDir: b.TempDir()})
		for _, e := range entries {
			index.Add(e)
		}
		if err := index.Files(b.Context(), func(string, []byte) error { return nil }); err != nil {
			b.Fatal(err)
		}
	}
}
