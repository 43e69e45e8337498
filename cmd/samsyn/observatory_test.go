package main

import (
	"bytes"
	"cmp"
	"fmt"
	"net/http"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"

	"samsyn/internal/site"
)

// What follows scores an answer as the HTTP Observatory of MDN does, by its published rules (github.com/mdn/
// mdn-http-observatory, src/analyzer/tests and src/grader/charts.js): an answer begins with 100, each rule takes or
// gives, and what is given counts only where no more than 10 was taken. What belongs to the host and not to the site's
// table of headers is taken as done: a certificate, and a redirect from http to https, which give nothing.

// mark is what a rule takes from an answer, or gives to it.
type mark struct {
	points int
	why    string
}

// score is the score of a page that was answered with these headers, and what it is made of.
func score(h http.Header, page []byte) (total int, found []mark) {
	policy := policyOf(h.Values("Content-Security-Policy"))
	found = []mark{
		judgePolicy(policy), judgeFraming(h, policy), judgeTransport(h.Values("Strict-Transport-Security")),
		judgeReferrer(h.Get("Referrer-Policy")), judgeResource(h.Get("Cross-Origin-Resource-Policy")),
		judgeSharing(h), judgeCookies(h), judgeScripts(page),
	}
	if !strings.EqualFold(h.Get("X-Content-Type-Options"), "nosniff") {
		found = append(found, mark{-5, "types may be guessed"})
	}
	taken, given := 100, 0
	for _, f := range found {
		taken += min(f.points, 0)
		given += max(f.points, 0)
	}
	if taken >= 90 {
		taken += given
	}
	return max(taken, 0), found
}

// grade is the letter of a score.
func grade(score int) string {
	letters := map[int]string{100: "A+", 95: "A", 90: "A", 85: "A-", 80: "B+", 75: "B", 70: "B", 65: "B-",
		60: "C+", 55: "C", 50: "C", 45: "C-", 40: "D+", 35: "D", 30: "D", 25: "D-"}
	return cmp.Or(letters[min(score-score%5, 100)], "F")
}

// sources are a security policy, read: what each directive allows. Nil where there is none that can be read.
type sources map[string][]string

// policyOf joins policies: what a directive allows is what it allows in each policy that has it.
func policyOf(headers []string) sources {
	joined := sources{}
	for policy := range strings.SplitSeq(strings.Join(headers, ","), ",") {
		seen := sources{}
		for directive := range strings.SplitSeq(policy, ";") {
			words := strings.Fields(strings.ToLower(directive))
			if len(words) == 0 {
				continue
			}
			if _, twice := seen[words[0]]; twice {
				return nil
			}
			seen[words[0]] = words[1:]
		}
		if len(seen) == 0 {
			return nil
		}
		for name, allowed := range seen {
			if others, has := joined[name]; has {
				allowed = slices.DeleteFunc(slices.Clone(allowed), func(s string) bool { return !slices.Contains(others, s) })
			}
			joined[name] = allowed
		}
	}
	return joined
}

// of is what the first of the directives that there is allows; everything where there is none.
func (s sources) of(directives ...string) []string {
	for _, name := range directives {
		if allowed, has := s[name]; has {
			return allowed
		}
	}
	return []string{"*"}
}

var (
	tooBroad = regexp.MustCompile(`^(ftp:|https?:|\*|https?://\*(\.\*)?)$`)
	inline   = regexp.MustCompile(`^('unsafe-inline'|data:)$`)
	insecure = regexp.MustCompile(`^(http|ftp):`)
)

func anyFits(list []string, patterns ...*regexp.Regexp) bool {
	return slices.ContainsFunc(list, func(s string) bool {
		return slices.ContainsFunc(patterns, func(p *regexp.Regexp) bool { return p.MatchString(s) })
	})
}

