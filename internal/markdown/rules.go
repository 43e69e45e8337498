package markdown

// The rules of bodies. Their names are part of the product: they never change meaning.
const (
	RuleRawHTML          = "raw-html"
	RuleForbiddenLink    = "forbidden-link" // a scheme other than http, https, mailto, tel; // and \ in an address
	RuleEmptyLink        = "empty-link"     // a link without words or without an address
	RuleImageWithoutAlt  = "image-without-alt"
	RuleExternalImage    = "external-image"    // a picture on another host
	RuleHeadingAttribute = "heading-attribute" // anything but {#id} after a heading
	RuleDuplicateHeading = "duplicate-heading" // two headings with the same explicit id
	RuleHeadingLevel     = "heading-level"     // a heading of the first level, or one that skips a level
	RuleEmptyHeading     = "empty-heading"
	RuleTwoSpaceBreak    = "two-space-break"
	RuleUnclosedFence    = "unclosed-fence"
	RuleTooDeep          = "too-deep" // quotes and lists within one another beyond all sense
)
