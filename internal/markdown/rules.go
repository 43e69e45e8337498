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
	RuleUnusedNote       = "unused-footnote"
	RuleUnusedDefinition = "unused-definition" // the address of a link that no link uses
	RuleTableShape       = "table-shape"       // a row with more cells than the table has columns
	RuleListNumber       = "list-number"       // an item whose number is not the one that is shown
	RuleUnfitEntity      = "unfit-entity"      // an entity for a character that must not stand in a text
	RuleTooManyEntries   = "too-many-entries"  // definitions of links and footnotes
	RuleTooManyProblems  = "too-many-problems"
	RuleTooDeep          = "too-deep" // quotes and lists within one another beyond all sense
)
