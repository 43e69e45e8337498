package main

import (
	"bytes"
	"strings"
	"testing"
	"time"
	"unicode/utf8"

	"github.com/emersion/go-ical"
)

// TestEveryCalendarKeepsToTheStandard reads all calendars of both sites with a library that did not write them,
// and holds them to the demands of RFC 5545.
func TestEveryCalendarKeepsToTheStandard(t *testing.T) {
	for name, folder := range bothSites {
		t.Run(name, func(t *testing.T) {
			built := serveSite(t, folder)
			reg := built.plan.Register
			files := built.named("calendar.ics")
			if want := 2 * (len(reg.Collaborations) + len(reg.Councils)); len(files) != want {
				t.Errorf("%d calendars, want %d", len(files), want)
			}
			events := 0
			said := map[string]int{}
			for _, file := range files {
				checkLines(t, file, built.files[file])
				calendar, err := ical.NewDecoder(bytes.NewReader(built.files[file])).Decode()
				if err != nil {
					t.Fatalf("%s: %v", file, err)
				}
				if len(calendar.Children) == 0 || calendar.Props.Get(ical.PropProductID) == nil || calendar.Props.Get(ical.PropVersion).Value != "2.0" {
					t.Errorf("%s lacks something", file)
				}
				seen := map[string]bool{}
				for _, event := range calendar.Events() {
					uid := text(t, event.Component, ical.PropUID)
					if seen[uid] {
						t.Errorf("%s has %s twice", file, uid)
					}
					seen[uid] = true
					checkEvent(t, built, uid, event.Component)
					said[text(t, event.Component, ical.PropStatus)]++
					kind, _, _ := strings.Cut(uid, ".")
					said[kind]++
					events++
				}
			}
			if events == 0 {
				t.Error("no calendar has an event")
			}
			if folder == "testdata/trebygden" {
				for _, kind := range []string{"TENTATIVE", "CONFIRMED", "decision", "appeal", "expiry"} {
					if said[kind] == 0 {
						t.Errorf("no event is of the kind %s: %v", kind, said)
					}
				}
			}
		})
	}
}

// checkLines looks at the lines as they are sent: at most 75 octets, ended by CR LF, none cut within a character.
func checkLines(t *testing.T, file string, data []byte) {
	t.Helper()
	lines := strings.Split(string(data), "\r\n")
	if lines[len(lines)-1] != "" {
		t.Errorf("%s does not end with a line", file)
	}
	for _, line := range lines {
		if len(line) > 75 || strings.ContainsAny(line, "\r\n") || !utf8.ValidString(line) {
			t.Errorf("%s has the line %q of %d octets", file, line, len(line))
		}
	}
}

func text(t *testing.T, c *ical.Component, name string) string {
	t.Helper()
	value, err := c.Props.Text(name)
	if err != nil || value == "" {
		t.Errorf("an event has the %s %q: %v", name, value, err)
	}
	return value
}

// checkEvent looks at one event: a whole day that ends where the next begins, stamped by a day that has come.
func checkEvent(t *testing.T, built *builtSite, uid string, c *ical.Component) {
	t.Helper()
	start, end := c.Props.Get(ical.PropDateTimeStart), c.Props.Get(ical.PropDateTimeEnd)
	if start.ValueType() != ical.ValueDate || end.ValueType() != ical.ValueDate {
		t.Errorf("%s lasts from %v until %v", uid, start, end)
	}
	from, err := start.DateTime(time.UTC)
	if err != nil {
		t.Error(err)
	}
	until, err := end.DateTime(time.UTC)
	if err != nil || !until.Equal(from.AddDate(0, 0, 1)) {
		t.Errorf("%s lasts from %s until %s: %v", uid, from, until, err)
	}
	stamp, changed := c.Props.Get(ical.PropDateTimeStamp).Value, c.Props.Get(ical.PropLastModified).Value
	if stamp != changed || stamp > "20261121T235959Z" {
		t.Errorf("%s is stamped %s and was changed %s", uid, stamp, changed)
	}
	if status := text(t, c, ical.PropStatus); status == "TENTATIVE" && !strings.HasPrefix(uid, "decision.") {
		t.Errorf("%s is %s", uid, status)
	}
	text(t, c, ical.PropSummary)
	if address := c.Props.Get(ical.PropURL).Value; !built.has(address) {
		t.Errorf("%s leads to %s", uid, address)
	}
	if !strings.HasSuffix(uid, "@"+strings.Trim(strings.TrimPrefix(built.plan.Register.Site.BaseURL, "https://"), "/")) {
		t.Errorf("the id %s does not name the site", uid)
	}
}
