package preview

import (
	"net/http"
	"slices"
	"strings"

	"golang.org/x/text/language"

	"samsyn/internal/publish"
)

// answer is what the host would say to an address.
type answer struct {
	status   int
	location string // where a redirect leads; then there is no file
	url      string // of the file
	file     *made
}

// answer finds what stands at a path. An address is looked up as a whole and never taken apart, so none leads out
// of the site. tongue is the language that the reader prefers, "" where it is not known.
func (n *shown) answer(path, tongue string) answer {
	if to, status := n.redirect(path, tongue, true); status != 0 {
		return answer{status: status, location: to}
	}
	switch {
	case n.has(path):
		return answer{status: http.StatusOK, url: path, file: n.open(path)}
	case !strings.HasSuffix(path, "/") && n.has(path+"/"):
		return answer{status: http.StatusMovedPermanently, location: path + "/"}
	case strings.HasSuffix(path, "/index.html") && n.has(strings.TrimSuffix(path, "index.html")):
		return answer{status: http.StatusMovedPermanently, location: strings.TrimSuffix(path, "index.html")}
	}
	if to, status := n.redirect(path, tongue, false); status != 0 {
		return answer{status: status, location: to}
	}
	return n.nothing()
}

// nothing is the answer where no page is.
func (n *shown) nothing() answer {
	if n.has(notFound) {
		return answer{status: http.StatusNotFound, url: notFound, file: n.open(notFound)}
	}
	return answer{status: http.StatusNotFound}
}

// notFound is the page that hosts show where there is none.
const notFound = "/404.html"

// has reports whether the host would send a file. What tells the host about headers and redirects it keeps for
// itself.
func (n *shown) has(path string) bool {
	if strings.HasPrefix(path, "/"+publish.PartsFolder) { // only a large site's has parts
		files, bad, err := n.list()
		return bad != "" || err != nil || files[path[1:]] != nil
	}
	return path == "/"+publish.ManifestPath || path != "/_headers" && path != "/_redirects" && n.snapshot.Has(path)
}

// redirect finds the first rule that fits, as hosts read them: with or without the slash at the end, and those
// for one language only for who prefers it. Without force a rule is for addresses that have no file.
func (n *shown) redirect(path, tongue string, force bool) (to string, status int) {
	for _, rule := range n.redirects {
		if rule.Force == force && (rule.From == path || strings.TrimSuffix(rule.From, "/") == strings.TrimSuffix(path, "/")) &&
			(rule.Language == "" || tongue != "" && slices.Contains(strings.Split(rule.Language, ","), tongue)) {
			return rule.To, rule.Status
		}
	}
	return "", 0
}

// tongueOf is the language that an Accept-Language header puts first.
func tongueOf(header string) string {
	if len(header) > 256 {
		return ""
	}
	tags, _, err := language.ParseAcceptLanguage(header)
	if err != nil || len(tags) == 0 {
		return ""
	}
	base, _ := tags[0].Base()
	return base.String()
}

// setHeaders sends what the site asks its host to send; of a header that stands in two rules, the last. Transport
// security belongs to a host with a certificate: on this machine it would do harm to every other program that speaks
// HTTP.
func (n *shown) setHeaders(h http.Header, path string) {
	for _, rule := range n.headers {
		prefix, wild := strings.CutSuffix(rule.Path, "*")
		if path != rule.Path && !(wild && strings.HasPrefix(path, prefix)) {
			continue
		}
		for _, header := range rule.Headers {
			if header.Name != "Strict-Transport-Security" {
				h.Set(header.Name, header.Value)
			}
		}
	}
}
