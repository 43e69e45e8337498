package lang

import (
	"fmt"
	"strconv"

	"samsyn/internal/civic"
)

// Date writes a date as the language does, as precisely as it is known: "24 april 2006", "juni 2003", "2003".
// A date that the source does not state, or that nobody has recorded, says so.
func (w *Words) Date(d civic.Date) string {
	if !d.Known() {
		return w.NoValue(d == civic.NoDate)
	}
	return w.date("date.", d)
}

// On writes a date as it stands in a sentence after a verb: "den 24 april 2006", "i juni 2003", "år 2003". The
// date must be known.
func (w *Words) On(d civic.Date) string { return w.date("date.on.", d) }

// Since writes a known date as it stands after "since": "den 24 april 2006", "juni 2003", "år 2003".
func (w *Words) Since(d civic.Date) string { return w.date("date.since.", d) }

// Bound writes a known date as it stands after "from" or "until": "den 24 april 2006", "juni 2003", "2003".
func (w *Words) Bound(d civic.Date) string { return w.date("date.bound.", d) }

// dateKey is a date in one of the ways of writing it.
type dateKey struct {
	prefix string
	date   civic.Date
}

// date is remembered: a site says few days, and each of them on many pages.
func (w *Words) date(prefix string, d civic.Date) string {
	return w.dates.get(dateKey{prefix, d}, func() string { return w.writeDate(prefix, d) })
}

func (w *Words) writeDate(prefix string, d civic.Date) string {
	year := strconv.Itoa(d.Year())
	month := w.T("date.months." + strconv.Itoa(max(d.Month(), 1)))
	switch {
	case d.Full():
		return w.T(prefix+"day", "day", strconv.Itoa(d.DayOfMonth()), "month", month, "year", year)
	case d.Month() > 0:
		return w.T(prefix+"month", "month", month, "year", year)
	}
	return w.T(prefix+"year", "year", year)
}

// NoValue says that a value is not here: that the source does not state it, or that nobody has recorded it.
func (w *Words) NoValue(notStated bool) string {
	if notStated {
		return w.T("value.not-stated")
	}
	return w.T("value.not-recorded")
}

// Period writes a span of days: "1 april 2005 – 31 augusti 2005", "från april 2005", "till och med 2009".
func (w *Words) Period(from, until civic.Date) string {
	switch {
	case from.Known() && from == until:
		return w.Date(from)
	case from.Known() && until.Known():
		return w.T("date.period.both", "from", w.Date(from), "until", w.Date(until))
	case from.Known():
		return w.T("date.period.from", "from", w.Bound(from))
	case until.Known() && from.IsZero():
		return w.T("date.period.until", "until", w.Bound(until))
	case until.Known():
		return w.T("date.period.start-missing-until", "missing", w.NoValue(true), "until", w.Bound(until))
	}
	return w.T("date.period.start-missing", "missing", w.NoValue(from == civic.NoDate))
}

// Moment writes a day with its time, where it has one: "25 april 2006 kl. 09.00".
func (w *Words) Moment(m civic.Moment) string {
	if !m.HasTime {
		return w.Date(m.Day)
	}
	return w.T("date.moment", "date", w.Date(m.Day),
		"hour", fmt.Sprintf("%02d", m.Hour), "minute", fmt.Sprintf("%02d", m.Minute))
}
