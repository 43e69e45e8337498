package content

import (
	"path"
	"regexp"
	"slices"
	"strings"

	"samsyn/internal/civic"
	"samsyn/internal/diag"
	"samsyn/internal/markdown"
)

// Root is the folder that every path of a Tree begins with.
const Root = "content"

// identity is what a path says about its file.
type identity struct {
	kind    civic.Kind
	id      string
	version string
	lang    civic.Lang
}

var flatKinds = []civic.Kind{
	civic.KindCollaboration, civic.KindCouncil, civic.KindDecision, civic.KindRelease, civic.KindTerm, civic.KindPage,
}

var (
	idForm      = regexp.MustCompile(`^[a-z0-9]+(-[a-z0-9]+)*$`)
	versionForm = regexp.MustCompile(`^[a-z0-9]+([.-][a-z0-9]+)*$`)
	langForm    = regexp.MustCompile(`^[a-z]{2,3}(-[A-Z][a-z]{3})?(-([A-Z]{2}|[0-9]{3}))?$`)
)

const (
	maxIDBytes   = 120
	maxPathBytes = 400
)

func isID(s string) bool { return len(s) <= maxIDBytes && idForm.MatchString(s) }

// isLanguage reports whether a word is a plain BCP 47 tag. Of the tags with two letters it knows those of ISO
// 639-1; of those with three it knows the form alone.
func isLanguage(s string) bool {
	if !langForm.MatchString(s) {
		return false
	}
	primary, _, _ := strings.Cut(s, "-")
	return len(primary) == 3 && !strings.Contains(longTags, " "+primary+" ") || strings.Contains(languages, " "+primary+" ")
}

// languages are the codes of ISO 639-1.
const languages = " aa ab ae af ak am an ar as av ay az ba be bg bh bi bm bn bo br bs ca ce ch co cr cs cu cv cy " +
	"da de dv dz ee el en eo es et eu fa ff fi fj fo fr fy ga gd gl gn gu gv ha he hi ho hr ht hu hy hz ia id ie ig ii " +
	"ik io is it iu ja jv ka kg ki kj kk kl km kn ko kr ks ku kv kw ky la lb lg li ln lo lt lu lv mg mh mi mk ml mn mr " +
	"ms mt my na nb nd ne ng nl nn no nr nv ny oc oj om or os pa pi pl ps pt qu rm rn ro ru rw sa sc sd se sg si sk sl " +
	"sm sn so sq sr ss st su sv sw ta te tg th ti tk tl tn to tr ts tt tw ty ug uk ur uz ve vi vo wa wo xh yi yo za zh zu "

// longTags are codes of three letters that BCP 47 does not know, since there is one of two.
const longTags = " swe eng nob nno nor dan fin isl deu ger fra fre spa est "

// commonLanguages are offered where a tag is nearly one of them.
var commonLanguages = []string{"sv", "en", "nb", "nn", "da", "fi", "se", "sv-FI", "en-GB"}

// languageHint offers the tag that was probably meant.
func languageHint(word string) string {
	for tag, names := range map[string][]string{
		"sv": {"swe", "svenska", "swedish", "svensk"}, "en": {"eng", "engelska", "engelsk", "english"},
		"nb": {"nob", "nor", "norska", "norsk", "bokmal", "bokmål", "norwegian"}, "fi": {"fin", "finska", "finsk", "finnish"},
	} {
		if slices.Contains(names, strings.ToLower(word)) {
			return "did you mean \"" + tag + "\"?"
		}
	}
	return diag.DidYouMean(word, commonLanguages)
}

// addressWords are the words that a document's own addresses use, so that no version can be called by one.
var addressWords = []string{
	"document", "index", "index.html", "text.md", "text", "feed", "feed.atom", "feed.json", "calendar", "calendar.ics",
	"andringar", "changes", "endringer", "parallell", "parallel",
}

// reserved are the names that some systems can't give to a file.
func reserved(id string) bool {
	stem, _, _ := strings.Cut(id, ".")
	return slices.Contains([]string{"con", "prn", "aux", "nul"}, stem) ||
		len(stem) == 4 && (strings.HasPrefix(stem, "com") || strings.HasPrefix(stem, "lpt")) && stem[3] >= '0' && stem[3] <= '9'
}

// identify reads a path. A problem says what is wrong with it; ok is false where the file is no record.
func identify(file string, problems *diag.List) (who identity, ok bool) {
	at := diag.Span{Pos: diag.Pos{File: file}}
	within, _ := strings.CutPrefix(file, Root+"/")
	if len(file) > maxPathBytes {
		problems.Errorf(RulePathTooLong, at, "the path has %d bytes, more than the %d that every system can take", len(file), maxPathBytes)
		return who, false
	}
	if within == "site.yaml" {
		return identity{kind: KindSite, id: "site"}, true
	}
	folder, name := path.Split(within)
	if within == file || !strings.HasSuffix(name, ".md") {
		stray(file, problems)
		return who, false
	}
	parts := strings.Split(strings.TrimSuffix(folder, "/"), "/")
	switch {
	case len(parts) == 1 && slices.Contains(flatKinds, civic.Kind(parts[0])):
		who.kind = civic.Kind(parts[0])
	case len(parts) == 2 && parts[0] == string(civic.KindDocument):
		who.kind, who.id = civic.KindDocument, parts[1]
	default:
		stray(file, problems)
		return who, false
	}
	stem, lang, ok := splitName(at, name, problems)
	if !ok {
		return who, false
	}
	who.lang = lang
	switch {
	case who.kind != civic.KindDocument:
		who.id = stem
	case stem != "document":
		who.kind, who.version = civic.KindVersion, stem
	}
	return who, checkIDs(at, who, problems)
}

