package site

import (
	"strings"
	"testing"

	"samsyn/internal/civic"
)

func feedAt(t *testing.T, p *Plan, address string) *Feed {
	t.Helper()
	for _, f := range p.Feeds() {
		if f.Atom == address {
			return f.Make()
		}
	}
	t.Fatalf("no feed is at %s", address)
	return nil
}

func calendarAt(t *testing.T, p *Plan, address string) map[string]Event {
	t.Helper()
	events := map[string]Event{}
	for _, f := range p.Calendars() {
		if f.URL == address {
			for _, e := range f.Make().Events {
				events[e.UID] = e
			}
			return events
		}
	}
	t.Fatalf("no calendar is at %s", address)
	return nil
}

func TestFeedTellsWhatIsDatedAndNothingElse(t *testing.T) {
	w := newWorld(t, "Norrby", "Söderby")
	w.reg.Site.BaseURL = "https://samsyn.example/"
	doc := w.document("mal", "Mål", "Goals", civic.Rule{Kind: civic.RuleAll})
	dated := w.version(doc, "1", "2005-10", civic.StageFinal)
	w.version(doc, "2", "", civic.StageDraft)
	w.decide(dated, "Norrby 2005-12-12 adopted").Decision.Announced = w.date("2005-12-20")
	w.decide(dated, "Söderby 2099-01-30 scheduled")
	w.decide(dated, "Söderby 2004 referred-back")
	feed := feedAt(t, w.plan("2026-11-21"), "/sv/dokument/mal/feed.atom")
	var got []string
	for _, e := range feed.Entries {
		got = append(got, strings.TrimPrefix(e.ID, "https://samsyn.example/sv/")+" "+e.Published.Format("2006-01-02T15")+" "+e.Updated.Format("2006-01-02T15"))
	}
	want := "beslut/2005-12-12-norrby-mal/ 2005-12-12T12 2005-12-20T12\n" +
		"dokument/mal/1/ 2005-10-31T12 2005-10-31T12\n" +
		"beslut/2004-soderby-mal/ 2004-12-31T12 2004-12-31T12"
	if strings.Join(got, "\n") != want {
		t.Errorf("the feed tells\n%s\nwant\n%s", strings.Join(got, "\n"), want)
	}
	if feed.Updated.Format("2006-01-02") != "2005-12-20" {
		t.Errorf("the feed is of %s", feed.Updated)
	}
	if empty := feedAt(t, w.plan("2000-01-01"), "/sv/dokument/mal/feed.atom"); len(empty.Entries) != 0 || empty.Updated.Unix() != 0 {
		t.Errorf("before all days the feed tells %v, updated %s", empty.Entries, empty.Updated)
	}
}

func TestCalendarHasEveryKindOfDay(t *testing.T) {
	w := newWorld(t, "Norrby", "Söderby")
	w.reg.Site.BaseURL = "https://samsyn.example/"
	doc := w.document("mal", "Mål", "Goals", civic.Rule{Kind: civic.RuleAll})
	v := w.version(doc, "1", "2005-10-01", civic.StageFinal)
	v.Referral = &civic.Referral{From: w.date("2005-04-01"), Until: w.date("2005-08-31"), To: []*civic.Council{w.council("Norrby")}}
	v.Review, v.Valid = w.date("2010-12-31"), &civic.Validity{FromAdoption: true, Until: w.date("2011-12")}
	w.decide(v, "Norrby 2005-12-12 adopted").Decision.Announced = w.date("2005-12-20")
	w.decide(v, "Söderby 2006-01-30 adopted")
	w.decide(v, "Söderby 2099-01-30 scheduled")
	plan := w.plan("2009-01-01")
	norrby := calendarAt(t, plan, "/sv/fullmaktige/norrby/calendar.ics")
	for uid, want := range map[string]string{
		"decision.2005-12-12-norrby-mal": "2005-12-12 CONFIRMED 2005-12-20",
		"appeal.2005-12-12-norrby-mal":   "2006-01-10 CONFIRMED 2005-12-20",
		"referral.mal.1":                 "2005-08-31 CONFIRMED 2006-01-30",
		"review.mal.1":                   "2010-12-31 CONFIRMED 2006-01-30",
	} {
		e := norrby[uid+"@samsyn.example"]
		if got := e.Day.String() + " " + e.Status + " " + e.Stamp.Format("2006-01-02"); got != want {
			t.Errorf("%s is %s, want %s", uid, got, want)
		}
	}
	if len(norrby) != 4 {
		t.Errorf("%d events, want 4: the end of the validity is not known to the day", len(norrby))
	}
	soderby := calendarAt(t, plan, "/sv/fullmaktige/soderby/calendar.ics")
	if e := soderby["decision.2099-01-30-soderby-mal@samsyn.example"]; e.Status != tentative || e.Stamp.After(plan.AsOf.Time()) {
		t.Errorf("the planned meeting is %s, stamped %s", e.Status, e.Stamp)
	}
	if _, has := soderby["referral.mal.1@samsyn.example"]; has {
		t.Error("a council that is not asked has the end of the consultation")
	}
}

func TestAddressesInFeedsAreAbsolute(t *testing.T) {
	got := absoluteMarkup(`<p><a href="/sv/x/">a</a> <a href="#_f">b</a> <img src="/sv/y.png"> <a href="https://e.example/">c</a> href=&quot;/no</p>`,
		"https://samsyn.example/site/", "https://samsyn.example/site/sv/z/")
	want := `<p><a href="https://samsyn.example/site/sv/x/">a</a> <a href="https://samsyn.example/site/sv/z/#_f">b</a> ` +
		`<img src="https://samsyn.example/site/sv/y.png"> <a href="https://e.example/">c</a> href=&quot;/no</p>`
	if string(got) != want {
		t.Errorf("got %s\nwant %s", got, want)
	}
}
