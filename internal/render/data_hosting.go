package render

import (
	"bytes"
	"fmt"
	"path"
	"slices"
	"strings"

	"samsyn/internal/civic"
	"samsyn/internal/site"
)

// HeaderRule is the headers that a host sends with the addresses of a pattern: a path, or one that ends in "*".
// Where two rules that fit an address have the same header, one host sends both, another joins them with a comma, a
// third takes the first or the last. So no header stands in two such rules but the security policy, which is written
// to hold whichever of them a host does.
type HeaderRule struct {
	Path    string
	Headers []Header
}

// Header is a response header.
type Header struct{ Name, Value string }

// RedirectRule is an address that leads to another.
type RedirectRule struct {
	From, To string
	Status   int
	Force    bool   // also where a file stands at From
	Language string // only for who prefers one of these languages, separated by commas; "" for everyone
}

// Headers is the one table of response headers: _headers is printed from it, and a preview sends the same.
func (r *Renderer) Headers(p *site.Plan) []HeaderRule {
	rules := []HeaderRule{
		{"/*", []Header{
			// Two years, without the subdomains: those of the host's name are not this site's to speak for.
			{"Strict-Transport-Security", "max-age=63072000"},
			{"X-Content-Type-Options", "nosniff"},
			{"Referrer-Policy", "strict-origin-when-cross-origin"},
			{"Permissions-Policy", "camera=(), geolocation=(), microphone=(), payment=(), usb=(), browsing-topics=()"},
			// It parts windows; frames and pictures, such as cards and badges, it does not touch.
			{"Cross-Origin-Opener-Policy", "same-origin"},
			// For addresses that no rule below fits, above all those where nothing stands.
			{"Content-Security-Policy", r.contentSecurityPolicy()},
		}},
		{"/", r.own()},
		{"/404.html", r.own()},
		{"/static/*", append(r.own(), Header{"Cache-Control", "public, max-age=31536000, immutable"})},
		{"/data/*", append(r.unframed(),
			Header{"Access-Control-Allow-Origin", "*"},
			Header{"Cross-Origin-Resource-Policy", "cross-origin"},
		)},
	}
	for _, folder := range p.CardFolders() {
		rules = append(rules, HeaderRule{folder + "*", []Header{
			{"Content-Security-Policy", cardSecurityPolicy},
			{"Cross-Origin-Resource-Policy", "cross-origin"},
		}})
	}
	for _, tag := range p.Langs {
		rules = append(rules,
			HeaderRule{"/" + string(tag) + "/*", r.own()},
			// The parts of a search index are compressed already, and named by what they hold; its root is neither.
			HeaderRule{"/search/" + string(tag) + "/parts/*", []Header{
				{"Cache-Control", "public, max-age=31536000, immutable"},
				{"Content-Type", "application/octet-stream"},
			}})
	}
	return rules
}

// cardSecurityPolicy lets any site show a card in a frame. A card has styles and pictures, and no script or form.
const cardSecurityPolicy = "default-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors *; " +
	"img-src 'self'; style-src 'self'"

// unframed are the headers of everything that no other site may show in a frame. They stand with the folders: under
// "/*" they would forbid a card's frame too, where a host sends both rules or the first.
func (r *Renderer) unframed() []Header {
	return []Header{{"Content-Security-Policy", r.contentSecurityPolicy("frame-ancestors 'none'")}, {"X-Frame-Options", "DENY"}}
}

// own are the headers of what no other site may show or load.
func (r *Renderer) own() []Header {
	return append(r.unframed(), Header{"Cross-Origin-Resource-Policy", "same-origin"})
}

// contentSecurityPolicy allows nothing but the site's own styles and pictures, its search form, and fonts and
// scripts where the static folder holds any; nothing inline. Scripts may fetch from the site, as the search does.
func (r *Renderer) contentSecurityPolicy(more ...string) string {
	policy := append([]string{"default-src 'none'", "base-uri 'none'", "form-action 'self'"}, more...)
	policy = append(policy, "img-src 'self'", "style-src 'self'")
	if r.hasAsset(".woff2", ".woff", ".ttf", ".otf") {
		policy = append(policy, "font-src 'self'")
	}
	if r.hasAsset(".js", ".mjs") {
		policy = append(policy, "script-src 'self'", "connect-src 'self'")
	}
	return strings.Join(policy, "; ")
}

func (r *Renderer) hasAsset(extensions ...string) bool {
	return slices.ContainsFunc(r.Assets(), func(a Asset) bool {
		return slices.Contains(extensions, path.Ext(a.Path))
	})
}

// Redirects is the one table of redirects: the old addresses of documents for good, and the root to the
// language that a reader prefers, with force, since a page stands there for hosts that know no redirects.
func Redirects(p *site.Plan) []RedirectRule {
	var rules []RedirectRule
	for _, r := range p.Redirects {
		rules = append(rules, RedirectRule{From: r.From, To: r.To, Status: 301})
	}
	if len(p.Langs) == 0 {
		return rules
	}
	root := func(tag civic.Lang, language string) RedirectRule {
		return RedirectRule{From: "/", To: "/" + string(tag) + "/", Status: 302, Force: true, Language: language}
	}
	for _, tag := range p.Langs[1:] {
		rules = append(rules, root(tag, preferences(tag)))
	}
	return append(rules, root(p.Langs[0], ""))
}

// preferences are the tags by which a reader asks for a language: Bokmål is asked for as Norwegian too.
func preferences(tag civic.Lang) string {
	if tag == "nb" {
		return "nb,no"
	}
	return string(tag)
}

// printHeaders writes the table as the _headers file of static hosts.
func printHeaders(rules []HeaderRule) []byte {
	var b bytes.Buffer
	for _, rule := range rules {
		fmt.Fprintln(&b, rule.Path)
		for _, h := range rule.Headers {
			fmt.Fprintf(&b, "  %s: %s\n", h.Name, h.Value)
		}
	}
	return b.Bytes()
}

// printRedirects writes the table as the _redirects file of static hosts.
func printRedirects(rules []RedirectRule) []byte {
	var b bytes.Buffer
	for _, rule := range rules {
		force, language := "", ""
		if rule.Force {
			force = "!"
		}
		if rule.Language != "" {
			language = " Language=" + rule.Language
		}
		fmt.Fprintf(&b, "%s %s %d%s%s\n", rule.From, rule.To, rule.Status, force, language)
	}
	return b.Bytes()
}
