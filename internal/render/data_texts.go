package render

import (
	"bytes"
	"encoding/json"
	"fmt"
	"strconv"
	"sync"

	"samsyn/internal/civic"
	"samsyn/internal/site"
	"samsyn/internal/sketch"
)

// textFiles are the data on the published texts by which a browser tells what a text is: where each fingerprint
// leads, where each number of a sketch does, and in each language what is said of a text. Each is cut into files
// that stay small however many texts there are; a text is known in them by its number in the plan.
func textFiles(p *site.Plan) []DataFile {
	texts := p.Texts()
	var files []DataFile
	add := func(folder string, i int, make func() any) {
		path := fmt.Sprintf("%s%s/%d.json", site.TextsFolder, folder, i)
		files = append(files, DataFile{path, func() ([]byte, error) { return textJSON(make()) }})
	}
	prints := sync.OnceValue(func() []map[string][]int { return printTables(texts) })
	for i := range site.PrintFiles(len(texts)) {
		add("prints", i, func() any { return prints()[i] })
	}
	runs := sync.OnceValue(func() []map[string][]int { return sketchTables(texts) })
	for i := range site.SketchFiles(len(texts)) {
		add("runs", i, func() any { return runs()[i] })
	}
	for _, tag := range p.Langs {
		for from := 0; from < len(texts); from += site.EntriesEach {
			some := texts[from:min(from+site.EntriesEach, len(texts))]
			add(string(tag), from/site.EntriesEach, func() any { return textEntries(p, tag, some) })
		}
	}
	return files
}

func textEntries(p *site.Plan, tag civic.Lang, texts []site.PublishedText) []site.TextEntry {
	entries := make([]site.TextEntry, len(texts))
	for i, t := range texts {
		entries[i] = p.TextEntry(tag, t)
	}
	return entries
}

// printTables give the numbers of the texts by their fingerprints, in the table that the first four digits of the
// fingerprint choose.
func printTables(texts []site.PublishedText) []map[string][]int {
	tables := emptyTables(site.PrintFiles(len(texts)))
	for n, t := range texts {
		prefix, err := strconv.ParseUint(t.Fingerprint[:min(4, len(t.Fingerprint))], 16, 16)
		if err != nil {
			continue // a text without a fingerprint can be nobody's
		}
		table := tables[prefix%uint64(len(tables))]
		table[t.Fingerprint] = append(table[t.Fingerprint], n)
	}
	return tables
}

// sketchTables give the numbers of the texts by the numbers of their sketches, in the table that the remainder of
// the number chooses.
func sketchTables(texts []site.PublishedText) []map[string][]int {
	tables := emptyTables(site.SketchFiles(len(texts)))
	for n, t := range texts {
		for _, hash := range sketch.Of(t.Source.Texts()[0]) {
			table, key := tables[hash%uint32(len(tables))], strconv.FormatUint(uint64(hash), 36)
			table[key] = append(table[key], n)
		}
	}
	return tables
}

func emptyTables(n int) []map[string][]int {
	tables := make([]map[string][]int, n)
	for i := range tables {
		tables[i] = map[string][]int{}
	}
	return tables
}

func textJSON(v any) ([]byte, error) {
	var b bytes.Buffer
	enc := json.NewEncoder(&b)
	enc.SetEscapeHTML(false)
	if err := enc.Encode(v); err != nil {
		return nil, fmt.Errorf("write the data on texts: %w", err)
	}
	return b.Bytes(), nil
}
