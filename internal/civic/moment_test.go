package civic

import (
	"testing"
)

func TestMoments(t *testing.T) {
	for _, test := range []struct{ in, err string }{
		{in: "2006-04-25T09:05"}, {in: "2006-04-25T00:00"}, {in: "2006-04-25T23:59"},
		{in: "2006-04-25"}, {in: "2006-04"}, {in: "2006"}, {in: "not-stated"},
		{in: "2006-04-25T24:00", err: `"2006-04-25T24:00" is not written as YYYY-MM-DDTHH:MM`},
		{in: "2006-04-25T9:00", err: `"2006-04-25T9:00" is not written as YYYY-MM-DDTHH:MM`},
		{in: "2006-04-25T09:00Z", err: `"2006-04-25T09:00Z" is not written as YYYY-MM-DDTHH:MM`},
		{in: "2006-04T09:00", err: `"2006-04T09:00" is not written as YYYY-MM-DDTHH:MM`},
		{in: "2006-02-30T09:00", err: `the day "2006-02-30" does not exist`},
	} {
		m, err := ParseMoment(test.in)
		switch {
		case err != nil && err.Error() != test.err, err == nil && test.err != "":
			t.Errorf("ParseMoment(%q) says %v; want %q", test.in, err, test.err)
		case err == nil && m.String() != test.in:
			t.Errorf("ParseMoment(%q) prints as %q", test.in, m)
		}
	}
}

func TestMomentsCome(t *testing.T) {
	for _, test := range []struct {
		embargo, now string
		ahead        bool
	}{
		{"2006-04-25T09:00", "2006-04-25T08:59", true},
		{"2006-04-25T09:00", "2006-04-25T09:00", false},
		{"2006-04-25T09:00", "2006-04-25", true},
		{"2006-04-25T00:00", "2006-04-25", false},
		{"2006-04-25", "2006-04-25T00:00", false},
		{"2006-04-25", "2006-04-24T23:59", true},
		{"2006-04", "2006-04-29T12:00", true},
		{"2006-04", "2006-04-30", false},
	} {
		embargo, _ := ParseMoment(test.embargo)
		now, _ := ParseMoment(test.now)
		if got := embargo.After(now); got != test.ahead {
			t.Errorf("%s lies after %s: %v; want %v", embargo, now, got, test.ahead)
		}
	}
}
