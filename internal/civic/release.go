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
	Source      Held // the normalised Markdown of the original
	Fingerprint string
}

// Contact is whom to ask, by role.
type Contact struct {
	Role         Text
	Council      *Council
	Email, Phone string
}
