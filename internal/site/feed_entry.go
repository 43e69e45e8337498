package site

import (
	"cmp"
	"strings"

	"samsyn/internal/civic"
)

// feedEntry is one thing that has happened, as a feed tells it.
func (e *edition) feedEntry(n news) FeedEntry {
	var entry FeedEntry
	var url string
	switch {
	case n.decision != nil:
		entry, url = e.decisionEntry(n.decision), e.record(civic.KindDecision, n.decision.ID)
	case n.version != nil:
		entry, url = e.versionEntry(n.version), e.versionURL(n.version)
	default:
		entry, url = e.releaseEntry(n.release), e.record(civic.KindRelease, n.release.ID)
	}
	entry.ID, entry.URL = e.lasting(url), e.Absolute(url)
	entry.Published, entry.Updated = n.published, n.updated
	entry.Content = absoluteMarkup(entry.Content, e.BaseURL, entry.URL)
	return entry
}

// decisionEntry tells all that a decision's page does but what that says of the day on which it is read.
func (e *edition) decisionEntry(d *civic.Decision) FeedEntry {
	var b bodyWriter
	b.marks(e.decisionMarks(d))
	b.passage("p", e.passage(d.Summary, d.Lang))
	for _, r := range d.Decides {
		b.matter(MatterItem{
			Document: e.linkTo(civic.KindDocument, &r.Document.Record), Version: e.matterVersion(r),
			Outcome: e.resolutionBadge(r), Details: e.matterDetails(r), Effect: e.effect(r),
		})
	}
	numbers := []Fact{
		e.fact(sectionKey(d), e.written(d.Section)), e.fact("decision.registration", e.written(d.Registration)),
		e.fact("decision.citation", e.written(d.Citation)),
	}
	b.facts(append(append(e.decisionDates(d), numbers...), e.votes(d)...))
	for _, text := range d.Dissent {
		if v := e.textValue(text, d.Lang); len(text) > 0 {
			b.passage("p", Passage{Text: e.t("label.decision.dissent") + ": " + v.Text, Lang: v.Lang})
		}
	}
	b.prose(e.prose(&d.Record, 2))
	for _, review := range reviewsOf(d) {
		if review.Date.By(e.AsOf) && e.hasPage(review) {
			b.link(e.t("feed.review"), e.decisionLink(review))
		}
	}
	if m := d.Minutes; m != nil && m.URL != "" && m.URL != civic.NotStated {
		b.link("", Link{Text: e.t("label.decision.minutes-link"), URL: m.URL})
	}
	return FeedEntry{
		Title: Passage{Text: e.told(d)}, Summary: e.decisionDescription(d), Tags: e.decisionTags(d), Content: b.html(),
	}
}

// told says in a line who decided what; the line of a planned meeting says what is planned.
func (e *edition) told(d *civic.Decision) string {
	var said []string
	for _, r := range d.Decides {
		document := e.title(&r.Document.Record).Text
		if r.Version != nil {
			document = e.t("sentence.version", "title", document, "version", r.Version.ID)
		}
		if r.Outcome != civic.Scheduled {
			document = e.t("decision.matter", "document", document, "outcome", e.resolutionBadge(r).Text)
		}
		said = append(said, document)
	}
	who := e.deciderLink(d).Text
	switch {
	case onlyScheduled(d):
		who = e.t("ahead.meeting", "council", who)
	case onlyAnnulled(d):
		who = e.t("feed.annulment", "council", who)
	}
	return who + ": " + strings.Join(said, "; ")
}

// longText is how many bytes of markup a version's text may have for an entry to hold it; of a longer one, which
// would stand in every feed that tells of the version, the entry says where it is.
const longText = 200_000

// versionEntry tells that a version is here, with its text.
func (e *edition) versionEntry(v *civic.Version) FeedEntry {
	doc := v.Document
	var b bodyWriter
	b.passage("p", e.passage(doc.Summary, doc.Lang))
	b.passage("p", e.passage(v.Note, doc.Lang))
	facts := []Fact{
		e.fact("feed.dated", e.eventValue(v.Date)), e.fact("feed.submitted", e.eventValue(v.Submitted)),
	}
	if r := v.Referral; r != nil && r.From.By(e.AsOf) {
		facts = append(facts, e.fact("feed.referral", Value{Text: e.words.Period(r.From, r.Until)}))
	}
	b.facts(facts)
	e.versionText(&b, v)
	title := e.t("sentence.version", "title", e.title(&doc.Record).Text, "version", v.ID)
	return FeedEntry{
		Title: Passage{Text: title}, Summary: e.plain(doc.Summary, doc.Lang), Content: b.html(),
		Tags: e.documentTags(e.kindTags("version"), doc),
	}
}

