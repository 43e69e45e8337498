package site

import (
	"strconv"
	"strings"

	"samsyn/internal/civic"
)

// pathWords are the words of addresses in one language. They are part of every address that has ever been
// quoted, so they are never changed.
type pathWords struct {
	collaborations, documents, councils, decisions, adoptions, releases, glossary, page, year string

	check  string
	search string
	follow string // how to follow what happens
	pages  string // the index of ordinary pages, under the search
	card   string // begins the addresses of what other sites show, before the language
}

// words returns the path words of a language; one that has none of its own takes the English.
func pathWordsOf(lang civic.Lang) pathWords {
	switch lang {
	case "sv":
		return pathWords{collaborations: "samarbeten", documents: "dokument", councils: "fullmaktige",
			decisions: "beslut", adoptions: "antaganden", releases: "pressmeddelanden", glossary: "ordlista", page: "sida", year: "ar",
			check: "kontrollera", search: "sok", pages: "sidor", follow: "folj", card: "kort"}
	case "nb":
		return pathWords{collaborations: "samarbeid", documents: "dokumenter", councils: "kommunestyrer",
			decisions: "vedtak", adoptions: "vedtakelser", releases: "pressemeldinger", glossary: "ordliste", page: "side", year: "ar",
			check: "kontroller", search: "sok", pages: "sider", follow: "folg", card: "kort"}
	}
	return pathWords{collaborations: "collaborations", documents: "documents", councils: "councils",
		decisions: "decisions", adoptions: "adoptions", releases: "press", glossary: "glossary", page: "page", year: "year",
		check: "verify", search: "search", pages: "pages", follow: "follow", card: "card"}
}

// textFile is the name under which a version's own bytes are published.
const textFile = "text.md"

func (e *edition) home() string { return "/" + string(e.lang) + "/" }

func (e *edition) under(parts ...string) string {
	return e.home() + strings.Join(parts, "/") + "/"
}

// listAddresses are the addresses of the lists of each kind of record.
func (e *edition) listAddresses() map[civic.Kind]string {
	return map[civic.Kind]string{
		civic.KindCollaboration: e.under(e.paths.collaborations),
		civic.KindCouncil:       e.under(e.paths.councils),
		civic.KindDocument:      e.under(e.paths.documents),
		civic.KindVersion:       e.under(e.paths.documents),
		civic.KindDecision:      e.under(e.paths.decisions),
		civic.KindRelease:       e.under(e.paths.releases),
		civic.KindTerm:          e.under(e.paths.glossary),
	}
}

// list is the address of the list of a kind of record.
func (e *edition) list(kind civic.Kind) string {
	if url, has := e.lists[kind]; has {
		return url
	}
	return e.home()
}

// record is the address of a record's page; a term's is its place in the glossary.
func (e *edition) record(kind civic.Kind, id string) string {
	if kind == civic.KindTerm {
		return e.list(kind) + "#" + id
	}
	return e.list(kind) + id + "/"
}

func (e *edition) versionURL(v *civic.Version) string {
	return e.record(civic.KindDocument, v.Document.ID) + v.ID + "/"
}

// originalURL is the page of a text in a language that the site does not have.
func (e *edition) originalURL(v *civic.Version, lang civic.Lang) string {
	return e.versionURL(v) + string(lang) + "/"
}

func (e *edition) adoptions() string { return e.under(e.paths.adoptions) }

// following is the address of the page that tells how to follow what happens.
func (e *edition) following() string { return e.under(e.paths.follow) }

// check is the address of the page that checks texts.
func (e *edition) check() string { return e.under(e.paths.check) }

// search is the address of the search, with the index of the site.
func (e *edition) search() string { return e.under(e.paths.search) }

// paged is the address of a page of a list. The point keeps it apart from every record's id.
func (e *edition) paged(list string, page int) string {
	if page == 1 {
		return list
	}
	return list + e.paths.page + "." + strconv.Itoa(page) + "/"
}

// address is where a link of a body leads in this language.
func (e *edition) address(ref civic.Ref) string {
	if ref.URL != "" {
		return ref.URL
	}
	url := e.target(ref)
	switch {
	case ref.File != "":
		return strings.TrimSuffix(url, "#"+ref.ID) + ref.File
	case ref.Fragment != "" && ref.Kind != civic.KindTerm:
		return url + "#" + ref.Fragment
	}
	return url
}

// target is the page that a link of a body leads to. A version or a decision that the day does not know yet has
// no page: the link then leads to the document, or to the list.
func (e *edition) target(ref civic.Ref) string {
	switch {
	case ref.Kind == civic.KindVersion && !e.listedVersion(ref.ID, ref.Version):
		return e.record(civic.KindDocument, ref.ID)
	case ref.Kind == civic.KindVersion:
		return e.record(civic.KindDocument, ref.ID) + ref.Version + "/"
	case ref.Kind == civic.KindDecision && !e.seenByID[ref.ID]:
		return e.list(ref.Kind)
	case ref.Kind == civic.KindRelease && !e.seenByID[releaseKey(ref.ID)]:
		return e.list(ref.Kind)
	}
	return e.record(ref.Kind, ref.ID)
}

// listedVersion reports whether a version has a page on the day.
func (e *edition) listedVersion(document, version string) bool {
	return e.seenByID[versionKey(document, version)]
}

// releaseKey and versionKey keep the ids of the kinds apart in one index; a decision stands under its bare id.
func releaseKey(id string) string                { return "release " + id }
func versionKey(document, version string) string { return "version " + document + " " + version }
