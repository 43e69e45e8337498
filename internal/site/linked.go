package site

import (
	"slices"

	"samsyn/internal/civic"
	"samsyn/internal/lang"
)

// source is a record whose body links to another.
type source struct {
	kind   civic.Kind
	record *civic.Record
	// document is set where the link stands in a document's summary or text, version too where it stands in that
	// version's text, decision where it stands in a decision's.
	document *civic.Document
	version  *civic.Version
	decision *civic.Decision
}

// sourceKinds is the order in which a page lists what links to it.
var sourceKinds = []struct {
	kind civic.Kind
	key  string
}{
	{civic.KindDocument, "nav.documents"},
	{civic.KindDecision, "nav.decisions"},
	{civic.KindRelease, "nav.releases"},
	{civic.KindCollaboration, "nav.collaborations"},
	{civic.KindCouncil, "nav.councils"},
	{civic.KindTerm, "glossary.title"},
	{civic.KindPage, "linked.pages"},
}

// linker gathers, for every record, the records whose bodies link to it.
type linker struct {
	*Plan
	records map[civic.Kind]map[string]*civic.Record
	found   map[*civic.Record][]source
}

// linksTo is found by going through every body once. A record that the day does not know links to nothing.
func (p *Plan) linksTo() map[*civic.Record][]source {
	l := &linker{Plan: p, records: map[civic.Kind]map[string]*civic.Record{}, found: map[*civic.Record][]source{}}
	var sources []source
	for _, c := range p.Register.Collaborations {
		sources = append(sources, l.add(civic.KindCollaboration, &c.Record))
	}
	for _, c := range p.Register.Councils {
		sources = append(sources, l.add(civic.KindCouncil, &c.Record))
	}
	for _, doc := range p.Register.Documents {
		of := l.add(civic.KindDocument, &doc.Record)
		of.document = doc
		sources = append(sources, of)
	}
	for _, d := range p.decisions {
		of := l.add(civic.KindDecision, &d.Record)
		of.decision = d
		sources = append(sources, of)
	}
	for _, r := range p.releases {
		sources = append(sources, l.add(civic.KindRelease, &r.Record))
	}
	for _, term := range p.Register.Terms {
		sources = append(sources, l.add(civic.KindTerm, &term.Record))
	}
	for _, page := range p.Register.Pages {
		sources = append(sources, l.add(civic.KindPage, &page.Record))
	}
	for _, from := range sources {
		for _, tag := range sortedLangs(from.record.Bodies) {
			l.follow(from, from.record.Bodies[tag])
		}
	}
	for _, doc := range p.Register.Documents {
		for _, vs := range p.Status(doc).Versions {
			from := source{kind: civic.KindDocument, record: &doc.Record, document: doc, version: vs.Version}
			for _, tag := range sortedLangs(vs.Version.Texts) {
				l.follow(from, vs.Version.Texts[tag].Prose)
			}
		}
	}
	return l.found
}

func (l *linker) add(kind civic.Kind, r *civic.Record) source {
	if l.records[kind] == nil {
		l.records[kind] = map[string]*civic.Record{}
	}
	l.records[kind][r.ID] = r
	return source{kind: kind, record: r}
}

// follow notes where the links of a body lead. Several links to one record count once; a link within a record, and
// that of a decision to what it decides on, say nothing new.
func (l *linker) follow(from source, body *civic.Prose) {
	if body == nil {
		return
	}
	for _, ref := range body.Links {
		kind := ref.Kind
		if kind == civic.KindVersion {
			kind = civic.KindDocument
		}
		to := l.records[kind][ref.ID]
		if ref.URL != "" || to == nil || to == from.record || decidesOn(from.decision, to) {
			continue
		}
		if known := l.found[to]; len(known) == 0 || known[len(known)-1] != from {
			l.found[to] = append(known, from)
		}
	}
}

func decidesOn(d *civic.Decision, r *civic.Record) bool {
	return d != nil && slices.ContainsFunc(d.Decides, func(res *civic.Resolution) bool { return &res.Document.Record == r })
}

// linkedFrom lists what links to a record, by kind and title, but for the releases that its page lists already.
func (e *edition) linkedFrom(r *civic.Record, listed []*civic.Release) []LinkGroup {
	isListed := func(from source) bool {
		return slices.ContainsFunc(listed, func(release *civic.Release) bool { return &release.Record == from.record })
	}
	var groups []LinkGroup
	for _, k := range sourceKinds {
		group := LinkGroup{Name: e.t(k.key)}
		for _, from := range e.backlinks()[r] {
			if from.kind == k.kind && !isListed(from) {
				group.Links = append(group.Links, LinkedItem{e.sourceLink(from), e.sourceStopped(from)})
			}
		}
		if len(group.Links) > 0 {
			lang.Order(e.words, group.Links, func(item LinkedItem) string { return item.Text })
			groups = append(groups, group)
		}
	}
	return groups
}

func (e *edition) sourceLink(from source) Link {
	switch {
	case from.version != nil:
		title := e.title(from.record)
		return Link{
			Text: e.t("sentence.version", "title", title.Text, "version", from.version.ID), Lang: title.Lang,
			URL: e.versionURL(from.version),
		}
	case from.decision != nil:
		return e.decisionLink(from.decision)
	}
	return e.linkTo(from.kind, from.record)
}

// sourceStopped says of a document that the version which its page shows has stopped to apply, does not apply yet or
// is a draft; where the link stands in a version's text, it says so of that version.
func (e *edition) sourceStopped(from source) Badge {
	if from.document == nil {
		return Badge{}
	}
	status := e.Status(from.document)
	vs := status.Shown()
	for _, of := range status.Versions {
		if of.Version == from.version {
			vs = of
		}
	}
	if vs != nil && vs.Standing == civic.StandingDraft {
		return e.standingBadge(vs)
	}
	return e.stopped(vs)
}
