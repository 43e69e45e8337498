package civic

// Held is texts that a large site keeps out of memory until a page needs them. Texts panics where they cannot be
// read back.
type Held interface{ Texts() []string }

// Here is texts that stay in memory.
type Here []string

// Texts returns the texts.
func (h Here) Texts() []string { return h }

// Whole returns the body with its HTML and the words of its sections.
func (p *Prose) Whole() *Prose {
	if p == nil || p.Held == nil {
		return p
	}
	texts := p.Held.Texts()
	whole := *p
	whole.Held = nil
	whole.HTML = texts[:len(p.Links)+1]
	texts = texts[len(whole.HTML):]
	whole.Sections = make([]Section, len(p.Sections))
	for i, s := range p.Sections {
		s.Plain, s.Kinds = texts[2*i], texts[2*i+1]
		whole.Sections[i] = s
	}
	return &whole
}
