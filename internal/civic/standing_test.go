package civic

import "testing"

func TestEveryOutcomeCountsAsTheTableSays(t *testing.T) {
	for _, test := range []struct {
		outcome  Outcome
		row      string
		standing string
	}{
		{Adopted, "adopted", "adopted 2005-06-13 1/1"},
		{AdoptedAmended, "adopted-amended", "divergent 2005-06-13 0/1"},
		{AdoptedReservation, "adopted-reservation", "adopted 2005-06-13 1/1"},
		{AdoptedConditional, "adopted-conditional", "awaiting 2005-03-01 0/1"},
		{AdoptedInPart, "adopted-in-part", "divergent 2005-06-13 0/1"},
		{Rejected, "rejected", "divergent 2005-06-13 0/1"},
		{ReferredBack, "referred-back", "awaiting 2005-03-01 0/1"},
		{Tabled, "tabled", "awaiting 2005-03-01 0/1"},
		{Noted, "no-decision", "awaiting 2005-03-01 0/1"},
		{Consulted, "no-decision", "awaiting 2005-03-01 0/1"},
		{Withdrawn, "no-decision", "awaiting 2005-03-01 0/1"},
		{Scheduled, "scheduled", "awaiting 2005-03-01 0/1"},
		{Repealed, "no-decision", "awaiting 2005-03-01 0/1"},
		{Annulled, "no-decision", "awaiting 2005-03-01 0/1"},
	} {
		t.Run(string(test.outcome), func(t *testing.T) {
			w := newWorld(t, "norrby")
			w.version("1", "2005-03-01", StageFinal, ruleAll)
			w.decide("norrby 2005-06-13 1 " + string(test.outcome))
			w.want("2005-06-13", "1", test.standing)
			w.wantRows("2005-06-13", "1", "norrby "+test.row)
		})
	}
}

func TestAmendedAdoptionCountsWhereTheDocumentSaysSo(t *testing.T) {
	w := newWorld(t, "norrby")
	w.version("1", "2005-03-01", StageFinal, ruleAll).Adoption.AmendmentsCount = true
	w.decide("norrby 2005-06-13 1 adopted-amended")
	w.want("2005-06-13", "1", "adopted 2005-06-13 1/1")
}

func TestConditionalAdoptionCountsFromTheDayTheConditionIsMet(t *testing.T) {
	w := newWorld(t, "norrby")
	w.version("1", "2005-03-01", StageFinal, ruleAll)
	w.decide("norrby 2005-06-13 1 adopted-conditional", w.metOn("2006-01-30"))
	w.want("2006-01-29", "1", "awaiting 2005-03-01 0/1")
	w.want("2006-01-30", "1", "adopted 2006-01-30 1/1")
	w.wantRows("2006-01-30", "1", "norrby adopted-conditional")
}

func TestConditionOfConcordanceCountsFromTheDecisionsOwnDay(t *testing.T) {
	w := newWorld(t, "norrby", "soderby")
	w.version("1", "2005-03-01", StageFinal, ruleAll)
	w.decide("norrby 2005-06-13 1 adopted-conditional", concordance)
	w.decide("soderby 2005-06-14 1 adopted")
	w.want("2005-06-13", "1", "awaiting 2005-03-01 1/2")
	w.want("2005-06-14", "1", "adopted 2005-06-14 2/2")
}

func TestEveryRuleIsMetAsTheTableSays(t *testing.T) {
	for _, test := range []struct {
		name  string
		rule  Rule
		of    int
		needs int
	}{
		{"all", ruleAll, 4, 4},
		{"majority of an even number", Rule{Kind: RuleMajority}, 4, 3},
		{"majority of an odd number", Rule{Kind: RuleMajority}, 5, 3},
		{"at least three", Rule{Kind: RuleAtLeast, Number: 3}, 5, 3},
		{"two thirds", Rule{Kind: RuleShare, Num: 2, Den: 3}, 5, 4},
		{"two thirds of three", Rule{Kind: RuleShare, Num: 2, Den: 3}, 3, 2},
		{"opt-in", Rule{Kind: RuleOptIn}, 5, 1},
		{"body", Rule{Kind: RuleBody}, 1, 1},
	} {
		for n := range test.of + 1 {
			if got, want := test.rule.met(n, test.of), n >= test.needs; got != want {
				t.Errorf("%s: met(%d, %d) = %v; want %v", test.name, n, test.of, got, want)
			}
		}
		if test.rule.met(0, 0) {
			t.Errorf("%s is met without a party", test.name)
		}
	}
}

