package site

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"samsyn/internal/civic"
	"samsyn/internal/lang"
)

// documentDays is what a document's page needs for another day than its own; nil where nothing about the
// document was ever different.
func (e *edition) documentDays(doc *civic.Document) *DayChoice {
	c := e.newDayCoder()
	r := &dayRecorder{
		dayCoder: c, doc: doc, rows: map[string]*party{}, own: map[string]string{},
		lines: map[lineKey]*tableLine{}, states: map[string]int{}, decisions: map[DayDecision]int{},
		out: &DocumentDays{Caption: e.t("adoption.caption", "title", e.title(&doc.Record).Text, "version", "$version"), States: []RowState{}, Decisions: []DayDecision{}, Here: -1},
	}
	r.begin()
	for i, day := range e.changeDays(doc) {
		r.record(e.on(doc, day), i == 0)
	}
	if len(c.data.Days) == 1 {
		return nil
	}
	c.data.Doc = r.finish()
	return &DayChoice{Until: c.data.AsOf, Data: c.data, Terms: r.terms}
}

// dayRecorder follows one document through its days and keeps what changes.
type dayRecorder struct {
	*dayCoder
	doc       *civic.Document
	out       *DocumentDays
	rows      map[string]*party      // by the id of the council or body
	own       map[string]string      // what the rows of the page's own table say, by the same id
	lines     map[lineKey]*tableLine // what rows say, since most days change few
	states    map[string]int
	decisions map[DayDecision]int
	band      map[string]any
	said      string // the sentence of the day before, without its day
	terms     []string
	showing   string // which version was shown the day before, and why
}

// party is a row on its way through the days.
type party struct {
	id, name string
	row      any   // of PartyDays
	history  []int // day, state, …
}

// begin notes the page's own table, whose rows need not be told again.
func (r *dayRecorder) begin() {
	for _, v := range r.doc.Versions {
		r.out.Versions = append(r.out.Versions, VersionDays{Name: r.versionName(v), URL: v.ID + "/", History: []int{}})
	}
	shown := r.Status(r.doc).Shown()
	if shown == nil {
		return
	}
	r.out.Here = shown.Version.Index
	for n, line := range r.tableLines(r.edition, shown) {
		r.own[line.id] = line.said
		r.rows[line.id] = &party{id: line.id, name: line.Council.Text, row: n}
	}
}

// tableLine is a row of a version's table.
type tableLine struct {
	AdoptionRow
	id      string // of the council or body
	outside bool
	said    string // tells rows that say the same from rows that do not, whoever's they are
}

// lineKey is everything that what a row says depends on.
type lineKey struct {
	row           civic.Row
	version       *civic.Version
	outside       bool
	decided, seen bool // the row's decision lies on the day or before it, and has a page
	met           bool // likewise the meeting of its condition
}

// tableLines are the rows of a version's table, those outside the count last: of the page's own day as they stand on
// the page, of other days in any order.
func (r *dayRecorder) tableLines(on *edition, vs *civic.VersionStatus) []*tableLine {
	rows := vs.Rows
	if on == r.edition { // the page's own rows are told by their places
		rows = on.rowsInOrder(rows)
	}
	lines := make([]*tableLine, 0, len(rows))
	for _, outside := range []bool{false, true} {
		for _, row := range rows {
			if outside != (row.Counted || vs.Of == 0) {
				lines = append(lines, r.line(on, vs, row, outside))
			}
		}
	}
	return lines
}

func (r *dayRecorder) line(on *edition, vs *civic.VersionStatus, row civic.Row, outside bool) *tableLine {
	key := lineKey{row: row, version: vs.Version, outside: outside}
	if d := row.Decision; d != nil {
		key.decided, key.seen = d.Date.By(on.AsOf), on.hasPage(d)
		key.met = row.Resolution.ConditionMet.By(on.AsOf)
	}
	if line := r.lines[key]; line != nil {
		return line
	}
	line := &tableLine{AdoptionRow: on.adoptionRow(vs, row), outside: outside}
	if row.Body != nil {
		line.id = row.Body.Ref()
	} else {
		line.id = row.Council.ID
	}
	decision := Link{}
	if line.Decision != nil {
		decision = *line.Decision
	}
	line.said = fmt.Sprintf("%q", []any{
		line.Standing, line.Date, line.Section, line.Registration, line.Citation, decision, line.Remarks, fmt.Sprint(outside),
	})
	r.lines[key] = line
	return line
}

// record adds what the day changed, if anything.
func (r *dayRecorder) record(on *edition, first bool) {
	status, day := on.Status(r.doc), len(r.data.Days)
	if first {
		day = 0
	}
	band := r.bandChanges(on, status)
	versions := r.recordVersions(on, status, day)
	rows := r.recordRows(on, status.Shown(), day)
	if first || len(band) > 0 || versions || rows {
		r.out.Bands = append(r.out.Bands, band)
		if !first {
			r.data.Days = append(r.data.Days, on.AsOf.String())
		}
	}
}

