package site

import (
	"samsyn/internal/civic"
	"samsyn/internal/lang"
)

// documentItems are documents as lines of a list.
func (e *edition) documentItems(docs []*civic.Document, withCollaboration bool) []DocumentItem {
	items := make([]DocumentItem, len(docs))
	for i, doc := range docs {
		items[i] = e.documentItem(doc, withCollaboration)
	}
	return items
}

func (e *edition) documentItem(doc *civic.Document, withCollaboration bool) DocumentItem {
	shown := e.Status(doc).Shown()
	item := DocumentItem{
		Title:    e.linkTo(civic.KindDocument, &doc.Record),
		Type:     e.typeName(doc.Type),
		Standing: e.standingBadge(shown),
		Count:    e.tally(shown),
		Stopped:  e.stopped(shown),
		Summary:  e.passage(doc.Summary, doc.Lang),
		Draft:    doc.Draft,
	}
	if shown != nil && !shown.Since.IsZero() {
		item.Since = e.dateValue(shown.Since)
	}
	if withCollaboration {
		link := e.linkTo(civic.KindCollaboration, &doc.Collaboration.Record)
		item.Collaboration = &link
	}
	return item
}

// byTitle orders documents by their titles in the page's language.
func (e *edition) byTitle(docs []*civic.Document) []*civic.Document {
	sorted := append([]*civic.Document(nil), docs...)
	lang.Order(e.words, sorted, func(doc *civic.Document) string { return e.title(&doc.Record).Text })
	return sorted
}

// releaseItems are releases as lines of a list.
func (e *edition) releaseItems(releases []*civic.Release) []ReleaseItem {
	var items []ReleaseItem
	for _, r := range releases {
		item := ReleaseItem{
			Title:   e.linkTo(civic.KindRelease, &r.Record),
			Date:    e.momentValue(r.Date),
			Issuers: e.councilLinks(r.Issuers),
			Summary: e.passage(r.Summary, r.Lang),
		}
		if r.Example {
			item.Example = e.t("release.example")
		}
		if e.withdrawn(r) {
			item.Withdrawn = e.t("release.withdrawn")
		}
		items = append(items, item)
	}
	return items
}

// releaseLines are releases where they are an aside: when, and what they are called.
func (e *edition) releaseLines(releases []*civic.Release) []ReleaseItem {
	items := e.releaseItems(releases)
	for i := range items {
		items[i].Issuers, items[i].Summary = nil, Passage{}
	}
	return items
}

// withdrawn reports whether a release is withdrawn by the day.
func (e *edition) withdrawn(r *civic.Release) bool {
	return r.Withdrawn != nil && !r.Withdrawn.Date.First().After(e.AsOf)
}

// momentValue is a day with its time as a value.
func (e *edition) momentValue(m civic.Moment) Value {
	v := e.dateValue(m.Day)
	v.Text = e.words.Moment(m)
	return v
}

func (e *edition) councilLinks(councils []*civic.Council) []Link {
	links := make([]Link, len(councils))
	for i, c := range councils {
		links[i] = e.councilLink(c)
	}
	return links
}