func TestAdoptedByEnoughIsNotConcordant(t *testing.T) {
	w := newWorld(t, "a", "b", "c")
	w.version("1", "2005-03-01", StageFinal, Rule{Kind: RuleMajority})
	w.decide("a 2005-04-01 1 adopted")
	w.decide("b 2005-05-01 1 adopted")
	w.want("2005-04-01", "1", "awaiting 2005-03-01 1/3")
	w.want("2005-05-01", "1", "adopted 2005-05-01 2/3")
	if w.on("2005-05-01", "1").Concordant {
		t.Error("two of three are called concordant")
	}
	w.decide("c 2005-06-01 1 adopted")
	w.want("2005-06-01", "1", "adopted 2005-05-01 3/3")
	if !w.on("2005-06-01", "1").Concordant {
		t.Error("three of three are not called concordant")
	}
}

func TestOptInHasNoCommonStandingYetBecomesCurrent(t *testing.T) {
	w := newWorld(t, "a", "b", "c")
	w.version("1", "2005-03-01", StageFinal, Rule{Kind: RuleOptIn})
	w.want("2005-03-31", "1", "opt-in - 0/3")
	w.wantCurrent("2005-03-31", "")
	w.decide("a 2005-04-01 1 adopted")
	w.want("2005-04-01", "1", "opt-in - 1/3")
	w.wantCurrent("2005-04-01", "1")
	w.decide("b 2005-04-02 1 rejected")
	w.want("2005-04-02", "1", "opt-in - 1/3")
}

func TestBodyAdoptsAloneAndCouncilsAreShownUncounted(t *testing.T) {
	w := newWorld(t, "a", "b")
	v := w.version("1", "2005-03-01", StageFinal, Rule{Kind: RuleBody})
	v.Adoption.By, v.Adoption.Body = ByBody, w.body("board")
	w.wantRows("2005-03-31", "1", "trebygden/board no-decision")
	w.decide("a 2005-04-01 1 adopted")
	w.want("2005-04-01", "1", "awaiting 2005-03-01 0/1")
	w.wantRows("2005-04-01", "1", "(a adopted), trebygden/board no-decision")
	w.decide("body:board 2005-05-01 1 adopted")
	w.want("2005-05-01", "1", "adopted 2005-05-01 1/1")
}

func TestBodysDecisionIsShownUncountedWhereCouncilsAdopt(t *testing.T) {
	w := newWorld(t, "a")
	w.version("1", "2005-03-01", StageFinal, ruleAll)
	w.decide("body:board 2005-05-01 1 adopted")
	w.want("2005-05-01", "1", "awaiting 2005-03-01 0/1")
	w.wantRows("2005-05-01", "1", "(trebygden/board adopted), a no-decision")
}

func TestInformationAndUnknownAdoptionHaveNoParties(t *testing.T) {
	for by, rule := range map[Adopter]RuleKind{ByNone: RuleNone, ByNotStated: RuleNotStated} {
		w := newWorld(t, "a")
		v := w.version("1", "2005-03-01", StageDraft, Rule{Kind: rule})
		v.Adoption.By = by
		w.want("2005-04-01", "1", "draft 2005-03-01 0/0")
		v.Stage = StageFinal
		want := map[Adopter]string{ByNone: "for-information - 0/0", ByNotStated: "not-stated - 0/0"}[by]
		w.want("2005-04-01", "1", want)
		w.wantRows("2005-04-01", "1", "")
		w.doc.Closed = &Closing{Date: w.date("2007")}
		w.want("2006-12-31", "1", want)
		w.want("2007-12-31", "1", "closed 2007 0/0")
	}
}

func TestLatestDecisionInTheMatterHolds(t *testing.T) {
	w := newWorld(t, "a")
	w.version("1", "2005-03-01", StageFinal, ruleAll)
	w.decide("a 2005-06-01 1 rejected")
	w.decide("a 2005-09-01 1 adopted")
	w.decide("a 2005-10-01 1 tabled")
	w.decide("a 2005-11-01 1 noted")
	w.want("2005-06-01", "1", "divergent 2005-06-01 0/1")
	w.want("2005-12-01", "1", "adopted 2005-09-01 1/1")
}

