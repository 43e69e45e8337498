package site

import "samsyn/internal/civic"

// on is the edition of another day of the same build, for one document alone: its words say what that day knew of
// it, and its links lead to the pages of the build.
func (e *edition) on(doc *civic.Document, day civic.Date) *edition {
	plan, other := *e.Plan, *e
	plan.AsOf, plan.another = day, e.onDays.of(doc, day)
	other.Plan = &plan
	return &other
}

// changeDays are a document's days up to the build's own, after one that lies before all of them.
func (e *edition) changeDays(doc *civic.Document) []civic.Date {
	days := doc.Days()
	for i, day := range days {
		if day.After(e.AsOf) {
			days = days[:i]
			break
		}
	}
	before := e.AsOf
	if len(days) > 0 {
		before = days[0].Add(-1)
	}
	return append([]civic.Date{before}, days...)
}

// dayCoder gathers what a page's days refer to by number.
type dayCoder struct {
	*edition
	data   DayData
	badges map[Badge]int
}

func (e *edition) newDayCoder() *dayCoder {
	return &dayCoder{
		edition: e, badges: map[Badge]int{},
		data: DayData{AsOf: e.AsOf.String(), Words: e.dayWords(), Days: []string{""}, Badges: []DayBadge{}},
	}
}

func (e *edition) dayWords() DayWords {
	w := DayWords{
		Day:     e.t("date.day", "day", "$day", "month", "$month", "year", "$year"),
		Month:   e.t("date.month", "month", "$month", "year", "$year"),
		Heading: e.t("day.heading", "date", "$date"), Said: e.t("sentence.as-of", "date", "$date"),
		Labels: map[string]string{},
	}
	for name, key := range map[string]string{
		"today": "day.today", "later": "day.later", "back": "day.back", "unlisted": "day.unlisted", "text": "day.text",
		"hidden": "day.hidden", "what": "label.glossary.what",
		"since": "label.status.since", "rule": "label.status.rule", "review": "label.status.review", "force": "status.force",
		"outside": "label.adoption.outside", "unrecorded": "value.not-recorded", "unstated": "value.not-stated",
	} {
		w.Labels[name] = e.t(key)
	}
	return w
}

// badge is the number of a badge.
func (c *dayCoder) badge(b Badge) int {
	b.Meaning = "" // a word that stands for two is told once
	i, has := c.badges[b]
	if !has {
		i = len(c.data.Badges)
		c.badges[b] = i
		c.data.Badges = append(c.data.Badges, DayBadge{b.Text, b.Tone, b.Code})
	}
	return i
}

// dayLink is a council's or body's name as the script needs it.
func dayLink(l Link) []string {
	if l.Lang == "" {
		return []string{l.Text, l.URL}
	}
	return []string{l.Text, l.URL, l.Lang}
}

// dayDate is a date as written, or a number for what is missing.
func dayDate(v Value) any {
	if v.DateTime != "" {
		return v.DateTime
	}
	return dayValue(v)
}

// dayValue is a value's text, or a number for what is missing.
func dayValue(v Value) any {
	switch v.Missing {
	case "":
		return v.Text
	case civic.NotStated:
		return 1
	}
	return 0
}
