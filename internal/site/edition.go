package site

import (
	"sync"
	"unicode"
	"unicode/utf8"

	"samsyn/internal/civic"
	"samsyn/internal/lang"
)

// edition is the site in one language: what makes a view's words.
type edition struct {
	*Plan
	lang  civic.Lang
	words *lang.Words
	paths pathWords

	lists   map[civic.Kind]string // the address of the list of each kind of record
	chromes map[string]*Chrome    // by section; see sections

	// The documents in the order of the page's alphabet, and by collaboration: worked out when a list is first
	// drawn.
	documentsInOrder, gridDocuments func() []*civic.Document

	// What the index lists in parts, each in its order: documents by type, decisions by year.
	documentsByType func() map[string][]*civic.Document
	decisionsByYear func() map[string][]*civic.Decision
	namesakes       func() map[string]*civic.Council // the first council of each name
}

func newEdition(p *Plan, tag civic.Lang, words *lang.Words) *edition {
	e := &edition{Plan: p, lang: tag, words: words, paths: pathWordsOf(tag)}
	e.lists = e.listAddresses()
	e.word()
	return e
}

// word works out what hangs on the wording of records.
func (e *edition) word() {
	e.chromes = e.makeChromes()
	e.documentsInOrder = sync.OnceValue(func() []*civic.Document { return e.byTitle(e.Register.Documents) })
	e.gridDocuments = sync.OnceValue(e.gridOrder)
	e.documentsByType = sync.OnceValue(e.splitByType)
	e.decisionsByYear = sync.OnceValue(e.splitByYear)
	e.namesakes = sync.OnceValue(e.firstOfEachName)
}

// t returns words by key; see lang.Words.T.
func (e *edition) t(key string, args ...string) string { return e.words.T(key, args...) }

// foreignTo is the value of a lang attribute: empty where the text is in the page's language.
func (e *edition) foreignTo(tag civic.Lang) string {
	if tag == e.lang || tag == "" {
		return ""
	}
	return string(tag)
}

// pick chooses a text's language: the page's, else the original's, else the first of the site's that it has.
func (e *edition) pick(text civic.Text, original civic.Lang) (string, civic.Lang) {
	return text.In(append([]civic.Lang{e.lang, original}, e.Register.Site.Languages...)...)
}

// passage is a text as the page shows it. An empty text, and one that the source does not state, gives an empty
// Passage: stated says so instead where that is to be seen.
func (e *edition) passage(text civic.Text, original civic.Lang) Passage {
	words, tag := e.pick(text, original)
	if words == civic.NotStated {
		return Passage{}
	}
	return Passage{Text: words, Lang: e.foreignTo(tag)}
}

// plain is a text within a sentence of the page, where no language can be marked.
func (e *edition) plain(text civic.Text, original civic.Lang) string {
	return e.passage(text, original).Text
}

// title is a record's title.
func (e *edition) title(r *civic.Record) Passage {
	p := e.passage(r.Title, r.Lang)
	if p.Text == "" {
		p.Text = r.ID
	}
	return p
}

// linkTo is a record's title with its address.
func (e *edition) linkTo(kind civic.Kind, r *civic.Record) Link {
	title := e.title(r)
	return Link{Text: title.Text, Lang: title.Lang, URL: e.record(kind, r.ID)}
}

// councilName is the short name of a council: its municipality's, else its own.
func (e *edition) councilName(c *civic.Council) Passage {
	if p := e.passage(c.Municipality, c.Lang); p.Text != "" {
		return p
	}
	return e.title(&c.Record)
}

func (e *edition) firstOfEachName() map[string]*civic.Council {
	first := map[string]*civic.Council{}
	for _, c := range e.Register.Councils {
		if name := e.councilName(c).Text; first[name] == nil {
			first[name] = c
		}
	}
	return first
}

// councilLink is a council by its short name.
func (e *edition) councilLink(c *civic.Council) Link {
	name := e.councilName(c)
	return Link{Text: name.Text, Lang: name.Lang, URL: e.record(civic.KindCouncil, c.ID)}
}

// bodyName is a body with its collaboration: "Regionrådet (Umeåregionen)".
func (e *edition) bodyName(b *civic.Body) string {
	name := e.plain(b.Name, b.Collaboration.Lang)
	if name == "" {
		name = b.ID
	}
	return e.t("body.of", "body", name, "collaboration", e.title(&b.Collaboration.Record).Text)
}

// bodyLink leads to the body's place on its collaboration's page.
func (e *edition) bodyLink(b *civic.Body) Link {
	return Link{Text: e.bodyName(b), URL: e.record(civic.KindCollaboration, b.Collaboration.ID) + "#" + bodyID(b)}
}

// bodyID is the id of a body's place on a page.
func bodyID(b *civic.Body) string { return "_body-" + b.ID }

// dateValue is a date as a value.
func (e *edition) dateValue(d civic.Date) Value {
	if !d.Known() {
		return e.noValue(d == civic.NoDate)
	}
	return Value{Text: e.words.Date(d), DateTime: d.String()}
}

// eventValue is the date of an event as a value; one that the day has not reached is not known yet.
func (e *edition) eventValue(d civic.Date) Value {
	if d.Known() && !d.By(e.AsOf) {
		return e.noValue(false)
	}
	return e.dateValue(d)
}

// noValue says that a value is not here.
func (e *edition) noValue(notStated bool) Value {
	missing := "not-recorded"
	if notStated {
		missing = civic.NotStated
	}
	return Value{Text: e.words.NoValue(notStated), Missing: missing}
}

// written is a fact that stands as its author wrote it: "", not-stated or the value.
func (e *edition) written(s string) Value {
	if s == "" || s == civic.NotStated {
		return e.noValue(s == civic.NotStated)
	}
	return Value{Text: s}
}

// textValue is a text as a value.
func (e *edition) textValue(text civic.Text, original civic.Lang) Value {
	words, tag := e.pick(text, original)
	if words == "" || words == civic.NotStated {
		return e.noValue(words == civic.NotStated)
	}
	return Value{Text: words, Lang: e.foreignTo(tag)}
}

// linkValue is a link as a value.
func linkValue(l Link) Value { return Value{Text: l.Text, Lang: l.Lang, URL: l.URL} }

// fact is a named value.
func (e *edition) fact(key string, values ...Value) Fact {
	return Fact{Name: e.t(key), Values: values, Term: e.explanationID(key)}
}

// typeName is a document type's name; a type of the site's own has it from the site.
func (e *edition) typeName(typ string) string {
	if own, has := e.Register.Site.Types[typ]; has {
		return upperFirst(e.plain(own, e.Register.Site.Languages[0]))
	}
	if key := "type." + typ; e.words.Has(key) {
		return upperFirst(e.t(key))
	}
	return typ
}

// upperFirst begins a text with a capital letter.
func upperFirst(s string) string {
	first, size := utf8.DecodeRuneInString(s)
	if size == 0 {
		return s
	}
	return string(unicode.ToUpper(first)) + s[size:]
}

// languageName is a language's name in the page's language.
func (e *edition) languageName(tag civic.Lang) string {
	if key := "language." + string(tag); e.words.Has(key) {
		return e.t(key)
	}
	return e.t("language.other", "code", string(tag))
}
