package site

import (
	"cmp"
	"net/url"
	"slices"
	"strings"
	"time"

	"samsyn/internal/civic"
)

// Calendar is the days of a council or a collaboration: its meetings, and the ends of consultations, appeal
// periods, reviews and validity. Days that are not known to the day are not in it.
type Calendar struct {
	Lang    civic.Lang
	Name    string
	About   string
	URL     string // absolute, of the calendar
	PageURL string // absolute, of the page that it belongs to
	Events  []Event
}

// Event is one whole day in a calendar.
type Event struct {
	UID     string // the same in every language and calendar
	Day     civic.Date
	Stamp   time.Time // of the newest fact that it is made from; the zero hour of 1970 where none is dated
	Status  string    // TENTATIVE | CONFIRMED | CANCELLED
	Summary string
	About   string // may be empty
	URL     string // absolute
}

// The states of an event, as RFC 5545 calls them.
const (
	tentative = "TENTATIVE" // a meeting that is planned, or whose outcome nobody has recorded
	confirmed = "CONFIRMED"
	cancelled = "CANCELLED" // the matter was withdrawn from the agenda
)

// CalendarFile is where a calendar is published, and how it is made.
type CalendarFile struct {
	URL  string // from the root of the site
	Make func() *Calendar
}

// calendarEvents is how many events a calendar holds at most: those of the latest days.
const calendarEvents = 200

// Calendars lists the calendars of the site.
func (p *Plan) Calendars() []CalendarFile {
	var files []CalendarFile
	add := func(kind civic.Kind, r *civic.Record, events func(*edition) []Event) {
		for _, e := range p.editions {
			page := e.record(kind, r.ID)
			files = append(files, CalendarFile{page + calendarFile, func() *Calendar {
				return e.calendar(page, e.title(r).Text, events(e))
			}})
		}
	}
	for _, c := range p.Register.Collaborations {
		add(civic.KindCollaboration, &c.Record, func(e *edition) []Event { return e.collaborationEvents(c) })
	}
	for _, c := range p.Register.Councils {
		add(civic.KindCouncil, &c.Record, func(e *edition) []Event { return e.councilEvents(c) })
	}
	return files
}

func (e *edition) calendar(page, name string, events []Event) *Calendar {
	events = slices.DeleteFunc(events, func(ev Event) bool { return !ev.Day.Full() })
	slices.SortFunc(events, func(a, b Event) int { return cmp.Or(a.Day.Compare(b.Day), cmp.Compare(a.UID, b.UID)) })
	events = slices.CompactFunc(events, func(a, b Event) bool { return a.UID == b.UID })
	return &Calendar{
		Lang: e.lang, Name: e.t("feed.title", "site", e.chromes[""].SiteTitle, "what", name),
		About: e.t("calendar.about"), URL: e.Absolute(page + calendarFile), PageURL: e.Absolute(page),
		Events: events[max(len(events)-calendarEvents, 0):],
	}
}

// councilEvents are a council's own meetings and appeal periods, the consultations that it is asked in, and the
// ends of what its page lists. A council that has gone into another has only the first.
func (e *edition) councilEvents(c *civic.Council) []Event {
	events := e.decisionEvents(c.Decisions)
	if e.merger(c) != "" {
		return events
	}
	for _, doc := range e.concerns[c] {
		status := e.Status(doc)
		events = append(events, e.endEvents(status)...)
		events = append(events, e.consultationEvents(status, c)...)
	}
	return events
}

// collaborationEvents are the days of all its documents.
func (e *edition) collaborationEvents(c *civic.Collaboration) []Event {
	var events []Event
	for _, doc := range c.Documents {
		status := e.Status(doc)
		events = append(events, e.decisionEvents(doc.Decisions)...)
		events = append(events, e.endEvents(status)...)
		events = append(events, e.consultationEvents(status, nil)...)
	}
	return events
}