// bandChanges tells of the band on top of the page only what is another than on the day before: v the version
// shown, w the edits that say why, s since when it is so, f its force, r that it is due for review, u its rule, e
// the place of its explanation, t the edits of the sentence. How far the version has come stands with the versions.
func (r *dayRecorder) bandChanges(on *edition, status *civic.DocumentStatus) map[string]any {
	now, said, showing := map[string]any{"v": -1}, "", on.showing(status)
	if vs := status.Shown(); vs != nil {
		block := on.statusBlock(vs)
		said = strings.TrimSuffix(block.Sentence, " "+on.t("sentence.as-of", "date", on.words.Date(on.AsOf)))
		now = map[string]any{
			"v": vs.Version.Index, "s": block.Since.DateTime, "f": "", "r": block.Review, "u": block.Rule, "e": block.Term,
		}
		if block.Since.DateTime == "" {
			now["s"] = dayValue(block.Since)
		}
		r.terms = append(r.terms, block.Term)
		if len(block.Force.Values) > 0 {
			now["f"] = block.Force.Values[0].Text
		}
	}
	changes := map[string]any{}
	for key, value := range now {
		if was, has := r.band[key]; was != value && (has || value != "") {
			changes[key] = value
		}
	}
	if said != r.said {
		changes["t"] = edits(r.said, said)
	}
	if showing != r.showing {
		changes["w"] = edits(r.showing, showing)
	}
	r.band, r.said, r.showing = now, said, showing
	return changes
}

// recordVersions tells how far each version has come.
func (r *dayRecorder) recordVersions(on *edition, status *civic.DocumentStatus, day int) (changed bool) {
	for _, vs := range status.Versions {
		told := &r.out.Versions[vs.Version.Index]
		badge, count := r.badge(on.standingBadge(vs)), -1
		if Counted(vs) {
			count, told.Count = vs.N, on.t("number.of", "n", "$n", "of", on.words.Int(vs.Of))
		}
		if h := told.History; len(h) == 0 || h[len(h)-2] != badge || h[len(h)-1] != count {
			told.History = append(h, day, badge, count)
			changed = true
		}
	}
	return changed
}

// recordRows tells the table's rows, those that are gone too.
func (r *dayRecorder) recordRows(on *edition, shown *civic.VersionStatus, day int) (changed bool) {
	present := map[string]bool{}
	if shown != nil {
		for _, line := range r.tableLines(on, shown) {
			present[line.id] = true
			p := r.rows[line.id]
			if p == nil {
				p = &party{id: line.id, name: line.Council.Text, row: dayLink(line.Council)}
				r.rows[line.id] = p
			}
			state := -2
			if r.own[line.id] != line.said {
				state = r.state(line)
			}
			changed = p.turn(day, state) || changed
		}
	}
	for id, p := range r.rows {
		if !present[id] && len(p.history) > 0 {
			changed = p.turn(day, -1) || changed
		}
	}
	return changed
}

// turn adds a state to the history where it is another than the last.
func (p *party) turn(day, state int) bool {
	if n := len(p.history); n > 0 && p.history[n-1] == state {
		return false
	}
	p.history = append(p.history, day, state)
	return true
}

// state is the number of what a row says.
func (r *dayRecorder) state(line *tableLine) int {
	if i, has := r.states[line.said]; has {
		return i
	}
	state := RowState{Badge: r.badge(line.Standing), Decision: -1, Outside: line.outside}
	if line.Decision != nil {
		state.Decision = r.decision(line)
	}
	for _, remark := range line.Remarks {
		state.Remarks = append(state.Remarks, dayPassage(remark))
	}
	i := len(r.out.States)
	r.states[line.said] = i
	r.out.States = append(r.out.States, state)
	return i
}

func dayPassage(p Passage) []string {
	if p.Lang == "" {
		return []string{p.Text}
	}
	return []string{p.Text, p.Lang}
}

// decision is the number of a row's decision.
func (r *dayRecorder) decision(line *tableLine) int {
	d := DayDecision{
		dayDate(line.Date), dayValue(line.Section), dayValue(line.Registration), dayValue(line.Citation),
		line.Decision.Text, line.Decision.URL,
	}
	i, has := r.decisions[d]
	if !has {
		i = len(r.out.Decisions)
		r.decisions[d] = i
		r.out.Decisions = append(r.out.Decisions, d)
	}
	return i
}

// finish puts the rows into the order in which rows of one date stand.
func (r *dayRecorder) finish() *DocumentDays {
	parties := make([]*party, 0, len(r.rows))
	for _, p := range r.rows {
		if len(p.history) > 0 {
			parties = append(parties, p)
		}
	}
	slices.SortFunc(parties, func(a, b *party) int { return cmp.Compare(a.id, b.id) })
	lang.Order(r.words, parties, func(p *party) string { return p.name })
	r.out.Parties = []PartyDays{}
	for _, p := range parties {
		told := PartyDays{p.row}
		for _, number := range p.history {
			told = append(told, number)
		}
		r.out.Parties = append(r.out.Parties, told)
	}
	return r.out
}
