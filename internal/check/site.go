package check

import (
	"slices"

	"samsyn/internal/civic"
	"samsyn/internal/content"
)

// resolveSite reads site.yaml into the register. Without one, which content reports, the site stays empty.
func (r *resolver) resolveSite() {
	if r.tree.Site == nil {
		return
	}
	s, ok := r.tree.Site.Record.(*content.Site)
	if !ok {
		return
	}
	publisher := s.Publisher.Value
	site := civic.Site{
		Title:       text(s.SiteTitle),
		Description: text(s.Description),
		BaseURL:     s.BaseURL.Value,
		Timezone:    s.Timezone.Value,
		Publisher: civic.Publisher{
			Name:               text(publisher.Name),
			Email:              str(publisher.Email),
			OrganisationNumber: str(publisher.OrganisationNumber),
		},
		Types:  map[string]civic.Text{},
		Origin: origin(r.tree.Site.Front.Pos),
	}
	for _, lang := range s.Languages.Value {
		if lang.OK() && !slices.Contains(site.Languages, civic.Lang(lang.Value)) {
			site.Languages = append(site.Languages, civic.Lang(lang.Value))
		}
	}
	for _, t := range s.Types.Value {
		if t.ID.OK() {
			site.Types[t.ID.Value] = text(t.Name)
			site.TypeSequence = append(site.TypeSequence, t.ID.Value)
		}
	}
	r.reg.Site = site
}
