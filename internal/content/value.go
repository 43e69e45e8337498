package content

import (
	"bytes"
	"net/url"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"unicode/utf8"

	"go.yaml.in/yaml/v4"

	"samsyn/internal/civic"
	"samsyn/internal/diag"
	"samsyn/internal/markdown"
)

// plainText reads a text exactly as written, whatever YAML would make of it: 010 stays 010, no stays no.
func plainText(r *reader, n *yaml.Node, name string) (string, bool) {
	if n.Kind != yaml.ScalarNode || isNull(n) {
		p := r.wrongType(n, name, "a text")
		if n.Kind == yaml.MappingNode && (name == "title" || name == "summary") {
			p.Hint = "its words in another language stand in that language's own file"
		}
		return "", false
	}
	text := markdown.NFC(strings.TrimSpace(n.Value))
	if name == "title" && utf8.RuneCountInString(text) > maxTitle {
		r.problems.Errorf(RuleTitleTooLong, r.span(n), "the title has %d characters, more than the %d that it may have", utf8.RuneCountInString(text), maxTitle).
			Hint = "shorten it, and let the summary say the rest"
		return "", false
	}
	if name == "title" {
		r.quotedTitle(n, text)
	}
	return text, true
}

// quotedTitle warns of a title within the quotation marks that word processors write: they are shown with it. A release
// may be headed by what somebody has said.
func (r *reader) quotedTitle(n *yaml.Node, title string) {
	const marks = "“”„‟«»"
	inner := strings.Trim(title, marks)
	if r.kind == civic.KindRelease || n.Style&(yaml.SingleQuotedStyle|yaml.DoubleQuotedStyle) != 0 || inner == "" ||
		strings.ContainsAny(inner, marks) || utf8.RuneCountInString(title)-utf8.RuneCountInString(inner) != 2 || strings.HasPrefix(title, inner) {
		return
	}
	r.problems.Warnf(RuleQuotedTitle, r.span(n), "the title stands in quotation marks of a kind that is read as a part of it").
		Hint = "write title: " + inner + "; or, where they belong to the title, put all of it in straight quotation marks"
}

// word reads a name: an id, a number as a council writes it. What can't be seen must not stand in it.
func word(r *reader, n *yaml.Node, name string) (string, bool) {
	s, ok := plainText(r, n, name)
	if !ok {
		return "", false
	}
	if r.curlyQuotes(n, name, s) {
		return "", false
	}
	if c, found := invisible(s); found && c != '\u00A0' {
		r.problems.Errorf(RuleInvisible, r.span(n), "%s %s holds the invisible character U+%04X", name, visible(s), c).
			Hint = "type the value anew"
		return "", false
	}
	return s, true
}

// id reads an id that is a name of something else, or of a part of the record.
func id(r *reader, n *yaml.Node, name string) (string, bool) {
	s, ok := plainText(r, n, name)
	if !ok {
		return "", false
	}
	if r.curlyQuotes(n, name, s) {
		return "", false
	}
	if c, found := invisible(s); found {
		r.problems.Errorf(RuleInvisible, r.span(n), "%s %s holds the invisible character U+%04X", name, visible(s), c).
			Hint = "type the value anew"
		return "", false
	}
	return s, true
}

// curlyQuotes reports a name in the quotation marks of running text, which are read as a part of it.
func (r *reader) curlyQuotes(n *yaml.Node, name, s string) bool {
	inner := strings.Trim(s, "“”„‟«»‘’‚")
	if inner == s || n.Style&(yaml.SingleQuotedStyle|yaml.DoubleQuotedStyle) != 0 {
		return false
	}
	r.problems.Errorf(RuleUnknownValue, r.span(n), "%s %q stands in quotation marks of a kind that is read as a part of it", name, s).
		Hint = "write \"" + inner + "\", with straight quotation marks"
	return true
}

// ownID reads an id that the record gives to a part of itself.
func ownID(r *reader, n *yaml.Node, name string) (string, bool) {
	s, ok := id(r, n, name)
	if ok && !isID(s) {
		r.problems.Errorf(RuleBadID, r.span(n), "the id %q is not made of small letters a–z, digits and single hyphens", s).
			Hint = suggestID(s)
		return "", false
	}
	return s, ok
}

func (m *mapping) text(name string) String {
	m.swallowed(name)
	return read(m, name, plainText)
}
func (m *mapping) word(name string) String {
	m.swallowed(name)
	return read(m, name, word)
}

var swallowedNumber = regexp.MustCompile(`^\s*(?:- )?[a-z-]+:(?:\s|\s[^"'\[{#]*\s)(#[0-9]\S*)`)

// swallowed warns of numbers with a # before them in the values of a key.
func (m *mapping) swallowed(name string) {
	if m.node == nil {
		return
	}
	for i := 0; i+1 < len(m.node.Content); i += 2 {
		if k := m.node.Content[i]; k.Value == name {
			m.swallowedAfter(k)
		}
	}
}

