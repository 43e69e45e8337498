package civic

import "testing"

// Three councils adopt version 2 one after the other; the last one's day is known to the month only.
func claimed(t testing.TB) *world {
	w := newWorld(t, "norrby", "soderby", "osterby")
	w.version("1", "2004-01-10", StageDraft, ruleAll)
	w.version("2", "2005-03-01", StageFinal, ruleAll)
	w.decide("norrby 2005-06-13 2 adopted")
	w.decide("soderby 2005-09-12 2 adopted")
	w.decide("osterby 2006-01 2 adopted")
	return w
}

func TestClaimsAreHeldAgainstTheDayOfTheRelease(t *testing.T) {
	for _, test := range []struct {
		name, day, version string
		standing           Standing
		n                  int
		want               Verdict
		doubt              Doubt
	}{
		{"before anybody", "2005-06-12", "2", StandingAwaiting, 0, ClaimTrue, ""},
		{"on the day of the first", "2005-06-13", "2", StandingAwaiting, 1, ClaimTrue, ""},
		{"in the morning of that day, perhaps", "2005-06-13", "2", StandingAwaiting, 0, ClaimUnknown, DoubtTime},
		{"too many", "2005-06-13", "2", StandingAwaiting, 2, ClaimUntrue, ""},
		{"without a number", "2005-06-13", "2", StandingAwaiting, -1, ClaimTrue, ""},
		{"a number alone", "2005-06-13", "2", "", 1, ClaimTrue, ""},
		{"another standing", "2005-06-13", "2", StandingAdopted, -1, ClaimUntrue, ""},
		{"an older version that is no longer awaited", "2005-06-13", "1", StandingAwaiting, -1, ClaimUntrue, ""},
		{"the version that is shown", "2005-06-13", "", StandingAwaiting, 1, ClaimTrue, ""},
		{"a version that was not there", "2005-02-01", "2", StandingDraft, -1, ClaimUntrue, ""},
		{"in the month of the last", "2006-01-20", "2", StandingAdopted, 3, ClaimUnknown, DoubtPartial},
		{"in that month, more than there can be", "2006-01-20", "2", StandingAdopted, 4, ClaimUntrue, ""},
		{"in that month, far too few", "2006-01-20", "2", StandingAwaiting, 0, ClaimUntrue, ""},
		{"after that month", "2006-01-31", "2", StandingAdopted, 3, ClaimTrue, ""},
		{"a year after the last", "2007", "2", StandingAdopted, 3, ClaimTrue, ""},
		{"in a month through which it was so", "2005-07", "2", StandingAwaiting, 1, ClaimTrue, ""},
		{"in a month in which it became so", "2005-09", "2", StandingAwaiting, 2, ClaimUnknown, DoubtDay},
		{"in a month in which it was never so", "2005-07", "2", StandingAwaiting, 2, ClaimUntrue, ""},
		{"on a day that is not stated", NotStated, "2", StandingAwaiting, 1, ClaimUnknown, DoubtDay},
	} {
		t.Run(test.name, func(t *testing.T) {
			w := claimed(t)
			c := Claim{Document: w.doc, Standing: test.standing, N: max(test.n, 0), HasN: test.n >= 0}
			for _, v := range w.doc.Versions {
				if v.ID == test.version {
					c.Version = v
				}
			}
			if got := c.Check(Moment{Day: w.date(test.day)}); got.Verdict != test.want || got.Doubt != test.doubt {
				t.Errorf("it is %s %s; want %s %s", got.Verdict, got.Doubt, test.want, test.doubt)
			}
		})
	}
}

func TestClaimThatTheRegisterCannotSettleIsNotUntrue(t *testing.T) {
	for _, test := range []struct {
		name  string
		world func(w *world)
		doubt Doubt
	}{
		{"a meeting without an outcome", func(w *world) { w.decide("osterby 2005-12-12 2 scheduled") }, DoubtPartial},
		{"a decision on a version that is not named", func(w *world) {
			w.decide("osterby 2005-12-12 * adopted", func(r *Resolution) { r.VersionNotStated = true })
		}, DoubtPartial},
		{"nobody knows who was to adopt it", func(w *world) {
			w.doc.Versions[1].Adoption = Adoption{By: ByNotStated, Rule: Rule{Kind: RuleNotStated}}
		}, DoubtAdopter},
	} {
		t.Run(test.name, func(t *testing.T) {
			w := claimed(t)
			w.doc.Decisions = w.doc.Decisions[:2]
			w.doc.Versions[1].Resolutions = w.doc.Versions[1].Resolutions[:2]
			test.world(w)
			c := Claim{Document: w.doc, Version: w.doc.Versions[1], Standing: StandingAdopted, N: 3, HasN: true}
			if got := c.Check(Moment{Day: w.date("2006-02-01")}); got.Verdict != ClaimUnknown || got.Doubt != test.doubt {
				t.Errorf("it is %s %s; want unknown %s", got.Verdict, got.Doubt, test.doubt)
			}
		})
	}
}

// What is recorded later never changes what is said of a claim's day.
func TestLaterDecisionsLeaveClaimsAlone(t *testing.T) {
	w := claimed(t)
	c := Claim{Document: w.doc, Version: w.doc.Versions[1], Standing: StandingAwaiting, N: 2, HasN: true}
	on := Moment{Day: w.date("2005-10-01")}
	before := c.Check(on).Verdict
	w.decide("norrby 2008-01-01 2 repealed")
	w.version("3", "2008-01-01", StageFinal, ruleAll)
	if after := c.Check(on).Verdict; before != ClaimTrue || after != before {
		t.Errorf("it was %s and is %s", before, after)
	}
}
