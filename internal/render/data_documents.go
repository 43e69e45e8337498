package render

import (
	"bytes"
	"encoding/json"
	"fmt"
	"slices"
	"strconv"

	"samsyn/internal/civic"
	"samsyn/internal/site"
)

// Narrow says which documents DocumentsJSON tells of. The zero Narrow is Everything.
type Narrow struct {
	Document *civic.Document // this one alone
	Council  *civic.Council  // those that have a row of this council
}

// Everything narrows nothing.
var Everything = Narrow{}

// holds reports whether a document is asked for.
func (n Narrow) holds(status *civic.DocumentStatus) bool {
	switch {
	case n.Document != nil:
		return status.Document == n.Document
	case n.Council != nil:
		return slices.ContainsFunc(status.Versions, func(vs *civic.VersionStatus) bool {
			return slices.ContainsFunc(vs.Rows, func(row civic.Row) bool { return row.Council == n.Council })
		})
	}
	return true
}

// DocumentsJSON is the adoption status of the plan's day as data: documents.json, or that part of it that is
// asked for. A value that the source does not state is "not-stated"; one that nobody has recorded, or that is
// dated after the day, is null.
func DocumentsJSON(p *site.Plan, only Narrow) ([]byte, error) {
	var out bytes.Buffer
	fmt.Fprintf(&out, "{\"asOf\": %q,\n \"documents\": [", p.AsOf)
	separator := "\n"
	for _, doc := range p.Register.Documents {
		status := p.Status(doc)
		if !only.holds(status) {
			continue
		}
		line, err := marshal(documentData(p, status))
		if err != nil {
			return nil, fmt.Errorf("write %s as data: %w", doc.ID, err)
		}
		out.WriteString(separator)
		out.Write(line)
		separator = ",\n"
	}
	out.WriteString("\n]}\n")
	return out.Bytes(), nil
}

// marshal writes a value as JSON without the escaping that only HTML needs.
func marshal(v any) ([]byte, error) {
	var b bytes.Buffer
	enc := json.NewEncoder(&b)
	enc.SetEscapeHTML(false)
	if err := enc.Encode(v); err != nil {
		return nil, err
	}
	return bytes.TrimRight(b.Bytes(), "\n"), nil
}

// The shapes of documents.json. Their fields stand in the order of the file.
type (
	documentJSON struct {
		ID            string        `json:"id"`
		Collaboration string        `json:"collaboration"`
		Type          string        `json:"type"`
		Title         byLang        `json:"title"`
		URL           byLang        `json:"url"`
		Current       *string       `json:"current"`
		Latest        *string       `json:"latest"`
		Force         *string       `json:"force"`
		ReviewDue     bool          `json:"reviewDue"`
		Versions      []versionJSON `json:"versions"`
	}
	versionJSON struct {
		Version  string    `json:"version"`
		Date     *string   `json:"date"`
		Standing string    `json:"standing"`
		Since    *string   `json:"since"`
		Force    *string   `json:"force"`
		Rule     ruleJSON  `json:"rule"`
		N        int       `json:"n"`
		Of       int       `json:"of"`
		Text     *string   `json:"text"`
		SHA256   *string   `json:"sha256"`
		Sentence byLang    `json:"sentence"`
		Parties  []rowJSON `json:"parties"`
	}
	ruleJSON struct {
		Kind   string `json:"kind"`
		Number any    `json:"number,omitempty"`
	}
	rowJSON struct {
		Council      string  `json:"council,omitempty"`
		Body         string  `json:"body,omitempty"`
		Standing     string  `json:"standing"`
		Counted      bool    `json:"counted"`
		Version      *string `json:"version"`
		Date         *string `json:"date"`
		Section      *string `json:"section"`
		Registration *string `json:"registration"`
		Citation     *string `json:"citation"`
		Decision     *string `json:"decision"`
		Final        *string `json:"final"`
		AppealUntil  *string `json:"appealUntil"`
	}
)

// byLang is a text by language, in an order of its own: JSON objects made from Go maps are sorted by key.
type byLang []langText

type langText struct {
	lang civic.Lang
	text string
}

