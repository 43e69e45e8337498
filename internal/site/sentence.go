package site

import (
	"samsyn/internal/civic"
)

// sentence is what a journalist may quote on a version: how far it has come, what is missing, and the day of
// which that is true. It says that no decision is recorded, never that a council has not decided, and names a
// day or a council only where the dates leave no doubt.
func (e *edition) sentence(vs *civic.VersionStatus) string {
	said := e.mainClause(vs)
	if listsGroups(vs) {
		for _, clause := range e.groupClauses(vs) {
			said += " " + clause
		}
	}
	return said + " " + e.t("sentence.as-of", "date", e.words.Date(vs.AsOf))
}

// mainClause tells the standing.
func (e *edition) mainClause(vs *civic.VersionStatus) string {
	switch vs.Standing {
	case civic.StandingAdopted:
		return e.adoptedClause(vs)
	case civic.StandingLapsed:
		return e.lapsedClause(vs)
	case civic.StandingSuperseded:
		return e.clause("sentence.superseded", vs, "on", e.onOrEmpty(vs.Since)) + " " + e.soFar(vs)
	case civic.StandingClosed:
		said := e.clause("sentence.closed", vs, "on", e.onOrEmpty(vs.Since))
		if vs.Of > 0 {
			said += " " + e.soFar(vs)
		}
		return said
	case civic.StandingDivergent:
		return e.divergentClause(vs)
	case civic.StandingAwaiting:
		return e.awaitingClause(vs)
	case civic.StandingReferral:
		return e.referralClause(vs) + e.notSent(vs, "sentence.not-sent")
	case civic.StandingDraft:
		return e.clause("sentence.draft", vs) + e.notSent(vs, "sentence.draft-not-sent")
	case civic.StandingOptIn:
		return e.clause("sentence.opt-in", vs) + " " + e.soFar(vs)
	case civic.StandingForInformation:
		return e.clause("sentence.for-information", vs)
	}
	return e.clause("sentence.not-stated", vs) + e.recorded(vs)
}

// recorded names who has decided on a version of which nobody knows who was to adopt it.
func (e *edition) recorded(vs *civic.VersionStatus) string {
	groups := map[string][]civic.Row{}
	for _, row := range vs.Rows {
		if row.Decision != nil {
			group := decidedGroup(row, vs.AsOf)
			groups[group] = append(groups[group], row)
		}
	}
	said := ""
	switch rows := groups[string(civic.Adopted)]; {
	case len(rows) > fewNames:
		said = " " + e.words.N("sentence.recorded.many", len(rows))
	case len(rows) > 0:
		said = " " + e.t("sentence.recorded.few", "councils", e.words.And(e.deciders(rows)))
	}
	for _, group := range groupOrder {
		if rows := groups[group]; len(rows) > 0 {
			said += " " + e.groupClause(group, rows)
		}
	}
	return said
}

// decidedGroup is groupOf where nothing is counted: no decision is then said to count or not to count.
func decidedGroup(row civic.Row, asOf civic.Date) string {
	switch group := groupOf(row, asOf); group {
	case "":
		return string(row.Standing)
	case "amended-uncounted":
		return string(civic.AdoptedAmended)
	default:
		return group
	}
}

// clause fills a clause with what every clause may name.
func (e *edition) clause(key string, vs *civic.VersionStatus, args ...string) string {
	doc := e.t("sentence.version", "title", e.title(&vs.Version.Document.Record).Text, "version", vs.Version.ID)
	return e.t(key, append([]string{
		"doc", doc, "n", e.words.Int(vs.N), "of", e.words.Int(vs.Of), "party", e.onlyParty(vs),
	}, args...)...)
}

func (e *edition) adoptedClause(vs *civic.VersionStatus) string {
	switch {
	case single(vs):
		return e.clause("sentence.adopted.one", vs, "on", e.onOrEmpty(vs.Since))
	case vs.N == vs.Of && vs.Of == 2:
		return e.clause("sentence.adopted.both", vs, "last", e.lastAdoption(vs))
	case vs.N == vs.Of:
		return e.clause("sentence.adopted.all", vs, "last", e.lastAdoption(vs))
	}
	return e.clause("sentence.adopted.enough", vs, "last", e.lastAdoption(vs))
}

func (e *edition) lapsedClause(vs *civic.VersionStatus) string {
	since := e.words.Since(vs.Since)
	if single(vs) {
		return e.clause("sentence.lapsed.one", vs, "since", since)
	}
	return e.clause("sentence.lapsed.some", vs, "since", since)
}

func (e *edition) divergentClause(vs *civic.VersionStatus) string {
	switch {
	case single(vs):
		return e.clause("sentence.divergent.one", vs)
	case vs.N == 0:
		return e.clause("sentence.divergent.none", vs)
	}
	return e.clause("sentence.divergent.some", vs)
}

