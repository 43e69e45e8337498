package site

import (
	"strings"

	"samsyn/internal/civic"
)

// documentFacts are the facts that a document's page lists, with the validity and the review day that hold.
func (e *edition) documentFacts(doc *civic.Document, valid *civic.Validity, review civic.Date) []Fact {
	facts := []Fact{
		e.fact("fact.valid", e.validity(valid)),
		e.fact("fact.review", e.dateValue(review)),
		e.fact("fact.political", e.textValue(doc.Political, doc.Lang)),
		e.fact("fact.official", e.textValue(doc.Official, doc.Lang)),
		e.fact("fact.registration", e.written(doc.Registration)),
	}
	if doc.Group != nil {
		facts = append(facts, e.fact("fact.group", linkValue(e.bodyLink(doc.Group))))
	}
	if !doc.Year.IsZero() {
		facts = append(facts, e.fact("fact.year", e.dateValue(doc.Year)))
	}
	if len(doc.Topics) > 0 {
		topics := make([]Value, len(doc.Topics))
		for i, topic := range doc.Topics {
			topics[i] = e.topic(topic)
		}
		facts = append(facts, e.fact("fact.topics", topics...))
	}
	if c := doc.Closed; c != nil && c.Date.By(e.AsOf) {
		fact := e.fact("fact.closed", e.dateValue(c.Date))
		facts = append(facts, fact)
		if note := e.textValue(c.Note, doc.Lang); note.Missing == "" {
			facts = append(facts, e.fact("fact.closed-note", note))
		}
	}
	return e.gatherUnrecorded(facts)
}

// gatherUnrecorded names the facts of which nothing is recorded in one line, last.
func (e *edition) gatherUnrecorded(facts []Fact) []Fact {
	var known []Fact
	var names []Value
	for _, fact := range facts {
		if len(fact.Values) == 1 && fact.Values[0].Missing == "not-recorded" {
			names = append(names, Value{Text: fact.Name})
		} else {
			known = append(known, fact)
		}
	}
	if len(names) < 2 {
		return facts
	}
	return append(known, Fact{Name: upperFirst(e.words.NoValue(false)), Values: names})
}

// topic is the name of a topic: that of the term that the glossary has under its id, else the words of the id.
func (e *edition) topic(id string) Value {
	if term := e.terms()[id]; term != nil {
		return linkValue(e.linkTo(civic.KindTerm, &term.Record))
	}
	return Value{Text: strings.ReplaceAll(id, "-", " ")}
}

// validity is the time in which a text applies, in words.
func (e *edition) validity(v *civic.Validity) Value {
	if v == nil || v.NotStated {
		return e.noValue(v != nil)
	}
	from := e.t("valid.start-missing", "missing", e.words.NoValue(v.From == civic.NoDate))
	switch {
	case v.FromAdoption:
		from = e.t("valid.from-adoption")
	case v.From.Known():
		from = e.t("valid.from", "date", e.words.Bound(v.From))
	}
	switch {
	case v.OpenEnded || v.FromAdoption && v.Until.IsZero():
		return Value{Text: e.t("valid.further-notice", "from", from)}
	case v.Until.Known():
		return Value{Text: e.t("valid.until", "from", from, "date", e.words.Bound(v.Until))}
	}
	return Value{Text: e.t("valid.end-missing", "from", from, "missing", e.words.NoValue(v.Until == civic.NoDate))}
}

// relations are a document's ties to others, both those that it states and those that others state to it.
func (e *edition) relations(doc *civic.Document) []RelationGroup {
	var groups []RelationGroup
	for _, tie := range []struct {
		key       string
		documents []*civic.Document
	}{
		{"relation.based-on", doc.Relations.BasedOn},
		{"relation.basis-of", doc.BasisOf},
		{"relation.implements", doc.Relations.Implements},
		{"relation.implemented-by", doc.ImplementedBy},
		{"relation.amends", doc.Relations.Amends},
		{"relation.amended-by", doc.AmendedBy},
		{"relation.replaces", doc.Relations.Replaces},
		{"relation.replaced-by", doc.ReplacedBy},
		{"relation.repeals", doc.Relations.Repeals},
		{"relation.repealed-by", doc.RepealedBy},
	} {
		if len(tie.documents) > 0 {
			groups = append(groups, RelationGroup{Name: e.t(tie.key), Items: e.documentItems(tie.documents, true)})
		}
	}
	return groups
}