func judgePolicy(policy sources) mark {
	scripts, styles := policy.of("script-src", "default-src"), policy.of("style-src", "default-src")
	var active, passive []string
	for name, allowed := range policy {
		if name != "img-src" && name != "media-src" {
			active = append(active, allowed...)
		} else {
			passive = append(passive, allowed...)
		}
	}
	switch {
	case policy == nil:
		return mark{-25, "no security policy that can be read"}
	case anyFits(scripts, tooBroad, inline) || anyFits(policy.of("object-src", "default-src"), tooBroad):
		return mark{-20, "scripts may stand in the page, or come from anywhere"}
	case anyFits(active, insecure):
		return mark{-20, "parts may be loaded without encryption"}
	case slices.Contains(scripts, "'unsafe-eval'") || slices.Contains(styles, "'unsafe-eval'"):
		return mark{-10, "text may be run as a script"}
	case anyFits(passive, insecure):
		return mark{-10, "pictures may be loaded without encryption"}
	case anyFits(styles, tooBroad, inline):
		return mark{0, "styles may stand in the page, or come from anywhere"}
	case !slices.Equal(policy["default-src"], []string{"'none'"}):
		return mark{5, "what is not named is not forbidden"}
	}
	return mark{10, "what is not named is forbidden"}
}

func judgeFraming(h http.Header, policy sources) mark {
	if _, said := policy["frame-ancestors"]; said {
		return mark{5, "the policy says who may frame it"}
	}
	if older := strings.ToLower(h.Get("X-Frame-Options")); older == "deny" || older == "sameorigin" {
		return mark{0, "an older header says who may frame it"}
	}
	return mark{-20, "nothing says who may frame it"}
}

func judgeTransport(headers []string) mark {
	if len(headers) == 0 || strings.Contains(headers[0], ",") {
		return mark{-20, "transport security is not asked for"}
	}
	for part := range strings.SplitSeq(strings.ToLower(headers[0]), ";") {
		if seconds, is := strings.CutPrefix(strings.TrimSpace(part), "max-age="); is {
			if n, err := strconv.Atoi(seconds); err == nil && n >= 15_552_000 { // half a year
				return mark{0, "transport security for half a year or more"}
			}
			return mark{-10, "transport security for less than half a year"}
		}
	}
	return mark{-20, "transport security without a time"}
}

func judgeReferrer(header string) mark {
	switch strings.ToLower(header) {
	case "no-referrer", "same-origin", "strict-origin", "strict-origin-when-cross-origin":
		return mark{5, "other sites learn no path"}
	case "":
		return mark{0, "nothing says what other sites learn"}
	}
	return mark{-5, "other sites learn too much"}
}

func judgeResource(header string) mark {
	switch strings.ToLower(header) {
	case "same-origin", "same-site":
		return mark{10, "no other site may load it"}
	case "", "cross-origin":
		return mark{0, "other sites may load it"}
	}
	return mark{-5, "who may load it cannot be read"}
}

func judgeSharing(h http.Header) mark {
	if origin := h.Get("Access-Control-Allow-Origin"); origin != "" && origin != "*" && h.Get("Access-Control-Allow-Credentials") == "true" {
		return mark{-50, "another site may read it with the reader's cookies"}
	}
	return mark{0, "no site may read it with the reader's cookies"}
}

func judgeCookies(h http.Header) mark {
	if len(h.Values("Set-Cookie")) > 0 {
		return mark{-40, "a cookie is set; the site has none"}
	}
	return mark{0, "no cookie"}
}

var scriptAddress = regexp.MustCompile(`<script[^>]*\ssrc="([^"]*)"`)

func judgeScripts(page []byte) mark {
	for _, found := range scriptAddress.FindAllSubmatch(page, -1) {
		if !bytes.HasPrefix(found[1], []byte("/")) || bytes.HasPrefix(found[1], []byte("//")) {
			return mark{-50, fmt.Sprintf("a script comes from elsewhere: %s", found[1])}
		}
	}
	return mark{0, "all scripts are the site's own"}
}

// answered is what a host sends with an address; join says what it does with a header that stands in several rules.
func answered(rules []headerRule, url string, join func([]string) []string) http.Header {
	h := http.Header{}
	for _, rule := range rules {
		if prefix, wild := strings.CutSuffix(rule.path, "*"); rule.path == url || wild && strings.HasPrefix(url, prefix) {
			for _, header := range rule.headers {
				h.Add(header[0], header[1])
			}
		}
	}
	for name, values := range h {
		h[name] = join(values)
	}
	return h
}

