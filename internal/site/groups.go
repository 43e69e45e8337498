package site

import (
	"slices"

	"samsyn/internal/civic"
	"samsyn/internal/lang"
)

// fewNames is how many councils a sentence names before it counts them instead.
const fewNames = 4

// groupOrder is the order in which a sentence goes through the parties that it has something to say on: who has
// decided otherwise, then who has put it off, then of whom nothing is recorded.
var groupOrder = []string{
	"adopted-reservation", "adopted-conditional", "adopted-amended",
	"amended-uncounted", "conditional-uncounted", "adopted-in-part", "rejected", "repealed", "adopted-newer",
	"referred-back", "tabled", "scheduled", "scheduled-past", "adopted-earlier", "no-decision",
}

// listsGroups reports whether a sentence goes on to the parties one by one.
func listsGroups(vs *civic.VersionStatus) bool {
	switch vs.Standing {
	case civic.StandingAdopted, civic.StandingLapsed, civic.StandingDivergent, civic.StandingOptIn:
		return true
	case civic.StandingAwaiting:
		return !nothingRecorded(vs)
	}
	return false
}

// groupClauses says of the parties that share a standing what it is, one clause a standing.
func (e *edition) groupClauses(vs *civic.VersionStatus) []string {
	groups := map[string][]civic.Row{}
	for _, row := range vs.Rows {
		if group := groupOf(row, vs.AsOf); row.Counted && group != "" {
			groups[group] = append(groups[group], row)
		}
	}
	var clauses []string
	for _, group := range groupOrder {
		rows := groups[group]
		silent := vs.Standing == civic.StandingOptIn && len(rows) == vs.Of && group == string(civic.RowNoDecision)
		if len(rows) > 0 && !silent {
			clauses = append(clauses, e.groupClause(group, rows))
		}
	}
	return clauses
}

// groupClause names a few councils and counts many.
func (e *edition) groupClause(group string, rows []civic.Row) string {
	key := "sentence.group." + group
	if len(rows) > fewNames {
		return e.words.N(key+".many", len(rows))
	}
	join := e.words.And
	if group == string(civic.RowNoDecision) {
		join = e.words.Or
	}
	return e.t(key+".few", "councils", join(e.deciders(rows)))
}

// deciders names who decided, or is to decide, in some rows. A council that decided for those that have been
// joined into it is named once, with them; one of which no decision is recorded says what it is part of now, and
// so does one whose decision stands for the council that it has been joined into.
func (e *edition) deciders(rows []civic.Row) []string {
	var names []string
	merged := map[*civic.Council][]string{}
	for _, row := range rows {
		switch by := otherDecider(row); {
		case by != nil && row.NowPartOf != nil:
			merged[by] = append(merged[by], e.rowName(row))
		case by != nil:
			names = append(names, e.nowPartOf(by, row.Council))
		case row.Decision == nil && row.NowPartOf != nil:
			names = append(names, e.nowPartOf(row.Council, row.NowPartOf))
		default:
			names = append(names, e.rowName(row))
		}
	}
	for council, parties := range merged {
		name := e.councilName(council).Text
		names = slices.DeleteFunc(names, func(other string) bool { return other == name })
		names = append(names, e.t("sentence.decided-for", "council", name, "parties", e.words.And(e.inOrder(parties))))
	}
	return e.inOrder(names)
}

// otherDecider is the council that took a row's decision where that is not the row's own; else nil.
func otherDecider(row civic.Row) *civic.Council {
	if d := row.Decision; d != nil && row.Council != nil && d.Council != row.Council {
		return d.Council
	}
	return nil
}

func (e *edition) nowPartOf(council, into *civic.Council) string {
	return e.t("sentence.now-part-of", "council", e.councilName(council).Text, "into", e.councilName(into).Text)
}

// inOrder puts names in the order of the page's alphabet.
func (e *edition) inOrder(names []string) []string {
	lang.Order(e.words, names, func(name string) string { return name })
	return names
}

// groupOf tells which clause a party's row belongs to; none for a plain adoption, and for one that has not been
// asked.
func groupOf(row civic.Row, asOf civic.Date) string {
	code := string(row.Standing)
	switch civic.Outcome(code) {
	case civic.Adopted:
		return ""
	case civic.AdoptedAmended:
		if !row.Counts {
			return "amended-uncounted"
		}
	case civic.AdoptedConditional:
		if !row.Counts {
			return "conditional-uncounted"
		}
	case civic.Scheduled:
		if row.Decision != nil && row.Decision.Date.By(asOf) {
			return "scheduled-past"
		}
	}
	if row.Standing == civic.RowNotAsked || row.Standing == civic.RowJoinedLater || row.Standing == civic.RowNotAParty {
		return ""
	}
	return code
}
