package site

import (
	"slices"

	"samsyn/internal/civic"
)

// adoptionsPage is one page of the overview: the documents by collaboration and title, each with its councils.
func (e *edition) adoptionsPage(at *Page, n int) *AdoptionsPage {
	all := e.gridDocuments()
	page := &AdoptionsPage{
		Frame:  e.listFrame(at, "adoptions", n),
		Intro:  e.t("list.intro.adoptions"),
		Legend: e.legend(meanings()),
		Pager:  e.pager(e.adoptions(), n, len(all)),
	}
	rest, tables := slice(all, n), [][]*civic.Document(nil)
	for len(rest) > 0 {
		c := rest[0].Collaboration
		end := slices.IndexFunc(rest, func(doc *civic.Document) bool { return doc.Collaboration != c })
		if end < 0 {
			end = len(rest)
		}
		page.Collaborations = append(page.Collaborations, e.grid(c, rest[:end]))
		tables = append(tables, rest[:end])
		rest = rest[end:]
	}
	page.Days = e.gridDays(tables)
	if len(all) == 0 {
		page.Empty = e.t("list.empty.adoptions")
	}
	return page
}

// gridOrder lists the documents by the titles of their collaborations, then by their own.
func (e *edition) gridOrder() []*civic.Document {
	var all []*civic.Document
	for _, c := range e.collaborationsInOrder() {
		all = append(all, e.byTitle(c.Documents)...)
	}
	return all
}

// gridURL is the place of a collaboration in the overview.
func (e *edition) gridURL(c *civic.Collaboration) string {
	if len(c.Documents) == 0 {
		return ""
	}
	first := e.byTitle(c.Documents)[0]
	at := slices.Index(e.gridDocuments(), first)
	return e.paged(e.adoptions(), at/perPage+1) + "#" + gridID(c)
}

func gridID(c *civic.Collaboration) string { return "_grid-" + c.ID }

// grid is a collaboration's documents and every council that any of them concerns: the members of the day
// first, in the author's order.
func (e *edition) grid(c *civic.Collaboration, docs []*civic.Document) AdoptionGrid {
	councils := e.gridCouncils(c, docs)
	grid := AdoptionGrid{
		Name:     e.linkTo(civic.KindCollaboration, &c.Record),
		ID:       gridID(c),
		Caption:  e.t("adoptions.caption", "collaboration", e.title(&c.Record).Text, "date", e.words.Date(e.AsOf)),
		Councils: e.councilLinks(councils),
	}
	for _, doc := range docs {
		grid.Rows = append(grid.Rows, e.gridRow(doc, councils))
	}
	return grid
}

func (e *edition) gridCouncils(c *civic.Collaboration, docs []*civic.Document) []*civic.Council {
	concerned := map[*civic.Council]bool{}
	for _, doc := range docs {
		if shown := e.Status(doc).Shown(); shown != nil {
			for _, row := range shown.Rows {
				concerned[row.Council] = row.Council != nil
			}
		}
	}
	return e.inGridOrder(c, concerned)
}

// inGridOrder lists the councils that are concerned: the members first, in the author's order.
func (e *edition) inGridOrder(c *civic.Collaboration, concerned map[*civic.Council]bool) []*civic.Council {
	var councils []*civic.Council
	for _, m := range c.Members {
		if concerned[m.Council] && !slices.Contains(councils, m.Council) {
			councils = append(councils, m.Council)
		}
	}
	var others []*civic.Council
	for council, does := range concerned {
		if does && !slices.Contains(councils, council) {
			others = append(others, council)
		}
	}
	return append(councils, e.byName(others)...)
}

func (e *edition) gridRow(doc *civic.Document, councils []*civic.Council) GridRow {
	shown := e.Status(doc).Shown()
	row := GridRow{
		Document: e.linkTo(civic.KindDocument, &doc.Record),
		Standing: e.standingBadge(shown),
		Count:    e.tally(shown),
		Cells:    make([]GridCell, len(councils)),
	}
	if shown == nil {
		return row
	}
	row.Version = e.versionName(shown.Version)
	for i, c := range councils {
		if r, found := rowOf(shown, c); found {
			row.Cells[i] = e.gridCell(r)
		} else {
			row.Cells[i] = e.looseCell(shown, c)
		}
	}
	return row
}

// looseCell is the cell of a council without a row: a decision that it has taken all the same, or that it has no
// part in the version. Where nobody knows who was to adopt it, nothing more can be said than that no decision is
// recorded.
func (e *edition) looseCell(vs *civic.VersionStatus, c *civic.Council) GridCell {
	r := e.looseDecision(vs, c)
	switch {
	case r != nil:
		return GridCell{Badge: e.resolutionBadge(r), Date: e.dateValue(r.Decision.Date), URL: e.decisionLink(r.Decision).URL}
	case vs.Rule.Kind == civic.RuleNotStated:
		return GridCell{Badge: e.rowBadge(civic.Row{Standing: civic.RowNoDecision})}
	}
	return GridCell{Badge: e.outsideBadge()}
}

func (e *edition) gridCell(row civic.Row) GridCell {
	cell := GridCell{Badge: e.rowBadge(row)}
	if row.Decision != nil {
		cell.Date = e.dateValue(row.Decision.Date)
		cell.URL = e.decisionLink(row.Decision).URL
	}
	return cell
}