// Every page has the most that a site can have without being built into browsers: 130, A+. A card has 120, since it may
// stand on other sites, and A+ all the same. It holds whatever a host does with a header that stands in two rules.
func TestEveryPageIsScoredAPlus(t *testing.T) {
	for name, folder := range map[string]string{"the sample content": "../..", "the fictional collaboration": "testdata/trebygden"} {
		t.Run(name, func(t *testing.T) {
			built := serveSite(t, folder)
			rules := headerRules(string(built.files["_headers"]))
			for host, join := range map[string]func([]string) []string{
				"sends all rules": func(v []string) []string { return v },
				"joins the rules": func(v []string) []string { return []string{strings.Join(v, ", ")} },
				"takes the last":  func(v []string) []string { return v[len(v)-1:] },
			} {
				for _, page := range built.plan.Pages {
					want := 130
					if page.Layout == site.LayoutCard {
						want = 120
					}
					got, found := score(answered(rules, page.URL, join), built.page(page.URL))
					if got != want || grade(got) != "A+" {
						t.Fatalf("%s: with a host that %s: %d, %s; want %d: %v", page.URL, host, got, grade(got), want, found)
					}
				}
			}
		})
	}
}

// The scoring itself: what an answer loses for each fault.
func TestFaultsInHeadersCostWhatTheyShould(t *testing.T) {
	best := http.Header{
		"Content-Security-Policy": {"default-src 'none'; frame-ancestors 'none'; script-src 'self'"},
		"X-Frame-Options":         {"DENY"}, "X-Content-Type-Options": {"nosniff"},
		"Strict-Transport-Security": {"max-age=63072000"}, "Referrer-Policy": {"no-referrer"},
		"Cross-Origin-Resource-Policy": {"same-origin"},
	}
	for _, test := range []struct {
		name, value string // of the header that is another; "" for none
		page        string
		score       int
		grade       string
	}{
		{score: 130, grade: "A+"},
		{name: "Content-Security-Policy", value: "default-src 'none'", score: 125, grade: "A+"},
		{name: "Content-Security-Policy", value: "", score: 75, grade: "B"},
		{name: "Content-Security-Policy", value: "default-src 'none'; default-src 'self'", score: 75, grade: "B"},
		{name: "Content-Security-Policy", value: "default-src 'self'; script-src 'self' 'unsafe-inline'; frame-ancestors 'none'", score: 80, grade: "B+"},
		{name: "Content-Security-Policy", value: "img-src 'self'; frame-ancestors 'none'", score: 80, grade: "B+"},
		{name: "Content-Security-Policy", value: "default-src 'none'; font-src http://a.example; frame-ancestors 'none'", score: 80, grade: "B+"},
		{name: "Content-Security-Policy", value: "default-src 'none'; img-src http://a.example; frame-ancestors 'none'", score: 110, grade: "A+"},
		{name: "Content-Security-Policy", value: "default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'none'", score: 120, grade: "A+"},
		{name: "Content-Security-Policy", value: "default-src 'self'; frame-ancestors 'none'", score: 125, grade: "A+"},
		{name: "Content-Security-Policy", value: "default-src 'none'; script-src *, default-src 'none'; script-src 'self'; frame-ancestors *", score: 130, grade: "A+"},
		{name: "Strict-Transport-Security", value: "", score: 80, grade: "B+"},
		{name: "Strict-Transport-Security", value: "max-age=300", score: 120, grade: "A+"},
		{name: "Strict-Transport-Security", value: "max-age=63072000, max-age=63072000", score: 80, grade: "B+"},
		{name: "Referrer-Policy", value: "unsafe-url", score: 120, grade: "A+"},
		{name: "X-Content-Type-Options", value: "", score: 125, grade: "A+"},
		{name: "Cross-Origin-Resource-Policy", value: "same-origin, cross-origin", score: 115, grade: "A+"},
		{name: "Set-Cookie", value: "a=b", score: 60, grade: "C+"},
		{page: `<script defer src="https://a.example/x.js"></script>`, score: 50, grade: "C"},
		{page: `<script src="//a.example/x.js"></script>`, score: 50, grade: "C"},
		{page: `<script defer src="/static/x.js"></script>`, score: 130, grade: "A+"},
	} {
		h := best.Clone()
		if test.name != "" {
			h.Del(test.name)
		}
		if test.value != "" {
			h.Set(test.name, test.value)
		}
		if got, found := score(h, []byte(test.page)); got != test.score || grade(got) != test.grade {
			t.Errorf("%s: %q %s: %d, %s; want %d, %s: %v", test.name, test.value, test.page, got, grade(got), test.score, test.grade, found)
		}
	}
}
