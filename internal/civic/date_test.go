package civic

import "testing"

func TestParseDateTakesDaysMonthsYearsAndNotStated(t *testing.T) {
	for _, test := range []struct{ in, first, last, err string }{
		{in: "2024-05-13", first: "2024-05-13", last: "2024-05-13"},
		{in: "2003-06", first: "2003-06-01", last: "2003-06-30"},
		{in: "2003", first: "2003-01-01", last: "2003-12-31"},
		{in: "2004-02", first: "2004-02-01", last: "2004-02-29"},
		{in: "2003-12", first: "2003-12-01", last: "2003-12-31"},
		{in: "not-stated"},
		{in: "13.5.2024", err: `date "13.5.2024" is not written as YYYY-MM-DD`},
		{in: "2024-5-13", err: `date "2024-5-13" is not written as YYYY-MM-DD`},
		{in: "", err: `date "" is not written as YYYY-MM-DD`},
		{in: "2026-02-30", err: `the day "2026-02-30" does not exist`},
		{in: "2025-02-29", err: `the day "2025-02-29" does not exist`},
		{in: "2026-04-00", err: `the day "2026-04-00" does not exist`},
		{in: "2026-13", err: `"2026-13" names a month that does not exist`},
		{in: "0026-01-01", err: `the year of "0026-01-01" is not between 1800 and 2199`},
	} {
		got, err := ParseDate(test.in)
		if err != nil || test.err != "" {
			if err == nil || err.Error() != test.err {
				t.Errorf("ParseDate(%q) = %v, %v; want error %s", test.in, got, err, test.err)
			}
			continue
		}
		if got.String() != test.in || got.First().String() != test.first || got.Last().String() != test.last {
			t.Errorf("ParseDate(%q) = %v, from %v to %v; want from %s to %s", test.in, got, got.First(), got.Last(), test.first, test.last)
		}
	}
}

// A date that is accepted prints as it was written, and is an interval.
func FuzzParseDate(f *testing.F) {
	for _, seed := range []string{"2024-05-13", "2003-06", "2003", "not-stated", "2026-02-30"} {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, s string) {
		d, err := ParseDate(s)
		if err != nil {
			return
		}
		if d.String() != s {
			t.Errorf("%q came back as %q", s, d)
		}
		if d.Last().Before(d.First()) {
			t.Errorf("%q ends on %v before it begins on %v", s, d.Last(), d.First())
		}
	})
}
