package site

import (
	"testing"

	"samsyn/internal/civic"
)

var (
	ruleAll    = civic.Rule{Kind: civic.RuleAll}
	ruleOptIn  = civic.Rule{Kind: civic.RuleOptIn}
	ruleTwo    = civic.Rule{Kind: civic.RuleAtLeast, Number: 2}
	fiveOfFive = []string{"Kinda", "Ödeshög", "Boxholm", "Ydre", "Tranås"}
)

// framat is the world of the five councils and their goals, with the decisions of their record.
func framat(t testing.TB) *world {
	w := newWorld(t, fiveOfFive...)
	doc := w.document("framat", "Framåt genom samverkan", "Forward through cooperation", ruleAll)
	w.version(doc, "3", "2005-09-08", civic.StageDraft)
	v := w.version(doc, "4", "2005-09-27", civic.StageFinal)
	for _, line := range []string{
		"Tranås 2005-11-21 adopted", "Ödeshög 2005-12-12 adopted", "Boxholm 2006-01-30 adopted",
		"Kinda 2006-03-27 adopted", "Ydre 2006-04-24 adopted",
	} {
		w.decide(v, line)
	}
	return w
}

func TestSentenceOfTheFiveCouncils(t *testing.T) {
	for _, test := range []struct{ day, version, sv, en string }{
		{
			"2026-11-21", "4",
			"Framåt genom samverkan (version 4) har antagits av alla 5 fullmäktige, senast av Ydre den 24 april 2006. (Uppgift per den 21 november 2026.)",
			"Forward through cooperation (version 4) has been adopted by all 5 councils, most recently by Ydre on 24 April 2006. (As of 21 November 2026.)",
		},
		{
			"2006-04-01", "4",
			"Framåt genom samverkan (version 4) har antagits av 4 av 5 fullmäktige. Inget beslut av Ydre är registrerat. (Uppgift per den 1 april 2006.)",
			"Forward through cooperation (version 4) has been adopted by 4 of 5 councils. No decision by Ydre is recorded. (As of 1 April 2006.)",
		},
		{
			"2005-12-31", "4",
			"Framåt genom samverkan (version 4) har antagits av 2 av 5 fullmäktige. Inget beslut av Boxholm, Kinda eller Ydre är registrerat. (Uppgift per den 31 december 2005.)",
			"Forward through cooperation (version 4) has been adopted by 2 of 5 councils. No decision by Boxholm, Kinda or Ydre is recorded. (As of 31 December 2005.)",
		},
		{
			"2005-10-01", "4",
			"Framåt genom samverkan (version 4) väntar på beslut av 5 fullmäktige. Inget beslut är registrerat. (Uppgift per den 1 oktober 2005.)",
			"Forward through cooperation (version 4) awaits decisions by 5 councils. No decision is recorded. (As of 1 October 2005.)",
		},
		{
			"2005-09-10", "3",
			"Framåt genom samverkan (version 3) är ett utkast. Att utkastet har lämnats till fullmäktige för beslut är inte registrerat. (Uppgift per den 10 september 2005.)",
			"Forward through cooperation (version 3) is a draft. It is not recorded that the draft has been sent to the councils for decision. (As of 10 September 2005.)",
		},
		{
			"2006-05-01", "3",
			"Framåt genom samverkan (version 3) har efterträtts av en nyare version, som antogs den 24 april 2006. Inget antagande av versionen är registrerat. (Uppgift per den 1 maj 2006.)",
			"Forward through cooperation (version 3) has been superseded by a newer version, adopted on 24 April 2006. No adoption of the version is recorded. (As of 1 May 2006.)",
		},
	} {
		wantSentence(t, framat(t), test.day, test.version, map[civic.Lang]string{"sv": test.sv, "en": test.en})
	}
}

// wantSentence compares the sentence on a version of the world's first document, in each of the languages.
func wantSentence(t *testing.T, w *world, day, version string, want map[civic.Lang]string) {
	t.Helper()
	if _, norwegian := want["nb"]; norwegian {
		w.reg.Site.Languages = []civic.Lang{"sv", "en", "nb"}
	}
	plan := w.plan(day)
	for _, vs := range plan.Status(w.reg.Documents[0]).Versions {
		if vs.Version.ID != version {
			continue
		}
		for tag, sentence := range want {
			if got := plan.Sentence(tag, vs); got != sentence {
				t.Errorf("on %s, version %s in %q:\n got %s\nwant %s", day, version, tag, got, sentence)
			}
		}
		return
	}
	t.Errorf("on %s version %s is not listed", day, version)
}

