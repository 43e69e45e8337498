package content

import (
	"strconv"
	"strings"

	"go.yaml.in/yaml/v4"

	"samsyn/internal/civic"
	"samsyn/internal/diag"
)

func (r *reader) document(m *mapping, front diag.Span) *Document {
	d := &Document{
		Common:        m.common(),
		Type:          m.mustID("type"),
		Collaboration: m.mustID("collaboration"),
		Adoption:      submap(m, "adoption", adoption),
		Versions:      entries(m, "versions", version),
		Valid:         submap(m, "valid", valid),
		Review:        m.date("review"),
		Closed: submap(m, "closed", func(m *mapping) Closed {
			c := Closed{Date: m.date("date"), Note: m.local("note")}
			m.require(m.at, "date")
			return c
		}),
		Responsible: submap(m, "responsible", func(m *mapping) Responsible {
			return Responsible{Political: m.local("political"), Official: m.local("official")}
		}),
		Registration: m.word("registration"),
		Group:        m.id("group"),
		Year:         m.year("year"),
		Relations: submap(m, "relations", func(m *mapping) Relations {
			return Relations{
				BasedOn: m.ids("based-on"), Implements: m.ids("implements"), Amends: m.ids("amends"),
				Replaces: m.ids("replaces"), Repeals: m.ids("repeals"),
			}
		}),
		Topics:  m.ids("topics"),
		Aliases: m.ids("aliases"),
	}
	distinct(r, d.Versions.Value, "version", func(v Version) String { return v.ID })
	if d.original() {
		m.require(front, "title", "type", "collaboration")
	}
	return d
}

func version(m *mapping, at diag.Span) Version {
	v := Version{
		At:        at,
		ID:        stated(m.reader, read(m, "version", versionID), "version"),
		Date:      m.date("date"),
		Stage:     read(m, "stage", oneOf(RuleUnknownValue, civic.StageDraft, civic.StageReferral, civic.StageSubmitted, civic.StageFinal)),
		Note:      m.local("note"),
		Referral:  submap(m, "referral", referral),
		Submitted: m.date("submitted"),
		SHA256:    read(m, "sha256", fingerprint),
		Adoption:  submap(m, "adoption", adoption),
		Valid:     submap(m, "valid", valid),
		Review:    m.date("review"),
	}
	m.require(at, "version")
	return v
}

func versionID(r *reader, n *yaml.Node, name string) (string, bool) {
	s, ok := id(r, n, name)
	return s, ok && checkVersionID(r.span(n), s, r.problems)
}

func referral(m *mapping) Referral {
	return Referral{From: m.date("from"), Until: m.date("until"), To: m.ids("to")}
}

func valid(m *mapping) Valid {
	var v Valid
	v.From, v.FromAdoption = m.dateOr("from", "adoption")
	v.Until, v.OpenEnded = m.dateOr("until", "until-further-notice")
	return v
}

func adoption(m *mapping) Adoption {
	a := Adoption{
		By:              read(m, "by", adopter),
		Parties:         m.ids("parties"),
		Rule:            read(m, "rule", rule),
		AmendmentsCount: read(m, "amendments-count", boolean),
	}
	distinct(m.reader, a.Parties.Value, "party", func(f String) String { return f })
	return a
}

// adopter reads who adopts: councils, body:<id>, none.
func adopter(r *reader, n *yaml.Node, name string) (Adopter, bool) {
	s, ok := word(r, n, name)
	if !ok {
		return Adopter{}, false
	}
	if body, found := strings.CutPrefix(s, "body:"); found && isID(strings.TrimSpace(body)) {
		return Adopter{Adopter: civic.ByBody, Body: strings.TrimSpace(body)}, true
	}
	switch a := civic.Adopter(s); a {
	case civic.ByCouncils, civic.ByNone:
		return Adopter{Adopter: a}, true
	}
	r.problems.Errorf(RuleUnknownValue, r.span(n), "%s %q tells nobody who adopts", name, s).
		Hint = cmpHint(diag.DidYouMean(s, []string{"councils", "none"}), "write councils, body:<id> or none")
	return Adopter{}, false
}