// MarshalJSON writes the languages in their order.
func (t byLang) MarshalJSON() ([]byte, error) {
	var b bytes.Buffer
	b.WriteByte('{')
	for i, item := range t {
		if i > 0 {
			b.WriteByte(',')
		}
		text, err := marshal(item.text)
		if err != nil {
			return nil, err
		}
		fmt.Fprintf(&b, "%q:%s", item.lang, text)
	}
	b.WriteByte('}')
	return b.Bytes(), nil
}

func documentData(p *site.Plan, s *civic.DocumentStatus) documentJSON {
	doc := s.Document
	data := documentJSON{
		ID: doc.ID, Collaboration: doc.Collaboration.ID, Type: doc.Type,
		Title: titles(p, doc.Title), Force: known(string(s.Force)), ReviewDue: s.ReviewDue,
		Versions: []versionJSON{},
	}
	for _, tag := range p.Langs {
		data.URL = append(data.URL, langText{tag, p.RecordURL(tag, civic.KindDocument, doc.ID)})
	}
	if s.Current != nil {
		data.Current = &s.Current.ID
	}
	if s.Latest != nil {
		data.Latest = &s.Latest.ID
	}
	for _, vs := range s.Versions {
		data.Versions = append(data.Versions, versionData(p, vs))
	}
	return data
}

// titles puts the languages of the site first, in their order.
func titles(p *site.Plan, text civic.Text) byLang {
	list := byLang{}
	for _, tag := range p.Langs {
		if title, has := text[tag]; has {
			list = append(list, langText{tag, title})
		}
	}
	others := make([]civic.Lang, 0, len(text))
	for tag := range text {
		if !slices.Contains(p.Langs, tag) {
			others = append(others, tag)
		}
	}
	slices.Sort(others)
	for _, tag := range others {
		list = append(list, langText{tag, text[tag]})
	}
	return list
}

func versionData(p *site.Plan, vs *civic.VersionStatus) versionJSON {
	v := vs.Version
	data := versionJSON{
		Version: v.ID, Date: eventBy(v.Date, p.AsOf), Standing: string(vs.Standing),
		Since: date(vs.Since), Force: known(string(vs.Force)), Rule: ruleData(vs.Rule),
		N: vs.N, Of: vs.Of, SHA256: known(v.SHA256), Parties: []rowJSON{},
	}
	if text := v.Original(); text != nil {
		kind := "verbatim"
		if text.Rendition {
			kind = "rendition"
		}
		data.Text, data.SHA256 = &kind, known(text.Fingerprint)
	}
	for _, tag := range p.Langs {
		data.Sentence = append(data.Sentence, langText{tag, p.Sentence(tag, vs)})
	}
	for _, row := range vs.Rows {
		data.Parties = append(data.Parties, rowData(p, row))
	}
	return data
}

func ruleData(r civic.Rule) ruleJSON {
	data := ruleJSON{Kind: string(r.Kind)}
	switch r.Kind {
	case civic.RuleAtLeast:
		data.Number = r.Number
	case civic.RuleShare:
		data.Number = strconv.Itoa(r.Num) + "/" + strconv.Itoa(r.Den)
	}
	return data
}

func rowData(p *site.Plan, row civic.Row) rowJSON {
	data := rowJSON{Standing: string(row.Standing), Counted: row.Counted}
	if row.Council != nil {
		data.Council = row.Council.ID
	} else {
		data.Body = row.Body.Ref()
	}
	d := row.Decision
	if d == nil {
		return data
	}
	if row.Version != nil {
		data.Version = &row.Version.ID
	}
	data.Decision = &d.ID
	data.Date = date(d.Date)
	data.Section, data.Registration, data.Citation = known(d.Section), known(d.Registration), known(d.Citation)
	data.Final = eventBy(d.Final, p.AsOf)
	if last, ok := civic.AppealUntil(d, p.AsOf); ok && row.Resolution.Outcome != civic.Scheduled {
		data.AppealUntil = date(last)
	}
	return data
}

// known is a value as data: null where nobody has recorded one.
func known(s string) *string {
	if s == "" {
		return nil
	}
	return &s
}

// date is a date as data, as precise as it is written.
func date(d civic.Date) *string { return known(d.String()) }

// eventBy is a date as data, null while the day has not reached it.
func eventBy(d, asOf civic.Date) *string {
	if d.Known() && !d.By(asOf) {
		return nil
	}
	return date(d)
}