func TestDecisionsOfOneDayGoByTheNumberOfTheirSection(t *testing.T) {
	w := newWorld(t, "a")
	w.version("1", "2005-03-01", StageFinal, ruleAll)
	w.decide("a 2005-06-01 1 adopted", section("KF § 100/05"))
	w.decide("a 2005-06-01 1 rejected", section("99"))
	w.want("2005-06-01", "1", "adopted 2005-06-01 1/1")
	w.decide("a 2005-06-01 1 rejected", section(NotStated))
	w.want("2005-06-01", "1", "divergent 2005-06-01 0/1")
}

func TestPendingShowsOnlyWhileNothingIsDecided(t *testing.T) {
	w := newWorld(t, "a")
	w.version("1", "2005-03-01", StageFinal, ruleAll)
	w.decide("a 2005-06-01 1 referred-back")
	w.decide("a 2005-09-01 1 tabled")
	w.decide("a 2005-12-01 1 scheduled")
	w.wantRows("2005-05-01", "1", "a scheduled")
	w.wantRows("2005-10-01", "1", "a scheduled")
	w.decide("a 2005-12-02 1 adopted")
	w.wantRows("2005-12-01", "1", "a scheduled")
	w.wantRows("2005-12-02", "1", "a adopted")
}

func TestRowsFollowTheListOfPrecedence(t *testing.T) {
	w := newWorld(t, "a", "b", "c", "d")
	w.version("1", "2005-01-01", StageFinal, ruleAll)
	w.version("2", "2006-01-01", StageDraft, ruleAll).Submitted = w.date("2006-03-01")
	w.version("3", "2007-01-01", StageFinal, ruleAll)
	w.decide("a 2005-02-01 1 adopted")
	w.decide("c 2007-02-01 3 adopted")
	w.wantRows("2006-02-01", "2", "a adopted-earlier=1, b not-asked, c not-asked, d not-asked")
	w.wantRows("2006-03-01", "2", "a adopted-earlier=1, b no-decision, c no-decision, d no-decision")
	w.decide("a 2006-04-01 2 tabled")
	w.wantRows("2007-02-01", "2", "a tabled, c adopted-newer=3, b no-decision, d no-decision")
	w.wantRows("2007-02-01", "3", "a adopted-earlier=1, c adopted, b no-decision, d no-decision")
}

func TestUnmetConditionIsNoEarlierAdoption(t *testing.T) {
	w := newWorld(t, "a", "b", "c")
	w.version("1", "2005-01-01", StageFinal, ruleAll)
	w.version("2", "2006-01-01", StageFinal, ruleAll)
	w.decide("a 2005-02-01 1 adopted-conditional")
	w.decide("b 2005-02-02 1 adopted-in-part")
	w.decide("c 2005-02-03 1 adopted-amended")
	w.wantRows("2006-01-01", "2", "c adopted-earlier=1, a no-decision, b no-decision")
}

func TestRepealEndsTheNamedVersionAndEveryOlderOne(t *testing.T) {
	w := newWorld(t, "a")
	for i, id := range []string{"1", "2", "3"} {
		w.version(id, []string{"2005", "2006", "2007"}[i]+"-01-01", StageFinal, ruleAll)
		w.decide("a " + []string{"2005", "2006", "2007"}[i] + "-02-01 " + id + " adopted")
	}
	w.decide("a 2008-01-01 2 repealed")
	w.want("2008-01-01", "1", "lapsed 2008-01-01 0/1")
	w.want("2008-01-01", "2", "lapsed 2008-01-01 0/1")
	w.want("2008-01-01", "3", "adopted 2007-02-01 1/1")
	w.decide("a 2009-01-01 * repealed")
	w.want("2009-01-01", "3", "lapsed 2009-01-01 0/1")
	w.want("2009-01-01", "2", "lapsed 2008-01-01 0/1")
	w.wantCurrent("2009-01-01", "3")
}

func TestRepealOfWhatWasNotAdoptedChangesNothing(t *testing.T) {
	w := newWorld(t, "a", "b")
	w.version("1", "2005-03-01", StageReferral, ruleAll)
	w.decide("a 2005-04-01 1 repealed")
	w.want("2005-04-01", "1", "referral 2005-03-01 0/2")
	w.wantRows("2005-04-01", "1", "a not-asked, b not-asked")
}

