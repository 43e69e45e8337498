package civic

// Collaboration is an inter-municipal collaboration.
type Collaboration struct {
	Record
	Short       Text
	Boilerplate Text
	Country     Country
	Formed      Date
	Ended       Date
	Members     []Membership // in the author's order
	Bodies      []*Body
	Filings     *Filings
	Figures     []Figure

	Documents []*Document // of this collaboration, in the order of the register
}

// Membership is a council's time in a collaboration.
type Membership struct {
	Council     *Council
	From, Until Date
}

// Body is an organ of a collaboration.
type Body struct {
	Collaboration *Collaboration
	ID            string
	Name          Text
	Kind          string // assembly, board, presidium, executives, working-group, secretariat, project
	Under         *Body
	Composition   Text
	Seats         Number

	Decisions []*Decision
}

// Ref is the name that data and decisions call the body by: "<collaboration>/<id>".
func (b *Body) Ref() string { return b.Collaboration.ID + "/" + b.ID }

// Filings is a grid of yearly plans and reports by working group.
type Filings struct {
	Columns []FilingColumn
	Rows    []FilingRow
	Sums    []Number // as the source gives them, one a column; may be empty
	Origin  Origin
}

// FilingColumn is one plan or report of one year.
type FilingColumn struct {
	ID   string
	Kind string // plan or report
	Year int
}

// FilingRow is one working group's plans and reports.
type FilingRow struct {
	Name  Text
	Body  *Body
	Cells []string // yes, no, NotStated, one a column
}

// Between gives the least and the most that the cells of column i can sum to: a cell that is not stated may be
// either.
func (f *Filings) Between(i int) (least, most int) {
	for _, row := range f.Rows {
		switch row.Cells[i] {
		case "yes":
			least++
			most++
		case NotStated:
			most++
		}
	}
	return least, most
}

// Figure is a series of numbers by year with a source.
type Figure struct {
	ID     string
	Name   Text
	Unit   Text
	Values []FigureValue // in the author's order
}

// FigureValue is one year's number.
type FigureValue struct {
	Year  int
	Value Number
}