func TestSentenceOfEveryStanding(t *testing.T) {
	for _, test := range []struct {
		name    string
		rule    civic.Rule
		stage   civic.Stage
		change  func(*world, *civic.Version)
		decided []string
		sv, en  string
	}{
		{
			name: "a rejection among three", rule: ruleAll, stage: civic.StageFinal,
			decided: []string{"Norrby 2005-05-02 adopted", "Söderby 2005-05-09 rejected"},
			sv:      "Besluten om Mål (version 1) går isär: 1 av 3 fullmäktige har antagit versionen. Avslagen av Söderby. Inget beslut av Österby är registrerat.",
			en:      "The decisions on Goals (version 1) diverge: the version has been adopted by 1 of 3 councils. Rejected by Söderby. No decision by Österby is recorded.",
		},
		{
			name: "nobody's adoption counts", rule: ruleAll, stage: civic.StageFinal,
			decided: []string{"Norrby 2005-05-02 adopted-amended"},
			sv:      "Mål (version 1) är inte antagen. Inget antagande som räknas är registrerat. Antagen med ändringar av Norrby, vilket inte räknas. Inget beslut av Söderby eller Österby är registrerat.",
			en:      "Goals (version 1) is not adopted. No adoption that counts is recorded. Adopted with amendments by Norrby, which does not count. No decision by Österby or Söderby is recorded.",
		},
		{
			name: "enough by the rule", rule: ruleTwo, stage: civic.StageFinal,
			decided: []string{"Norrby 2005-05-02 adopted", "Söderby 2005-06 adopted"},
			sv:      "Mål (version 1) har antagits av 2 av 3 fullmäktige, vilket räcker, senast av Söderby i juni 2005. Inget beslut av Österby är registrerat.",
			en:      "Goals (version 1) has been adopted by 2 of 3 councils, which is enough, most recently by Söderby in June 2005. No decision by Österby is recorded.",
		},
		{
			name: "partial dates leave open who was last", rule: ruleTwo, stage: civic.StageFinal,
			decided: []string{"Norrby 2005-06-02 adopted", "Söderby 2005 adopted"},
			sv:      "Mål (version 1) har antagits av 2 av 3 fullmäktige, vilket räcker, det sista beslutet år 2005. Inget beslut av Österby är registrerat.",
			en:      "Goals (version 1) has been adopted by 2 of 3 councils, which is enough, the last decision in 2005. No decision by Österby is recorded.",
		},
		{
			name: "two on the last day", rule: ruleAll, stage: civic.StageFinal,
			decided: []string{"Norrby 2005-05-02 adopted", "Söderby 2005-06-13 adopted", "Österby 2005-06-13 adopted-reservation"},
			sv:      "Mål (version 1) har antagits av alla 3 fullmäktige, senast av Söderby och Österby den 13 juni 2005. Antagen med förbehåll av Österby.",
			en:      "Goals (version 1) has been adopted by all 3 councils, most recently by Österby and Söderby on 13 June 2005. Adopted with a reservation by Österby.",
		},
		{
			name: "an adoption is repealed", rule: ruleTwo, stage: civic.StageFinal,
			decided: []string{"Norrby 2005-05-02 adopted", "Söderby 2005-06-13 adopted", "Söderby 2007-03-05 repealed"},
			sv:      "Mål (version 1) har varit antagen, men sedan den 5 mars 2007 är regeln inte längre uppfylld. Versionen är nu antagen av 1 av 3 fullmäktige. Upphävd av Söderby. Inget beslut av Österby är registrerat.",
			en:      "Goals (version 1) was adopted, but since 5 March 2007 the rule is no longer met. The version now stands adopted by 1 of 3 councils. Repealed by Söderby. No decision by Österby is recorded.",
		},
		{
			name: "pending and announced", rule: ruleAll, stage: civic.StageFinal,
			decided: []string{"Norrby 2005-05-02 tabled", "Söderby 2005-06-13 referred-back", "Österby 2031-01-20 scheduled"},
			sv:      "Mål (version 1) väntar på beslut av 3 fullmäktige. Inget antagande som räknas är registrerat. Återremitterad av Söderby. Bordlagd av Norrby. Beslut av Österby är planerat.",
			en:      "Goals (version 1) awaits decisions by 3 councils. No adoption that counts is recorded. Referred back by Söderby. Postponed by Norrby. A decision by Österby is scheduled.",
		},
		{
			name: "an announced day has passed", rule: ruleAll, stage: civic.StageFinal,
			decided: []string{"Norrby 2005-05-02 adopted", "Söderby 2005-06-13 adopted", "Österby 2005-06-20 scheduled"},
			sv:      "Mål (version 1) har antagits av 2 av 3 fullmäktige. Beslut av Österby var planerat, men utgången är inte registrerad.",
			en:      "Goals (version 1) has been adopted by 2 of 3 councils. A decision by Österby was scheduled, but its outcome is not recorded.",
		},
		{
			name: "each for itself", rule: ruleOptIn, stage: civic.StageFinal,
			decided: []string{"Norrby 2005-05-02 adopted", "Söderby 2005-06-13 rejected"},
			sv:      "Mål (version 1) är en fråga där varje fullmäktige beslutar för sig. 1 av 3 fullmäktige har antagit versionen. Avslagen av Söderby. Inget beslut av Österby är registrerat.",
			en:      "Goals (version 1) is a matter on which each council decides for itself. The version has been adopted by 1 of 3 councils. Rejected by Söderby. No decision by Österby is recorded.",
		},
		{
			name: "closed", rule: ruleAll, stage: civic.StageFinal,
			change: func(w *world, v *civic.Version) { v.Document.Closed = &civic.Closing{Date: w.date("2007")} },
			sv:     "Ärendet om Mål (version 1) avslutades år 2007. Inget antagande av versionen är registrerat.",
			en:     "The matter of Goals (version 1) was closed in 2007. No adoption of the version is recorded.",
		},
		{
			name: "a consultation that is over", rule: ruleAll, stage: civic.StageReferral,
			change: func(w *world, v *civic.Version) {
				v.Referral = &civic.Referral{From: w.date("2005-04"), Until: w.date("2005-08")}
			},
			sv: "Mål (version 1) har varit på remiss (april 2005 – augusti 2005). Att versionen har lämnats till fullmäktige för beslut är inte registrerat.",
			en: "Goals (version 1) has been out for consultation (April 2005 – August 2005). It is not recorded that the version has been sent to the councils for decision.",
		},
		{
			name: "for information", stage: civic.StageFinal,
			change: func(_ *world, v *civic.Version) {
				v.Adoption = civic.Adoption{By: civic.ByNone, Rule: civic.Rule{Kind: civic.RuleNone}}
			},
			sv: "Mål (version 1) är information, som inget fullmäktige antar.",
			en: "Goals (version 1) is for information; no council adopts it.",
		},
		{
			name: "the source is silent on who adopts", stage: civic.StageFinal,
			change: func(_ *world, v *civic.Version) {
				v.Adoption = civic.Adoption{By: civic.ByNotStated, Rule: civic.Rule{Kind: civic.RuleNotStated}}
			},
			decided: []string{"Norrby 2005-05-02 adopted", "Söderby 2005-06 adopted-in-part"},
			sv:      "Vem som skulle anta Mål (version 1) framgår inte av källan. Enligt de beslut som är registrerade har den antagits av Norrby. Delvis antagen av Söderby.",
			en:      "The source does not state who was to adopt Goals (version 1). By the decisions that are recorded it has been adopted by Norrby. Adopted in part by Söderby.",
		},
		{
			name: "one council alone", rule: ruleAll, stage: civic.StageFinal,
			change: func(w *world, v *civic.Version) {
				v.Adoption.HasParties, v.Adoption.Parties = true, []*civic.Council{w.council("Norrby")}
			},
			decided: []string{"Norrby 2005-05-02 adopted"},
			sv:      "Mål (version 1) har antagits av Norrby den 2 maj 2005.",
			en:      "Goals (version 1) was adopted by Norrby on 2 May 2005.",
		},
		{
			name: "a body adopts", stage: civic.StageFinal,
			change: func(w *world, v *civic.Version) {
				v.Adoption = civic.Adoption{By: civic.ByBody, Body: w.body("rad"), Rule: civic.Rule{Kind: civic.RuleBody}}
			},
			sv: "Mål (version 1) väntar på beslut av Regionrådet (Trebygden). Inget beslut är registrerat.",
			en: "Goals (version 1) awaits a decision by The regional council (Trebygden). No decision is recorded.",
		},
	} {
		t.Run(test.name, func(t *testing.T) {
			w := newWorld(t, "Norrby", "Söderby", "Österby")
			doc := w.document("mal", "Mål", "Goals", test.rule)
			v := w.version(doc, "1", "2005-01-04", test.stage)
			if test.change != nil {
				test.change(w, v)
			}
			for _, line := range test.decided {
				w.decide(v, line)
			}
			wantSentence(t, w, "2026-11-21", "1", map[civic.Lang]string{
				"sv": test.sv + " (Uppgift per den 21 november 2026.)",
				"en": test.en + " (As of 21 November 2026.)",
			})
		})
	}
}

