package site

import (
	"cmp"
	"slices"
	"strings"

	"samsyn/internal/civic"
)

func (e *edition) decisionPage(at *Page, d *civic.Decision) *DecisionPage {
	title := e.decisionName(d)
	page := &DecisionPage{
		Frame: e.frame(at, heading{
			title:       title,
			distinct:    e.decisionTitle(d),
			description: e.decisionDescription(d),
			section:     "nav.decisions",
			crumbs:      []Link{e.crumb("nav.decisions", civic.KindDecision)},
		}),
		Marks:   e.decisionMarks(d),
		By:      e.deciderLink(d),
		Date:    e.dateValue(d.Date),
		Summary: e.passage(d.Summary, d.Lang),
		Numbers: []Fact{
			e.fact(sectionKey(d), e.written(d.Section)),
			e.fact("decision.registration", e.written(d.Registration)),
			e.fact("decision.citation", e.written(d.Citation)),
		},
		Dates:      e.decisionDates(d),
		Appeal:     e.appeal(d),
		Votes:      e.votes(d),
		Wording:    e.prose(&d.Record, 1),
		Releases:   e.releaseItems(e.releasesNaming(d)),
		Provenance: e.provenance(&d.Record, e.releasesNaming(d)...),
	}
	for _, r := range d.Decides {
		page.Matters = append(page.Matters, e.matter(r))
	}
	for _, text := range d.Dissent {
		if len(text) > 0 {
			v := e.textValue(text, d.Lang)
			page.Dissent = append(page.Dissent, Passage{Text: v.Text, Lang: v.Lang})
		}
	}
	if d.DissentNotStated {
		page.Dissent = []Passage{{Text: e.words.NoValue(true)}}
	}
	page.Minutes = e.minutes(d.Minutes)
	return page
}

// minutes tells where the minutes can be read; nil where nobody has looked.
func (e *edition) minutes(m *civic.Minutes) *MinutesItem {
	if m == nil || *m == (civic.Minutes{}) {
		return nil
	}
	var item MinutesItem
	if m.URL != civic.NotStated {
		item.URL = m.URL
	}
	if m.SHA256 != civic.NotStated {
		item.SHA256 = m.SHA256
	}
	switch {
	case m.Page != "" && m.Page != civic.NotStated:
		item.Page = e.t("provenance.page", "page", m.Page)
	case item.URL == "" && item.SHA256 == "":
		item.Page = e.words.NoValue(true)
	}
	return &item
}

// decisionName is a decision's title; where its author gave none, who decided on what, and when.
func (e *edition) decisionName(d *civic.Decision) Passage {
	if title := e.passage(d.Title, d.Lang); title.Text != "" {
		return title
	}
	var documents []string
	for _, r := range d.Decides {
		documents = append(documents, e.title(&r.Document.Record).Text)
	}
	key := "decision.named"
	if onlyAnnulled(d) {
		key = "decision.annulment"
	}
	return Passage{Text: e.t(key, "council", e.deciderLink(d).Text,
		"documents", e.words.And(documents), "date", e.words.Date(d.Date))}
}

// decisionTitle sets a decision's title apart from others by who decided and when.
func (e *edition) decisionTitle(d *civic.Decision) string {
	title := e.decisionName(d).Text
	who, day := e.deciderLink(d).Text, e.words.Date(d.Date)
	if strings.Contains(title, who) && strings.Contains(title, day) {
		return title
	}
	return e.t("decision.title", "title", title, "council", who, "date", day)
}

// decisionDescription says in a sentence who decided what, and when.
func (e *edition) decisionDescription(d *civic.Decision) string {
	if summary := e.plain(d.Summary, d.Lang); summary != "" {
		return summary
	}
	var said []string
	for _, r := range d.Decides {
		said = append(said, e.t("decision.matter", "document", e.title(&r.Document.Record).Text,
			"outcome", e.resolutionBadge(r).Text))
	}
	key := "decision.description"
	if onlyAnnulled(d) {
		key = "decision.annulment-description"
	}
	return e.t(key, "council", e.deciderLink(d).Text, "date", e.words.Date(d.Date),
		"matters", strings.Join(said, "; "))
}

func (e *edition) decisionMarks(d *civic.Decision) []Mark {
	marks := e.recordMarks(&d.Record)
	for _, r := range d.Decides {
		if r.Outcome == civic.Scheduled {
			key := "mark.scheduled"
			if d.Date.By(e.AsOf) {
				key = "mark.scheduled-past"
			}
			return append(marks, Mark{Code: "scheduled", Text: e.t(key)})
		}
	}
	return marks
}