// versionText writes the text of a version with what it is, and what has been corrected in it.
func (e *edition) versionText(b *bodyWriter, v *civic.Version) {
	text := e.shownText(v)
	if text == nil {
		b.passage("p", Passage{Text: e.t("text.missing")})
		return
	}
	b.marks(e.textMarks(v, text))
	e.corrections(b, text.Corrections, text.Lang)
	if markup := e.markup(text.Prose, 2, nil); len(markup) <= longText {
		b.prose(&Prose{HTML: markup, Lang: e.foreignTo(text.Lang)})
	} else {
		b.link(e.t("feed.long"), Link{Text: e.t("label.document.text"), URL: e.versionURL(v)})
	}
	if original := v.Original(); original != nil {
		b.link(e.t("label.text.fingerprint")+": "+original.Fingerprint, Link{Text: textFile, URL: e.versionURL(v) + textFile})
	}
}

// corrections writes those that the day knows.
func (e *edition) corrections(b *bodyWriter, list []civic.Correction, original civic.Lang) {
	for _, c := range list {
		if !c.Date.First().After(e.AsOf) {
			note := e.datedNote(c, original)
			b.passage("p", Passage{Text: e.t("feed.correction", "date", note.Date.Text, "note", note.Text.Text), Lang: note.Text.Lang})
		}
	}
}

func (e *edition) releaseEntry(r *civic.Release) FeedEntry {
	var b bodyWriter
	b.marks(e.releaseMarks(r))
	title := e.title(&r.Record)
	if r.Example {
		title.Text += " (" + e.t("release.example") + ")"
	}
	if e.withdrawn(r) {
		title.Text += " (" + e.t("release.withdrawn") + ")"
		b.passage("p", e.passage(r.Withdrawn.Note, r.Lang))
	}
	e.corrections(&b, r.Corrections, r.Lang)
	b.passage("p", Passage{Text: e.issuedBy(r)})
	b.passage("p", Passage{Text: e.words.Moment(r.Date)})
	b.passage("p", e.passage(r.Summary, r.Lang))
	b.prose(e.prose(&r.Record, 1))
	for _, doc := range r.Documents {
		b.link(e.typeName(doc.Type), e.linkTo(civic.KindDocument, &doc.Record))
	}
	for _, c := range e.contacts(r) {
		b.contact(c)
	}
	for _, about := range e.boilerplates(r) {
		b.passage("p", about.Text)
	}
	entry := FeedEntry{Title: title, Summary: e.releaseDescription(r), Tags: e.kindTags("release"), Content: b.html()}
	for _, c := range r.Issuers {
		name := e.councilName(c).Text
		entry.Authors = append(entry.Authors, cmp.Or(e.title(&c.Record).Text, name))
		entry.Tags = append(entry.Tags, e.tag("decisions", "council", c.ID, name))
	}
	for _, doc := range r.Documents {
		entry.Tags = e.documentTags(entry.Tags, doc)
	}
	return entry
}

// decisionTags are the outcomes of a decision, who took it, and what it is on.
func (e *edition) decisionTags(d *civic.Decision) []FeedTag {
	tags := e.kindTags("decision")
	if d.Council != nil {
		tags = append(tags, e.tag("decisions", "council", d.Council.ID, e.councilName(d.Council).Text))
	} else {
		tags = append(tags, e.tag("decisions", "body", d.Body.Ref(), e.bodyName(d.Body)))
	}
	for _, r := range d.Decides {
		tags = addTag(tags, e.tag("decisions", "outcome", string(r.Outcome), e.resolutionBadge(r).Text))
	}
	for _, r := range d.Decides {
		tags = e.documentTags(tags, r.Document)
	}
	return tags
}

func (e *edition) documentTags(tags []FeedTag, doc *civic.Document) []FeedTag {
	tags = addTag(tags, e.tag("decisions", "document", doc.ID, e.title(&doc.Record).Text))
	c := doc.Collaboration
	return addTag(tags, e.tag("documents", "collaboration", c.ID, e.title(&c.Record).Text))
}

func (e *edition) kindTags(kind string) []FeedTag {
	return []FeedTag{{Code: kind, Text: e.t("feed.kind." + kind)}}
}

// tag names a code by the schema that explains it.
func (e *edition) tag(schema, column, code, text string) FeedTag {
	return FeedTag{Scheme: e.lasting("/data/" + schema + ".schema.json#" + column), Code: code, Text: text}
}

func addTag(tags []FeedTag, tag FeedTag) []FeedTag {
	for _, other := range tags {
		if other == tag {
			return tags
		}
	}
	return append(tags, tag)
}
