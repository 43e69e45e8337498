package content

import (
	"bytes"
	"fmt"
	"regexp"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"
)

// slips returns the mistakes that are looked for in a line, the surest first.
func slips() []func(r *reader, at int) (slip, bool) {
	return []func(*reader, int) (slip, bool){unseenSpace, indentTab, wideColon, listMark, openQuote, missingColon, bareText, openBracket, shiftedLine}
}

var (
	keyLine   = regexp.MustCompile(`^(\s*(?:- )?[A-Za-z0-9_-]+:\s+)(\S.*?)\s*$`)
	looseLine = regexp.MustCompile(`^(\s*(?:- )?)([a-z][a-z0-9-]*)(:?)( *)([^\s:].*?)\s*$`)
)

// valueOn takes a line with a key and its value apart. comment is the remark behind the value.
func valueOn(line []byte) (key, value, comment string, ok bool) {
	match := keyLine.FindSubmatch(line)
	if match == nil || match[2][0] == '#' {
		return "", "", "", false
	}
	key, value = string(match[1]), string(match[2])
	if before, after, commented := strings.Cut(value, " #"); commented {
		value, comment = strings.TrimSpace(before), " #"+after
	}
	return key, value, comment, true
}

// unseenSpace finds a space that YAML takes for a letter.
func unseenSpace(r *reader, at int) (slip, bool) {
	line := string(r.lines[at])
	for i, c := range line {
		if c <= unicode.MaxASCII || !unicode.Is(unicode.Zs, c) && !unicode.Is(unicode.Cf, c) {
			continue
		}
		before := strings.TrimSpace(line[:i])
		if before != "" && before != "-" && !strings.HasSuffix(before, ":") && !strings.HasPrefix(strings.TrimSpace(line[i+utf8.RuneLen(c):]), ":") {
			continue
		}
		plain := strings.Map(func(c rune) rune {
			if c > unicode.MaxASCII && (unicode.Is(unicode.Zs, c) || unicode.Is(unicode.Cf, c)) {
				return ' '
			}
			return c
		}, line)
		return slip{
			rule: RuleInvisible, line: at, col: utf8.RuneCountInString(line[:i]) + 1, width: 1, mended: plain,
			text: fmt.Sprintf("the character U+%04X stands where a plain space is wanted", c),
			hint: "remove it, and type a space with the space bar",
		}, true
	}
	return slip{}, false
}

// indentTab finds a line that tabs indent.
func indentTab(r *reader, at int) (slip, bool) {
	line := string(r.lines[at])
	rest := strings.TrimLeft(line, " \t")
	indent := line[:len(line)-len(rest)]
	tabs := strings.Count(indent, "\t")
	if tabs == 0 || rest == "" {
		return slip{}, false
	}
	return slip{
		rule: RuleBadYAML, line: at, col: strings.Index(indent, "\t") + 1, width: 1, text: tabText, hint: tabHint,
		mended: strings.ReplaceAll(indent, "\t", "  ") + rest, change: mendedLine{col: 0, by: tabs},
	}, true
}

// wideColon finds a key before a colon of Chinese or Japanese writing.
func wideColon(r *reader, at int) (slip, bool) {
	key, value, found := strings.Cut(string(r.lines[at]), "：")
	if !found || !isKey(strings.TrimLeft(key, " -")) {
		return slip{}, false
	}
	return slip{
		rule: RuleBadYAML, line: at, col: utf8.RuneCountInString(key) + 1, width: 1,
		text: "a wide colon (：) stands where a plain one is wanted", hint: "write a colon and a space",
		mended: key + ": " + strings.TrimSpace(value), change: mendedLine{col: utf8.RuneCountInString(key) + 2, by: 1},
	}, true
}

var listLine = regexp.MustCompile(`^(\s*)([•·–—-])(\s*)([{\[A-Za-z].*)$`)

