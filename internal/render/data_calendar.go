package render

import (
	"bytes"
	"fmt"
	"strings"
	"unicode"

	ics "github.com/arran4/golang-ical"

	"samsyn/internal/site"
)

// The forms of days and times in a calendar (RFC 5545, 3.3.4 and 3.3.5).
const (
	calendarDay  = "20060102"
	calendarTime = "20060102T150405Z"
)

// calendar writes a calendar as RFC 5545 has it, with CRLF and lines of at most 75 octets.
func calendar(c *site.Calendar) ([]byte, error) {
	cal := &ics.Calendar{}
	cal.SetVersion("2.0")
	cal.SetProductId("-//Samsyn//Samsyn//" + strings.ToUpper(string(c.Lang)))
	cal.SetMethod(ics.MethodPublish)
	cal.SetName(calendarText(c.Name)) // as RFC 7986 and as the older X-WR-CALNAME
	cal.SetXWRCalDesc(calendarText(c.About))
	cal.SetUrl(c.PageURL)
	cal.SetRefreshInterval("P1D")
	for _, e := range c.Events {
		cal.Components = append(cal.Components, calendarEvent(e))
	}
	if len(c.Events) == 0 {
		cal.Components = append(cal.Components, emptyCalendar())
	}
	var b bytes.Buffer
	if err := cal.SerializeTo(&b, ics.WithNewLineWindows); err != nil {
		return nil, fmt.Errorf("write the calendar %s: %w", c.URL, err)
	}
	return b.Bytes(), nil
}

// calendarEvent is a whole day, which ends where the next one begins and keeps nobody busy.
func calendarEvent(e site.Event) *ics.VEvent {
	day := e.Day.Time()
	event := &ics.VEvent{}
	add := func(name ics.ComponentProperty, value string, params ...ics.PropertyParameter) {
		event.AddProperty(name, value, params...)
	}
	add(ics.ComponentPropertyUniqueId, calendarText(e.UID))
	add(ics.ComponentPropertyDtstamp, e.Stamp.Format(calendarTime))
	add(ics.ComponentPropertyLastModified, e.Stamp.Format(calendarTime))
	add(ics.ComponentPropertyDtStart, day.Format(calendarDay), ics.WithValue("DATE"))
	add(ics.ComponentPropertyDtEnd, day.AddDate(0, 0, 1).Format(calendarDay), ics.WithValue("DATE"))
	add(ics.ComponentPropertySummary, calendarText(e.Summary))
	if e.About != "" {
		add(ics.ComponentPropertyDescription, calendarText(e.About))
	}
	add(ics.ComponentPropertyUrl, e.URL)
	add(ics.ComponentPropertyStatus, e.Status)
	add(ics.ComponentPropertyTransp, "TRANSPARENT")
	return event
}

// emptyCalendar is what stands in a calendar without events, which may not be without any component: the
// definition of a time zone that nothing refers to. So an address can be subscribed to before the first meeting
// is planned.
func emptyCalendar() *ics.VTimezone {
	zone := &ics.VTimezone{}
	zone.AddProperty(ics.ComponentPropertyTzid, "UTC")
	standard := &ics.Standard{}
	standard.AddProperty(ics.ComponentPropertyDtStart, "19700101T000000")
	standard.AddProperty(ics.ComponentProperty(ics.PropertyTzoffsetfrom), "+0000")
	standard.AddProperty(ics.ComponentProperty(ics.PropertyTzoffsetto), "+0000")
	zone.Components = append(zone.Components, standard)
	return zone
}

// calendarText is a text without what a calendar cannot hold: control characters, apart from line breaks.
func calendarText(s string) string {
	s = strings.ToValidUTF8(strings.NewReplacer("\r\n", "\n", "\r", "\n").Replace(s), "\uFFFD")
	return strings.Map(func(r rune) rune {
		if unicode.IsControl(r) && r != '\n' {
			return ' '
		}
		return r
	}, s)
}
