package site

// Timeline is a document's or a version's way from its first draft on: as a drawing, and the same as a list.
type Timeline struct {
	Drawing *TimelineDrawing // nil where fewer than two days are known
	Items   []TimelineItem   // oldest first, what lies ahead last
}

// TimelineItem is one thing that happened, or is to happen.
type TimelineItem struct {
	Date    Value
	From    string // the day from which it is known, where that is not the last day of Date; else ""
	What    Link   // "Norrby: antagen"
	Planned bool
	After   []string // how far the versions had come by the end of the day, where that changed
}

// TimelineDrawing is the drawing, in units of a pixel: a lane for each version and each council, days to scale.
type TimelineDrawing struct {
	Text          string // what the drawing shows, for those who do not see it
	Width, Height int
	Left, Right   int             // between these the days are to scale
	Bottom        int             // of the lanes
	Shapes        []TimelineShape // those that the marks use
	Ticks         []TimelineTick
	Lanes         []TimelineLane
	Lines         string // the path of the lines between the lanes
	Break         int    // where the scale is broken for what lies far ahead; 0 where it is not
	Today         int    // where the day of the page lies; 0 where it is not within the scale
	First, Last   string // the days at Left and Right
}

// TimelineShape is the form of a mark: a path around the origin.
type TimelineShape struct {
	Name   string // yes, partly, no, back, plan, dot, draft, sent, flag, ahead
	Tone   string
	Hollow bool
	Path   string
}

// TimelineTick is a year or a month on the scale.
type TimelineTick struct {
	X     int
	Label string // "2006" or "2006-04"
}

// TimelineLane is the line of a version or a council.
type TimelineLane struct {
	Name  string
	Lang  string // of Name, "" where it is the page's
	From  string // the day from which the lane is known; "" where that is always
	Y     int    // of Name's baseline
	Marks []TimelineMark
}

// TimelineMark is a thing that happened: a shape, a bar where its date is an interval of days, and words.
type TimelineMark struct {
	X, Y    int // of the shape's middle
	Bar     int // the width of the bar; 0 where there is none
	BarX    int
	Shape   string // the name of a TimelineShape
	Planned bool
	Label   string
	LabelX  int
	LabelY  int    // of the baseline
	AtEnd   bool   // LabelX is where the words end
	From    string // the day from which it is known, where that is not the day that Label ends with; else ""
}
