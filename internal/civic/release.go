package civic

// Release is a joint press release.
type Release struct {
	Record
	Date        Moment
	Embargo     Moment
	Issuers     []*Council // the first one leads
	Documents   []*Document
	Decisions   []*Decision
	Claims      []Claim
	Contacts    []Contact
	Corrections []Correction
	Withdrawn   *Closing
	Example     bool
	Source      []byte // the normalised Markdown of the original
	Fingerprint string
}

// Claim is what a release asserts as of its date.
type Claim struct {
	Document *Document
	Version  *Version
	Standing Standing
	N        int
	HasN     bool
	Origin   Origin
}

// Contact is whom to ask, by role.
type Contact struct {
	Role         Text
	Council      *Council
	Email, Phone string
}
