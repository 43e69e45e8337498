package civic

// Stage is how far a version has come on its way to the councils, as stated.
type Stage string

// The stages, in their order.
const (
	StageDraft     Stage = "draft"
	StageReferral  Stage = "referral"
	StageSubmitted Stage = "submitted"
	StageFinal     Stage = "final"
)

// Version is one version of a document. Its text may be lost.
type Version struct {
	Document  *Document
	ID        string
	Index     int // its place in Document.Versions
	Date      Date
	Stage     Stage
	Note      Text
	Referral  *Referral
	Submitted Date
	SHA256    string    // the seal, as written in the facts
	Adoption  Adoption  // the document's, with what the version itself states laid over it
	Valid     *Validity // the version's own, else the document's
	Review    Date      // the version's own, else the document's
	Texts     map[Lang]*VersionText
	Lang      Lang // the language of the original text; "" where the text is not here
	Origin    Origin

	Resolutions []*Resolution // what decisions decide on it by name, in the order of the register
}

// Original is the original text, nil where the text is not here.
func (v *Version) Original() *VersionText { return v.Texts[v.Lang] }

// VersionText is the text of a version in one language.
type VersionText struct {
	Lang        Lang
	Title       string // "" where the document's title holds
	Translation Translation
	Draft       bool
	Rendition   bool // an account in other words; never the adopted wording
	Corrections []Correction
	Prose       *Prose
	Source      Held   // the normalised Markdown: what is published as text.md
	Fingerprint string // SHA-256 of Source in hexadecimal
	CheckedOn   Date
	CheckedBy   Text // a role
	Extra       map[string]any
	Origin      Origin
}

// Correction is a dated correction that readers are shown.
type Correction struct {
	Date Date
	Note Text
}

// Referral is a round of consultation.
type Referral struct {
	From, Until Date
	To          []*Council
	NotStated   bool // "referral: not-stated"
}

// Validity is when a text applies.
type Validity struct {
	NotStated    bool // "valid: not-stated"
	FromAdoption bool
	From         Date
	Until        Date
	OpenEnded    bool // until further notice
}
