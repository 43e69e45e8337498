package site

import (
	"sync"

	"samsyn/internal/civic"
)

// dayStatuses remembers documents' statuses on other days than the plan's. Several pages of a document, in every
// language, ask for the same days one after the other; so a few documents are enough, and what is remembered does
// not grow with the site.
type dayStatuses struct {
	mu   sync.Mutex
	kept map[*civic.Document]map[civic.Date]*civic.DocumentStatus
}

// documentsKept is of how many documents the days are remembered.
const documentsKept = 64

func newDayStatuses() *dayStatuses {
	return &dayStatuses{kept: map[*civic.Document]map[civic.Date]*civic.DocumentStatus{}}
}

// of is a document's status at the end of a day.
func (s *dayStatuses) of(doc *civic.Document, day civic.Date) *civic.DocumentStatus {
	s.mu.Lock()
	status := s.kept[doc][day]
	s.mu.Unlock()
	if status != nil {
		return status
	}
	status = doc.Status(day)
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.kept[doc] == nil {
		if len(s.kept) >= documentsKept {
			clear(s.kept)
		}
		s.kept[doc] = map[civic.Date]*civic.DocumentStatus{}
	}
	s.kept[doc][day] = status
	return status
}
