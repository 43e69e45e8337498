package site

import (
	"strconv"
	"strings"

	"samsyn/internal/civic"
)

// versionBlock is all that a page says about one version.
func (e *edition) versionBlock(vs *civic.VersionStatus) VersionBlock {
	return VersionBlock{
		Name:     e.versionName(vs.Version),
		URL:      e.versionURL(vs.Version),
		Status:   e.statusBlock(vs),
		Adoption: e.adoptionTable(vs),
		Missing:  e.missing(vs),
		Referral: e.referral(vs.Version),
		Text:     e.textBlock(vs, e.lang),
	}
}

func (e *edition) versionName(v *civic.Version) string {
	return e.t("version.name", "version", v.ID)
}

// statusBlock says how far a version has come.
func (e *edition) statusBlock(vs *civic.VersionStatus) StatusBlock {
	block := StatusBlock{
		Badge:    e.standingBadge(vs),
		Sentence: e.sentence(vs),
		Rule:     e.rule(vs),
		Count:    e.count(vs),
		N:        vs.N,
		Of:       vs.Of,
		Term:     e.badgeExplanationID(e.standingBadge(vs)),
		RuleTerm: e.explanationID("label.status.rule"),
	}
	if !vs.Since.IsZero() {
		block.Since = e.dateValue(vs.Since)
	}
	if vs.Force != civic.ForceNone {
		value := Value{Text: e.t("force." + string(vs.Force))}
		if vs.Force == civic.ForceNotStated {
			value = e.noValue(true)
		}
		block.Force = e.fact("status.force", value)
		if vs.Force != civic.ForceNotStated {
			block.Force.Note = e.t("legend." + ofForce + string(vs.Force))
		}
	}
	if vs.ReviewDue {
		block.Review = e.t("status.review-due", "date", e.words.Bound(vs.Version.Review))
	}
	return block
}

// rule says who adopts a version and when it counts as adopted.
func (e *edition) rule(vs *civic.VersionStatus) string {
	rule := vs.Rule
	key := "rule." + string(rule.Kind)
	switch rule.Kind {
	case civic.RuleBody:
		return e.t(key, "body", e.onlyParty(vs))
	case civic.RuleNone, civic.RuleNotStated:
		return e.t(key)
	}
	said := e.words.N(key, vs.Of, "number", e.words.Int(rule.Number),
		"share", strconv.Itoa(rule.Num)+"/"+strconv.Itoa(rule.Den))
	if rule.Kind == civic.RuleAll && vs.Of == 2 {
		said = e.t("rule.all-both")
	}
	if vs.Version.Adoption.AmendmentsCount {
		said += " " + e.t("rule.amendments")
	}
	return said
}

// referral is the round of consultation on a version, with the opinions that are recorded.
func (e *edition) referral(v *civic.Version) []ReferralItem {
	opinions := e.opinions(v)
	if v.Referral == nil && len(opinions) == 0 {
		return nil
	}
	item := ReferralItem{Opinions: opinions}
	if r := v.Referral; r != nil {
		item.Period = e.words.Period(r.From, r.Until)
		if r.NotStated {
			item.Period = e.words.NoValue(true)
		}
		for _, c := range r.To {
			item.Councils = append(item.Councils, e.councilLink(c))
		}
	}
	return []ReferralItem{item}
}

func (e *edition) opinions(v *civic.Version) []HistoryItem {
	var items []HistoryItem
	for _, r := range v.Resolutions {
		if r.Outcome == civic.Consulted && e.hasPage(r.Decision) {
			item := e.historyItem(r, false)
			item.Version = "" // that of the round
			items = append(items, item)
		}
	}
	return items
}

