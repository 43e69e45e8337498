package content

import (
	"fmt"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"unicode"

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

var (
	yearFirst = regexp.MustCompile(`^([0-9]{4})(?:[-/. ]([0-9]{1,2})[-/. ]([0-9]{1,2})|([0-9]{2})([0-9]{2}))$`)
	shortYear = regexp.MustCompile(`^[0-9]{2}([-./ ][0-9]{1,2}){0,2}$|^[0-9]{1,2}[-./ ][0-9]{1,2}[-./ ][0-9]{2}$`)
	noMonth   = regexp.MustCompile(`^[0-9]{4}-([0-9]{2})(-[0-9]{2})?$`)
	monthYear = regexp.MustCompile(`^([[:alpha:]]{3,9})\.? ([0-9]{4})$`)
	loneYear  = regexp.MustCompile(`^[^0-9]*([0-9]{4})[^0-9]*$`)
)

// dateHint offers the right form of a date whose parts can't be mistaken for one another. It never guesses which of
// two numbers is the day.
func dateHint(s string) string {
	written, s := s, strings.TrimSpace(strings.Map(plainDate, s))
	if d, err := civic.ParseDate(s); err == nil {
		if strings.ContainsAny(written, "–—‑−") {
			return "write " + d.String() + ", with plain hyphens"
		}
		return "write " + d.String() + " in plain digits, with nothing unseen or empty about it"
	}
	if len(s) == len("2005-02-29") {
		if month, err := civic.ParseDate(s[:len("2005-02")]); err == nil && s[7] == '-' {
			return fmt.Sprintf("look in the source again: the last day of that month is %s", month.Last())
		}
	}
	if form := dayFirst(s); form != "" {
		return form
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
	return looseDateHint(s)
}

// plainDate makes a character of a date plain: dashes into hyphens, wide digits into digits, what is not seen gone.
func plainDate(c rune) rune {
	switch {
	case strings.ContainsRune("–—‑−", c):
		return '-'
	case c >= '０' && c <= '９':
		return c - '０' + '0'
	case unicode.Is(unicode.Cf, c):
		return -1
	case unicode.Is(unicode.Zs, c):
		return ' '
	}
	return c
}

// looseDateHint tells what to do with a date that is nearly one, or more than one.
func looseDateHint(s string) string {
	if match := noMonth.FindStringSubmatch(s); match != nil && match[1] > "12" || match != nil && match[1] == "00" {
		return "look in the source again: the months are 01 to 12, and the month stands before the day"
	}
	if len(s) > len("2005-12-12") {
		if d, err := civic.ParseDate(s[:len("2005-12-12")]); err == nil {
			return "write one day alone, such as " + d.String() + "; what else the source says belongs under notes:"
		}
	}
	if match := monthYear.FindStringSubmatch(strings.ToLower(s)); match != nil && monthOf(match[1]) > 0 {
		return fmt.Sprintf("did you mean %s-%02d?", match[2], monthOf(match[1]))
	}
	if match := loneYear.FindStringSubmatch(s); match != nil && match[1] != s {
		if _, err := civic.ParseDate(match[1]); err == nil {
			return "write " + match[1] + " where the source gives no more; what else it says belongs under notes:"
		}
	}
	if shortYear.MatchString(s) {
		return "write the year first and with all its digits, as YYYY-MM-DD"
	}
	return dateForm
}

var dayFirstForm = regexp.MustCompile(`^(?:den )?([0-9]{1,2})(?::[ae])?[./ -]{1,2}([0-9]{1,2}|[[:alpha:]]{3,9})[./ -]{1,2}([0-9]{4})$`)

// dayFirst offers the date of one that is written with its day first, and both where the month may stand first; ""
// where it is none.
func dayFirst(s string) string {
	match := dayFirstForm.FindStringSubmatch(strings.ToLower(s))
	if match == nil {
		return ""
	}
	day, _ := strconv.Atoi(match[1])
	month, err := strconv.Atoi(match[2])
	if err != nil {
		month = monthOf(match[2])
	}
	form := fmt.Sprintf("%s-%02d-%02d", match[3], month, day)
	if _, unfit := civic.ParseDate(form); unfit != nil {
		return ""
	}
	if err == nil && day <= 12 && day != month {
		return fmt.Sprintf("write %s or %s-%02d-%02d, whichever the source means", form, match[3], day, month)
	}
	return "did you mean " + form + "?"
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
