package check

import (
	"net/url"
	"path"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"samsyn/internal/civic"
	"samsyn/internal/content"
	"samsyn/internal/markdown"
)

// segments are the words that stand for a kind of record in an address, in each language that has words of its
// own; another language has those of English.
func segments(lang civic.Lang) map[civic.Kind]string {
	switch lang {
	case "sv":
		return map[civic.Kind]string{
			civic.KindCollaboration: "samarbeten", civic.KindDocument: "dokument", civic.KindCouncil: "fullmaktige",
			civic.KindDecision: "beslut", civic.KindRelease: "pressmeddelanden", civic.KindTerm: "ordlista",
		}
	case "nb":
		return map[civic.Kind]string{
			civic.KindCollaboration: "samarbeid", civic.KindDocument: "dokumenter", civic.KindCouncil: "kommunestyrer",
			civic.KindDecision: "vedtak", civic.KindRelease: "pressemeldinger", civic.KindTerm: "ordliste",
		}
	default:
		return map[civic.Kind]string{
			civic.KindCollaboration: "collaborations", civic.KindDocument: "documents", civic.KindCouncil: "councils",
			civic.KindDecision: "decisions", civic.KindRelease: "press", civic.KindTerm: "glossary",
		}
	}
}

// ownWords are the words that the site's own addresses use right under a language, in any language, and the
// names of files and folders at its root. No page may be called by one.
func ownWords() []string {
	return []string{
		"samarbeten", "collaborations", "dokument", "documents", "fullmaktige", "councils", "beslut", "decisions",
		"antaganden", "adoptions", "pressmeddelanden", "press", "ordlista", "glossary", "sok", "search",
		"kontrollera", "verify", "kontroller", "data", "static", "assets", "kort", "card", "404", "index", "feed", "calendar",
		"sitemap", "robots", "folj", "follow", "folg", "samarbeid", "dokumenter", "kommunestyrer", "vedtak", "vedtakelser", "pressemeldinger",
		"ordliste",
	}
}

// checkAddresses looks for records whose addresses, old or new, can't stand beside one another.
func (r *resolver) checkAddresses() {
	for _, e := range r.byKind[civic.KindPage] {
		if slices.Contains(ownWords(), e.ID) || slices.Contains(r.reg.Site.Languages, civic.Lang(e.ID)) {
			p := r.found.Errorf("reserved-address", whole(e.original), "the page %q is called like an address of the site's own", e.ID)
			p.Hint = "give the file another name"
		}
	}
	taken := map[string]taken{}
	for _, d := range r.documents {
		for _, alias := range d.in.Aliases.Value {
			r.checkAlias(d, alias, taken)
		}
	}
}

// taken is where an address was given first.
type taken struct {
	document string
	field    content.String
}

func (r *resolver) checkAlias(d *document, alias content.String, all map[string]taken) {
	if !alias.OK() {
		return
	}
	clean, fault := aliasPath(alias.Value)
	if fault != "" {
		p := r.found.Errorf("bad-alias", alias.At, "the alias %q %s", alias.Value, fault)
		p.Hint = "write the path of the old address, such as /dokument/" + d.ID
		return
	}
	if what := r.pageAt(clean); what != "" {
		p := r.found.Errorf("alias-hides-page", alias.At, "the alias %q is the address of %s", alias.Value, what)
		p.Hint = "remove the alias, or rename what it hides"
		return
	}
	first, again := all[clean]
	if !again {
		all[clean] = taken{d.ID, alias}
		return
	}
	p := r.found.Errorf("same-address", alias.At, "the alias %q stands for two documents, %q and %q", alias.Value, first.document, d.ID)
	if first.document == d.ID {
		p.Text = "the alias " + quoted([]string{alias.Value}) + " stands here twice"
	}
	p.Hint = "remove one of the two"
	p.Notes = append(p.Notes, note(first.field.At, "given here first"))
}

// aliasPath brings an alias to the form in which addresses are compared: decoded, without the slash or
// index.html at its end. A fault tells why it is no address of this site.
func aliasPath(alias string) (clean, fault string) {
	if !strings.HasPrefix(alias, "/") || strings.HasPrefix(alias, "//") {
		return "", "does not begin with one slash"
	}
	if strings.ContainsAny(alias, "?#\\*:<>\"") {
		return "", "holds a character that no path of a page has"
	}
	if strings.ContainsFunc(alias, func(c rune) bool { return unicode.IsSpace(c) || unicode.IsControl(c) || markdown.Unfit(c) }) {
		return "", "holds a space"
	}
	if !utf8.ValidString(alias) {
		return "", "is not UTF-8"
	}
	decoded, err := url.PathUnescape(alias)
	if err != nil {
		return "", "holds a percent sign that is no encoding"
	}
	if strings.ContainsFunc(decoded, func(c rune) bool { return unicode.IsControl(c) || markdown.Unfit(c) }) {
		return "", "holds a control character"
	}
	decoded = strings.TrimSuffix(decoded, "index.html")
	clean = path.Clean(decoded)
	if clean != strings.TrimSuffix(decoded, "/") && clean != "/" {
		return "", "is not written straight: it has an empty part, or one of points"
	}
	return clean, ""
}

// pageAt tells what the site publishes at a path, "" where it is free.
func (r *resolver) pageAt(clean string) string {
	parts := strings.Split(strings.Trim(clean, "/"), "/")
	switch {
	case clean == "/":
		return "the site's first page"
	case slices.Contains([]string{"data", "static", "assets"}, parts[0]):
		return "the site's own files"
	case len(parts) == 1 && slices.Contains([]string{"404.html", "404", "sitemap.xml", "robots.txt", "_headers", "_redirects", "favicon.ico"}, parts[0]):
		return "one of the site's own files"
	}
	lang := civic.Lang(parts[0])
	if !slices.Contains(r.reg.Site.Languages, lang) {
		return ""
	}
	if len(parts) == 1 {
		return "the first page in a language"
	}
	for kind, word := range segments(lang) {
		if parts[1] == word {
			return r.recordAt(kind, parts[2:])
		}
	}
	if slices.Contains(ownWords(), parts[1]) && (len(parts) == 2 || parts[1] == "sok" || parts[1] == "search") {
		return "one of the site's own pages"
	}
	if len(parts) == 2 && r.live(civic.KindPage, parts[1]) {
		return "the page " + quoted(parts[1:])
	}
	return ""
}

// recordAt tells which record of a kind the rest of an address leads to.
func (r *resolver) recordAt(kind civic.Kind, rest []string) string {
	switch {
	case len(rest) == 0:
		return "a list"
	case !r.live(kind, rest[0]) || kind == civic.KindTerm:
		return ""
	case len(rest) == 1:
		return r.recordPath(kind, rest[0])
	case kind == civic.KindDocument && r.isVersion(rest[0], rest[1]):
		return "version " + quoted(rest[1:2]) + " of " + quoted(rest[:1])
	case r.files[key{Kind: kind, ID: rest[0]}][rest[1]]:
		return "the file " + quoted(rest[1:2])
	}
	return ""
}

func (r *resolver) live(kind civic.Kind, id string) bool {
	e := r.entries[key{Kind: kind, ID: id}]
	return e != nil && e.hidden == shown
}
