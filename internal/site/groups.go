package site

import (
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
	groups := map[string][]string{}
	for _, row := range vs.Rows {
		if group := groupOf(row, vs.AsOf); row.Counted && group != "" {
			groups[group] = append(groups[group], e.rowName(row))
		}
	}
	var clauses []string
	for _, group := range groupOrder {
		if names := groups[group]; len(names) > 0 && !(vs.Standing == civic.StandingOptIn && len(names) == vs.Of) {
			clauses = append(clauses, e.groupClause(group, names))
		}
	}
	return clauses
}

// groupClause names a few councils and counts many.
func (e *edition) groupClause(group string, names []string) string {
	key := "sentence.group." + group
	if len(names) > fewNames {
		return e.words.N(key+".many", len(names))
	}
	join := e.words.And
	if group == string(civic.RowNoDecision) {
		join = e.words.Or
	}
	return e.t(key+".few", "councils", join(e.inOrder(names)))
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
