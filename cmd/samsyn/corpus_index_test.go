package main

import (
	"bytes"
	"context"
	"fmt"
	"os"
	"strconv"
	"strings"

	"samsyn/internal/civic"
	"samsyn/internal/content"
	"samsyn/internal/corpus"
	index "samsyn/internal/search"
)

// measuredBy is the corpus that a test of the search measures by: of the usual size, or of as many documents as
// SAMSYN_SEARCH_DOCUMENTS says.
func measuredBy(documents int) corpus.Options {
	opt := corpus.Options{Documents: documents, Seed: 2}
	if n, err := strconv.Atoi(os.Getenv("SAMSYN_SEARCH_DOCUMENTS")); err == nil {
		opt.Documents = n
	}
	if opt.Documents >= 1000 {
		opt.Swedish, opt.English = wordList(swedishList), wordList(englishList)
	}
	return opt
}

// fedIndex makes the index of a corpus in the edition of a language, without a site.
func fedIndex(ctx context.Context, opt corpus.Options, lang civic.Lang, put index.Put) error {
	b := index.New(index.Options{Lang: lang, Folder: "search/" + string(lang) + "/"})
	defer b.Close()
	if err := feed(ctx, opt, lang, b.Add); err != nil {
		return err
	}
	return b.Files(ctx, put)
}

// feeder reads the files of a corpus as they are written, and gives the entries that a site of them would have: so an
// index of any size can be made without a site, in the memory of its builder. What a site says in its own words, such
// as the name of a standing, is said in fewer.
type feeder struct {
	lang           civic.Lang
	add            func(index.Entry)
	councils       map[string]string // names by id
	collaborations map[string]collaborating
	document       index.Entry // the one whose files are being read
	others         []string    // its titles in other languages
}

// collaborating is what a collaboration tells of its documents.
type collaborating struct {
	title   string
	members []string // names of councils
}

// feed gives the entries of a corpus in the edition of a language.
func feed(ctx context.Context, opt corpus.Options, lang civic.Lang, add func(index.Entry)) error {
	f := &feeder{lang: lang, add: add, councils: map[string]string{}, collaborations: map[string]collaborating{}}
	return corpus.Write(opt, func(name string, data []byte) error {
		if !strings.HasSuffix(name, ".md") {
			return ctx.Err()
		}
		if strings.Contains(name, "/1.") && !strings.Contains(name, "/1."+string(lang)) {
			return nil
		}
		file, problems := content.Parse(name, bytes.Clone(data))
		if file == nil || problems.HasErrors() {
			return fmt.Errorf("%s is no file of a site", name)
		}
		f.file(file)
		return ctx.Err()
	})
}

func (f *feeder) file(file *content.File) {
	own := file.Lang == f.lang
	switch record := file.Record.(type) {
	case *content.Council:
		if file.Lang == "sv" {
			name := record.Municipality.Value
			f.councils[file.ID] = name
			f.add(index.Entry{
				URL: "/" + string(f.lang) + "/councils/" + file.ID + "/", Lang: f.lang, Kind: "council", Title: record.Title.Value,
				Councils: []string{name}, Facets: index.Facets{Kind: "council", Councils: []string{name}},
			})
		}
	case *content.Collaboration:
		if file.Lang == "sv" {
			c := collaborating{title: record.Title.Value}
			for _, m := range record.Members.Value {
				c.members = append(c.members, f.councils[m.Council.Value])
			}
			f.collaborations[file.ID] = c
		}
	case *content.Document:
		if file.Lang == "sv" {
			f.begin(file, record)
		}
		if own {
			f.document.Title, f.document.Summary = record.Title.Value, record.Summary.Value
			f.document.Sections = append(sectionsOf(file), f.document.Sections...)
		} else {
			f.others = append(f.others, record.Title.Value)
		}
	case *content.VersionText:
		if own {
			f.give(file)
		}
	case *content.Decision:
		f.decision(file, record)
	}
}

func sectionsOf(file *content.File) []index.Section {
	var list []index.Section
	for _, s := range file.Body.Sections {
		list = append(list, index.Section{ID: s.ID, Heading: s.Title, Text: s.Plain})
	}
	return list
}

var addresses = map[civic.Lang][2]string{"sv": {"/sv/dokument/", "/sv/beslut/"}, "en": {"/en/documents/", "/en/decisions/"}}

// begin takes the facts of a document.
func (f *feeder) begin(file *content.File, record *content.Document) {
	c := f.collaborations[record.Collaboration.Value]
	date := record.Versions.Value[0].Date.Value
	f.others = nil
	f.document = index.Entry{
		URL: addresses[f.lang][0] + file.ID + "/", Lang: f.lang, Kind: "document", Of: file.ID, Councils: c.members, Date: date,
		Standing: "adopted", Facets: index.Facets{
			Kind: "document", Collaboration: c.title, Councils: c.members, Type: record.Type.Value, Standing: "adopted",
			Year: strconv.Itoa(date.Year()),
		},
	}
}

// give adds the document, now that its text is there.
func (f *feeder) give(file *content.File) {
	for _, title := range f.others {
		f.document.Sections = append(f.document.Sections, index.Section{Text: title})
	}
	f.document.Sections = append(f.document.Sections, sectionsOf(file)...)
	f.add(f.document)
}

// decision adds a decision on the document.
func (f *feeder) decision(file *content.File, record *content.Decision) {
	council, title := f.councils[record.Council.Value], f.document.Title
	number, section := record.Registration.Value, "§ "+record.Section.Value
	facets := f.document.Facets
	facets.Kind, facets.Councils = "decision", []string{council}
	entry := index.Entry{
		URL: addresses[f.lang][1] + file.ID + "/", Lang: f.lang, Kind: "decision", Of: f.document.Of, Title: "Beslut om " + title,
		Summary:  fmt.Sprintf("Beslut av %s, %s: %s, antagen. Dnr %s, %s", council, file.ID[:10], title, number, section),
		Numbers:  []string{number, section},
		Councils: []string{council}, Sections: sectionsOf(file), Standing: "adopted", Facets: facets,
	}
	f.add(entry)
}
