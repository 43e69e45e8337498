package render

import "bytes"

// slimScript leaves out of a script what only its author reads: lines that are a comment, empty lines, and
// indentation. A script whose texts run over several lines is kept as it is, since there a line is no longer what
// it seems.
func slimScript(src []byte) []byte {
	var out []byte
	for line := range bytes.Lines(src) {
		if bytes.Count(line, []byte("`"))%2 != 0 || bytes.Contains(line, []byte("/*")) || bytes.HasSuffix(bytes.TrimSpace(line), []byte(`\`)) {
			return src
		}
		line = bytes.TrimSpace(line)
		if len(line) > 0 && !bytes.HasPrefix(line, []byte("//")) {
			out = append(append(out, line...), '\n')
		}
	}
	return out
}