// splitName cuts <id>.<lang>.md.
func splitName(at diag.Span, name string, problems *diag.List) (stem string, lang civic.Lang, ok bool) {
	stem = strings.TrimSuffix(name, ".md")
	dot := strings.LastIndexByte(stem, '.')
	tag := stem[dot+1:]
	switch {
	case dot > 0 && isLanguage(tag):
		return stem[:dot], civic.Lang(tag), true
	case dot > 0 && strings.ToLower(tag) != tag && isLanguage(strings.ToLower(tag)):
		problems.Errorf(RuleUnknownLanguage, at, "the language %q in the file's name is not written in small letters", tag).
			Hint = "name the file " + stem[:dot] + "." + strings.ToLower(tag) + ".md"
	case dot > 0 && strings.Trim(tag, "0123456789") == tag && len(tag) > 1:
		problems.Errorf(RuleUnknownLanguage, at, "%q in the file's name is not the tag of a language", tag).
			Hint = cmpHint(languageHint(tag), "write a tag such as sv, en or nb before .md")
	default:
		problems.Errorf(RuleStrayFile, at, "the file's name does not say its language").
			Hint = "name it " + withoutTag(stem) + ", or with the tag of another language"
	}
	return "", "", false
}

// withoutTag makes a file's name of one that sets its language off with something else than a point.
func withoutTag(stem string) string {
	if i := strings.LastIndexAny(stem, "_- "); i > 0 && slices.Contains(commonLanguages, stem[i+1:]) {
		return stem[:i] + "." + stem[i+1:] + ".md"
	}
	return stem + ".sv.md"
}

// checkIDs reports ids that break the pattern. The record is read all the same: its path is still its identity.
func checkIDs(at diag.Span, who identity, problems *diag.List) bool {
	if !isID(who.id) || reserved(who.id) {
		badID(at, "id", who.id, "small letters a–z, digits and single hyphens", problems)
	}
	if who.kind == civic.KindVersion {
		checkVersionID(at, who.version, problems)
	}
	return true
}

// checkVersionID reports a version's id that breaks the pattern or has another meaning in an address.
func checkVersionID(at diag.Span, version string, problems *diag.List) bool {
	switch {
	case len(version) > maxIDBytes || !versionForm.MatchString(version) || reserved(version):
		badID(at, "version", version, "small letters a–z and digits, with single points or hyphens between them", problems)
	case isLanguage(version):
		problems.Errorf(RuleBadID, at, "the version %q is called like a language", version).
			Hint = "addresses end in a language's tag; call the version otherwise, such as v-" + version
	case slices.Contains(addressWords, version):
		problems.Errorf(RuleBadID, at, "the version %q is called like a page of the document's own", version).
			Hint = "call it otherwise"
	default:
		return true
	}
	return false
}

func badID(at diag.Span, what, id, pattern string, problems *diag.List) {
	if len(id) > maxIDBytes {
		problems.Errorf(RulePathTooLong, at, "the %s has %d bytes, more than the %d that it may have", what, len(id), maxIDBytes)
		return
	}
	if reserved(id) {
		problems.Errorf(RuleBadID, at, "the %s %q is a name that some computers can't give to a file", what, id)
		return
	}
	if r, found := invisible(id); found {
		problems.Errorf(RuleInvisible, at, "the %s %s holds the invisible character U+%04X", what, visible(id), r).
			Hint = "name the file anew"
		return
	}
	problems.Errorf(RuleBadID, at, "the %s %q is not made of %s", what, id, pattern).Hint = suggestID(id)
}

// suggestID offers the id that a name would make.
func suggestID(s string) string {
	if id := markdown.Slug(s); id != "" && id != s {
		return "did you mean \"" + id + "\"?"
	}
	return ""
}

// stray reports a Markdown file that is no record where it lies.
func stray(file string, problems *diag.List) {
	p := problems.Errorf(RuleStrayFile, diag.Span{Pos: diag.Pos{File: file}}, "no record lies here")
	within := strings.TrimPrefix(file, Root+"/")
	folder, _, _ := strings.Cut(within, "/")
	kinds := []string{string(civic.KindDocument)}
	for _, kind := range flatKinds {
		kinds = append(kinds, string(kind))
	}
	switch {
	case folder == string(civic.KindDocument):
		p.Hint = "a document is a folder: documents/<id>/document.<lang>.md, with its texts beside it"
	case slices.Contains(kinds, folder):
		p.Hint = "put it right under " + Root + "/" + folder + "/"
	case OwnWord(folder, kinds) != "":
		p.Hint = "did you mean the folder \"" + OwnWord(folder, kinds) + "\"?"
	case strings.Contains(within, "/") && diag.Nearest(folder, kinds) != "":
		p.Hint = "did you mean the folder \"" + diag.Nearest(folder, kinds) + "\"?"
	default:
		p.Hint = "records lie in the folders " + strings.Join(kinds, ", ")
	}
}
