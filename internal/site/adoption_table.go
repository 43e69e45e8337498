package site

import (
	"slices"

	"samsyn/internal/civic"
)

// adoptionTable is a version's parties and the councils outside the count; nil where there are neither. Where
// nothing is counted, none is outside.
func (e *edition) adoptionTable(vs *civic.VersionStatus) *AdoptionTable {
	table := &AdoptionTable{Caption: e.t("adoption.caption",
		"title", e.title(&vs.Version.Document.Record).Text, "version", vs.Version.ID)}
	for _, row := range e.rowsInOrder(vs.Rows) {
		if row.Counted || vs.Of == 0 {
			table.Rows = append(table.Rows, e.adoptionRow(vs, row))
		} else {
			table.Outside = append(table.Outside, e.adoptionRow(vs, row))
		}
	}
	if len(vs.Rows) == 0 {
		return nil
	}
	table.Many = len(vs.Rows) > manyRows
	decider, section := TableHeads(vs.Rows)
	table.Decider, table.Section = e.t(decider), e.t(section)
	e.explainTable(table)
	if section == headCase {
		table.Terms.Section = ""
	}
	return table
}

// manyRows is how many rows a table has at most that is laid out as cards in a narrow window, with the head of its
// column in each cell.
const manyRows = 20

// The keys of the words above the places of decisions in the minutes: only Sweden numbers them by the section sign.
const (
	headSection = "label.adoption.section"
	headCase    = "label.adoption.case"
	headBoth    = "label.adoption.section-or-case"
)

// TableHeads are the keys of the words above the parties of an adoption table and above the places of their
// decisions in the minutes.
func TableHeads(rows []civic.Row) (decider, section string) {
	decider = "label.adoption.council"
	for _, row := range rows {
		if row.Body != nil {
			decider = "label.adoption.decider"
		}
		switch head := sectionHead(row); section {
		case "":
			section = head
		case head:
		default:
			section = headBoth
		}
	}
	return decider, section
}

func sectionHead(row civic.Row) string {
	country := civic.Sweden
	if row.Body != nil {
		country = row.Body.Collaboration.Country
	} else if row.Council != nil {
		country = row.Council.Country
	}
	if country == civic.Norway {
		return headCase
	}
	return headSection
}

func (e *edition) adoptionRow(vs *civic.VersionStatus, row civic.Row) AdoptionRow {
	r := AdoptionRow{Standing: e.rowBadge(row), SectionWord: e.t(sectionHead(row)), Remarks: e.rowRemarks(vs, row)}
	if row.Body != nil {
		r.Council = e.bodyLink(row.Body)
	} else {
		r.Council = e.councilLink(row.Council)
	}
	if d := row.Decision; d != nil {
		r.Date = e.dateValue(d.Date)
		r.Section = e.written(d.Section)
		r.Registration = e.written(d.Registration)
		r.Citation = e.written(d.Citation)
		r.Decision = e.shortDecisionLink(d)
	}
	return r
}

// decisionLink leads to a decision's page by its name.
func (e *edition) decisionLink(d *civic.Decision) Link {
	name := e.decisionName(d)
	link := Link{Text: name.Text, Lang: name.Lang, URL: e.record(civic.KindDecision, d.ID)}
	if !e.hasPage(d) {
		link.URL = ""
	}
	return link
}

// shortDecisionLink leads to a decision's page from a table that tells the document and the day.
func (e *edition) shortDecisionLink(d *civic.Decision) *Link {
	link := e.decisionLink(d)
	key := "decision.link"
	if only(d, civic.Scheduled) {
		key = "decision.link-planned"
	}
	link.Text, link.Lang = e.t(key, "council", e.deciderLink(d).Text), ""
	return &link
}

// rowRemarks is what must be read with a row: which version its decision is on, what the council changed or
// asked for, whether it counts, and what became of the council.
func (e *edition) rowRemarks(vs *civic.VersionStatus, row civic.Row) []Passage {
	var remarks []Passage
	say := func(key string, args ...string) {
		remarks = append(remarks, Passage{Text: e.t(key, args...)})
	}
	if row.Version != nil && row.Version != vs.Version {
		say("remark.version", "version", row.Version.ID)
	}
	if row.Counted && !row.Counts {
		switch civic.Outcome(row.Standing) {
		case civic.AdoptedAmended:
			say("remark.uncounted")
		case civic.AdoptedInPart:
			say("remark.uncounted-part")
		}
	}
	remarks = append(remarks, e.resolutionRemarks(row.Resolution)...)
	if d := row.Decision; d != nil && d.Council != nil && row.Council != nil && d.Council != row.Council {
		say("remark.decided-by", "council", e.councilName(d.Council).Text)
	}
	if row.LeftOn.Known() {
		say("remark.left", "date", e.words.Bound(row.LeftOn))
	}
	if row.NowPartOf != nil {
		say("remark.now-part-of", "council", e.councilName(row.NowPartOf).Text)
	}
	return remarks
}

// resolutionRemarks is what a council changed, reserved itself against or asked for.
func (e *edition) resolutionRemarks(r *civic.Resolution) []Passage {
	if r == nil {
		return nil
	}
	var remarks []Passage
	for _, text := range []civic.Text{r.Deviation, r.Condition} {
		if p := e.passage(text, r.Decision.Lang); p.Text != "" {
			remarks = append(remarks, p)
		}
	}
	if r.Outcome != civic.AdoptedConditional {
		return remarks
	}
	said := Passage{Text: e.t("remark.condition-open")}
	switch {
	case r.Concordance:
		said.Text = e.t("remark.concordance")
	case r.ConditionMet.By(e.AsOf):
		said.Text = e.t("remark.condition-met", "on", e.words.On(r.ConditionMet))
	}
	return append(remarks, said)
}

// missing lists the parties without which a version is not adopted by all, where it is with them to decide or
// they have decided otherwise; nil where none is missing or the version has not come so far.
func (e *edition) missing(vs *civic.VersionStatus) *MissingBlock {
	switch vs.Standing {
	case civic.StandingAwaiting, civic.StandingDivergent, civic.StandingAdopted, civic.StandingLapsed:
	default:
		return nil
	}
	block, n := &MissingBlock{}, 0
	for _, row := range e.rowsInOrder(vs.Rows) {
		if !row.Counted || row.Counts {
			continue
		}
		n++
		council, badge := Link{}, e.rowBadge(row)
		if row.Body != nil {
			council = e.bodyLink(row.Body)
		} else {
			council = e.councilLink(row.Council)
		}
		if len(vs.Rows) > manyRows {
			council.URL = "" // the table above has the links
		}
		at := slices.IndexFunc(block.Items, func(item MissingItem) bool { return item.Standing == badge })
		if at < 0 {
			at = len(block.Items)
			block.Items = append(block.Items, MissingItem{Standing: badge})
		}
		block.Items[at].Councils = append(block.Items[at].Councils, council)
	}
	if n == 0 {
		return nil
	}
	key := "missing.sentence"
	if vs.Standing == civic.StandingAdopted {
		key = "missing.enough"
	}
	block.Sentence = e.words.N(key, n)
	return block
}