// mergedWorld is three councils of which Söderby and Österby go into Storby in 2020.
func mergedWorld(t testing.TB, rule civic.Rule) (*world, *civic.Version) {
	w := newWorld(t, "Norrby", "Söderby", "Österby", "Storby")
	storby := w.council("Storby")
	members := w.trebygden().Members
	members[3].From = w.date("2020-01-01")
	for _, name := range []string{"Söderby", "Österby"} {
		w.council(name).JoinedInto, w.council(name).JoinedOn = storby, w.date("2020-01-01")
	}
	return w, w.version(w.document("mal", "Mål", "Goals", rule), "1", "2018-01-15", civic.StageFinal)
}

func TestSentenceNamesAMergedCouncilOnce(t *testing.T) {
	w, v := mergedWorld(t, ruleTwo)
	w.decide(v, "Norrby 2018-03-12 rejected")
	wantSentence(t, w, "2020-02-01", "1", map[civic.Lang]string{
		"sv": "Mål (version 1) väntar på beslut av 3 fullmäktige. Inget antagande som räknas är registrerat. Avslagen av Norrby. Inget beslut av Söderby (numera en del av Storby) eller Österby (numera en del av Storby) är registrerat. (Uppgift per den 1 februari 2020.)",
	})
	w.decide(v, "Storby 2020-02-17 adopted")
	wantSentence(t, w, "2020-03-01", "1", map[civic.Lang]string{
		"sv": "Mål (version 1) har antagits av 2 av 3 fullmäktige, vilket räcker, senast av Storby (där Söderby och Österby numera ingår) den 17 februari 2020. Avslagen av Norrby. (Uppgift per den 1 mars 2020.)",
		"en": "Goals (version 1) has been adopted by 2 of 3 councils, which is enough, most recently by Storby (now including Österby and Söderby) on 17 February 2020. Rejected by Norrby. (As of 1 March 2020.)",
		"nb": "Mål (versjon 1) er vedtatt av 2 av 3 kommunestyrer, noe som er nok, sist av Storby (som nå omfatter Söderby og Österby) 17. februar 2020. Ikke vedtatt av Norrby, som sa nei. (Opplysning per 1. mars 2020.)",
	})
}

