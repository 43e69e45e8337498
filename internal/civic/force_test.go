package civic

import "testing"

func TestForceFollowsTheListOfPrecedence(t *testing.T) {
	for _, test := range []struct {
		name  string
		valid func(w *world) *Validity
		ended string
		day   string
		want  string
	}{
		{"never met", nil, "", "2005-01-31", ""},
		{"no validity recorded", nil, "", "2005-02-01", ""},
		{"validity not stated", func(*world) *Validity { return &Validity{NotStated: true} }, "", "2005-02-01", "not-stated"},
		{"from adoption", func(*world) *Validity { return &Validity{FromAdoption: true} }, "", "2005-02-01", "in-force"},
		{"from adoption, collaboration ended", func(*world) *Validity { return &Validity{FromAdoption: true} }, "2009", "2009-12-31", "not-stated"},
		{"from adoption, collaboration ends that year", func(*world) *Validity { return &Validity{FromAdoption: true} }, "2009", "2009-12-30", "in-force"},
		{"until further notice", func(*world) *Validity { return &Validity{FromAdoption: true, OpenEnded: true} }, "2009", "2010-01-01", "in-force"},
		{"last day of a year", func(w *world) *Validity { return &Validity{FromAdoption: true, Until: w.date("2011")} }, "", "2011-12-31", "in-force"},
		{"expired", func(w *world) *Validity { return &Validity{FromAdoption: true, Until: w.date("2011")} }, "", "2012-01-01", "expired"},
		{"not yet", func(w *world) *Validity { return &Validity{From: w.date("2006-07")} }, "", "2006-06-30", "not-yet"},
		{"begun", func(w *world) *Validity { return &Validity{From: w.date("2006-07")} }, "", "2006-07-01", "in-force"},
		{"beginning not stated", func(w *world) *Validity { return &Validity{From: NoDate, Until: w.date("2011")} }, "", "2006-07-01", "not-stated"},
		{"end not stated", func(*world) *Validity { return &Validity{FromAdoption: true, Until: NoDate} }, "", "2006-07-01", "not-stated"},
		{"no beginning recorded", func(w *world) *Validity { return &Validity{Until: w.date("2011")} }, "", "2006-07-01", "in-force"},
	} {
		t.Run(test.name, func(t *testing.T) {
			w := newWorld(t, "a")
			v := w.version("1", "2005-01-01", StageFinal, ruleAll)
			w.collab.Ended = w.date(test.ended)
			if test.valid != nil {
				v.Valid = test.valid(w)
			}
			w.decide("a 2005-02-01 1 adopted")
			w.wantForce(test.day, "1", test.want)
		})
	}
}

func TestNewerVersionReplacesForGoodOnceItComesIntoForce(t *testing.T) {
	w := newWorld(t, "a")
	for _, id := range []string{"1", "2"} {
		v := w.version(id, "2005-01-01", StageFinal, ruleAll)
		v.Valid = &Validity{FromAdoption: true}
	}
	w.doc.Versions[1].Valid = &Validity{From: w.date("2007-01-01")}
	w.decide("a 2005-02-01 1 adopted")
	w.decide("a 2006-02-01 2 adopted")
	w.wantForce("2006-12-31", "1", "in-force")
	w.wantForce("2006-12-31", "2", "not-yet")
	w.wantCurrent("2006-12-31", "1")
	w.wantForce("2007-01-01", "1", "replaced")
	w.wantForce("2007-01-01", "2", "in-force")
	w.wantCurrent("2007-01-01", "2")
	w.decide("a 2008-01-01 2 rejected")
	w.wantForce("2008-01-01", "1", "replaced")
	w.wantForce("2008-01-01", "2", "lapsed")
	w.wantCurrent("2008-01-01", "2")
}

func TestVersionBrokenBeforeItsValidityNeverCameIntoForce(t *testing.T) {
	w := newWorld(t, "a")
	w.version("1", "2005-01-01", StageFinal, ruleAll)
	v := w.version("2", "2005-06-01", StageFinal, ruleAll)
	v.Valid = &Validity{From: w.date("2007-01-01")}
	w.decide("a 2005-02-01 1 adopted")
	w.decide("a 2005-07-01 2 adopted")
	w.decide("a 2006-07-01 2 repealed")
	w.want("2007-01-01", "2", "lapsed 2006-07-01 0/1")
	w.wantCurrent("2007-01-01", "1")
}

