package civic

import (
	"fmt"
	"strings"
	"testing"
)

// world is a small register for tests: one collaboration, and one document whose decisions it records.
type world struct {
	t        testing.TB
	collab   *Collaboration
	doc      *Document
	councils map[string]*Council
}

// newWorld makes a collaboration whose members are the named councils, from 2000 on, and a document for all of
// them to adopt.
func newWorld(t testing.TB, members ...string) *world {
	w := &world{t: t, collab: &Collaboration{Record: Record{ID: "trebygden"}, Country: Sweden}, councils: map[string]*Council{}}
	w.doc = &Document{Record: Record{ID: "mal"}, Collaboration: w.collab}
	for _, id := range members {
		w.join(id, "2000", "")
	}
	return w
}

func (w *world) date(s string) Date {
	w.t.Helper()
	if s == "" {
		return Date{}
	}
	d, err := ParseDate(s)
	if err != nil {
		w.t.Fatal(err)
	}
	return d
}

func (w *world) council(id string) *Council {
	if w.councils[id] == nil {
		w.councils[id] = &Council{Record: Record{ID: id}, Country: Sweden}
	}
	return w.councils[id]
}

func (w *world) join(id, from, until string) {
	w.collab.Members = append(w.collab.Members, Membership{w.council(id), w.date(from), w.date(until)})
}

func (w *world) merge(id, into, on string) {
	w.council(id).JoinedInto, w.council(id).JoinedOn = w.council(into), w.date(on)
}

// version adds a version adopted by councils under the rule, dated and at the stage.
func (w *world) version(id, date string, stage Stage, rule Rule) *Version {
	v := &Version{
		Document: w.doc, ID: id, Index: len(w.doc.Versions), Date: w.date(date), Stage: stage,
		Adoption: Adoption{By: ByCouncils, Rule: rule},
	}
	w.doc.Versions = append(w.doc.Versions, v)
	return v
}

var ruleAll = Rule{Kind: RuleAll}

// decide records a decision: "council date version outcome", the version "*" for none named. The id of the
// decision is its number in the order of recording.
func (w *world) decide(line string, change ...func(*Resolution)) *Decision {
	w.t.Helper()
	var who, when, version, outcome string
	if n, _ := fmt.Sscan(line, &who, &when, &version, &outcome); n != 4 {
		w.t.Fatalf("cannot read the decision %q", line)
	}
	d := &Decision{Record: Record{ID: fmt.Sprintf("d%02d", len(w.doc.Decisions)+1)}, Date: w.date(when)}
	if body, ok := strings.CutPrefix(who, "body:"); ok {
		d.Body = w.body(body)
	} else {
		d.Council = w.council(who)
		d.Council.Decisions = append(d.Council.Decisions, d)
	}
	r := &Resolution{Decision: d, Document: w.doc, Outcome: Outcome(outcome)}
	for _, v := range w.doc.Versions {
		if v.ID == version {
			r.Version = v
			v.Resolutions = append(v.Resolutions, r)
		}
	}
	for _, f := range change {
		f(r)
	}
	d.Decides = []*Resolution{r}
	w.doc.Decisions = append(w.doc.Decisions, d)
	return d
}

func (w *world) body(id string) *Body {
	for _, b := range w.collab.Bodies {
		if b.ID == id {
			return b
		}
	}
	b := &Body{Collaboration: w.collab, ID: id}
	w.collab.Bodies = append(w.collab.Bodies, b)
	return b
}

func section(s string) func(*Resolution) { return func(r *Resolution) { r.Decision.Section = s } }

func (w *world) metOn(date string) func(*Resolution) {
	return func(r *Resolution) { r.ConditionMet = w.date(date) }
}

func concordance(r *Resolution) { r.Concordance = true }

func annuls(d *Decision) func(*Resolution) { return func(r *Resolution) { r.Annuls = d } }

// version's status on the day, nil where it is not listed.
func (w *world) on(day, version string) *VersionStatus {
	w.t.Helper()
	for _, v := range w.doc.Status(w.date(day)).Versions {
		if v.Version.ID == version {
			return v
		}
	}
	return nil
}

// want fails the test unless the version's standing on the day reads as want: "standing since n/of".
func (w *world) want(day, version, want string) {
	w.t.Helper()
	got := "not listed"
	if v := w.on(day, version); v != nil {
		since := v.Since.String()
		if since == "" {
			since = "-"
		}
		got = fmt.Sprintf("%s %s %d/%d", v.Standing, since, v.N, v.Of)
	}
	if got != want {
		w.t.Errorf("on %s version %s is %q; want %q", day, version, got, want)
	}
}

// wantRows fails the test unless the version's rows on the day read as want: "council standing" by comma, a
// row outside the count in brackets.
func (w *world) wantRows(day, version, want string) {
	w.t.Helper()
	var rows []string
	if v := w.on(day, version); v != nil {
		for _, r := range v.Rows {
			row := r.id() + " " + string(r.Standing)
			if r.Version != nil && r.Version.ID != version {
				row += "=" + r.Version.ID
			}
			if !r.Counted {
				row = "(" + row + ")"
			}
			rows = append(rows, row)
		}
	}
	if got := strings.Join(rows, ", "); got != want {
		w.t.Errorf("on %s the rows of version %s are\n  %s; want\n  %s", day, version, got, want)
	}
}

func (w *world) wantForce(day, version, want string) {
	w.t.Helper()
	got := "not listed"
	if v := w.on(day, version); v != nil {
		got = string(v.Force)
	}
	if got != want {
		w.t.Errorf("on %s the force of version %s is %q; want %q", day, version, got, want)
	}
}

func (w *world) wantCurrent(day, want string) {
	w.t.Helper()
	got := ""
	if s := w.doc.Status(w.date(day)); s.Current != nil {
		got = s.Current.ID
	}
	if got != want {
		w.t.Errorf("on %s the current version is %q; want %q", day, got, want)
	}
}
