package render

import "regexp"

// blocks are the elements around which a line break in a layout says nothing: a browser drops white space there.
// Elements that may stand in a line of words, such as a, span and button, are not among them.
const blocks = `(?:article|aside|body|caption|dd|defs|details|div|dl|!doctype|dt|figcaption|figure|footer|` +
	`form|g|h[1-6]|head|header|html|li|link|main|meta|nav|ol|p|section|summary|table|tbody|td|text|tfoot|th|thead|` +
	`title|tr|ul|use)`

var (
	breakBefore = regexp.MustCompile(`\s*\n\s*(</?` + blocks + `[\s/>])`)
	breakAfter  = regexp.MustCompile(`(</?` + blocks + `(?:\s[^<>]*)?>)\s*\n\s*`)
	verbatim    = regexp.MustCompile(`<(?:pre|textarea)\b`)
)

// slimMarkup leaves out of a piece of a layout the line breaks that only its author reads: those beside a tag of a
// block. A piece that says that space is to be kept is left as it is.
func slimMarkup(src []byte) []byte {
	if verbatim.Match(src) {
		return src
	}
	return breakAfter.ReplaceAll(breakBefore.ReplaceAll(src, []byte("$1")), []byte("$1"))
}
