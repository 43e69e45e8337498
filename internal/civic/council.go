package civic

// Country is where a collaboration or council is: it sets the rules for appeal periods.
type Country string

// The countries whose rules the product knows.
const (
	Sweden Country = "SE"
	Norway Country = "NO"
)

// Council is a municipal council: the assembly that adopts.
type Council struct {
	Record
	Municipality Text
	Code         string // the official municipality code; may be NotStated
	Country      Country
	County       Text
	Website      string
	JoinedInto   *Council // the council that took over after a merger; nil where it goes on
	JoinedOn     Date
	Forms        Forms

	Decisions []*Decision // of this council, in the order of the register
}

// Forms is how a council writes its numbers.
type Forms struct {
	Section      Form
	Registration Form
}

// Form is a pattern (a regular expression, as written) and the order of the parts of such a number:
// "serial-year", "year-serial" or "".
type Form struct {
	Pattern string
	Order   string
}