func (e *edition) awaitingClause(vs *civic.VersionStatus) string {
	silent := nothingRecorded(vs)
	switch {
	case single(vs) && silent:
		return e.clause("sentence.awaiting.one-silent", vs)
	case single(vs):
		return e.clause("sentence.awaiting.one", vs)
	case silent:
		return e.clause("sentence.awaiting.silent", vs)
	case vs.N == 0:
		return e.clause("sentence.awaiting.none", vs)
	}
	return e.clause("sentence.awaiting.some", vs)
}

// referralClause tells when the consultation is or was, as far as the dates are known.
func (e *edition) referralClause(vs *civic.VersionStatus) string {
	r := vs.Version.Referral
	switch {
	case r != nil && r.Until.By(vs.AsOf):
		return e.clause("sentence.referral.over", vs, "period", e.words.Period(r.From, r.Until))
	case r != nil && r.Until.Known():
		return e.clause("sentence.referral.until", vs, "until", e.words.Bound(r.Until))
	case r != nil && r.From.Known():
		return e.clause("sentence.referral.from", vs, "on", e.words.On(r.From))
	}
	return e.clause("sentence.referral.undated", vs)
}

// notSent says that it is not recorded that the version has gone to those who adopt it.
func (e *edition) notSent(vs *civic.VersionStatus, key string) string {
	switch vs.Rule.Kind {
	case civic.RuleNone, civic.RuleNotStated:
		return ""
	case civic.RuleBody:
		return " " + e.clause(key+"-body", vs)
	}
	return " " + e.clause(key, vs)
}

// soFar counts the adoptions of a version whose rule is out of the question.
func (e *edition) soFar(vs *civic.VersionStatus) string {
	if vs.N == 0 || vs.Rule.Kind == civic.RuleBody {
		return e.clause("sentence.so-far.none", vs)
	}
	return e.clause("sentence.so-far.some", vs)
}

// single reports whether one council, or one body, decides alone.
func single(vs *civic.VersionStatus) bool { return vs.Of == 1 || vs.Rule.Kind == civic.RuleBody }

// onlyParty names the council or the body that decides alone; it is empty where several do.
func (e *edition) onlyParty(vs *civic.VersionStatus) string {
	if single(vs) {
		for _, row := range vs.Rows {
			if row.Counted {
				return e.rowName(row)
			}
		}
	}
	return ""
}

// rowName names the council or the body of a row.
func (e *edition) rowName(row civic.Row) string {
	if row.Body != nil {
		return e.bodyName(row.Body)
	}
	return e.councilName(row.Council).Text
}

// nothingRecorded reports whether no party's row shows anything.
func nothingRecorded(vs *civic.VersionStatus) bool {
	for _, row := range vs.Rows {
		if row.Counted && row.Standing != civic.RowNoDecision {
			return false
		}
	}
	return true
}

func (e *edition) onOrEmpty(d civic.Date) string {
	if !d.Known() {
		return ""
	}
	return e.words.On(d)
}

// lastAdoption tells who adopted last, and when: ", senast av Ydre den 24 april 2006". Where partial dates leave
// open who was last it tells the date alone. An adoption that counts from the day on which its condition was met
// was not made on that day, and is not said to have been.
func (e *edition) lastAdoption(vs *civic.VersionStatus) string {
	last, rows, clear := lastAdopters(vs)
	conditions := 0
	for _, row := range rows {
		if row.Decision.Date != last {
			conditions++
		}
	}
	switch {
	case !last.Known() || conditions > 0 && (!clear || conditions < len(rows)):
		return ""
	case !clear:
		return e.t("sentence.adopted.last-day", "on", e.words.On(last))
	case conditions > 0:
		return e.t("sentence.adopted.last-condition", "councils", e.words.And(e.deciders(rows)), "on", e.words.On(last))
	}
	return e.t("sentence.adopted.last", "councils", e.words.And(e.deciders(rows)), "on", e.words.On(last))
}

// lastAdopters finds the rows of the parties that adopted last. It is clear who they are where every other
// adoption certainly lies before theirs.
func lastAdopters(vs *civic.VersionStatus) (last civic.Date, rows []civic.Row, clear bool) {
	for _, row := range vs.Rows {
		if day := adoptionDay(row); row.Counts && day.Last().After(last.Last()) {
			last = day
		}
	}
	clear = true
	for _, row := range vs.Rows {
		if !row.Counts {
			continue
		}
		day := adoptionDay(row)
		switch {
		case !day.Known():
			clear = false
		case day == last:
			rows = append(rows, row)
		case !day.Last().Before(last.First()):
			clear = false
		}
	}
	return last, rows, clear && (last.Full() || len(rows) == 1) && len(rows) <= fewNames
}

// adoptionDay is when a row's decision began to count: the day of the decision, or the later one on which its
// condition was met.
func adoptionDay(row civic.Row) civic.Date {
	if row.Decision == nil {
		return civic.Date{}
	}
	day := row.Decision.Date
	if r := row.Resolution; r != nil && r.Outcome == civic.AdoptedConditional && r.ConditionMet.Last().After(day.Last()) {
		return r.ConditionMet
	}
	return day
}