// decisionDates are the days of a decision. Whether it is final stands only where an editor has confirmed it.
func (e *edition) decisionDates(d *civic.Decision) []Fact {
	if onlyScheduled(d) {
		return []Fact{e.fact("decision.planned", e.dateValue(d.Date))}
	}
	if onlyAnnulled(d) {
		return []Fact{e.fact("decision.annulled-on", e.dateValue(d.Date)), e.fact("decision.final", e.eventValue(d.Final))}
	}
	facts := []Fact{
		e.fact("decision.decided", e.dateValue(d.Date)),
		e.fact("decision.approved", e.eventValue(d.Approved)),
	}
	if len(d.AnnouncedBy) == 0 {
		facts = append(facts, e.fact("decision.announced", e.eventValue(d.Announced)))
	}
	for _, by := range d.AnnouncedBy {
		fact := e.fact("decision.announced", e.eventValue(by.Date))
		fact.Note = e.councilName(by.Council).Text
		facts = append(facts, fact)
	}
	if d.Final.IsZero() && countryOf(d) == civic.Norway {
		return facts
	}
	return append(facts, e.fact("decision.final", e.eventValue(d.Final)))
}

// countryOf is the country whose rules hold for a decision.
func countryOf(d *civic.Decision) civic.Country {
	if d.Council != nil {
		return d.Council.Country
	}
	return d.Body.Collaboration.Country
}

// sectionKey is what a decision's place in the minutes is called: only Sweden numbers it by the section sign.
func sectionKey(d *civic.Decision) string {
	if countryOf(d) == civic.Norway {
		return "decision.case"
	}
	return "decision.section"
}

// sectionWord is what stands before that place where a line tells it.
func (e *edition) sectionWord(d *civic.Decision) string {
	if countryOf(d) == civic.Norway {
		return e.t("label.decision.case")
	}
	return e.t("label.decision.section")
}

// onlyAnnulled reports whether a record tells of a review, which the council did not decide itself.
func onlyAnnulled(d *civic.Decision) bool { return only(d, civic.Annulled) }

// only reports whether every outcome of a decision is this one.
func only(d *civic.Decision, o civic.Outcome) bool {
	return !slices.ContainsFunc(d.Decides, func(r *civic.Resolution) bool { return r.Outcome != o })
}

// appeal tells until when a decision can be appealed, without saying that it is final afterwards. Of a matter that
// was struck off the agenda, and of a court's word, the rules for a council's decisions say nothing.
func (e *edition) appeal(d *civic.Decision) *AppealBlock {
	last, ok := civic.AppealUntil(d, e.AsOf)
	if !ok || onlyAnnulled(d) || only(d, civic.Withdrawn) {
		return nil
	}
	key := "appeal.sweden"
	if countryOf(d) == civic.Norway {
		key = "appeal.norway"
	}
	if last.Before(e.AsOf) {
		key += "-past"
	}
	return &AppealBlock{
		Sentence: e.t(key, "until", e.words.Date(last), "after", e.words.Date(last.Add(1))),
		Law:      e.law(d),
		Term:     e.explanationID("appeal"),
	}
}

// law is where the rule of the appeal period stands: the act that was in force on the day of the decision.
// Sweden's act of 1991 held until the end of 2017; Norway's of 1992 until the councils that were elected in 2019
// met, in October of that year.
func (e *edition) law(d *civic.Decision) Link {
	day := d.Date.First()
	switch {
	case countryOf(d) == civic.Norway && day.Before(civic.Day(2019, 10, 1)):
		return Link{Text: e.t("appeal.law.norway-1992"), URL: "https://lovdata.no/dokument/NLO/lov/1992-09-25-107"}
	case countryOf(d) == civic.Norway:
		return Link{Text: e.t("appeal.law.norway"), URL: "https://lovdata.no/dokument/NL/lov/2018-06-22-83"}
	case day.Before(civic.Day(2018, 1, 1)):
		return Link{Text: e.t("appeal.law.sweden-1991"), URL: "https://www.riksdagen.se/sv/dokument-och-lagar/dokument/svensk-forfattningssamling/kommunallag-1991900_sfs-1991-900/"}
	}
	return Link{Text: e.t("appeal.law.sweden"), URL: "https://www.riksdagen.se/sv/dokument-och-lagar/dokument/svensk-forfattningssamling/kommunallag-2017725_sfs-2017-725/"}
}

