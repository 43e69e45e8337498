package civic

import "testing"

func TestMergedCouncilsDecisionStandsAndItsSuccessorGoesOn(t *testing.T) {
	w := newWorld(t, "a", "b", "c")
	w.version("1", "2018-01-01", StageFinal, ruleAll)
	w.decide("a 2018-02-01 1 adopted")
	w.join("storby", "2020-01-01", "")
	w.merge("a", "storby", "2020-01-01")
	w.merge("b", "storby", "2020-01-01")
	w.want("2020-01-01", "1", "awaiting 2018-01-01 1/3")
	w.wantRows("2020-01-01", "1", "a adopted, b no-decision, c no-decision")
	if part := w.on("2020-01-01", "1").Rows[0].NowPartOf; part != w.council("storby") {
		t.Error("the merged council's row does not say what it is part of now")
	}
	if part := w.on("2019-12-31", "1").Rows[0].NowPartOf; part != nil {
		t.Error("a row says that a council is part of another before the merger")
	}
	w.decide("storby 2020-03-01 1 adopted")
	w.decide("c 2020-04-01 1 adopted")
	w.want("2020-04-01", "1", "adopted 2020-04-01 3/3")
	w.decide("storby 2021-03-01 1 repealed")
	w.want("2021-03-01", "1", "lapsed 2021-03-01 1/3")
}

func TestSuccessorsStandingHoldsFromTheMergerWhereNothingWasDecided(t *testing.T) {
	w := newWorld(t, "a", "b")
	w.version("1", "2018-01-01", StageFinal, ruleAll)
	w.decide("b 2018-02-01 1 adopted")
	w.merge("a", "b", "2020-01-01")
	w.want("2019-12-31", "1", "awaiting 2018-01-01 1/2")
	w.want("2020-01-01", "1", "adopted 2020-01-01 2/2")
}

func TestCouncilFormedByAMergerHasWhatItsPartsHadAlike(t *testing.T) {
	for _, test := range []struct{ b, row string }{
		{"adopted", "storby adopted-earlier=1"},
		{"rejected", "storby no-decision"},
	} {
		w := newWorld(t, "a", "b")
		w.version("1", "2018-01-01", StageFinal, ruleAll)
		w.decide("a 2018-02-01 1 adopted")
		w.decide("b 2018-03-01 1 " + test.b)
		w.join("storby", "2020-01-01", "")
		w.merge("a", "storby", "2020-01-01")
		w.merge("b", "storby", "2020-01-01")
		w.version("2", "2021-01-01", StageFinal, ruleAll)
		w.wantRows("2021-01-01", "2", test.row)
		w.decide("storby 2021-02-01 2 rejected")
		w.wantRows("2021-02-01", "2", "storby rejected")
	}
}

func TestCouncilThatTookInANeighbourInheritsNothing(t *testing.T) {
	w := newWorld(t, "a", "b", "c")
	w.version("1", "2018-01-01", StageFinal, ruleAll)
	w.decide("a 2018-02-01 1 adopted")
	w.decide("b 2018-02-01 1 adopted")
	w.merge("a", "c", "2020-01-01")
	w.merge("b", "c", "2020-01-01")
	w.version("2", "2021-01-01", StageFinal, ruleAll)
	w.wantRows("2021-01-01", "2", "c no-decision")
}

func TestSuccessorHasNoRowBesideTheOldCouncilUnlessItIsAParty(t *testing.T) {
	w := newWorld(t, "a", "b")
	v := w.version("1", "2018-01-01", StageFinal, ruleAll)
	w.merge("a", "storby", "2020-01-01")
	w.join("storby", "2020-01-01", "")
	w.wantRows("2020-01-01", "1", "a no-decision, b no-decision")
	v.Adoption.HasParties, v.Adoption.Parties = true, []*Council{w.council("a"), w.council("storby")}
	w.wantRows("2020-01-01", "1", "a no-decision, (b not-a-party), storby no-decision")
}

func TestMembershipEndsTheDayBeforeTheMerger(t *testing.T) {
	w := newWorld(t, "a", "b")
	w.merge("a", "storby", "2020-01-01")
	if n := len(w.collab.MembersOn(w.date("2019-12-31"))); n != 2 {
		t.Errorf("on the eve of the merger there are %d members; want 2", n)
	}
	if n := len(w.collab.MembersOn(w.date("2020-01-01"))); n != 1 {
		t.Errorf("on the day of the merger there are %d members; want 1", n)
	}
}

func TestRingOfMergersEnds(t *testing.T) {
	w := newWorld(t, "a", "b")
	w.version("1", "2018-01-01", StageFinal, ruleAll)
	w.merge("a", "b", "2020-01-01")
	w.merge("b", "a", "2020-01-01")
	w.decide("a 2020-02-01 1 adopted")
	w.on("2021-01-01", "1")
}

