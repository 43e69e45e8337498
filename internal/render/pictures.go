package render

import (
	"samsyn/internal/picture"
	"samsyn/internal/site"
)

// Picture draws a picture of a plan.
func (r *Renderer) Picture(p site.Picture) ([]byte, error) {
	painter, err := r.painter()
	if err != nil {
		return nil, err
	}
	said := p.Caption()
	badge := picture.Badge{Text: said.Badge, Title: said.Subject, Desc: said.Sentence, Lang: said.Lang, Tone: said.Tone}
	switch p.Kind() {
	case site.PictureBadgeSVG:
		return painter.BadgeSVG(badge), nil
	case site.PictureBadgePNG:
		return painter.BadgePNG(badge), nil
	}
	return painter.Preview(picture.Preview{
		Site: said.Site, Title: said.Title, Standing: said.Standing, Day: said.Day, Tone: said.Tone, N: said.N, Of: said.Of,
	}), nil
}
