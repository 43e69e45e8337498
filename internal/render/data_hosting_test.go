package render

import (
	"maps"
	"net/http"
	"slices"
	"strings"
	"testing"

	"samsyn/internal/golden"
	"samsyn/internal/site"
)

func TestHeadersAndRedirectsOfTheHost(t *testing.T) {
	plan := smallPlan(t, "2026-11-21")
	r := builtIn(t)
	golden.Check(t, "headers", printHeaders(r.Headers(plan)))
	golden.Check(t, "redirects", printRedirects(Redirects(plan)))
	if robots := string(robots(plan)); !strings.Contains(robots, "Sitemap: https://samsyn.example/sitemap.xml\n") {
		t.Errorf("robots.txt is %q", robots)
	}
}

// No header but the security policy stands in two rules that fit the same address, since hosts differ in what they
// do then; and of that no more than two.
func TestHeaderRulesDoNotOverlap(t *testing.T) {
	rules := builtIn(t).Headers(smallPlan(t, "2026-11-21"))
	for i, a := range rules {
		for _, b := range rules[i+1:] {
			for _, header := range a.Headers {
				policy := a.Path == "/*" && header.Name == "Content-Security-Policy"
				if !policy && fitsBoth(a.Path, b.Path) && slices.ContainsFunc(b.Headers, func(h Header) bool { return h.Name == header.Name }) {
					t.Errorf("%s stands under %s and %s", header.Name, a.Path, b.Path)
				}
			}
		}
	}
}

// fitsBoth reports whether an address can fit two patterns.
func fitsBoth(a, b string) bool {
	prefixA, wildA := strings.CutSuffix(a, "*")
	prefixB, wildB := strings.CutSuffix(b, "*")
	return a == b || wildA && strings.HasPrefix(prefixB, prefixA) || wildB && strings.HasPrefix(prefixA, prefixB)
}

// hosts are what hosts do with the values of a header that stands in several rules, in the order of the rules.
var hosts = map[string]func(values []string) []string{
	"one that sends all":       func(values []string) []string { return values },
	"one that joins them":      func(values []string) []string { return []string{strings.Join(values, ", ")} },
	"one that takes the first": func(values []string) []string { return values[:1] },
	"one that takes the last":  func(values []string) []string { return values[len(values)-1:] },
}

// sent is what a host sends with an address.
func sent(rules []HeaderRule, url string, join func([]string) []string) http.Header {
	h := http.Header{}
	for _, rule := range rules {
		if prefix, wild := strings.CutSuffix(rule.Path, "*"); rule.Path == url || wild && strings.HasPrefix(url, prefix) {
			for _, header := range rule.Headers {
				h.Add(header.Name, header.Value)
			}
		}
	}
	for name, values := range h {
		h[name] = join(values)
	}
	return h
}

// framable reports whether a browser shows an answer in a frame of another site. Every policy must allow that; the
// older header counts only where no policy says anything of frames, as the HTML standard has it.
func framable(h http.Header) bool {
	policies := strings.Join(h.Values("Content-Security-Policy"), ", ")
	if strings.Contains(policies, "frame-ancestors") {
		return !strings.Contains(policies, "frame-ancestors 'none'")
	}
	return h.Get("X-Frame-Options") == ""
}

// Cards and the pictures beside them may be shown by any site; nothing else that the site makes for readers may be
// framed. Nothing goes without a security policy, what is not there neither.
func TestOnlyCardsMayBeFramedWhateverTheHostDoes(t *testing.T) {
	plan, r := smallPlan(t, "2026-11-21"), builtIn(t)
	rules := r.Headers(plan)
	open := map[string]bool{} // by address, whether other sites may show it
	for _, p := range plan.Pages {
		open[p.URL] = p.Layout == site.LayoutCard
	}
	for _, p := range plan.Pictures {
		open[p.URL] = true
	}
	for _, a := range r.Assets() {
		open["/"+a.Path] = false
	}
	for name, join := range hosts {
		for url, open := range open {
			h := sent(rules, url, join)
			if framable(h) != open {
				t.Errorf("%s: with %s: framing is told by %q and %q", url, name, h["Content-Security-Policy"], h["X-Frame-Options"])
			}
			resource := "same-origin"
			if open {
				resource = "cross-origin"
			}
			if got := h.Get("Cross-Origin-Resource-Policy"); got != resource {
				t.Errorf("%s: with %s: may be loaded by %q; want %q", url, name, got, resource)
			}
		}
		for _, url := range append(slices.Collect(maps.Keys(open)), "/finns-inte", "/finns/inte/", "/sitemap.xml", "/search/sv/index.json") {
			for _, policy := range sent(rules, url, join).Values("Content-Security-Policy") {
				if !strings.HasPrefix(policy, "default-src 'none'; base-uri 'none'; form-action ") || strings.Contains(policy, "unsafe") {
					t.Errorf("%s: with %s: the policy is %q", url, name, policy)
				}
			}
			if h := sent(rules, url, join); h.Get("Content-Security-Policy") == "" || h.Get("X-Content-Type-Options") != "nosniff" {
				t.Errorf("%s: with %s: goes without a policy: %v", url, name, h)
			}
		}
	}
}
