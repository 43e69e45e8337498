package markdown

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"

	"golang.org/x/text/unicode/norm"
)

// Normalise brings a text to the bytes that are published and sealed: UTF-8 in the form NFC, every line ended
// by LF, no spaces or tabs at line ends, no empty lines at the beginning and the end, exactly one LF at the
// end. A text without a word becomes that one LF.
func Normalise(body []byte) []byte {
	body = bytes.TrimPrefix(body, []byte("\xef\xbb\xbf"))
	body = bytes.ReplaceAll(body, []byte("\r\n"), []byte("\n"))
	body = bytes.ReplaceAll(body, []byte("\r"), []byte("\n"))
	body = norm.NFC.Bytes(body)
	out := make([]byte, 0, len(body)+1)
	empty := 0 // the empty lines that have not been written yet
	for len(body) > 0 {
		var line []byte
		line, body, _ = bytes.Cut(body, []byte("\n"))
		line = bytes.TrimRight(line, " \t")
		if len(line) == 0 {
			empty++
			continue
		}
		for ; empty > 0 && len(out) > 0; empty-- {
			out = append(out, '\n')
		}
		empty = 0
		out = append(append(out, line...), '\n')
	}
	if len(out) == 0 {
		return []byte("\n")
	}
	return out
}

// Fingerprint is the SHA-256 of the normalised text in hexadecimal: what "sha256sum text.md" gives.
func Fingerprint(body []byte) string {
	return fingerprintOf(Normalise(body))
}

func fingerprintOf(normalised []byte) string {
	sum := sha256.Sum256(normalised)
	return hex.EncodeToString(sum[:])
}

// NFC brings a text to Unicode's composed form, so that equal words are equal bytes.
func NFC(s string) string {
	for i := range len(s) {
		if s[i] >= 0x80 {
			return norm.NFC.String(s)
		}
	}
	return s
}