func TestAnotherDocumentRepealsOrReplaces(t *testing.T) {
	for _, repeals := range []bool{true, false} {
		w, x := newWorld(t, "a"), newWorld(t, "a")
		w.version("1", "2005-01-01", StageFinal, ruleAll).Valid = &Validity{FromAdoption: true}
		w.decide("a 2005-02-01 1 adopted")
		x.version("1", "2006-01-01", StageFinal, ruleAll)
		x.decide("a 2006-02-01 1 adopted")
		want := "replaced"
		if repeals {
			w.doc.RepealedBy, want = []*Document{x.doc}, "repealed"
		} else {
			w.doc.ReplacedBy = []*Document{x.doc}
		}
		w.wantForce("2006-01-31", "1", "in-force")
		w.wantForce("2006-02-01", "1", want)
	}
}

func TestReviewIsDueTheDayAfter(t *testing.T) {
	w := newWorld(t, "a")
	w.version("1", "2005-01-01", StageFinal, ruleAll).Review = w.date("2010-12")
	for day, want := range map[string]bool{"2010-12-31": false, "2011-01-01": true} {
		if got := w.doc.Status(w.date(day)).ReviewDue; got != want {
			t.Errorf("on %s review due is %v; want %v", day, got, want)
		}
	}
}

func TestAppealPeriodFollowsTheCountrysRule(t *testing.T) {
	for _, test := range []struct {
		name, announced, asOf, want string
	}{
		{"three weeks", "2005-12-20", "2006-12-31", "2006-01-10"},
		{"from Epiphany to the Monday after a weekend", "2005-12-16", "2006-12-31", "2006-01-09"},
		{"Midsummer Eve, Saturday and Sunday", "2006-06-02", "2006-12-31", "2006-06-26"},
		{"Good Friday to the Tuesday after Easter", "2006-03-24", "2006-12-31", "2006-04-18"},
		{"Whit Monday was a holiday until 2004", "2004-05-10", "2004-12-31", "2004-06-01"},
		{"Whit Monday is none from 2005", "2005-04-25", "2005-12-31", "2005-05-16"},
		{"the National Day is one from 2005", "2005-05-16", "2005-12-31", "2005-06-07"},
		{"Christmas Eve to the day after Boxing Day", "2005-12-03", "2006-12-31", "2005-12-27"},
		{"New Year's Eve", "2007-12-10", "2008-12-31", "2008-01-02"},
		{"known to the month only", "2005-12", "2006-12-31", ""},
		{"announced after the day", "2005-12-20", "2005-12-19", ""},
		{"not announced", "", "2006-12-31", ""},
	} {
		t.Run(test.name, func(t *testing.T) {
			w := newWorld(t, "a")
			w.version("1", "2000", StageFinal, ruleAll)
			d := w.decide("a 2003-01-01 1 adopted")
			d.Announced = w.date(test.announced)
			if got, ok := AppealUntil(d, w.date(test.asOf)); got.String() != test.want || ok != (test.want != "") {
				t.Errorf("announced %s: appeal until %q, %v; want %q", test.announced, got, ok, test.want)
			}
		})
	}
}

func TestNorwegianReviewCanBeAskedForThreeWeeksFromTheDecision(t *testing.T) {
	w := newWorld(t, "a")
	w.council("a").Country = Norway
	w.version("1", "2000", StageFinal, ruleAll)
	d := w.decide("a 2008-02-04 1 adopted")
	if got, ok := AppealUntil(d, w.date("2008-02-04")); !ok || got != w.date("2008-02-25") {
		t.Errorf("review can be asked for until %q, %v; want 2008-02-25", got, ok)
	}
}

func TestJointBodysAppealPeriodWaitsForEveryAnnouncement(t *testing.T) {
	w := newWorld(t, "a", "b")
	w.version("1", "2000", StageFinal, ruleAll)
	d := w.decide("body:board 2005-12-12 1 adopted")
	d.AnnouncedBy = []CouncilDate{{w.council("a"), w.date("2005-12-20")}}
	if got, ok := AppealUntil(d, w.date("2006-12-31")); ok {
		t.Errorf("with one of two announcements the appeal period ends on %q", got)
	}
	d.AnnouncedBy = append(d.AnnouncedBy, CouncilDate{w.council("b"), w.date("2005-12-21")})
	if got, _ := AppealUntil(d, w.date("2006-12-31")); got != w.date("2006-01-11") {
		t.Errorf("the appeal period ends on %q; want 2006-01-11", got)
	}
}
