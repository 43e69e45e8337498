package site

import (
	"strings"

	"samsyn/internal/civic"
)

// concepts ties the words of the interface to the terms of the glossary: the keys of labels, and the codes of
// meanings of outcomes and standings. Where the glossary has no such term, a meaning is explained in the site's own
// words, and a label stands without an explanation.
var concepts = map[string]string{
	"label.adoption.standing": "outcome",
	"decision.section":        "section",
	"decision.registration":   "registration-number",
	"decision.approved":       "approval",
	"decision.announced":      "announcement",
	"decision.final":          "final",
	"fact.registration":       "registration-number",
	"fact.valid":              "force",
	"status.force":            "force",
	"label.status.rule":       "party",
	"appeal":                  "legality-review",
	"label.text.fingerprint":  "fingerprint",

	ofStanding + "concordant":                    "concordant",
	ofStanding + string(civic.StandingAwaiting):  "awaiting",
	ofStanding + string(civic.StandingDivergent): "divergent",
	ofStanding + string(civic.StandingOptIn):     "opt-in",
	ofStanding + string(civic.StandingReferral):  "referral",
	string(civic.Adopted):                        "adopted",
	string(civic.AdoptedReservation):             "reservation",
	string(civic.Rejected):                       "rejected",
	string(civic.ReferredBack):                   "referred-back",
	string(civic.Tabled):                         "tabled",
}

// explanationID is the place on a page of what a word of the interface means; "" where the glossary has no term
// for it. A page that uses it lists it among its Explanations.
func (e *edition) explanationID(concept string) string {
	if term, has := concepts[concept]; has && e.terms()[term] != nil {
		return "_e-" + term
	}
	return ""
}

// builtIn begins the places of explanations in the site's own words; a meaning follows.
const builtIn = "_x-"

// badgeExplanationID is the place on a page of what the word of a badge means: as the glossary has it, else in the
// site's own words.
func (e *edition) badgeExplanationID(b Badge) string {
	if id := e.explanationID(b.Meaning); id != "" {
		return id
	}
	return builtIn + b.Meaning
}

// explanation is what stands at one of these places.
func (e *edition) explanation(id string) Explanation {
	if meaning, own := strings.CutPrefix(id, builtIn); own {
		return Explanation{
			ID: id, Title: Passage{Text: upperFirst(e.meaningBadge(meaning).Text)},
			Summary: Passage{Text: e.t("legend." + meaning)}, URL: e.list(civic.KindTerm) + "#" + id,
		}
	}
	term := e.terms()[id[len("_e-"):]]
	return Explanation{
		ID: id, Title: e.title(&term.Record), Summary: e.passage(term.Summary, term.Lang),
		URL: e.record(civic.KindTerm, term.ID),
	}
}

// termsByID is the glossary.
func (p *Plan) termsByID() map[string]*civic.Term {
	terms := make(map[string]*civic.Term, len(p.Register.Terms))
	for _, term := range p.Register.Terms {
		terms[term.ID] = term
	}
	return terms
}

// explainer is a page that explains its words; used gives the places of the explanations that it refers to, which
// may be "" or come more than once.
type explainer interface {
	used() []string
	setExplanations([]Explanation)
}

func (f *Frame) setExplanations(list []Explanation) { f.Explanations = list }

// explain gives a page the explanations that it refers to, each once, in the order in which it first does.
func (e *edition) explain(view any) any {
	e.explainBadges(view)
	page, does := view.(explainer)
	if !does {
		return view
	}
	var list []Explanation
	given := map[string]bool{"": true}
	for _, id := range page.used() {
		if given[id] {
			continue
		}
		given[id] = true
		list = append(list, e.explanation(id))
	}
	page.setExplanations(list)
	return view
}

func (p *DocumentPage) used() []string {
	used := termsOf(p.Facts)
	if p.Days != nil {
		used = append(used, p.Days.Terms...)
	}
	if p.Version == nil {
		return used
	}
	return append(p.Version.used(), used...)
}

func (p *VersionPage) used() []string { return append(p.Version.used(), termsOf(p.Facts)...) }

func (p *OriginalPage) used() []string { return []string{p.Text.Term} }

func (p *DecisionPage) used() []string {
	used := append(termsOf(p.Numbers), termsOf(p.Dates)...)
	if p.Appeal != nil {
		used = append(used, p.Appeal.Term)
	}
	for _, matter := range p.Matters {
		used = append(used, matter.Term)
	}
	return used
}

func (b *VersionBlock) used() []string {
	used := []string{b.Status.Term, b.Status.Force.Term, b.Status.RuleTerm, b.Text.Term}
	if t := b.Adoption; t != nil {
		used = append(used, t.Terms.Standing, t.Terms.Section, t.Terms.Registration)
		for _, rows := range [][]AdoptionRow{t.Rows, t.Outside} {
			for _, row := range rows {
				used = append(used, row.Term)
			}
		}
	}
	return used
}

func termsOf(facts []Fact) []string {
	ids := make([]string, len(facts))
	for i, fact := range facts {
		ids[i] = fact.Term
	}
	return ids
}

// explainTable gives the columns of an adoption table their explanations, and of the rows that share a standing
// the first.
func (e *edition) explainTable(table *AdoptionTable) {
	table.Terms = TableTerms{
		Standing:     e.explanationID("label.adoption.standing"),
		Section:      e.explanationID("decision.section"),
		Registration: e.explanationID("decision.registration"),
	}
	given := map[string]bool{}
	for _, rows := range [][]AdoptionRow{table.Rows, table.Outside} {
		for i := range rows {
			if badge := rows[i].Standing; !given[badge.Meaning] {
				given[badge.Meaning] = true
				rows[i].Term = e.explanationID(badge.Meaning)
				if rows[i].Term == "" {
					table.WordsURL = e.wordsPlace()
				}
			}
		}
	}
}
