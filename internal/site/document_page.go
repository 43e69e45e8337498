package site

import "samsyn/internal/civic"

func (e *edition) documentPage(at *Page, doc *civic.Document) *DocumentPage {
	status := e.Status(doc)
	shown := status.Shown()
	page := &DocumentPage{
		Frame: e.frame(at, heading{
			title:       e.title(&doc.Record),
			distinct:    e.withStanding(e.distinctTitle(doc), doc),
			description: e.documentDescription(doc, shown),
			section:     "nav.documents",
			share:       e.shareDocument(doc),
			crumbs:      e.documentCrumbs(doc),
		}),
		Marks:         e.documentMarks(doc, shown),
		Type:          e.typeName(doc.Type),
		Collaboration: e.linkTo(civic.KindCollaboration, &doc.Collaboration.Record),
		Summary:       e.passage(doc.Summary, doc.Lang),
		Showing:       e.showing(status),
		Relations:     e.relations(doc),
		About:         e.prose(&doc.Record, 1),
		Timeline:      e.documentTimeline(doc),
		Days:          e.documentDays(doc),
		Releases:      e.releaseLines(e.releasesOn(doc)),
		Provenance:    e.provenance(&doc.Record, e.releasesOn(doc)...),
	}
	if shown == nil {
		page.NoVersion = e.t("document.no-version")
		page.Facts = e.documentFacts(doc, doc.Valid, doc.Review)
		return page
	}
	block := e.versionBlock(shown)
	e.crossLinks(&block.Text, shown.Version, block.URL, block.Name)
	block.Cite = e.cite(shown, false)
	block.Cite.CardURL = e.card(doc)
	page.Version = &block
	page.Versions = e.versionItems(status, shown.Version)
	page.Facts = e.documentFacts(doc, shown.Version.Valid, shown.Version.Review)
	page.WordsURL = e.wordsURL(&block, page.Versions, tieBadges(page)...)
	return page
}

func (e *edition) versionPage(at *Page, vs *civic.VersionStatus) *VersionPage {
	v, doc := vs.Version, vs.Version.Document
	name := e.t("sentence.version", "title", e.title(&doc.Record).Text, "version", v.ID)
	document := e.linkTo(civic.KindDocument, &doc.Record)
	marks := e.documentMarks(doc, vs)
	if shown := e.Status(doc).Shown(); shown != vs {
		marks = append(marks, Mark{Code: "older-version", Text: e.t("mark.other-version", "version", shown.Version.ID),
			Link: &Link{Text: e.t("mark.to-document"), URL: document.URL}})
	}
	page := &VersionPage{
		Frame: e.frame(at, heading{
			title:       Passage{Text: name, Lang: e.title(&doc.Record).Lang},
			description: e.sentence(vs),
			section:     "nav.documents",
			crumbs:      append(e.documentCrumbs(doc), document),
		}),
		Marks:         marks,
		Type:          e.typeName(doc.Type),
		Collaboration: e.linkTo(civic.KindCollaboration, &doc.Collaboration.Record),
		Document:      document,
		Summary:       e.passage(doc.Summary, doc.Lang),
		Version:       e.permanentBlock(vs),
		Versions:      e.versionItems(e.Status(doc), v),
		Neighbours:    e.neighbours(v),
		Timeline:      e.versionTimeline(v),
		Facts:         e.documentFacts(doc, v.Valid, v.Review),
		Provenance:    e.provenance(&doc.Record),
	}
	page.WordsURL = e.wordsURL(&page.Version, page.Versions, linkedBadges(page.Provenance)...)
	return page
}

func (e *edition) originalPage(at *Page, vs *civic.VersionStatus, tag civic.Lang) *OriginalPage {
	v, doc := vs.Version, vs.Version.Document
	name := e.t("sentence.version", "title", e.title(&doc.Record).Text, "version", v.ID)
	document := e.linkTo(civic.KindDocument, &doc.Record)
	version := Link{Text: e.versionName(v), URL: e.versionURL(v)}
	title := e.t("original.title", "doc", name, "language", e.languageName(tag))
	key := "original.intro"
	if tag != v.Lang {
		key = "original.translation-intro"
	}
	return &OriginalPage{
		Frame: e.frame(at, heading{
			title: Passage{Text: title}, description: title + ". " + e.plain(doc.Summary, doc.Lang),
			section: "nav.documents", crumbs: append(e.documentCrumbs(doc), document, version),
		}),
		Marks:    e.recordMarks(&doc.Record),
		Document: document,
		Version:  version,
		Intro:    e.t(key, "language", e.languageName(tag)),
		Text:     e.textBlock(vs, tag),
	}
}

// documentCrumbs lead to a document: the list, and its collaboration.
func (e *edition) documentCrumbs(doc *civic.Document) []Link {
	return []Link{
		e.crumb("nav.documents", civic.KindDocument),
		e.linkTo(civic.KindCollaboration, &doc.Collaboration.Record),
	}
}

// distinctTitle sets a document apart from others of its title by its collaboration.
func (e *edition) distinctTitle(doc *civic.Document) string {
	return e.t("document.title", "title", e.title(&doc.Record).Text,
		"collaboration", e.title(&doc.Collaboration.Record).Text)
}

// documentDescription is the sentence with its day: it is what a link to the document shows elsewhere.
func (e *edition) documentDescription(doc *civic.Document, shown *civic.VersionStatus) string {
	if shown == nil {
		return e.plain(doc.Summary, doc.Lang)
	}
	return e.sentence(shown)
}

// documentMarks warn of what a document's page must not be taken for.
func (e *edition) documentMarks(doc *civic.Document, vs *civic.VersionStatus) []Mark {
	marks := e.recordMarks(&doc.Record)
	if vs == nil {
		return marks
	}
	if vs.Standing == civic.StandingDraft {
		marks = append(marks, Mark{Code: "draft", Text: e.t("mark.draft-version")})
	}
	return marks
}

// showing tells which version the document's page shows and why.
func (e *edition) showing(status *civic.DocumentStatus) string {
	switch {
	case status.Latest == nil:
		return ""
	case status.Current == nil:
		return e.t("document.showing.latest", "version", status.Latest.ID)
	}
	adopted := e.t("document.adopted")
	if status.Current.Adoption.Rule.Kind == civic.RuleOptIn {
		adopted = e.t("document.adopted-by-some")
	}
	args := []string{"version", status.Current.ID, "latest", status.Latest.ID, "adopted", adopted}
	newer := newerAdopted(status)
	switch {
	case newer != nil && newer.Standing == civic.StandingLapsed:
		return e.t("document.showing.lapsed", append(args, "newer", newer.Version.ID)...)
	case newer != nil:
		return e.t("document.showing.not-yet", append(args, "newer", newer.Version.ID)...)
	case status.Current != status.Latest:
		return e.t("document.showing.current", args...)
	case len(status.Versions) == 1:
		return e.t("document.showing.only", args...)
	}
	return e.t("document.showing.both", args...)
}

// releasesOn lists the releases that name a document, newest first.
func (e *edition) releasesOn(doc *civic.Document) []*civic.Release {
	var known []*civic.Release
	for _, r := range doc.MentionedIn {
		if e.seenByID[releaseKey(r.ID)] {
			known = append(known, r)
		}
	}
	newestReleasesFirst(known)
	return known
}