// swallowedAfter warns of a number with a # before it: YAML takes it for a remark, and it would be lost unseen.
func (r *reader) swallowedAfter(key *yaml.Node) {
	if key.Line < 1 || key.Line > len(r.lines) {
		return
	}
	line := r.lines[key.Line-1]
	if bytes.IndexByte(line, '#') < 0 {
		return
	}
	if match := swallowedNumber.FindSubmatchIndex(line); match != nil {
		col := utf8.RuneCount(line[:match[2]]) + 1
		r.problems.Warnf(RuleSwallowedNumber, r.here(key.Line, col, utf8.RuneCount(line[match[2]:match[3]])),
			"what follows # is a remark, and this number is not read").
			Hint = "put the whole value in quotation marks, or write a space after # if it is a remark"
	}
}

func (m *mapping) id(name string) String { return read(m, name, id) }

// mustID is an id without which the entry means nothing.
func (m *mapping) mustID(name string) String { return stated(m.reader, m.id(name), name) }

// ids reads a list of ids.
func (m *mapping) ids(name string) Strings { return read(m, name, idList) }

func idList(r *reader, n *yaml.Node, name string) ([]Field[string], bool) {
	return items(r, n, name, func(r *reader, n *yaml.Node, name string) (String, bool) {
		f := stated(r, readNode(r, n, "an entry of "+name, id), "an entry of "+name)
		return f, !f.Bad
	})
}

// localText reads a short text: plain, in the file's language, or a map by language.
func localText(r *reader, n *yaml.Node, name string) (civic.Text, bool) {
	if n.Kind == yaml.ScalarNode && !isNull(n) {
		s, _ := plainText(r, n, name)
		return civic.Text{r.lang: s}, true
	}
	if n.Kind != yaml.MappingNode {
		r.wrongType(n, name, "a text, or a map of texts by language,")
		return nil, false
	}
	text, whole := civic.Text{}, true
	first := firstKeys{node: n}
	for i := 0; i+1 < len(n.Content); i += 2 {
		key, value := n.Content[i], n.Content[i+1]
		m := mapping{reader: r, what: name}
		switch {
		case m.refusedKey(key):
			whole = false
		case first.find(i) != nil:
			whole = false
			r.problems.Errorf(RuleDuplicateKey, r.span(key), "the language %q is given twice", key.Value).Notes =
				[]diag.Note{{At: r.span(first.find(i)), Text: "given here first"}}
		case !isLanguage(key.Value):
			whole = false
			r.unknownLanguage(key)
		case isNull(value):
			whole = false
			r.problems.Errorf(RuleMissingKey, r.span(key), "%s in %s has no text", name, key.Value).
				Hint = "write the text, or remove the language"
		default:
			r.swallowedAfter(key)
			s, ok := plainText(r, value, name+" in "+key.Value)
			whole = whole && ok
			if ok {
				text[civic.Lang(key.Value)] = s
			}
		}
	}
	return text, whole
}

func (r *reader) unknownLanguage(n *yaml.Node) {
	r.problems.Errorf(RuleUnknownLanguage, r.span(n), "%q is not the tag of a language", n.Value).
		Hint = cmpHint(languageHint(n.Value), "write a tag such as sv, en or nb")
}

func cmpHint(hint, otherwise string) string {
	if hint != "" {
		return hint
	}
	return otherwise
}

func (m *mapping) local(name string) Text {
	m.swallowed(name)
	return read(m, name, localText)
}

// boolean reads true or false.
func boolean(r *reader, n *yaml.Node, name string) (bool, bool) {
	if n.Kind == yaml.ScalarNode {
		switch strings.ToLower(n.Value) {
		case "true":
			return true, true
		case "false":
			return false, true
		}
	}
	p := r.problems.Errorf(RuleWrongType, r.span(n), "%s is %s where true or false is wanted", name, described(n))
	p.Hint = "write true or false"
	if own := OwnWord(n.Value, []string{"true", "false"}); own != "" {
		p.Hint = "write " + own
	}
	return false, false
}

// described names a node by its value where it has one.
func described(n *yaml.Node) string {
	if n.Kind == yaml.ScalarNode && !isNull(n) {
		return strconv.Quote(n.Value)
	}
	return kindOf(n)
}

func (m *mapping) boolean(name string) Bool { return stated(m.reader, read(m, name, boolean), name) }

var numberForm = regexp.MustCompile(`^-?[0-9]{1,15}(\.[0-9]{1,9})?$`)