func (e *edition) votes(d *civic.Decision) []Fact {
	if d.Votes == nil {
		return nil
	}
	var facts []Fact
	for _, side := range []struct {
		key   string
		count civic.Number
	}{
		{"votes.for", d.Votes.For}, {"votes.against", d.Votes.Against}, {"votes.abstained", d.Votes.Abstained},
	} {
		if side.count.Stated || side.count.NotStated {
			facts = append(facts, e.fact(side.key, e.numberValue(side.count)))
		}
	}
	return facts
}

// numberValue is a count as a value.
func (e *edition) numberValue(n civic.Number) Value {
	if !n.Stated {
		return e.noValue(n.NotStated)
	}
	return Value{Text: e.words.Number(n.Value)}
}

// releasesNaming lists the releases that name a decision.
func (e *edition) releasesNaming(d *civic.Decision) []*civic.Release {
	named := map[*civic.Release]bool{}
	for _, r := range d.Decides {
		for _, release := range r.Document.MentionedIn {
			for _, other := range release.Decisions {
				named[release] = named[release] || other == d
			}
		}
	}
	var releases []*civic.Release
	for release, does := range named {
		if does && e.seenByID[releaseKey(release.ID)] {
			releases = append(releases, release)
		}
	}
	newestReleasesFirst(releases)
	return releases
}

// matter is what a decision says on one document, and what that did.
func (e *edition) matter(r *civic.Resolution) MatterItem {
	item := MatterItem{
		Document: e.linkTo(civic.KindDocument, &r.Document.Record),
		Version:  e.matterVersion(r),
		Outcome:  e.resolutionBadge(r),
		Term:     e.badgeExplanationID(e.resolutionBadge(r)),
		Details:  e.matterDetails(r),
		Effect:   e.effect(r),
	}
	if vs := e.statusOf(r); vs != nil {
		item.Status = e.sentence(vs)
	}
	return item
}

// statusOf is the status today of the version that a decision is on, else of the one that its document shows.
func (e *edition) statusOf(r *civic.Resolution) *civic.VersionStatus {
	status := e.Status(r.Document)
	for _, vs := range status.Versions {
		if vs.Version == r.Version {
			return vs
		}
	}
	if r.Version != nil {
		return nil
	}
	return status.Shown()
}

func (e *edition) matterVersion(r *civic.Resolution) Value {
	switch {
	case r.Version != nil && e.listedVersion(r.Document.ID, r.Version.ID):
		return Value{Text: e.versionName(r.Version), URL: e.versionURL(r.Version)}
	case r.Version != nil:
		return Value{Text: e.versionName(r.Version)}
	}
	return e.noValue(r.VersionNotStated)
}

// matterDetails are the scope, the deviation, the condition and the decision that a court has struck.
func (e *edition) matterDetails(r *civic.Resolution) []Fact {
	var facts []Fact
	if len(r.Scope) > 0 {
		scope := make([]Value, len(r.Scope))
		for i, id := range r.Scope {
			scope[i] = e.scopeValue(r, id)
		}
		facts = append(facts, e.fact("matter.scope", scope...))
	}
	if v := e.textValue(r.Deviation, r.Decision.Lang); len(r.Deviation) > 0 {
		facts = append(facts, e.fact("matter.deviation", v))
	}
	var conditions []Value
	if len(r.Condition) > 0 {
		conditions = append(conditions, e.textValue(r.Condition, r.Decision.Lang))
	}
	if r.Concordance {
		conditions = append(conditions, Value{Text: e.t("remark.concordance")})
	}
	if len(conditions) > 0 {
		facts = append(facts, e.fact("matter.condition", conditions...))
	}
	if r.Outcome == civic.AdoptedConditional && !r.Concordance {
		facts = append(facts, e.fact("matter.condition-met", e.eventValue(r.ConditionMet)))
	}
	if r.Annuls != nil {
		facts = append(facts, e.fact("matter.annuls", linkValue(e.decisionLink(r.Annuls))))
	}
	return facts
}

// scopeValue names a section of the version that a partial adoption covers, with its place.
func (e *edition) scopeValue(r *civic.Resolution, id string) Value {
	if r.Version == nil {
		return Value{Text: id}
	}
	text := r.Version.Texts[e.lang]
	text = cmp.Or(text, r.Version.Original())
	if text == nil {
		return Value{Text: id}
	}
	for _, s := range text.Prose.Sections {
		if s.ID == id {
			return Value{Text: s.Title, Lang: e.foreignTo(text.Lang), URL: e.versionURL(r.Version) + "#" + id}
		}
	}
	return Value{Text: id}
}