func TestSentenceTellsThatAConditionWasMetNotThatTheCouncilDecidedThatDay(t *testing.T) {
	w := newWorld(t, "Norrby", "Söderby")
	v := w.version(w.document("mal", "Mål", "Goals", ruleAll), "1", "2005-01-04", civic.StageFinal)
	w.decide(v, "Norrby 2005-05-02 adopted")
	w.decide(v, "Söderby 2005-04-11 adopted-conditional").ConditionMet = w.date("2005-06-20")
	wantSentence(t, w, "2005-07-01", "1", map[civic.Lang]string{
		"sv": "Mål (version 1) har antagits av båda fullmäktige, senast genom att villkoret i Söderby uppfylldes den 20 juni 2005. Antagen med villkor av Söderby. (Uppgift per den 1 juli 2005.)",
		"en": "Goals (version 1) has been adopted by both councils, most recently when the condition set by Söderby was met on 20 June 2005. Adopted on a condition by Söderby. (As of 1 July 2005.)",
	})
}

func TestSentenceCountsManyCouncils(t *testing.T) {
	w := newWorld(t, "Aby", "Boby", "Coby", "Doby", "Eby", "Foby")
	v := w.version(w.document("mal", "Mål", "Goals", ruleAll), "1", "2005-01-04", civic.StageFinal)
	w.decide(v, "Aby 2005-05-02 adopted")
	wantSentence(t, w, "2005-06-01", "1", map[civic.Lang]string{
		"sv": "Mål (version 1) har antagits av 1 av 6 fullmäktige. Inget beslut av 5 av dem är registrerat. (Uppgift per den 1 juni 2005.)",
		"en": "Goals (version 1) has been adopted by 1 of 6 councils. No decision by 5 of them is recorded. (As of 1 June 2005.)",
		"nb": "Mål (versjon 1) er vedtatt av 1 av 6 kommunestyrer. Det er ikke registrert noe vedtak av 5 av dem. (Opplysning per 1. juni 2005.)",
	})
}
