package lang

import (
	"os"
	"slices"
	"testing"
	"testing/fstest"

	"samsyn/internal/civic"
)

func builtIn(t testing.TB, tag civic.Lang) *Words {
	t.Helper()
	catalog, problems, err := Load(os.DirFS("../../layouts"))
	if err != nil {
		t.Fatal(err)
	}
	for _, p := range problems {
		t.Errorf("%s: %s", p.At, p.Text)
	}
	words, found := catalog.In(tag)
	if !found {
		t.Fatalf("no words in %q", tag)
	}
	return words
}

func date(t testing.TB, s string) civic.Date {
	t.Helper()
	if s == "" {
		return civic.Date{}
	}
	d, err := civic.ParseDate(s)
	if err != nil {
		t.Fatal(err)
	}
	return d
}

func TestDatesAreWrittenAsTheLanguageWritesThem(t *testing.T) {
	for _, test := range []struct {
		lang         civic.Lang
		date, at, on string
	}{
		{"sv", "2006-04-24", "24 april 2006", "den 24 april 2006"},
		{"sv", "2003-06", "juni 2003", "i juni 2003"},
		{"sv", "2003", "2003", "år 2003"},
		{"en", "2006-04-24", "24 April 2006", "on 24 April 2006"},
		{"en", "2003-06", "June 2003", "in June 2003"},
		{"en", "2003", "2003", "in 2003"},
		{"nb", "2006-04-24", "24. april 2006", "24. april 2006"},
		{"nb", "2003-06", "juni 2003", "i juni 2003"},
		{"nb", "2003", "2003", "i 2003"},
	} {
		w, d := builtIn(t, test.lang), date(t, test.date)
		if at, on := w.Date(d), w.On(d); at != test.at || on != test.on {
			t.Errorf("%s in %q is %q, %q; want %q, %q", test.date, test.lang, at, on, test.at, test.on)
		}
	}
}

func TestMissingDatesSayWhy(t *testing.T) {
	w := builtIn(t, "sv")
	if got := w.Date(civic.NoDate); got != "framgår inte av källan" {
		t.Errorf("a date that the source does not state is %q", got)
	}
	if got := w.Date(civic.Date{}); got != "ingen uppgift registrerad" {
		t.Errorf("a date that nobody has recorded is %q", got)
	}
}

func TestPeriods(t *testing.T) {
	for _, test := range []struct{ from, until, want string }{
		{"2005-04", "2005-08", "april 2005 – augusti 2005"},
		{"2005", "2005", "2005"},
		{"2005-04-01", "", "från den 1 april 2005"},
		{"", "2005", "till och med 2005"},
		{"not-stated", "", "startdatum framgår inte av källan"},
		{"not-stated", "2009-12-31", "startdatum framgår inte av källan, till och med den 31 december 2009"},
		{"", "", "startdatum ingen uppgift registrerad"},
	} {
		if got := builtIn(t, "sv").Period(date(t, test.from), date(t, test.until)); got != test.want {
			t.Errorf("from %q until %q is %q; want %q", test.from, test.until, got, test.want)
		}
	}
}

func TestMoments(t *testing.T) {
	m := civic.Moment{Day: date(t, "2006-04-25"), Hour: 9, Minute: 5, HasTime: true}
	for tag, want := range map[civic.Lang]string{
		"sv": "25 april 2006 kl. 09.05", "en": "25 April 2006, 09:05", "nb": "25. april 2006 kl. 09.05",
	} {
		if got := builtIn(t, tag).Moment(m); got != want {
			t.Errorf("the moment in %q is %q; want %q", tag, got, want)
		}
	}
}

func TestNumbersAreGroupedAsTheLanguageGroupsThem(t *testing.T) {
	for _, test := range []struct {
		lang  civic.Lang
		value float64
		want  string
	}{
		{"sv", 5100000, "5\u00a0100\u00a0000"},
		{"sv", 2006, "2006"},
		{"sv", 22.5, "22,5"},
		{"sv", -12000, "−12\u00a0000"},
		{"en", 5100000, "5,100,000"},
		{"en", 1234.25, "1,234.25"},
		{"nb", 35000, "35\u00a0000"},
	} {
		if got := builtIn(t, test.lang).Number(test.value); got != test.want {
			t.Errorf("%v in %q is %q; want %q", test.value, test.lang, got, test.want)
		}
	}
}