// listMark finds an entry of a list that a bullet or a dash begins, or a hyphen without its space.
func listMark(r *reader, at int) (slip, bool) {
	match := listLine.FindStringSubmatch(string(r.lines[at]))
	if match == nil || match[2] == "-" && match[3] != "" {
		return slip{}, false
	}
	s := slip{
		rule: RuleBadYAML, line: at, col: utf8.RuneCountInString(match[1]) + 1, width: 1,
		text: fmt.Sprintf("an entry of a list begins with %q", match[2]), hint: "begin it with a hyphen and a space",
		mended: match[1] + "- " + match[4], change: mendedLine{col: len(match[1]) + 2, by: 1 - utf8.RuneCountInString(match[3])},
	}
	if match[2] == "-" {
		s.text, s.hint = "a space is missing after the hyphen", "write a space after it"
	}
	return s, true
}

// openQuote finds a text that begins with a quotation mark and does not end with one.
func openQuote(r *reader, at int) (slip, bool) {
	key, value, comment, ok := valueOn(r.lines[at])
	if !ok || value[0] != '"' && value[0] != '\'' || quotedExtent([]byte(value)) > 0 {
		return slip{}, false
	}
	return slip{
		rule: RuleBadYAML, line: at, col: utf8.RuneCountInString(key) + 1, width: 1, mended: key + value + value[:1] + comment,
		text: "the quotation mark that opens here is never closed",
		hint: written(key, value+value[:1]),
	}, true
}

// missingColon finds a key without its colon, or without the space after it.
func missingColon(r *reader, at int) (slip, bool) {
	match := looseLine.FindStringSubmatch(string(r.lines[at]))
	if match == nil || match[3] != "" && match[4] != "" || match[3] == "" && match[4] == "" || !isKey(match[2]) {
		return slip{}, false
	}
	key, value := match[1]+match[2], match[5]
	if rest, equals := strings.CutPrefix(value, "= "); equals && match[3] == "" {
		return equalsSign(at, key, match[2], rest), true
	}
	col := utf8.RuneCountInString(key) + 1
	s := slip{
		rule: RuleBadYAML, line: at, col: col - utf8.RuneCountInString(match[2]), width: utf8.RuneCountInString(match[2]),
		text: fmt.Sprintf("a colon is missing after %q", match[2]), hint: "write " + match[2] + ": " + value,
		mended: key + ":" + match[4] + value, change: mendedLine{col: col, by: 1},
	}
	if match[3] != "" {
		s.text = fmt.Sprintf("a space is missing after the colon of %q", match[2])
		s.mended, s.change.col = key+": "+value, col+1
	}
	return s, true
}

// equalsSign is the slip of a key and its value with an equals sign between them.
func equalsSign(at int, key, word, value string) slip {
	return slip{
		rule: RuleBadYAML, line: at, col: utf8.RuneCountInString(key) + 2, width: 1,
		text: "an equals sign stands where a colon is wanted", hint: "write " + word + ": " + value,
		mended: key + ": " + value, change: mendedLine{col: utf8.RuneCountInString(key) + 2, by: -1},
	}
}

// bareText finds a text that YAML reads something into, and needs quotation marks.
func bareText(r *reader, at int) (slip, bool) {
	key, value, comment, ok := valueOn(r.lines[at])
	if !ok {
		return slip{}, false
	}
	indent := utf8.RuneCountInString(key)
	s := slip{rule: RuleBadYAML, line: at, width: 1, change: mendedLine{col: indent + 1, by: 1, quoted: true}}
	end := extent([]byte(value))
	colon := strings.Index(value, ": ")
	switch {
	case (value[0] == '"' || value[0] == '\'') && end < len(value):
		s.col, s.text = indent+utf8.RuneCountInString(value[:end])+1, "the text goes on after its closing quotation mark"
	case strings.IndexByte(`"'{`, value[0]) >= 0 || value[0] == '[' && bracketExtent([]byte(value)) == 0:
		return slip{}, false
	case value[0] == '[':
		if end == len(value) {
			return slip{}, false
		}
		s.col, s.text = indent+1, "a text that begins with a bracket needs quotation marks"
	case strings.IndexByte("@`*&!%|>-?,]}#", value[0]) >= 0:
		s.col, s.text = indent+1, fmt.Sprintf("a text that begins with %q needs quotation marks", value[:1])
	case colon >= 0:
		s.col, s.text = indent+utf8.RuneCountInString(value[:colon])+1, "a text with a colon and a space in it needs quotation marks"
	case strings.HasSuffix(value, ":"):
		s.col, s.text = indent+utf8.RuneCountInString(value), "a text that ends with a colon needs quotation marks"
	default:
		return slip{}, false
	}
	quoted := quote(value)
	s.hint = written(key, quoted)
	s.mended = key + quoted + comment
	return s, true
}