func TestMetBrokenAndMetAgainCountsFromTheLastTime(t *testing.T) {
	w := newWorld(t, "a", "b")
	w.version("1", "2005-03-01", StageFinal, ruleAll)
	w.decide("a 2005-04-01 1 adopted")
	w.decide("b 2005-04-02 1 adopted")
	w.decide("b 2006 1 repealed")
	w.decide("b 2007-05 1 adopted")
	w.want("2005-12-31", "1", "adopted 2005-04-02 2/2")
	w.want("2006-12-30", "1", "adopted 2005-04-02 2/2")
	w.want("2006-12-31", "1", "lapsed 2006 1/2")
	w.want("2007-05-31", "1", "adopted 2007-05 2/2")
}

func TestPartialDateCountsFromItsLastDay(t *testing.T) {
	w := newWorld(t, "a", "b")
	w.version("1", "2003-01", StageFinal, ruleAll)
	w.decide("a 2003-06 1 adopted")
	w.decide("b 2003-06-30 1 adopted")
	w.want("2003-01-30", "1", "not listed")
	w.want("2003-01-31", "1", "awaiting 2003-01 0/2")
	w.want("2003-06-29", "1", "awaiting 2003-01 0/2")
	w.want("2003-06-30", "1", "adopted 2003-06-30 2/2")
}

func TestDivergentOnceTheRuleIsOutOfReach(t *testing.T) {
	w := newWorld(t, "a", "b", "c")
	w.version("1", "2005-03-01", StageFinal, Rule{Kind: RuleAtLeast, Number: 2})
	w.decide("a 2005-04-01 1 rejected")
	w.want("2005-04-01", "1", "awaiting 2005-03-01 0/3")
	w.decide("b 2005-05-01 1 adopted-in-part")
	w.want("2005-05-01", "1", "divergent 2005-05-01 0/3")
	w.decide("b 2005-06-01 1 adopted")
	w.want("2005-06-01", "1", "awaiting 2005-03-01 1/3")
}

func TestSupersededAndClosed(t *testing.T) {
	w := newWorld(t, "a")
	w.version("1", "2005-03-01", StageFinal, ruleAll)
	w.version("2", "2006-03-01", StageFinal, ruleAll)
	w.doc.Closed = &Closing{Date: w.date("2009")}
	w.decide("a 2007-01 2 adopted")
	w.want("2006-04-01", "1", "awaiting 2005-03-01 0/1")
	w.want("2007-01-31", "1", "superseded 2007-01 0/1")
	w.want("2009-12-31", "1", "superseded 2007-01 0/1")
	w.want("2009-12-31", "2", "adopted 2007-01 1/1")
}

func TestTwoVersionsInFlightAreCountedApart(t *testing.T) {
	w := newWorld(t, "a", "b")
	w.version("1", "2005-03-01", StageFinal, ruleAll)
	w.version("2", "2005-06-01", StageFinal, ruleAll)
	w.decide("a 2005-07-01 1 adopted")
	w.decide("b 2005-07-02 2 adopted")
	w.want("2005-07-02", "1", "divergent 2005-07-02 1/2")
	w.wantRows("2005-07-02", "1", "a adopted, b adopted-newer=2")
	w.want("2005-07-02", "2", "awaiting 2005-06-01 1/2")
	w.wantRows("2005-07-02", "2", "a adopted-earlier=1, b adopted")
}

func TestDraftReferralSubmissionFollowTheirDays(t *testing.T) {
	w := newWorld(t, "a")
	v := w.version("1", "2005-01-04", StageFinal, ruleAll)
	v.Referral = &Referral{From: w.date("2005-04"), Until: w.date("2005-08")}
	v.Submitted = w.date("2005-10-01")
	w.want("2005-01-03", "1", "not listed")
	w.want("2005-01-04", "1", "draft 2005-01-04 0/1")
	w.want("2005-04-29", "1", "draft 2005-01-04 0/1")
	w.want("2005-04-30", "1", "referral 2005-04 0/1")
	w.want("2005-10-01", "1", "awaiting 2005-10-01 0/1")
	w.decide("a 2005-09-15 1 tabled")
	w.want("2005-09-15", "1", "awaiting 2005-09-15 0/1")
}

