package site

import (
	"cmp"
	"slices"

	"samsyn/internal/civic"
)

// deadline is a day ahead that concerns a council.
type deadline struct {
	date    civic.Date
	what    string
	version *civic.Version // nil where none is named
	doc     *civic.Document
}

// deadlines lists the days ahead that concern a council, the nearest first: meetings that are planned, the ends of
// consultations, of appeal periods and of validity, and days of review. For a council that has gone into another
// only its own decisions have any.
func (e *edition) deadlines(c *civic.Council) []DeadlineItem {
	list := e.appealsAhead(c)
	if e.merger(c) == "" {
		for _, doc := range e.concerns[c] {
			list = append(list, e.meetingsAhead(doc)...)
			list = append(list, e.endsAhead(e.Status(doc))...)
		}
		list = append(list, e.consultationsAhead(c)...)
	}
	list = slices.DeleteFunc(list, func(d deadline) bool { return !d.date.Known() || d.date.Last().Before(e.AsOf) })
	slices.SortStableFunc(list, func(a, b deadline) int {
		return cmp.Or(a.date.Last().Compare(b.date.Last()), cmp.Compare(a.doc.ID, b.doc.ID), cmp.Compare(a.what, b.what))
	})
	var items []DeadlineItem
	for _, d := range list {
		item := DeadlineItem{Date: e.dateValue(d.date), What: d.what, Document: e.linkTo(civic.KindDocument, &d.doc.Record)}
		if d.version != nil {
			item.Version = e.versionName(d.version)
		}
		items = append(items, item)
	}
	return items
}

// meetingsAhead are the councils' meetings that are to decide on a document.
func (e *edition) meetingsAhead(doc *civic.Document) []deadline {
	var list []deadline
	for _, d := range doc.Decisions {
		for _, r := range d.Decides {
			if r.Document == doc && r.Outcome == civic.Scheduled && !d.Date.By(e.AsOf) {
				what := e.t("ahead.meeting", "council", e.deciderLink(d).Text)
				list = append(list, deadline{date: d.Date, what: what, version: r.Version, doc: doc})
			}
		}
	}
	return list
}

// consultationsAhead are the consultations that a council is asked in.
func (e *edition) consultationsAhead(c *civic.Council) []deadline {
	var list []deadline
	for _, v := range e.consultations()[c] {
		list = append(list, deadline{date: v.Referral.Until, what: e.t("ahead.consultation"), version: v, doc: v.Document})
	}
	return list
}

// consultationsByCouncil lists the versions that are, or are to be, out for consultation, by the councils that
// they are sent to: those named, else the parties.
func (p *Plan) consultationsByCouncil() map[*civic.Council][]*civic.Version {
	sent := map[*civic.Council][]*civic.Version{}
	for _, doc := range p.Register.Documents {
		for _, vs := range p.Status(doc).Versions {
			r := vs.Version.Referral
			if r == nil || !r.Until.Known() || r.Until.Last().Before(p.AsOf) {
				continue
			}
			to := slices.Clone(r.To)
			for _, row := range vs.Rows {
				if len(r.To) == 0 && row.Counted && row.Council != nil {
					to = append(to, row.Council)
				}
			}
			for _, c := range to {
				sent[c] = append(sent[c], vs.Version)
			}
		}
	}
	return sent
}

// appealsAhead are the appeal periods of a council's decisions that have not ended. A decision that is confirmed
// as final has none.
func (e *edition) appealsAhead(c *civic.Council) []deadline {
	var list []deadline
	for _, d := range c.Decisions {
		last, ok := civic.AppealUntil(d, e.AsOf)
		if !ok || !e.hasPage(d) || d.Final.By(e.AsOf) || onlyAnnulled(d) || only(d, civic.Withdrawn) {
			continue
		}
		key := "ahead.appeal"
		if countryOf(d) == civic.Norway {
			key = "ahead.review-request"
		}
		for _, r := range d.Decides {
			list = append(list, deadline{date: last, what: e.t(key), version: r.Version, doc: r.Document})
		}
	}
	return list
}

// endsAhead are the end of the validity and the day of review of the version that a document's page shows, while
// it applies or is to.
func (e *edition) endsAhead(status *civic.DocumentStatus) []deadline {
	vs := status.Shown()
	if vs == nil {
		return nil
	}
	v, doc := vs.Version, status.Document
	switch vs.Force {
	case civic.ForceRepealed, civic.ForceReplaced, civic.ForceLapsed, civic.ForceExpired:
		return nil
	}
	if status.Current == nil {
		return nil
	}
	list := []deadline{{date: v.Review, what: e.t("ahead.review"), version: v, doc: doc}}
	if v.Valid != nil {
		list = append(list, deadline{date: v.Valid.Until, what: e.t("ahead.valid-until"), version: v, doc: doc})
	}
	return list
}