// maxShown is how long a text may be that a hint writes out.
const maxShown = 200

// written is the hint to write a key with its value in quotation marks.
func written(key, quoted string) string {
	if len(quoted) > maxShown {
		return "put the whole text in quotation marks"
	}
	return "write " + strings.TrimPrefix(strings.TrimSpace(key), "- ") + " " + quoted
}

// quote puts a text into the quotation marks that change least in it.
func quote(s string) string {
	if strings.Contains(s, `"`) && !strings.Contains(s, "'") {
		return "'" + s + "'"
	}
	return `"` + strings.ReplaceAll(strings.ReplaceAll(s, `\`, `\\`), `"`, `\"`) + `"`
}

// openBracket finds a list or map in brackets that is not closed on its line, or holds two colons where a comma
// is missing.
func openBracket(r *reader, at int) (slip, bool) {
	line := r.lines[at]
	open := bytes.IndexAny(line, "[{")
	if open < 0 {
		return slip{}, false
	}
	col := utf8.RuneCount(line[:open]) + 1
	rest := bytes.TrimRight(line[open:], " \t")
	if bracketExtent(rest) == 0 {
		closing := map[byte]string{'[': "]", '{': "}"}[rest[0]]
		return slip{
			rule: RuleBadYAML, line: at, col: col, width: 1, mended: string(line[:open]) + string(rest) + closing,
			text: "the bracket that opens here is never closed", hint: "write " + closing + " where it ends",
		}, true
	}
	return slip{}, false
}

// shiftedLine finds a line that is indented otherwise than those that it belongs to.
func shiftedLine(r *reader, at int) (slip, bool) {
	line := string(r.lines[at])
	word := strings.TrimLeft(line, " ")
	if !strings.Contains(word, ":") || strings.HasPrefix(word, "\t") {
		return slip{}, false
	}
	indent := len(line) - len(word)
	above := at - 1
	for above >= 0 && !says(r.lines[above]) {
		above--
	}
	if above < 0 {
		return slip{}, false
	}
	before := string(r.lines[above])
	start := len(before) - len(strings.TrimLeft(before, " "))
	if strings.HasPrefix(before[start:], "- ") && !strings.HasPrefix(word, "- ") {
		start += 2
	}
	if start == indent {
		return slip{}, false
	}
	key, _, _ := strings.Cut(word, ":")
	if !isKey(strings.TrimPrefix(key, "- ")) {
		return slip{}, false
	}
	return slip{
		rule: RuleBadYAML, line: at, col: indent + 1, width: max(utf8.RuneCountInString(key), 1),
		text:   fmt.Sprintf("this line begins in column %d, and the one above it in column %d", indent+1, start+1),
		hint:   "let the keys that belong together begin in the same column",
		mended: strings.Repeat(" ", start) + word, change: mendedLine{col: 0, by: start - indent},
	}, true
}

// isKey reports whether a word is a key that some record has, so that a line of text is not taken for one.
func isKey(word string) bool { return slices.Contains(strings.Fields(allKeys), word) }

const allKeys = "title summary draft translation sources checked notes extra url page file note on by about text " +
	"format description baseURL languages timezone publisher name email organisation-number types " +
	"short boilerplate country formed ended members council from until bodies id kind under composition seats " +
	"filings columns rows sums year body cells figures unit values value municipality code county website " +
	"joined-into date forms section registration pattern order type collaboration adoption parties rule " +
	"amendments-count at-least share versions version stage referral to submitted sha256 valid review closed " +
	"responsible political official group relations based-on implements amends replaces repeals topics aliases " +
	"corrections decides document outcome scope deviation condition condition-met annuls citation approved announced " +
	"final votes for against abstained dissent minutes embargo issuers documents decisions claims standing n contacts " +
	"role phone withdrawn reason example nav"