const ruleWords = "write all, majority, opt-in, {at-least: 3} or {share: 2/3}"

// rule reads the rule of adoption: a word, or a map of one key.
func rule(r *reader, n *yaml.Node, name string) (civic.Rule, bool) {
	switch n.Kind {
	case yaml.ScalarNode:
		kinds := []string{string(civic.RuleAll), string(civic.RuleMajority), string(civic.RuleOptIn)}
		for _, kind := range kinds {
			if n.Value == kind {
				return civic.Rule{Kind: civic.RuleKind(kind)}, true
			}
		}
		r.problems.Errorf(RuleUnknownRule, r.span(n), "there is no rule of adoption %q", n.Value).
			Hint = ruleHint(n.Value, kinds)
		return civic.Rule{}, false
	case yaml.MappingNode:
		return ruleMap(r, n, name)
	}
	r.wrongType(n, name, "a word or a map").Hint = ruleWords
	return civic.Rule{}, false
}

func ruleHint(word string, kinds []string) string {
	if own := OwnWord(word, kinds); own != "" {
		return "did you mean \"" + own + "\"?"
	}
	return cmpHint(diag.DidYouMean(word, kinds), ruleWords)
}

func ruleMap(r *reader, n *yaml.Node, name string) (civic.Rule, bool) {
	before := len(*r.problems)
	m := r.mapping(n, name)
	least := stated(r, read(m, "at-least", atLeast), "at-least")
	part := stated(r, read(m, "share", share), "share")
	m.done()
	switch {
	case least.OK() && !part.Set:
		return least.Value, true
	case part.OK() && !least.Set:
		return part.Value, true
	case len(*r.problems) == before:
		r.problems.Errorf(RuleUnknownRule, m.at, "a rule of adoption is one of at-least and share").Hint = ruleWords
	}
	return civic.Rule{}, false
}

func atLeast(r *reader, n *yaml.Node, name string) (civic.Rule, bool) {
	k, err := strconv.Atoi(n.Value)
	if n.Kind != yaml.ScalarNode || err != nil || k < 1 || k > 10_000 {
		r.problems.Errorf(RuleUnknownRule, r.span(n), "%s is %s where a number of councils is wanted", name, described(n)).
			Hint = "write a whole number from 1, such as {at-least: 3}"
		return civic.Rule{}, false
	}
	return civic.Rule{Kind: civic.RuleAtLeast, Number: k}, true
}

func share(r *reader, n *yaml.Node, name string) (civic.Rule, bool) {
	above, below, found := strings.Cut(n.Value, "/")
	a, errA := strconv.Atoi(strings.TrimSpace(above))
	b, errB := strconv.Atoi(strings.TrimSpace(below))
	if n.Kind != yaml.ScalarNode || !found || errA != nil || errB != nil || a < 1 || b < a || b > 10_000 {
		r.problems.Errorf(RuleUnknownRule, r.span(n), "%s is %s where a part of one is wanted", name, described(n)).
			Hint = "write it as two whole numbers, such as {share: 2/3}"
		return civic.Rule{}, false
	}
	return civic.Rule{Kind: civic.RuleShare, Num: a, Den: b}, true
}

func (r *reader) versionText(m *mapping, _ diag.Span) *VersionText {
	return &VersionText{
		Common:      m.commonOfText(),
		Text:        stated(r, read(m, "text", oneOf(RuleUnknownValue, "verbatim", "rendition")), "text"),
		Corrections: entries(m, "corrections", correction),
	}
}

func correction(m *mapping, at diag.Span) Correction {
	c := Correction{At: at, Date: m.date("date"), Note: m.local("note")}
	m.require(at, "date")
	return c
}
