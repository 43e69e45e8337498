package civic

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"testing"
)

// asSaid is all that a status says but for its day.
func asSaid(s *DocumentStatus) string {
	out := fmt.Sprint(name(s.Current), name(s.Latest), s.Force, s.ReviewDue)
	for _, v := range s.Versions {
		out += fmt.Sprint("\n", v.Version.ID, v.Day, v.Standing, v.Since, v.Force, v.N, v.Of, v.Concordant, v.ReviewDue)
		for _, r := range v.Rows {
			out += fmt.Sprint(" | ", r.id(), r.Standing, r.Counted, r.Counts, name(r.Version), r.date(), r.LeftOn, r.NowPartOf != nil)
			if r.Decision != nil {
				out += r.Decision.ID + fmt.Sprint(r.Decision.Date.By(s.AsOf), r.Resolution.ConditionMet.By(s.AsOf))
			}
		}
	}
	return out
}

func name(v *Version) string {
	if v == nil {
		return "-"
	}
	return v.ID
}

// Between two of a document's days nothing changes: the day that begins a stretch, the one after it, one in the
// middle and the last say the same.
func TestNothingChangesBetweenTwoDays(t *testing.T) {
	for seed := range uint64(250) {
		w := randomWorld(t, rand.New(rand.NewPCG(seed, 4)))
		days := w.doc.Days()
		if !slices.IsSortedFunc(days, Date.Compare) {
			t.Fatalf("seed %d: the days are not in order: %v", seed, days)
		}
		from := w.date("1900-01-01")
		for _, next := range append(days, w.date("2100-01-01")) {
			said := asSaid(w.doc.Status(from))
			length := int(next.Time().Sub(from.Time()).Hours() / 24)
			for _, later := range []int{1, length / 2, length - 1} {
				if again := asSaid(w.doc.Status(from.Add(later))); later < length && again != said {
					t.Fatalf("seed %d: between %s and %s, after %d days, it changed from\n%s\nto\n%s", seed, from, next, later, said, again)
				}
			}
			from = next
		}
	}
}

func TestDaysOfADocument(t *testing.T) {
	w := newWorld(t)
	w.join("a", "2000-05", "2009")
	w.merge("b", "c", "2007-01-01")
	v := w.version("1", "2004-11", StageReferral, ruleAll)
	v.Referral = &Referral{From: w.date("2005-04"), Until: w.date("2005-08")}
	v.Submitted = w.date("2005-10-01")
	v.Valid = &Validity{From: w.date("2006"), Until: w.date("2010-12")}
	v.Review = w.date("2008-06-30")
	w.doc.Closed = &Closing{Date: w.date("2011")}
	w.decide("b 2005-12-12 1 adopted-conditional", w.metOn("2006-01"))
	want := "[2000-05-01 2004-11-30 2005-04-30 2005-08-31 2005-10-01 2005-12-12 2006-01-01 2006-01-31 " +
		"2007-01-01 2008-07-01 2010-01-01 2011-01-01 2011-12-31]"
	if got := fmt.Sprint(w.doc.Days()); got != want {
		t.Errorf("the days are\n  %s; want\n  %s", got, want)
	}
}
