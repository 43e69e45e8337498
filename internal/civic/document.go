package civic

// Document is a joint governance document.
type Document struct {
	Record
	Type          string
	Collaboration *Collaboration
	Adoption      Adoption
	Versions      []*Version // oldest first
	Valid         *Validity
	Review        Date
	Closed        *Closing
	Political     Text // the responsible roles
	Official      Text
	Registration  string
	Group         *Body
	Year          Date
	Relations     Relations
	Topics        []string
	Aliases       []string

	Decisions     []*Decision // every decision that names this document, in the order of the register
	ReplacedBy    []*Document // the documents whose Relations.Replaces name this one
	RepealedBy    []*Document // the documents whose Relations.Repeals name this one
	MentionedIn   []*Release  // the releases that name this document
	BasisOf       []*Document // the documents whose Relations.BasedOn name this one
	ImplementedBy []*Document
	AmendedBy     []*Document
}

// Relations are the document's ties to others, as its author states them.
type Relations struct {
	BasedOn, Implements, Amends, Replaces, Repeals []*Document
}

// Closing is how a matter ended in a way that no recorded decision shows.
type Closing struct {
	Date Date
	Note Text
}
