package render

import "samsyn/internal/site"

// DataFile is a file of the site that is neither a page nor an asset. Its bytes are made when they are asked
// for, since at national scale not all of them fit in memory at once.
type DataFile struct {
	Path string // as published, without a leading slash
	Make func() ([]byte, error)
}

// Data lists the data files of a plan: what other programs read of the adoption status with its schemas, what
// search engines read, and the headers and redirects for the host.
func (r *Renderer) Data(p *site.Plan) []DataFile {
	files := []DataFile{
		{"data/documents.json", func() ([]byte, error) { return DocumentsJSON(p, Everything) }},
		{"data/documents.schema.json", func() ([]byte, error) { return documentsSchema(p) }},
		{"data/decisions.csv", func() ([]byte, error) { return decisionsCSV(p) }},
		{"data/decisions.schema.json", func() ([]byte, error) { return decisionsSchema(p) }},
		{"robots.txt", func() ([]byte, error) { return robots(p), nil }},
		{"_headers", func() ([]byte, error) { return printHeaders(r.Headers(p)), nil }},
		{"_redirects", func() ([]byte, error) { return printRedirects(Redirects(p)), nil }},
	}
	return append(append(files, sitemaps(p)...), textFiles(p)...)
}
