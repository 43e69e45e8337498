package site

import (
	"slices"
	"strings"

	"samsyn/internal/civic"
)

// The beginnings of the meanings of a version's standing and force, and of what a press release claims; an outcome
// or a party's row has none.
const (
	ofStanding = "standing."
	ofForce    = "force."
	ofClaim    = "claim."
)

// claimMeanings are the keys of what comes of holding a claim against the register, in the order in which they are
// explained.
func claimMeanings() []string {
	return []string{ofClaim + "true", ofClaim + "untrue", ofClaim + "unknown"}
}

// meanings are the keys of what the words for outcomes, rows, standings and forces mean, in the order in which they
// are explained.
func meanings() []string {
	var keys []string
	for _, o := range civic.Outcomes {
		keys = append(keys, string(o))
		if o == civic.Scheduled {
			keys = append(keys, "scheduled-past")
		}
	}
	for _, s := range []civic.RowStanding{
		civic.RowAdoptedNewer, civic.RowAdoptedEarlier, civic.RowNoDecision, civic.RowNotAsked,
		civic.RowJoinedLater, civic.RowNotAParty,
	} {
		keys = append(keys, string(s))
	}
	keys = append(keys, "outside", ofStanding+"concordant")
	for _, s := range standings {
		keys = append(keys, ofStanding+string(s))
	}
	keys = append(keys, ofStanding+"unlisted")
	for _, f := range forces {
		keys = append(keys, ofForce+string(f))
	}
	return keys
}

// forces is the order in which the forces are explained.
var forces = []civic.Force{
	civic.ForceInForce, civic.ForceNotYet, civic.ForceExpired, civic.ForceReplaced, civic.ForceRepealed,
	civic.ForceLapsed, civic.ForceNotStated,
}

// meaningBadge is the word that has a meaning, as the pages show it.
func (e *edition) meaningBadge(meaning string) Badge {
	badge := Badge{Code: meaning, Meaning: meaning}
	code, isStanding := strings.CutPrefix(meaning, ofStanding)
	force, isForce := strings.CutPrefix(meaning, ofForce)
	claim, isClaim := strings.CutPrefix(meaning, ofClaim)
	switch {
	case isClaim:
		badge.Code, badge.Text = "claim-"+claim, e.t(meaning)
	case isForce:
		badge.Code, badge.Text = force, e.t("force."+force)
	case isStanding && code == "concordant":
		badge.Code, badge.Text = string(civic.StandingAdopted), e.t("standing.concordant")
	case isStanding:
		badge.Code, badge.Text = code, e.t("standing."+code)
	case meaning == "outside":
		badge = e.outsideBadge()
	case meaning == "scheduled-past":
		badge.Code, badge.Text = string(civic.Scheduled), e.t("row.scheduled-past")
	case e.words.Has("row." + meaning):
		badge.Text = e.t("row." + meaning)
	default:
		badge.Text = e.t("outcome." + meaning)
	}
	if !isForce {
		badge.Tone = tone(badge.Code)
	}
	return badge
}

// legend explains words, each meaning once.
func (e *edition) legend(meanings []string) []LegendItem {
	var items []LegendItem
	for _, meaning := range meanings {
		about := "legend.about.row"
		switch {
		case slices.Contains(civic.Outcomes, civic.Outcome(meaning)), meaning == "scheduled-past":
			about = "legend.about.outcome"
		case strings.HasPrefix(meaning, ofStanding):
			about = "legend.about.standing"
		case strings.HasPrefix(meaning, ofForce):
			about = "legend.about.force"
		case strings.HasPrefix(meaning, ofClaim):
			about = "legend.about.claim"
		}
		items = append(items, LegendItem{
			ID: builtIn + meaning, Badge: e.meaningBadge(meaning), About: e.t(about), Text: e.t("legend." + meaning),
		})
	}
	return items
}

// worded is a page that shows words for outcomes and standings which nothing beside them explains.
type worded interface {
	badges() []Badge
	setMeanings([]LegendItem)
}

func (f *Frame) setMeanings(list []LegendItem) { f.Meanings = list }

// explainBadges gives a page the meanings of its words.
func (e *edition) explainBadges(view any) {
	page, does := view.(worded)
	if !does {
		return
	}
	shown := map[string]bool{}
	for _, badge := range page.badges() {
		shown[badge.Meaning] = true
	}
	all := append(meanings(), claimMeanings()...)
	page.setMeanings(e.legend(slices.DeleteFunc(all, func(meaning string) bool { return !shown[meaning] })))
}

