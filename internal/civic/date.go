package civic

import (
	"cmp"
	"fmt"
	"strconv"
	"time"
)

// NotStated is the value of a fact that the source was read for and does not give. The empty string means
// something else: nobody has looked yet.
const NotStated = "not-stated"

// Date is a civil day, month or year, as far as the source gives it: no time of day, no zone. The zero Date is
// a date that nobody has recorded; NoDate is one that the source does not state. A partial date is an interval
// of days, from First to Last.
type Date struct {
	year       int16 // -1 in NoDate
	month, day uint8 // 0 where not known
}

// NoDate is the date of a fact that is not stated in the source.
var NoDate = Date{year: -1}

// The years that a date may have: Swedish and Norwegian municipal councils are no older than 1837 (the
// Norwegian formannskapslover; Sweden's municipal ordinances are of 1862).
const (
	minYear = 1800
	maxYear = 2199
)

// Day returns a full civil day. It does not check that the day exists.
func Day(year, month, day int) Date {
	return Date{year: int16(year), month: uint8(month), day: uint8(day)}
}

// DayOf returns the civil day of t in t's own zone.
func DayOf(t time.Time) Date {
	return Day(t.Year(), int(t.Month()), t.Day())
}

// ParseDate reads YYYY-MM-DD, YYYY-MM, YYYY or not-stated. The error says what was found and what would do.
func ParseDate(s string) (Date, error) {
	if s == NotStated {
		return NoDate, nil
	}
	parts, ok := splitDate(s)
	if !ok {
		return Date{}, fmt.Errorf("date %q is not written as YYYY-MM-DD", s)
	}
	d := Day(parts[0], parts[1], parts[2])
	switch {
	case parts[0] < minYear || parts[0] > maxYear:
		return Date{}, fmt.Errorf("the year of %q is not between %d and %d", s, minYear, maxYear)
	case len(s) >= 7 && (parts[1] < 1 || parts[1] > 12):
		return Date{}, fmt.Errorf("%q names a month that does not exist", s)
	case len(s) == 10 && DayOf(d.Time()) != d:
		return Date{}, fmt.Errorf("the day %q does not exist", s)
	}
	return d, nil
}

// splitDate cuts a date of one of the three lengths into year, month and day, 0 for what is not given.
func splitDate(s string) (parts [3]int, ok bool) {
	if len(s) != 4 && len(s) != 7 && len(s) != 10 {
		return parts, false
	}
	for i := range len(s) {
		dash := i == 4 || i == 7
		if dash != (s[i] == '-') || !dash && (s[i] < '0' || s[i] > '9') {
			return parts, false
		}
	}
	for i, at := range []int{0, 5, 8} {
		if at < len(s) {
			parts[i], _ = strconv.Atoi(s[at:min(at+4-2*min(i, 1), len(s))])
		}
	}
	return parts, true
}

// String writes the date as the content format does: as precise as it is known, "not-stated", or nothing.
func (d Date) String() string {
	switch {
	case d == NoDate:
		return NotStated
	case d.IsZero():
		return ""
	case d.month == 0:
		return fmt.Sprintf("%04d", d.year)
	case d.day == 0:
		return fmt.Sprintf("%04d-%02d", d.year, d.month)
	}
	return fmt.Sprintf("%04d-%02d-%02d", d.year, d.month, d.day)
}

// IsZero reports whether nobody has recorded the date.
func (d Date) IsZero() bool { return d == Date{} }

// Known reports whether the source gives the date, at least its year.
func (d Date) Known() bool { return d.year > 0 }

// Full reports whether the date is known to the day.
func (d Date) Full() bool { return d.Known() && d.day != 0 }

// Year is the year, or 0 where the date is not known.
func (d Date) Year() int { return max(int(d.year), 0) }

// Month is the month from 1, or 0 where it is not known.
func (d Date) Month() int { return int(d.month) }

// DayOfMonth is the day of the month from 1, or 0 where it is not known.
func (d Date) DayOfMonth() int { return int(d.day) }

// First is the first day that the date may mean. It is zero for a date that is not known.
func (d Date) First() Date {
	if !d.Known() {
		return Date{}
	}
	return Date{year: d.year, month: max(d.month, 1), day: max(d.day, 1)}
}

// Last is the last day that the date may mean. It is zero for a date that is not known.
func (d Date) Last() Date {
	switch {
	case !d.Known():
		return Date{}
	case d.month == 0:
		return Date{year: d.year, month: 12, day: 31}
	case d.day == 0:
		return Day(int(d.year), int(d.month)+1, 0).normal()
	}
	return d
}

// Compare orders full days; it is for the results of First and Last.
func (d Date) Compare(e Date) int {
	return cmp.Or(cmp.Compare(d.year, e.year), cmp.Compare(d.month, e.month), cmp.Compare(d.day, e.day))
}

// Before reports whether the full day d lies before e.
func (d Date) Before(e Date) bool { return d.Compare(e) < 0 }

// After reports whether the full day d lies after e.
func (d Date) After(e Date) bool { return d.Compare(e) > 0 }

// By reports whether d, as an event, has come at the end of the day asOf: a partial date counts from its last
// day on, a date that is not known never.
func (d Date) By(asOf Date) bool { return d.Known() && !d.Last().After(asOf) }

// Add returns the full day that lies days later, or earlier where days is negative.
func (d Date) Add(days int) Date {
	return DayOf(d.Time().AddDate(0, 0, days))
}

// Time is midnight UTC at the start of the full day, for arithmetic and the calendar.
func (d Date) Time() time.Time {
	return time.Date(int(d.year), time.Month(d.month), int(d.day), 0, 0, 0, 0, time.UTC)
}

func (d Date) normal() Date {
	return DayOf(time.Date(int(d.year), time.Month(d.month), int(d.day), 0, 0, 0, 0, time.UTC))
}

// precision is 3 for a day, 2 for a month, 1 for a year, 0 for a date that is not known.
func (d Date) precision() int {
	switch {
	case !d.Known():
		return 0
	case d.month == 0:
		return 1
	case d.day == 0:
		return 2
	}
	return 3
}
