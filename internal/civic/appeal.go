package civic

import "time"

// AppealUntil is the last day on which the decision can be appealed, as far as it is known at the end of the
// day asOf. Before it has gone by, and also after, nobody can tell from it alone whether the decision is final:
// an appeal may have been made. Only Decision.Final says that.
//
// Sweden: three weeks from the day on which the notice board announced that the minutes had been approved
// (kommunallagen 2017:725, 13 kap. 5 §), a joint body's decision from the last of its councils' announcements;
// a last day that is a Saturday, Sunday, public holiday, Midsummer Eve, Christmas Eve or New Year's Eve moves
// to the next working day (lag 1930:173 om beräkning av lagstadgad tid, 2 §). Norway: three weeks from the
// decision, within which three or more members of the council can ask for a legality review (kommuneloven
// LOV-2018-06-22-83, § 27-1); the decision is valid meanwhile.
//
// It is not ok where the date that it counts from is not known to the day, or lies after asOf, or where the
// decision is only an announcement of a meeting.
func AppealUntil(d *Decision, asOf Date) (last Date, ok bool) {
	if d.scheduledOnly() {
		return Date{}, false
	}
	from, country := d.Date, d.country()
	if country == Sweden {
		from = d.announcedEverywhere()
	}
	if !from.Full() || from.After(asOf) || country == "" {
		return Date{}, false
	}
	last = from.Add(21)
	for country == Sweden && !workingDay(last) {
		last = last.Add(1)
	}
	return last, true
}

// scheduledOnly reports whether the record only announces a coming meeting.
func (d *Decision) scheduledOnly() bool {
	for _, r := range d.Decides {
		if r.Outcome != Scheduled {
			return false
		}
	}
	return len(d.Decides) > 0
}

// country is whose law the decision falls under: the council's, or where none is recorded the collaboration's.
func (d *Decision) country() Country {
	switch {
	case d.Council == nil:
		return d.Body.Collaboration.Country
	case d.Council.Country == "" && len(d.Decides) > 0:
		return d.Decides[0].Document.Collaboration.Country
	}
	return d.Council.Country
}

// announcedEverywhere is the day of the announcement. For a joint body it is the last of its councils' days,
// once every member of the day has one.
func (d *Decision) announcedEverywhere() Date {
	if len(d.AnnouncedBy) == 0 {
		return d.Announced
	}
	var latest Date
	given := map[*Council]bool{}
	for _, a := range d.AnnouncedBy {
		if !a.Date.Full() {
			return Date{}
		}
		given[a.Council] = true
		if a.Date.After(latest) {
			latest = a.Date
		}
	}
	if d.Body != nil {
		for _, c := range d.Body.Collaboration.MembersOn(d.Date.Last()) {
			if !given[c] {
				return Date{}
			}
		}
	}
	return latest
}

// workingDay reports whether the full day is none of those to which lag 1930:173 refuses a period's end.
func workingDay(d Date) bool {
	weekday := d.Time().Weekday()
	return weekday != time.Saturday && weekday != time.Sunday && !swedishHoliday(d)
}

// swedishHoliday reports whether the full day is a public holiday by lag 1989:253 om allmänna helgdagar, as it
// read that year, or an eve that is treated like one. Those that always fall on a Saturday or Sunday (Easter,
// Whit Sunday, Midsummer Day, All Saints) need no line here.
func swedishHoliday(d Date) bool {
	weekday := d.Time().Weekday()
	switch month, day := d.Month(), d.DayOfMonth(); {
	case month == 1 && (day == 1 || day == 6):
	case month == 5 && day == 1:
	case month == 6 && day == 6 && d.Year() >= 2005: // the National Day took Whit Monday's place
	case month == 6 && weekday == time.Friday && day >= 19 && day <= 25: // Midsummer Eve
	case month == 12 && (day >= 24 && day <= 26 || day == 31):
	default:
		easter := easterSunday(d.Year())
		return d == easter.Add(-2) || d == easter.Add(1) || d == easter.Add(39) ||
			d == easter.Add(50) && d.Year() < 2005
	}
	return true
}

// easterSunday is Easter Sunday of the Gregorian year, after the anonymous algorithm in Jean Meeus,
// Astronomical Algorithms, chapter 8.
func easterSunday(year int) Date {
	a, b, c := year%19, year/100, year%100
	d, e := b/4, b%4
	f := (b + 8) / 25
	g := (b - f + 1) / 3
	h := (19*a + b - d - g + 15) % 30
	i, k := c/4, c%4
	l := (32 + 2*e + 2*i - h - k) % 7
	m := (a + 11*h + 22*l) / 451
	n := h + l - 7*m + 114
	return Day(year, n/31, n%31+1)
}