func TestAmountsNameTheirUnit(t *testing.T) {
	if got := builtIn(t, "sv").Amount(500000, "SEK"); got != "500\u00a0000 kronor" {
		t.Errorf("got %q", got)
	}
	if got := builtIn(t, "en").Amount(12, "groups"); got != "12 groups" {
		t.Errorf("got %q", got)
	}
}

func TestListsAndPlurals(t *testing.T) {
	w := builtIn(t, "sv")
	for _, test := range []struct {
		items []string
		want  string
	}{
		{nil, ""}, {[]string{"a"}, "a"}, {[]string{"a", "b"}, "a och b"}, {[]string{"a", "b", "c"}, "a, b och c"},
	} {
		if got := w.And(test.items); got != test.want {
			t.Errorf("%v is %q; want %q", test.items, got, test.want)
		}
	}
	if one, many := w.N("count.members", 1), w.N("count.members", 12000); one != "1 medlem" || many != "12\u00a0000 medlemmar" {
		t.Errorf("got %q and %q", one, many)
	}
}

func TestEachLanguageHasItsAlphabet(t *testing.T) {
	for tag, want := range map[civic.Lang][]string{
		"sv": {"Boxholm", "Tranås", "Umeå", "Zinkgruvan", "Årjäng", "Älvsbyn", "Ödeshög"},
		"en": {"Älvsbyn", "Årjäng", "Boxholm", "Ödeshög", "Tranås", "Umeå", "Zinkgruvan"},
	} {
		items := []string{"Ödeshög", "Älvsbyn", "Umeå", "Årjäng", "Zinkgruvan", "Boxholm", "Tranås"}
		if Order(builtIn(t, tag), items, func(s string) string { return s }); !slices.Equal(items, want) {
			t.Errorf("in %q: %v; want %v", tag, items, want)
		}
	}
	items := []string{"Ålesund", "Østfold", "Ærøy", "Vestfold"}
	Order(builtIn(t, "nb"), items, func(s string) string { return s })
	if want := []string{"Vestfold", "Ærøy", "Østfold", "Ålesund"}; !slices.Equal(items, want) {
		t.Errorf("in \"nb\": %v; want %v", items, want)
	}
}

func TestWrongStringsFilesBecomeProblems(t *testing.T) {
	for _, test := range []struct{ name, sv, en, rule, at string }{
		{"a key that one language lacks", "a: x\nb: y\n", "a: x\n", "missing-words", "layouts/strings/en.yaml"},
		{"a placeholder that one language lacks", "a: 'x {n}'\n", "a: x\n", "placeholder", "layouts/strings/en.yaml:1:4"},
		{"a key twice", "a: x\na: y\n", "a: x\n", "", ""},
		{"a list", "a: [x]\n", "a: x\n", "strings-shape", "layouts/strings/sv.yaml:1:4"},
		{"not YAML", "a: 'x\n", "a: x\n", "strings-yaml", "layouts/strings/sv.yaml"},
	} {
		t.Run(test.name, func(t *testing.T) {
			_, problems, err := Load(fstest.MapFS{
				"strings/sv.yaml": {Data: []byte(test.sv)}, "strings/en.yaml": {Data: []byte(test.en)},
			})
			if err != nil {
				t.Fatal(err)
			}
			if !problems.HasErrors() {
				t.Fatal("nothing was found")
			}
			if test.rule == "" {
				return
			}
			for _, p := range problems {
				if p.Rule == test.rule && p.At.String() == test.at {
					return
				}
			}
			t.Errorf("no %s at %s among %v", test.rule, test.at, problems[0])
		})
	}
}

func TestUnknownKeysAreSeen(t *testing.T) {
	if got := builtIn(t, "sv").T("no.such.key"); got != "[no.such.key]" {
		t.Errorf("got %q", got)
	}
}

// Whatever stands in a strings file, reading and filling it never fails.
func FuzzParse(f *testing.F) {
	f.Add([]byte("a: {one: '{n} x', other: '{n} xs'}\nb: 'y {z}'\n"))
	f.Add([]byte("a: &x [*x]\n"))
	f.Fuzz(func(t *testing.T, src []byte) {
		catalog, _, err := Load(fstest.MapFS{"strings/sv.yaml": {Data: src}})
		if err != nil {
			t.Fatal(err)
		}
		w, _ := catalog.In("sv")
		for _, key := range w.Keys() {
			_ = w.N(key, 1, "z", "{n}")
		}
	})
}