// historyItem is a decision on a document as a line of a list, under a date: who decided on what, and beside it what
// a title of the author's own does not tell of that.
func (e *edition) historyItem(r *civic.Resolution, withDocument bool) HistoryItem {
	d := r.Decision
	item := HistoryItem{
		Date:         e.dateValue(d.Date),
		Outcome:      e.resolutionBadge(r),
		What:         e.decisionLink(d),
		Version:      e.decidedVersion(r),
		Section:      e.written(d.Section),
		SectionWord:  e.sectionWord(d),
		Registration: e.written(d.Registration),
	}
	council, document := e.deciderLink(d), e.linkTo(civic.KindDocument, &r.Document.Record)
	if e.passage(d.Title, d.Lang).Text == "" {
		key := "decision.line"
		if r.Outcome == civic.Annulled {
			key = "decision.line-annulment"
		}
		item.What.Text, item.What.Lang = e.t(key, "council", council.Text, "document", document.Text), ""
		return item
	}
	if !strings.Contains(item.What.Text, council.Text) {
		item.Council = council
	}
	if withDocument && !strings.Contains(item.What.Text, document.Text) {
		item.Document = &document
	}
	return item
}

// resolutionBadge is what was decided, in words; of a meeting that has gone by it says that the outcome is not
// recorded.
func (e *edition) resolutionBadge(r *civic.Resolution) Badge {
	if r.Outcome == civic.Scheduled && r.Decision.Date.By(e.AsOf) {
		return e.meaningBadge("scheduled-past")
	}
	return e.outcomeBadge(r.Outcome)
}

// deciderLink is the council or the body that took a decision.
func (e *edition) deciderLink(d *civic.Decision) Link {
	if d.Body != nil {
		return e.bodyLink(d.Body)
	}
	return e.councilLink(d.Council)
}

// decidedVersion tells which version a decision is on; nothing where none is named.
func (e *edition) decidedVersion(r *civic.Resolution) string {
	switch {
	case r.Version != nil:
		return e.versionName(r.Version)
	case r.VersionNotStated:
		return e.t("version.not-stated")
	}
	return ""
}

// versionItems lists the versions that the day knows, newest first; here is the one that the page shows.
func (e *edition) versionItems(status *civic.DocumentStatus, here *civic.Version) []VersionItem {
	items := make([]VersionItem, 0, len(status.Versions))
	for i := len(status.Versions) - 1; i >= 0; i-- {
		vs := status.Versions[i]
		v := vs.Version
		items = append(items, VersionItem{
			Name:     e.versionName(v),
			URL:      e.versionURL(v),
			Here:     v == here,
			Mark:     e.versionMark(status, v),
			Date:     e.eventValue(v.Date),
			Standing: e.standingBadge(vs),
			Count:    e.count(vs),
			Note:     e.passage(v.Note, v.Document.Lang),
			Compare:  e.comparisonLinks(v),
		})
		if v != here { // that of the version on the page has a section of its own
			items[len(items)-1].Referral = withoutCouncils(e.referral(v))
		}
	}
	return items
}

// withoutCouncils leaves out who was asked, which the version's own page tells.
func withoutCouncils(rounds []ReferralItem) []ReferralItem {
	for i := range rounds {
		rounds[i].Councils = nil
	}
	return rounds
}

// versionMark tells the newest version, and the newest that has been adopted. Where each party decides for itself
// no version is simply adopted, and none is marked so.
func (e *edition) versionMark(status *civic.DocumentStatus, v *civic.Version) string {
	adopted := v == status.Current && v.Adoption.Rule.Kind != civic.RuleOptIn && newerAdopted(status) == nil
	switch {
	case adopted && v == status.Latest:
		return e.t("version.current-latest")
	case adopted:
		return e.t("version.current")
	case v == status.Latest:
		return e.t("version.latest")
	}
	return ""
}

// newerAdopted is a version newer than the current one whose rule has been met, but which has not come into
// force; nil where there is none.
func newerAdopted(status *civic.DocumentStatus) *civic.VersionStatus {
	for i := len(status.Versions) - 1; i >= 0; i-- {
		switch vs := status.Versions[i]; {
		case vs.Version == status.Current:
			return nil
		case vs.Standing == civic.StandingAdopted, vs.Standing == civic.StandingLapsed:
			return vs
		}
	}
	return nil
}