func TestSubmittedOnAnUnknownDayCountsFromTheVersionsDay(t *testing.T) {
	w := newWorld(t, "a", "b")
	v := w.version("4", "2005", StageFinal, ruleAll)
	v.Submitted = NoDate
	w.decide("a 2005-11-21 4 adopted")
	w.want("2005-11-20", "4", "not listed")
	w.want("2005-11-21", "4", "awaiting 2005-11-21 1/2")
}

func TestUndatedVersionTakesTheDayOfTheOneBefore(t *testing.T) {
	w := newWorld(t, "a")
	w.version("1", "2005-01-04", StageDraft, ruleAll)
	w.version("2", "", StageFinal, ruleAll)
	w.want("2005-01-03", "2", "not listed")
	w.want("2005-01-04", "2", "awaiting 2005-01-04 0/1")
}

func TestMembersOfTheVersionsDayAreItsParties(t *testing.T) {
	w := newWorld(t, "a")
	w.join("b", "2004-01-01", "2005-12-31")
	w.join("c", "2006-01-01", "")
	w.join("d", "2000", "2004-12-31")
	w.version("1", "2005-06-01", StageFinal, ruleAll)
	w.wantRows("2005-12-31", "1", "a no-decision, b no-decision")
	w.wantRows("2006-01-01", "1", "a no-decision, b no-decision, (c joined-later)")
	w.want("2006-01-01", "1", "awaiting 2005-06-01 0/2")
	if left := w.on("2006-01-01", "1").Rows[1].LeftOn; left != w.date("2005-12-31") {
		t.Errorf("the row of a party that left undecided says it left on %q", left)
	}
	w.decide("c 2006-02-01 1 adopted")
	w.wantRows("2006-02-01", "1", "(c adopted), a no-decision, b no-decision")
	w.want("2006-02-01", "1", "awaiting 2005-06-01 0/2")
}

func TestStatedPartiesLeaveOtherMembersOutsideTheCount(t *testing.T) {
	w := newWorld(t, "a", "b", "c")
	v := w.version("1", "2005-06-01", StageFinal, ruleAll)
	v.Adoption.HasParties, v.Adoption.Parties = true, []*Council{w.council("a")}
	w.decide("b 2005-07-01 1 adopted")
	w.wantRows("2005-07-01", "1", "(b adopted), a no-decision, (c not-a-party)")
}

func TestSinceIsTheMostPreciseDateOfWhatBroughtItAbout(t *testing.T) {
	w := newWorld(t, "a")
	w.version("1", "2005", StageFinal, ruleAll)
	w.decide("a 2005-12 1 adopted-conditional", w.metOn("2005-12-31"))
	w.want("2005-12-31", "1", "adopted 2005-12-31 1/1")

	w = newWorld(t, "a", "b")
	w.version("1", "2005-01-01", StageFinal, ruleAll)
	w.decide("a 2005-02-01 1 adopted")
	w.decide("a 2005-12-31 1 adopted")
	w.decide("b 2005 1 adopted")
	w.want("2005-12-31", "1", "adopted 2005 2/2")

	w = newWorld(t, "a")
	for _, id := range []string{"1", "2", "3"} {
		w.version(id, "2005-01-01", StageFinal, ruleAll)
	}
	w.decide("a 2006 2 adopted")
	w.decide("a 2006-12-31 3 adopted")
	w.want("2006-12-31", "1", "superseded 2006-12-31 0/1")
}

func TestCouncilThatJoinedLaterDecidedAndLeftKeepsItsRow(t *testing.T) {
	w := newWorld(t, "a")
	w.join("b", "2006-01-01", "2008-12-31")
	w.join("c", "2006-01-01", "2008-12-31")
	w.version("1", "2005-01-01", StageFinal, ruleAll)
	w.decide("b 2007-01-01 1 adopted")
	w.wantRows("2009-01-01", "1", "(b adopted), a no-decision")
}

func TestClosingOnAnUnstatedDayComesAfterTheVersionsOwnDays(t *testing.T) {
	w := newWorld(t, "a")
	w.version("1", "2005-01-01", StageFinal, ruleAll).Submitted = w.date("2005-06-01")
	w.doc.Closed = &Closing{Date: NoDate}
	w.want("2005-05-31", "1", "draft 2005-01-01 0/1")
	w.want("2005-06-01", "1", "closed not-stated 0/1")
}
