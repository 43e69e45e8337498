package content

import (
	"regexp"
	"strings"

	"go.yaml.in/yaml/v4"

	"samsyn/internal/civic"
	"samsyn/internal/diag"
)

func (r *reader) decision(m *mapping, front diag.Span) *Decision {
	d := &Decision{
		Common:       m.common(),
		Council:      m.mustID("council"),
		Body:         stated(r, read(m, "body", bodyRef), "body"),
		Date:         stated(r, m.date("date"), "date"),
		Decides:      stated(r, entries(m, "decides", resolution), "decides"),
		Section:      m.cell("section", sectionNumber),
		Registration: m.cell("registration", registrationNumber),
		Citation:     read(m, "citation", fitForCell(plainText)),
		Approved:     m.date("approved"),
		Final:        m.date("final"),
		Votes: submap(m, "votes", func(m *mapping) Votes {
			return Votes{For: m.count("for"), Against: m.count("against"), Abstained: m.count("abstained")}
		}),
		Dissent: read(m, "dissent", texts),
		Minutes: submap(m, "minutes", func(m *mapping) Minutes {
			return Minutes{URL: m.web("url"), SHA256: read(m, "sha256", fingerprint), Page: m.word("page")}
		}),
	}
	d.Announced, d.AnnouncedBy = m.announced()
	if d.original() {
		m.require(front, "date", "decides")
		m.oneDecider(d, front)
	}
	if d.Decides.OK() && len(d.Decides.Value) == 0 {
		r.problems.Errorf(RuleMissingKey, d.Decides.At, "decides names no document").
			Hint = "write an entry with document, version and outcome"
	}
	return d
}

func (m *mapping) oneDecider(d *Decision, front diag.Span) {
	switch {
	case !d.Council.Set && !d.Body.Set && m.node != nil && (m.misspelt("council") || m.misspelt("body")):
	case !d.Council.Set && !d.Body.Set:
		m.problems.Errorf(RuleMissingKey, front, "the front matter says neither which council nor which body decided").
			Hint = "add council: …, or body: <collaboration>/<body>"
	case d.Council.Set && d.Body.Set:
		m.problems.Errorf(RuleDuplicateKey, d.Body.Key, "a decision is of a council or of a body, not of both").Notes =
			[]diag.Note{{At: d.Council.Key, Text: "the council"}}
	}
}

// formula finds what a spreadsheet would take for a formula: a sign at the beginning of a value, or after what parts cells
// where it takes semicolons, tabs or line ends for that.
var formula = regexp.MustCompile(`(?:^|[;\t\n])[\s"']*([=+\-@＝＋－＠])[^\s]`)

// cell reads a number that is published in decisions.csv.
func (m *mapping) cell(name string, value func(*reader, *yaml.Node, string) (string, bool)) String {
	m.swallowed(name)
	return read(m, name, fitForCell(value))
}

// fitForCell refuses a value that would run in a table where it stands as it is written.
func fitForCell(value func(*reader, *yaml.Node, string) (string, bool)) func(*reader, *yaml.Node, string) (string, bool) {
	return func(r *reader, n *yaml.Node, name string) (string, bool) {
		s, ok := value(r, n, name)
		sign := formula.FindStringSubmatch(s)
		if !ok || sign == nil {
			return s, ok
		}
		r.problems.Errorf(RuleFormula, r.span(n), "a spreadsheet would take what follows the sign %s in the %s for a formula", sign[1], name).
			Hint = "write the " + name + " without the sign; it is published for spreadsheets exactly as it stands here"
		return "", false
	}
}

// sectionNumber reads the number of a section as its council writes it. The sign is put before it on the page.
func sectionNumber(r *reader, n *yaml.Node, name string) (string, bool) {
	s, ok := word(r, n, name)
	if bare := strings.TrimSpace(strings.TrimLeft(s, "§")); ok && bare != s && bare != "" {
		r.problems.Warnf(RuleSectionSign, r.span(n), "the sign § stands in the section, and is put before it on the page too").
			Hint = "write \"" + bare + "\""
		return s, ok
	}
	r.labelled(n, name, s)
	return s, ok
}

// registrationNumber reads the number of a case as its council writes it.
func registrationNumber(r *reader, n *yaml.Node, name string) (string, bool) {
	s, ok := word(r, n, name)
	r.labelled(n, name, s)
	return s, ok
}

// label finds a number with the word before it that tells of what kind it is.
var label = regexp.MustCompile(`^(?i:(dnr|d\.?nr|diarie ?nr|diarienummer|paragraf|paragrafen|saksnr|saksnummer|arkivsaksnr|arkivsaksnummer)\b)[.:]?\s*(\S*[0-9].*|\S+ .*[0-9].*)$`)

