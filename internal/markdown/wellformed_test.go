package markdown

import (
	"fmt"
	"html"
	"regexp"
	"slices"
	"strings"
)

// allowedAttributes is all the HTML that a body may hold.
var allowedAttributes = map[string][]string{
	"p": nil, "em": nil, "strong": nil, "del": nil, "code": nil, "blockquote": nil, "ul": nil, "li": {"id"}, "br": nil, "hr": nil,
	"dl": nil, "dt": nil, "dd": nil, "table": nil, "thead": nil, "tbody": nil, "tr": nil, "pre": {"tabindex"},
	"ol": {"start"}, "sup": {"id"}, "span": {"aria-hidden"}, "section": {"class", "role"},
	"h2": {"id"}, "h3": {"id"}, "h4": {"id"}, "h5": {"id"}, "h6": {"id"},
	"th": {"scope", "class"}, "td": {"class"}, "div": {"class", "role", "tabindex", "aria-label"},
	"a":   {"href", "title", "class", "role", "aria-labelledby"},
	"img": {"src", "alt", "loading", "title"},
}

var (
	tagForm       = regexp.MustCompile(`^<(/?)([a-z][a-z0-9]*)((?: [a-z-]+="[^"<>]*")*)>`)
	attributeForm = regexp.MustCompile(` ([a-z-]+)="([^"]*)"`)
	entityForm    = regexp.MustCompile(`^&(?:lt|gt|amp|quot|#39|#824);`)
	hrefForm      = regexp.MustCompile(`^(?:LINK|#om-[^ ]*|(?i:https?://|mailto:|tel:).*)$`)
)

// wellFormed reports the first thing in s that is not of the short list of HTML that bodies hold, an id that stands
// twice, or a name of one that stands nowhere.
func wellFormed(s string) error {
	var open, named []string
	ids := map[string]bool{}
	for len(s) > 0 {
		switch s[0] {
		case '&':
			match := entityForm.FindString(s)
			if match == "" {
				return fmt.Errorf("a bare ampersand before %.20q", s)
			}
			s = s[len(match):]
		case '>', '"', '\'':
			return fmt.Errorf("a bare %c before %.20q", s[0], s)
		case '<':
			match := tagForm.FindStringSubmatch(s)
			if match == nil {
				return fmt.Errorf("a broken tag: %.60q", s)
			}
			s = s[len(match[0]):]
			name := match[2]
			allowed, known := allowedAttributes[name]
			switch {
			case !known:
				return fmt.Errorf("the element %s", name)
			case match[1] == "/":
				if len(open) == 0 || open[len(open)-1] != name {
					return fmt.Errorf("</%s> closes %v", name, open)
				}
				open = open[:len(open)-1]
				continue
			case !slices.Contains([]string{"br", "hr", "img"}, name):
				if name == "a" && slices.Contains(open, "a") {
					return fmt.Errorf("a link in a link")
				}
				open = append(open, name)
			}
			for _, attribute := range attributeForm.FindAllStringSubmatch(match[3], -1) {
				value := html.UnescapeString(attribute[2])
				switch {
				case !slices.Contains(allowed, attribute[1]):
					return fmt.Errorf("the attribute %s of %s", attribute[1], name)
				case attribute[1] == "href" && !hrefForm.MatchString(value):
					return fmt.Errorf("the address %q", value)
				case attribute[1] == "src" && value != "LINK":
					return fmt.Errorf("the picture %q", value)
				case attribute[1] == "id" && (ids[value] || !strings.HasPrefix(value, "om-")):
					return fmt.Errorf("the id %q, twice or without its prefix", value)
				case attribute[1] == "id":
					ids[value] = true
				case attribute[1] == "aria-labelledby":
					named = append(named, value)
				case attribute[1] == "href" && strings.HasPrefix(value, "#"):
					named = append(named, value[1:])
				}
			}
		default:
			s = s[1:]
		}
	}
	if len(open) > 0 {
		return fmt.Errorf("%v left open", open)
	}
	for _, name := range named {
		if !ids[name] {
			return fmt.Errorf("nothing has the id %q", name)
		}
	}
	return nil
}
