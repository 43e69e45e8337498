package corpus

import (
	"fmt"
	"math/rand/v2"
	"strings"

	"samsyn/internal/civic"
)

// numberForm is one of the ways in which councils write a number: how it is made of a year and a serial number,
// and the pattern that the council declares. Source: numbers as they stand in Swedish minutes.
type numberForm struct {
	write   func(year, serial int) string
	pattern string
	order   string
}

var sectionForms = []numberForm{
	{func(_, n int) string { return fmt.Sprint(n) }, "^[0-9]+$", ""},
	{func(y, n int) string { return fmt.Sprintf("%d/%02d", n, y%100) }, "^[0-9]+/[0-9]{2}$", "serial-year"},
	{func(y, n int) string { return fmt.Sprintf("%d/%d", n, y) }, "^[0-9]+/[0-9]{4}$", "serial-year"},
}

var registryForms = []numberForm{
	{func(y, n int) string { return fmt.Sprintf("%d/%02d", n, y%100) }, "^[0-9]+/[0-9]{2}$", "serial-year"},
	{func(y, n int) string { return fmt.Sprintf("%d.110.%03d", y, n) }, "^[0-9]{4}\\.110\\.[0-9]+$", "year-serial"},
	{func(y, n int) string { return fmt.Sprintf("KS %d/%04d", y, n) }, "^KS [0-9]{4}/[0-9]{4}$", "year-serial"},
	{func(y, n int) string { return fmt.Sprintf("KS/%d:%d", y, n) }, "^KS/[0-9]{4}:[0-9]+$", "year-serial"},
	{func(y, n int) string { return fmt.Sprintf("Ks %d/%d", n, y) }, "^Ks [0-9]+/[0-9]{4}$", "serial-year"},
}

// others are the outcomes that one decision in seven has.
var others = []civic.Outcome{
	civic.AdoptedAmended, civic.AdoptedReservation, civic.AdoptedConditional, civic.AdoptedInPart, civic.Rejected,
	civic.ReferredBack, civic.Tabled, civic.Noted, civic.Consulted, civic.Withdrawn, civic.Scheduled, civic.Repealed, civic.Annulled,
}

// adoptedInHundred is the share of decisions that simply adopt.
const adoptedInHundred = 85

// decisions writes the decisions on document i: one for each party, five at most. To repeal or annul, a council
// must first have adopted: such an outcome takes two decisions.
func (w *world) decisions(i int) []decided {
	d := w.documents[i]
	r := w.chance(1<<40 + i)
	members := w.collaborations[d.collaboration].members
	want := min(len(members), mostDecisions)
	var files []decided
	for _, m := range r.Perm(len(members)) {
		outcomes := []civic.Outcome{civic.Adopted}
		if r.IntN(100) >= adoptedInHundred {
			outcomes[0] = others[r.IntN(len(others))]
			if outcomes[0] == civic.Repealed || outcomes[0] == civic.Annulled {
				outcomes = []civic.Outcome{civic.Adopted, outcomes[0]}
			}
		}
		date, earlier := d.date, ""
		for _, outcome := range outcomes {
			if len(files) == want {
				return files
			}
			date = date.Add(20 + r.IntN(120))
			if outcome == civic.Scheduled {
				date = civic.Day(2098, date.Month(), min(date.DayOfMonth(), 28)) // no leap year
			}
			dec := decision{w, r, d, w.councils[members[m]], date, outcome, earlier}
			earlier = dec.id()
			files = append(files, dec.file())
		}
	}
	return files
}

// decided is a decision's file, and the numbers that it is asked for by.
type decided struct {
	id, text              string
	section, registration string
}

type decision struct {
	w       *world
	r       *rand.Rand
	doc     document
	council council
	date    civic.Date
	outcome civic.Outcome
	earlier string // the id of the same council's earlier decision
}

func (d decision) id() string { return fmt.Sprintf("%s-%s-%s", d.date, d.council.id, d.doc.id) }

func (d decision) file() decided {
	year := d.date.Year()
	section := d.council.section.write(year, 1+d.r.IntN(220))
	registration := d.council.registry.write(year-d.r.IntN(2), 1+d.r.IntN(1500))
	var b strings.Builder
	fmt.Fprintf(&b, "---\ntitle: %q\ncouncil: %s\ndate: %s\ndecides:\n  - document: %s\n    version: \"1\"\n    outcome: %s\n",
		"Beslut om "+d.doc.title[swedish], d.council.id, d.date, d.doc.id, d.outcome)
	b.WriteString(d.needs())
	fmt.Fprintf(&b, "section: %q\nregistration: %q\n---\n", section, registration)
	p := &prose{r: d.r, lang: swedish, words: d.w.words[swedish]}
	p.paragraph(40)
	text := b.String() + strings.TrimRight(p.b.String(), "\n") + "\n"
	return decided{d.id(), text, section, registration}
}

// needs are the keys that belong to the outcome.
func (d decision) needs() string {
	switch d.outcome {
	case civic.AdoptedInPart:
		return "    scope: [del-1, del-2]\n"
	case civic.AdoptedAmended, civic.AdoptedReservation:
		return "    deviation: {sv: Avsnittet om ansvar ändras., en: The section on responsibility is changed.}\n"
	case civic.AdoptedConditional:
		return "    condition: {sv: Medel avsätts i budgeten., en: Funds are set aside in the budget.}\n    condition-met: " +
			d.date.Add(30).String() + "\n"
	case civic.Annulled:
		return "    annuls: " + d.earlier + "\n"
	}
	return ""
}
