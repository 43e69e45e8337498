package civic

// Adopter tells who adopts a document.
type Adopter string

// The adopters. ByNotStated means that nobody knows who was to adopt it; ByNone that nobody adopts it.
const (
	ByCouncils  Adopter = "councils"
	ByBody      Adopter = "body"
	ByNone      Adopter = "none"
	ByNotStated Adopter = NotStated
)

// Adoption is who adopts a version and by what rule.
type Adoption struct {
	By              Adopter
	Body            *Body      // with ByBody
	Parties         []*Council // as stated, also where that is an empty list; see HasParties
	HasParties      bool       // Parties is stated; else the members on the version's day are the parties
	Rule            Rule
	AmendmentsCount bool
}

// RuleKind tells the rules of adoption apart.
type RuleKind string

// The rules. A body's adoption, none and not stated are rules of their own in the data.
const (
	RuleAll       RuleKind = "all"
	RuleMajority  RuleKind = "majority"
	RuleAtLeast   RuleKind = "at-least"
	RuleShare     RuleKind = "share"
	RuleOptIn     RuleKind = "opt-in"
	RuleBody      RuleKind = "body"
	RuleNone      RuleKind = "none"
	RuleNotStated RuleKind = NotStated
)

// Rule is when a version counts as adopted.
type Rule struct {
	Kind     RuleKind
	Number   int // with RuleAtLeast
	Num, Den int // with RuleShare: Num/Den of the parties
}