// decisionEvents are the meetings, planned and held, and the ends of the appeal periods. A court's word is no
// meeting of the council's, and what it strikes is not open to appeal; nor is a matter that was withdrawn.
func (e *edition) decisionEvents(decisions []*civic.Decision) []Event {
	var events []Event
	for _, d := range decisions {
		if !e.seenByID[d.ID] || onlyAnnulled(d) {
			continue
		}
		url := e.Absolute(e.record(civic.KindDecision, d.ID))
		stamp := e.latest(append(decisionDays(d), e.recordDays(d)...)...)
		event := Event{UID: e.uid("decision", d.ID), Day: d.Date, Stamp: stamp, Status: confirmed, Summary: e.told(d),
			About: e.decisionDescription(d), URL: url}
		switch {
		case onlyScheduled(d):
			event.Status, event.About = tentative, ""
			if marks := e.decisionMarks(d); len(marks) > 0 {
				event.About = marks[len(marks)-1].Text
			}
		case only(d, civic.Withdrawn):
			event.Status = cancelled
		}
		events = append(events, event)
		last, ok := civic.AppealUntil(d, e.AsOf)
		if !ok || only(d, civic.Withdrawn) {
			continue
		}
		key, about := "ahead.appeal", "appeal.sweden"
		if countryOf(d) == civic.Norway {
			key, about = "ahead.review-request", "appeal.norway"
		}
		events = append(events, Event{UID: e.uid("appeal", d.ID), Day: last, Stamp: stamp, Status: confirmed, URL: url,
			Summary: e.t("calendar.of", "what", e.t(key), "of", e.told(d)),
			About:   e.t(about, "until", e.words.Date(last), "after", e.words.Date(last.Add(1)))})
	}
	return events
}

// recordDays are the days that tell how new the record of a decision is, where that has none of its own yet: when
// it was compared with its sources, and when what it is to decide on was here.
func (e *edition) recordDays(d *civic.Decision) []civic.Date {
	days := []civic.Date{d.CheckedOn}
	for _, r := range d.Decides {
		status := e.Status(r.Document)
		vs := status.About(r.Version)
		if vs != nil {
			days = append(days, vs.Day, vs.Version.Submitted)
		}
	}
	return days
}

// consultationEvents are the ends of the consultations on a document's versions; with a council those that it is
// asked in.
func (e *edition) consultationEvents(status *civic.DocumentStatus, c *civic.Council) []Event {
	var events []Event
	for _, vs := range status.Versions {
		r := vs.Version.Referral
		if r == nil || c != nil && !isAsked(vs, c) {
			continue
		}
		events = append(events, e.versionEvent("referral", "ahead.consultation", vs, r.Until))
	}
	return events
}

// isAsked reports whether a version is sent to a council for its opinion: to those named, else to the parties.
func isAsked(vs *civic.VersionStatus, c *civic.Council) bool {
	if to := vs.Version.Referral.To; len(to) > 0 {
		return slices.Contains(to, c)
	}
	return slices.ContainsFunc(vs.Rows, func(row civic.Row) bool { return row.Counted && row.Council == c })
}

// endEvents are the day of review and the end of the validity of the version that is current, unless something
// else has taken its place.
func (e *edition) endEvents(status *civic.DocumentStatus) []Event {
	vs := status.Shown()
	if vs == nil || status.Current == nil {
		return nil
	}
	var events []Event
	switch vs.Force {
	case civic.ForceRepealed, civic.ForceReplaced, civic.ForceLapsed:
		return nil
	case civic.ForceExpired:
	default:
		events = append(events, e.versionEvent("review", "ahead.review", vs, vs.Version.Review))
	}
	if vs.Version.Valid != nil {
		events = append(events, e.versionEvent("expiry", "ahead.valid-until", vs, vs.Version.Valid.Until))
	}
	return events
}

func (e *edition) versionEvent(kind, key string, vs *civic.VersionStatus, day civic.Date) Event {
	v := vs.Version
	days := []civic.Date{vs.Day, v.Date, v.Submitted, vs.Since}
	if v.Referral != nil {
		days = append(days, v.Referral.From)
	}
	of := e.t("sentence.version", "title", e.title(&v.Document.Record).Text, "version", v.ID)
	return Event{
		UID: e.uid(kind, v.Document.ID, v.ID), Day: day, Stamp: e.latest(days...), Status: confirmed,
		Summary: e.t("calendar.of", "what", e.t(key), "of", of), URL: e.Absolute(e.versionURL(v)),
	}
}

// uid names an event for good, with the host of the site as site.yaml gives it.
func (p *Plan) uid(parts ...string) string {
	host := "samsyn"
	if base, err := url.Parse(p.lasting("/")); err == nil && base.Host != "" {
		host = base.Host + strings.TrimSuffix(base.Path, "/")
	}
	return strings.Join(parts, ".") + "@" + host
}