func (p *HomePage) badges() []Badge {
	list := ledgerBadges(p.Decisions)
	for _, item := range p.Waiting {
		list = append(list, documentBadges([]DocumentItem{item.Document})...)
	}
	return list
}

func (p *DocumentsPage) badges() []Badge { return documentBadges(p.Documents) }

func (p *DecisionsPage) badges() []Badge { return yearBadges(p.Years) }

func (p *ReleasePage) badges() []Badge {
	list := ledgerBadges(p.Decisions)
	for _, m := range p.Matters {
		list = append(list, m.Then.Badge, m.Now.Badge)
	}
	for _, claim := range p.Claims {
		list = append(list, claim.Verdict)
	}
	return list
}

func (p *CollaborationPage) badges() []Badge {
	list := ledgerBadges(p.Decisions)
	for _, item := range p.Glance {
		list = append(list, item.Standing)
	}
	for _, group := range p.Groups {
		list = append(list, documentBadges(group.Documents)...)
	}
	return append(list, linkedBadges(p.Provenance)...)
}

func (p *CouncilPage) badges() []Badge {
	list := yearBadges(p.Years)
	for _, items := range [][]CouncilDocument{p.Waiting, p.Documents} {
		for _, item := range items {
			list = append(append(list, item.Standing, item.Whole, item.Stopped), item.OtherStandings...)
		}
	}
	return append(list, linkedBadges(p.Provenance)...)
}

func (p *DecisionPage) badges() []Badge { return linkedBadges(p.Provenance) }

func (p *TextPage) badges() []Badge { return linkedBadges(p.Provenance) }

func (p *ComparisonPage) badges() []Badge {
	list := []Badge{p.Older.Standing, p.Newer.Standing}
	deviations := slices.Clone(p.Deviations)
	for _, section := range p.Sections {
		deviations = append(deviations, section.Deviations...)
	}
	for _, deviation := range deviations {
		list = append(list, deviation.Outcome)
	}
	return list
}

// wordsURL leads from a document's page to what the site's own words mean, where the page shows one that it does not
// explain itself; "" else.
func (e *edition) wordsURL(block *VersionBlock, versions []VersionItem, others ...Badge) string {
	list := append(versionBadges(versions), others...)
	explained := map[string]bool{"": true}
	if block != nil {
		explained[block.Status.Badge.Meaning] = true
		list = append(list, referralBadges(block.Referral)...)
		if block.Adoption != nil && block.Adoption.WordsURL != "" {
			return ""
		}
	}
	if slices.ContainsFunc(list, func(badge Badge) bool { return !explained[badge.Meaning] }) {
		return e.wordsPlace()
	}
	return ""
}

// wordsPlace is the place of the site's own words in the glossary.
func (e *edition) wordsPlace() string { return e.list(civic.KindTerm) + "#_words" }

// tieBadges are those of the documents that a document's page names.
func tieBadges(p *DocumentPage) []Badge {
	list := linkedBadges(p.Provenance)
	for _, group := range p.Relations {
		list = append(list, documentBadges(group.Items)...)
	}
	return list
}

func documentBadges(items []DocumentItem) []Badge {
	var list []Badge
	for _, item := range items {
		list = append(list, item.Standing, item.Stopped)
	}
	return list
}

func versionBadges(items []VersionItem) []Badge {
	var list []Badge
	for _, item := range items {
		list = append(append(list, item.Standing), referralBadges(item.Referral)...)
	}
	return list
}

func referralBadges(rounds []ReferralItem) []Badge {
	var list []Badge
	for _, round := range rounds {
		list = append(list, ledgerBadges(round.Opinions)...)
	}
	return list
}

func yearBadges(years []DecisionYear) []Badge {
	var list []Badge
	for _, year := range years {
		list = append(list, ledgerBadges(year.Decisions)...)
	}
	return list
}

func ledgerBadges(items []HistoryItem) []Badge {
	var list []Badge
	for _, item := range items {
		list = append(list, item.Outcome)
	}
	return list
}

func linkedBadges(p Provenance) []Badge {
	var list []Badge
	for _, group := range p.Linked {
		for _, item := range group.Links {
			list = append(list, item.Stopped)
		}
	}
	return list
}