// labelled warns of a number whose kind is told in it: the page tells it too.
func (r *reader) labelled(n *yaml.Node, name, s string) {
	if match := label.FindStringSubmatch(s); match != nil {
		r.problems.Warnf(RuleLabelledNumber, r.span(n), "the word %q stands in the %s, and the page says what number it is", match[1], name).
			Hint = "write \"" + match[2] + "\""
	}
}

func bodyRef(r *reader, n *yaml.Node, name string) (BodyRef, bool) {
	s, ok := id(r, n, name)
	collaboration, body, found := strings.Cut(s, "/")
	if ok && (!found || !isID(collaboration) || !isID(body)) {
		r.problems.Errorf(RuleUnknownValue, r.span(n), "%s %q does not name a collaboration and its body", name, s).
			Hint = "write it as <collaboration>/<body>"
		ok = false
	}
	if !ok {
		return BodyRef{}, false
	}
	return BodyRef{Collaboration: collaboration, Body: body}, true
}

func resolution(m *mapping, at diag.Span) Resolution {
	s := Resolution{
		At:        at,
		Document:  m.mustID("document"),
		Version:   m.id("version"),
		Outcome:   stated(m.reader, read(m, "outcome", outcome), "outcome"),
		Scope:     m.ids("scope"),
		Deviation: m.local("deviation"),
		Condition: m.local("condition"),
		Annuls:    m.id("annuls"),
	}
	s.ConditionMet, s.Concordance = m.dateOr("condition-met", "concordance")
	m.require(at, "document", "outcome")
	return s
}

// outcome reads the code of an outcome. One who writes the word of the council's own language is told the code.
func outcome(r *reader, n *yaml.Node, name string) (civic.Outcome, bool) {
	before := len(*r.problems)
	value, ok := oneOf(RuleUnknownOutcome, civic.Outcomes...)(r, n, name)
	if code, known := outcomeWords(strings.Trim(strings.ToLower(n.Value), " .?!")); !ok && known && len(*r.problems) > before {
		(*r.problems)[before].Hint = "did you mean \"" + string(code) + "\"?"
	}
	return value, ok
}

// outcomeWords gives the code of an outcome in Swedish or Norwegian.
func outcomeWords(word string) (code civic.Outcome, known bool) {
	switch word {
	case "antagen", "antaget", "antagna", "antas", "vedtatt", "bifall", "bifallen", "godkänd", "godkänt",
		"vedteke", "vedtatte", "godkjent", "approved", "passed":
		return civic.Adopted, true
	case "antagen med ändringar", "vedtatt med endringer":
		return civic.AdoptedAmended, true
	case "antagen med förbehåll", "vedtatt med forbehold":
		return civic.AdoptedReservation, true
	case "antagen med villkor", "vedtatt på vilkår":
		return civic.AdoptedConditional, true
	case "delvis antagen", "delvis vedtatt":
		return civic.AdoptedInPart, true
	case "avslagen", "avslag", "avslås", "ikke vedtatt":
		return civic.Rejected, true
	case "återremitterad", "återremiss", "sendt tilbake":
		return civic.ReferredBack, true
	case "bordlagd", "bordläggning", "bordlagt", "utsatt":
		return civic.Tabled, true
	case "lagd till handlingarna", "tatt til orientering":
		return civic.Noted, true
	case "yttrande avgivet", "yttrande", "høringsuttalelse avgitt":
		return civic.Consulted, true
	case "utgår", "utgått", "trukket":
		return civic.Withdrawn, true
	case "planerad", "planlagt":
		return civic.Scheduled, true
	case "upphävd", "opphevet":
		return civic.Repealed, true
	case "upphävd efter laglighetsprövning", "kjent ugyldig":
		return civic.Annulled, true
	}
	return "", false
}

// announced reads one day, or a map of days by council.
func (m *mapping) announced() (one Date, by Field[[]CouncilDate]) {
	_, n := m.get("announced")
	if n == nil || n.Kind != yaml.MappingNode {
		return m.date("announced"), by
	}
	by = read(m, "announced", func(r *reader, n *yaml.Node, name string) ([]CouncilDate, bool) {
		sub := r.mapping(n, name)
		var days []CouncilDate
		whole := true
		for i := 0; i+1 < len(n.Content); i += 2 {
			key := n.Content[i]
			if key.Kind != yaml.ScalarNode || sub.knows(key.Value) {
				continue
			}
			day := CouncilDate{Council: readNode(r, key, name, id), Date: sub.date(key.Value)}
			whole = whole && day.Council.OK() && !day.Date.Bad
			days = append(days, day)
		}
		sub.done()
		return days, whole
	})
	return one, by
}

// texts reads a list of short texts.
func texts(r *reader, n *yaml.Node, name string) ([]Text, bool) {
	return items(r, n, name, func(r *reader, n *yaml.Node, name string) (Text, bool) {
		f := readNode(r, n, "an entry of "+name, localText)
		return f, !f.Bad
	})
}
