package civic

import (
	"cmp"
	"fmt"
	"strconv"
	"strings"
	"time"
)

// Moment is a local time of the site: a day, and where it is given the minute of it.
type Moment struct {
	Day          Date
	Hour, Minute int
	HasTime      bool
}

// MomentOf returns the minute of t in t's own zone.
func MomentOf(t time.Time) Moment {
	return Moment{Day: DayOf(t), Hour: t.Hour(), Minute: t.Minute(), HasTime: true}
}

// ParseMoment reads a date, or a full day with a local time as YYYY-MM-DDTHH:MM. The error says what was found
// and what would do.
func ParseMoment(s string) (Moment, error) {
	day, clock, hasTime := strings.Cut(s, "T")
	d, err := ParseDate(day)
	if err != nil || !hasTime {
		return Moment{Day: d}, err
	}
	hour, minute, ok := clockTime(clock)
	if !ok || !d.Full() {
		return Moment{}, fmt.Errorf("%q is not written as YYYY-MM-DDTHH:MM", s)
	}
	return Moment{Day: d, Hour: hour, Minute: minute, HasTime: true}, nil
}

// clockTime reads HH:MM.
func clockTime(s string) (hour, minute int, ok bool) {
	if len(s) != 5 || s[2] != ':' || strings.Trim(s, "0123456789:") != "" || strings.Count(s, ":") != 1 {
		return 0, 0, false
	}
	hour, _ = strconv.Atoi(s[:2])
	minute, _ = strconv.Atoi(s[3:])
	return hour, minute, hour < 24 && minute < 60
}

// String writes the moment as the content format does.
func (m Moment) String() string {
	if !m.HasTime {
		return m.Day.String()
	}
	return fmt.Sprintf("%sT%02d:%02d", m.Day, m.Hour, m.Minute)
}

// IsZero reports whether nobody has given the moment.
func (m Moment) IsZero() bool { return m.Day.IsZero() }

// After reports whether the moment lies after n. A day without a time means its beginning, a month or a year
// the beginning of its last day: what must not be seen before it stays unseen as long as it may have to.
func (m Moment) After(n Moment) bool {
	return cmp.Or(m.Day.Last().Compare(n.Day.Last()), cmp.Compare(m.Hour, n.Hour), cmp.Compare(m.Minute, n.Minute)) > 0
}