func number(r *reader, n *yaml.Node, name string) (civic.Number, bool) {
	if n.Kind != yaml.ScalarNode || !numberForm.MatchString(n.Value) {
		p := r.problems.Errorf(RuleWrongType, r.span(n), "%s is %s where a number is wanted", name, described(n))
		p.Hint = "write digits alone, with a point before decimals, or not-stated"
		return civic.Number{}, false
	}
	value, err := strconv.ParseFloat(n.Value, 64)
	return civic.Number{Value: value, Stated: true}, err == nil
}

func (m *mapping) number(name string) Number { return notStatedNumber(read(m, name, number)) }

func notStatedNumber(f Number) Number {
	if f.NotStated {
		f.Value = civic.Number{NotStated: true}
	}
	return f
}

// count reads a whole number that is not negative.
func count(r *reader, n *yaml.Node, name string) (civic.Number, bool) {
	value, ok := number(r, n, name)
	if ok && (value.Value < 0 || value.Value != float64(int(value.Value))) {
		r.problems.Errorf(RuleWrongType, r.span(n), "%s is %s where a whole number is wanted", name, n.Value)
		return civic.Number{}, false
	}
	return value, ok
}

func (m *mapping) count(name string) Number { return notStatedNumber(read(m, name, count)) }

// oneOf reads one of a few words. rule names what is wrong with another.
func oneOf[T ~string](rule string, allowed ...T) func(*reader, *yaml.Node, string) (T, bool) {
	return func(r *reader, n *yaml.Node, name string) (T, bool) {
		s, ok := word(r, n, name)
		if !ok {
			return "", false
		}
		if slices.Contains(allowed, T(s)) {
			return T(s), true
		}
		words := make([]string, len(allowed))
		for i, w := range allowed {
			words[i] = string(w)
		}
		r.problems.Errorf(rule, r.span(n), "%s %q is none of the words that it can be", name, s).
			Hint = wordHint(s, words)
		return "", false
	}
}

// wordHint offers the word that was meant, or all of them.
func wordHint(s string, words []string) string {
	if own := OwnWord(s, words); own != "" {
		return "did you mean \"" + own + "\"?"
	}
	return cmpHint(diag.DidYouMean(s, words), "write one of "+strings.Join(words, ", "))
}

// webAddress reads an absolute address of the web.
func webAddress(r *reader, n *yaml.Node, name string) (string, bool) {
	s, ok := word(r, n, name)
	if !ok {
		return "", false
	}
	u, err := url.Parse(s)
	scheme, _, hasScheme := strings.Cut(s, ":")
	switch {
	case err == nil && (u.Scheme == "http" || u.Scheme == "https") && u.Hostname() != "" && isPort(u.Port()) && u.User == nil && !strings.ContainsAny(s, " \\<>\"`"):
		return s, true
	case hasScheme && markdown.IsForbiddenScheme(scheme):
		r.problems.Errorf(RuleForbiddenLink, r.span(n), "%s has the scheme %q, which is not allowed", name, scheme).
			Hint = "write an address that begins with https://"
	case err == nil && u.User != nil:
		r.problems.Errorf(RuleBadAddress, r.span(n), "%s holds a user's name or password before the @, which everybody would see", name).
			Hint = "remove what stands between // and @, and the @"
	default:
		r.problems.Errorf(RuleBadAddress, r.span(n), "%s %q is not a whole web address", name, s).
			Hint = "write an address that begins with https:// and has no spaces"
	}
	return "", false
}

// isPort reports whether a port of an address is none, or one that there is.
func isPort(port string) bool {
	n, err := strconv.ParseUint(port, 10, 16)
	return port == "" || err == nil && n > 0
}

func (m *mapping) web(name string) String { return read(m, name, webAddress) }

var mailForm = regexp.MustCompile(`^[^\s@<>(),;:"\\]+@[^\s@<>(),;:"\\]+\.[^\s@<>(),;:"\\]+$`)

func mail(r *reader, n *yaml.Node, name string) (string, bool) {
	s, ok := word(r, n, name)
	if ok && !mailForm.MatchString(s) {
		r.problems.Errorf(RuleBadAddress, r.span(n), "%s %q is not a mail address", name, s).
			Hint = "write an address such as name@example.org"
		return "", false
	}
	return s, ok
}

var fingerprintForm = regexp.MustCompile(`^[0-9a-f]{64}$`)

// fingerprint reads a SHA-256 in hexadecimal.
func fingerprint(r *reader, n *yaml.Node, name string) (string, bool) {
	s, ok := word(r, n, name)
	if !ok || fingerprintForm.MatchString(s) {
		return s, ok
	}
	p := r.problems.Errorf(RuleBadFingerprint, r.span(n), "%s is not a fingerprint of 64 hexadecimal digits", name)
	if lower := strings.ToLower(s); fingerprintForm.MatchString(lower) {
		p.Hint = "write it in small letters: " + lower
	} else {
		p.Hint = "\"samsyn seal\" writes the fingerprint of a version's text"
	}
	return "", false
}
