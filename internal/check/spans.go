package check

import (
	"fmt"
	"strconv"

	"samsyn/internal/civic"
	"samsyn/internal/content"
)

// checkSpan reports a span that ends before it begins, however its partial dates are read.
func (r *resolver) checkSpan(from, until content.Date) {
	if !endsBefore(until, from) {
		return
	}
	p := r.found.Errorf("impossible-span", until.At, "it ends on %s, before it begins on %s", until.Value, from.Value)
	p.Hint = "correct one of the two dates"
	p.Notes = append(p.Notes, note(from.At, "it begins here"))
}

// checkOrder warns where a later step is dated before an earlier one.
func (r *resolver) checkOrder(earlier, later content.Date, before, after string) {
	if !endsBefore(later, earlier) {
		return
	}
	p := r.found.Warnf("date-order", later.At, "%s on %s, before %s on %s", after, later.Value, before, earlier.Value)
	p.Hint = "compare both dates with the source"
	p.Notes = append(p.Notes, note(earlier.At, before+" here"))
}

// endsBefore reports whether every day that a may mean lies before every day that b may mean.
func endsBefore(a, b content.Date) bool {
	return a.OK() && b.OK() && a.Value.Known() && b.Value.Known() && a.Value.Last().Before(b.Value.First())
}

// overlap reports whether two spans share a day for certain: a partial date is read as the narrower span, so
// that "until 2004" and "from 2004" may follow each other.
func overlap(from1, until1, from2, until2 civic.Date) bool {
	return startsBy(from1, until2) && startsBy(from2, until1)
}

func startsBy(from, until civic.Date) bool {
	return !from.Known() || !until.Known() || !from.Last().After(until.First())
}

// within reports whether some day that the date may mean lies in the span, taken at its widest.
func within(d, from, until civic.Date) bool {
	return !d.Known() || (!from.Known() || !d.Last().Before(from.First())) && (!until.Known() || !d.First().After(until.Last()))
}

func number(f float64) string { return strconv.FormatFloat(f, 'f', -1, 64) }

func between(least, most int) string {
	if least == most {
		return strconv.Itoa(least)
	}
	return fmt.Sprintf("between %d and %d", least, most)
}
