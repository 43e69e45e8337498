package content

import (
	"fmt"
	"regexp"
	"slices"
	"strconv"
	"strings"

	"go.yaml.in/yaml/v4"

	"samsyn/internal/civic"
	"samsyn/internal/diag"
)

// date reads a civil date.
func date(r *reader, n *yaml.Node, name string) (civic.Date, bool) {
	if n.Kind != yaml.ScalarNode || isNull(n) {
		r.wrongType(n, name, "a date")
		return civic.Date{}, false
	}
	d, err := civic.ParseDate(n.Value)
	if err != nil {
		r.problems.Errorf(RuleBadDate, r.span(n), "%v", err).Hint = dateHint(n.Value)
		return civic.Date{}, false
	}
	return d, true
}

const dateForm = "write a date as YYYY-MM-DD, or YYYY-MM or YYYY where the source gives no more"

var yearFirst = regexp.MustCompile(`^([0-9]{4})(?:[-/. ]([0-9]{1,2})[-/. ]([0-9]{1,2})|([0-9]{2})([0-9]{2}))$`)

// dateHint offers the right form of a date whose parts can't be mistaken for one another: the year stands
// first. It never guesses which of two numbers is the day.
func dateHint(s string) string {
	s = strings.Map(func(c rune) rune {
		if c == '–' || c == '—' || c == '‑' || c == '−' {
			return '-'
		}
		return c
	}, strings.TrimSpace(s))
	if d, err := civic.ParseDate(s); err == nil {
		return "write " + d.String() + ", with plain hyphens"
	}
	if len(s) == len("2005-02-29") {
		if month, err := civic.ParseDate(s[:len("2005-02")]); err == nil {
			return fmt.Sprintf("look in the source again: the last day of that month is %s", month.Last())
		}
	}
	if form := dayFirst(s); form != "" {
		return "did you mean " + form + "?"
	}
	if !strings.ContainsAny(s, "0123456789") {
		return dateForm + "; or not-stated where it gives none"
	}
	if match := yearFirst.FindStringSubmatch(s); match != nil {
		form := fmt.Sprintf("%s-%02s-%02s", match[1], match[2]+match[4], match[3]+match[5])
		if _, err := civic.ParseDate(form); err == nil && form != s {
			return "did you mean " + form + "?"
		}
	}
	return dateForm
}

var dayFirstForm = regexp.MustCompile(`^([0-9]{1,2})[./ -]{1,2}([0-9]{1,2}|[[:alpha:]]{3,9})[./ -]{1,2}([0-9]{4})$`)

// dayFirst is the date of one that is written with its day first, "" where another number could be the day.
func dayFirst(s string) string {
	match := dayFirstForm.FindStringSubmatch(strings.ToLower(s))
	if match == nil {
		return ""
	}
	day, _ := strconv.Atoi(match[1])
	month, err := strconv.Atoi(match[2])
	if err != nil {
		month = monthOf(match[2])
	} else if day <= 12 && day != month {
		return "" // the month may stand first
	}
	form := fmt.Sprintf("%s-%02d-%02d", match[3], month, day)
	if _, err := civic.ParseDate(form); err != nil {
		return ""
	}
	return form
}

// monthOf is the number of a month by its name in Swedish, Norwegian or English, 0 where it is none.
func monthOf(name string) int {
	const months = "jan feb mar apr maj jun jul aug sep okt nov dec jan feb mar apr mai jun jul aug sep oct nov des jan feb mar apr may"
	if len(name) < 3 {
		return 0
	}
	if i := slices.Index(strings.Fields(months), name[:3]); i >= 0 {
		return i%12 + 1
	}
	return 0
}

func (m *mapping) date(name string) Date { return notStatedDate(read(m, name, date)) }

func notStatedDate(f Date) Date {
	if f.NotStated {
		f.Value = civic.NoDate
	}
	return f
}

// year reads a date that is a year alone.
func year(r *reader, n *yaml.Node, name string) (civic.Date, bool) {
	d, ok := date(r, n, name)
	if ok && d.Month() != 0 {
		r.problems.Errorf(RuleBadDate, r.span(n), "%s is %q where a year is wanted", name, n.Value).
			Hint = fmt.Sprintf("write %04d", d.Year())
		return civic.Date{}, false
	}
	return d, ok
}

func (m *mapping) year(name string) Date { return notStatedDate(read(m, name, year)) }

// dateOr reads a date or one certain word in its place.
func (m *mapping) dateOr(name, instead string) (f Date, isWord bool) {
	f = notStatedDate(read(m, name, func(r *reader, n *yaml.Node, name string) (civic.Date, bool) {
		if n.Kind == yaml.ScalarNode && n.Value == instead {
			isWord = true
			return civic.Date{}, true
		}
		if n.Kind == yaml.ScalarNode && diag.Nearest(n.Value, []string{instead}) != "" {
			r.problems.Errorf(RuleUnknownValue, r.span(n), "%s is %q, neither a date nor %s", name, n.Value, instead).
				Hint = diag.DidYouMean(n.Value, []string{instead})
			return civic.Date{}, false
		}
		return date(r, n, name)
	}))
	return f, isWord
}

// moment reads a day, and perhaps a minute of it.
func moment(r *reader, n *yaml.Node, name string) (civic.Moment, bool) {
	if n.Kind != yaml.ScalarNode || isNull(n) {
		r.wrongType(n, name, "a date")
		return civic.Moment{}, false
	}
	m, err := civic.ParseMoment(n.Value)
	if err != nil {
		r.problems.Errorf(RuleBadDate, r.span(n), "%v", err).
			Hint = momentHint(n.Value)
		return civic.Moment{}, false
	}
	return m, true
}

// momentHint offers the right form of a day and a time that are written with a space or with seconds.
func momentHint(s string) string {
	form := strings.Replace(s, " ", "T", 1)
	if len(form) > len("2006-04-25T09:00") {
		form = form[:len("2006-04-25T09:00")]
	}
	if m, err := civic.ParseMoment(form); err == nil && m.HasTime {
		return "write " + form + ": the day, a T and the local time"
	}
	return "write the day and the local time as 2006-04-25T09:00, or the day alone"
}