func TestAnnulledDecisionIsAsIfItHadNeverBeen(t *testing.T) {
	w := newWorld(t, "a", "b")
	w.version("1", "2005-01-01", StageFinal, ruleAll)
	w.decide("a 2005-02-01 1 adopted")
	fallen := w.decide("b 2005-03-01 1 adopted")
	w.want("2005-12-31", "1", "adopted 2005-03-01 2/2")
	ruling := w.decide("b 2006-01-01 1 annulled", annuls(fallen))
	w.want("2005-12-31", "1", "adopted 2005-03-01 2/2")
	w.want("2006-01-01", "1", "awaiting 2005-01-01 1/2")
	w.wantRows("2006-01-01", "1", "a adopted, b no-decision")
	w.wantCurrent("2006-01-01", "")
	w.decide("b 2006-06-01 1 annulled", annuls(ruling))
	w.want("2006-05-31", "1", "awaiting 2005-01-01 1/2")
	w.want("2006-06-01", "1", "adopted 2005-03-01 2/2")
}

func TestAnnulledRejectionLetsTheEarlierAdoptionHold(t *testing.T) {
	w := newWorld(t, "a")
	w.version("1", "2005-01-01", StageFinal, ruleAll)
	w.decide("a 2005-02-01 1 adopted")
	rejection := w.decide("a 2005-03-01 1 rejected")
	w.want("2005-03-01", "1", "lapsed 2005-03-01 0/1")
	w.decide("a 2006-01-01 1 annulled", annuls(rejection))
	w.want("2006-01-01", "1", "adopted 2005-02-01 1/1")
}

func TestVersionKnownOnlyByAnAnnulledDecisionIsADraftAgain(t *testing.T) {
	w := newWorld(t, "a")
	w.version("1", "2005-01-01", StageDraft, ruleAll)
	fallen := w.decide("a 2005-03-01 1 adopted")
	w.decide("a 2006-01-01 1 annulled", annuls(fallen))
	w.want("2006-01-01", "1", "draft 2005-01-01 0/1")
}

func TestMergerLendsNoDecisionToACouncilThatIsNoParty(t *testing.T) {
	w := newWorld(t, "a", "b")
	for _, id := range []string{"1", "2"} {
		v := w.version(id, map[string]string{"1": "2005-01-10", "2": "2006-01-10"}[id], StageFinal, Rule{Kind: RuleNone})
		v.Adoption.By = ByNone
	}
	w.decide("b 2005-02-01 1 adopted")
	w.decide("a 2006-02-01 2 adopted")
	w.merge("a", "b", "2007-01-01")
	w.wantRows("2006-12-31", "1", "(b adopted)")
	w.wantRows("2008-01-01", "1", "(b adopted)")
}

func TestCouncilGoneBeforeAVersionHasOnlyItsOwnDecisionsOnIt(t *testing.T) {
	w := newWorld(t, "a", "b", "x")
	v := w.version("1", "2009-01-01", StageFinal, ruleAll)
	v.Adoption.HasParties, v.Adoption.Parties = true, []*Council{w.council("a"), w.council("x")}
	w.merge("a", "x", "2007-01-01")
	w.decide("x 2009-02-01 1 adopted")
	w.want("2009-02-01", "1", "awaiting 2009-01-01 1/2")
}

func TestFormedCouncilThatIsNoPartyInheritsNothing(t *testing.T) {
	w := newWorld(t, "c")
	v := w.version("1", "2005-01-10", StageFinal, ruleAll)
	v.Adoption.HasParties, v.Adoption.Parties = true, []*Council{w.council("c")}
	for _, id := range []string{"a", "b"} {
		w.join(id, "2006-01-01", "")
		w.decide(id + " 2006-02-01 1 adopted")
		w.merge(id, "x", "2007-01-01")
	}
	w.join("x", "2007-01-01", "")
	w.version("2", "2007-02-01", StageFinal, ruleAll)
	for _, r := range w.on("2007-03-01", "1").Rows {
		if r.id() == "x" && r.Decision != nil {
			t.Errorf("the council carries the decision %s of another", r.Decision.ID)
		}
	}
}

func TestWhatIsPendingAtTheSuccessorIsPendingForTheOldCouncil(t *testing.T) {
	w := newWorld(t, "a", "b")
	w.version("1", "2005-01-01", StageFinal, ruleAll)
	w.decide("b 2005-02-01 1 tabled")
	w.merge("a", "b", "2007-01-01")
	w.wantRows("2006-12-31", "1", "b tabled, a no-decision")
	w.wantRows("2007-01-01", "1", "a tabled, b tabled")
}
