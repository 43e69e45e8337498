package content

import (
	"bytes"
	"unicode"
	"unicode/utf8"

	"samsyn/internal/diag"
	"samsyn/internal/markdown"
)

// What one file may hold. A plan of 300 pages is about one megabyte; beyond these, reading takes seconds.
const (
	maxBytes      = 2 << 20
	maxLines      = 100_000
	maxFrontBytes = 512 << 10
	maxNodes      = 40_000
	maxTitle      = 400 // characters
	maxDepth      = 40  // of lists and maps within one another, in brackets and indented
)

const saveAsUTF8 = "save the file as UTF-8; editors have the choice under \"Save as\", often called encoding"

const byteOrderMark = "\xef\xbb\xbf"

// source is a file's text with the line ends of Unix, and what was wrong with its bytes.
type source struct {
	path string
	text []byte
}

// readSource makes a file's bytes fit to be parsed: the byte order mark taken off, every line end an LF, every
// character that must not be there reported and turned into a space, so that the places of all others stay. It
// returns false where nothing can be made of the bytes.
func readSource(path string, src []byte, problems *diag.List) (*source, bool) {
	whole := diag.Span{Pos: diag.Pos{File: path}}
	switch {
	case len(src) == 0:
		problems.Errorf(RuleEmptyFile, whole, "the file is empty").Hint = "write the record into it, or remove it"
		return nil, false
	case len(src) > maxBytes:
		problems.Errorf(RuleFileTooLarge, whole, "the file has %d bytes, more than the %d that a record may have", len(src), maxBytes).
			Hint = "split it into several documents, or publish it as a file beside the record"
		return nil, false
	case wideEncoding(src) != "":
		problems.Errorf(RuleNotUTF8, diag.Span{Pos: diag.Pos{File: path, Line: 1, Col: 1}, Width: 1}, "the file is written as %s", wideEncoding(src)).
			Hint = saveAsUTF8
		return nil, false
	}
	text := unixLines(bytes.TrimPrefix(src, []byte(byteOrderMark)))
	if lines := bytes.Count(text, []byte("\n")); lines > maxLines {
		problems.Errorf(RuleFileTooLarge, whole, "the file has %d lines, more than the %d that a record may have", lines, maxLines)
		return nil, false
	}
	if !utf8.Valid(text) {
		reportNotUTF8(path, text, problems)
		return nil, false
	}
	if len(bytes.TrimSpace(text)) == 0 {
		problems.Errorf(RuleEmptyFile, whole, "the file holds nothing but empty lines").Hint = "write the record into it, or remove it"
		return nil, false
	}
	return &source{path: path, text: withoutControls(path, text, problems)}, true
}

// conflicted reports where a version control has left two edits beside one another. Which of them holds, only the
// author knows, so nothing of the file is read.
func (s *source) conflicted(problems *diag.List) (found bool) {
	line := 0
	for text := range bytes.Lines(s.text) {
		line++
		if bytes.HasPrefix(text, []byte("<<<<<<< ")) {
			found = true
			problems.Errorf(RuleConflictMarker, s.at(line, 1, utf8.RuneCount(bytes.TrimSpace(text))),
				"two edits of this file meet here, and nobody has chosen between them").
				Hint = "keep the right one, and remove the other and the lines of <<<<<<<, ======= and >>>>>>>"
		}
	}
	return found
}

// wideEncoding names the encoding of a text whose characters take two or four bytes each, "" where they do not.
func wideEncoding(src []byte) string {
	starts := func(mark string) bool { return bytes.HasPrefix(src, []byte(mark)) }
	zeros := len(src) >= 4 && bytes.Count(src[:4], []byte{0}) == 3
	switch {
	case starts("\xff\xfe\x00\x00"), starts("\x00\x00\xfe\xff"), zeros && (src[0] != 0 || src[3] != 0):
		return "UTF-32"
	case starts("\xff\xfe"), starts("\xfe\xff"),
		len(src) >= 4 && (src[0] == 0 && src[1] != 0 || src[1] == 0 && src[0] != 0 && src[3] == 0):
		return "UTF-16"
	}
	return ""
}

// unixLines turns CRLF and lone CR into LF. It returns src itself where it holds no CR.
func unixLines(src []byte) []byte {
	if bytes.IndexByte(src, '\r') < 0 {
		return src
	}
	src = bytes.ReplaceAll(src, []byte("\r\n"), []byte("\n"))
	return bytes.ReplaceAll(src, []byte("\r"), []byte("\n"))
}

// reportNotUTF8 points at the first byte that is not UTF-8.
func reportNotUTF8(path string, text []byte, problems *diag.List) {
	at := 0
	for at < len(text) {
		r, size := utf8.DecodeRune(text[at:])
		if r == utf8.RuneError && size == 1 {
			break
		}
		at += size
	}
	span := diag.Span{Pos: place(path, text, at), Width: 1}
	problems.Errorf(RuleNotUTF8, span, "byte 0x%02X at line %d is not UTF-8", text[at], span.Line).
		Hint = saveAsUTF8
}

// place is the line and column of the byte at offset in text.
func place(path string, text []byte, offset int) diag.Pos {
	line := 1 + bytes.Count(text[:offset], []byte("\n"))
	start := bytes.LastIndexByte(text[:offset], '\n') + 1
	return diag.Pos{File: path, Line: line, Col: 1 + utf8.RuneCount(text[start:offset])}
}

// maxReported bounds how many characters of one sort are pointed at in one file.
const maxReported = 20

// withoutControls reports the control characters of text, and those that turn the direction of writing or
// break lines unseen, and returns text with a space in the place of each.
func withoutControls(path string, text []byte, problems *diag.List) []byte {
	if !mayHoldControls(text) {
		return text
	}
	found := 0
	return replaceControls(text, func(offset int, r rune) {
		found++
		if found > maxReported {
			return
		}
		span := diag.Span{Pos: place(path, text, offset), Width: 1}
		if unicode.IsControl(r) {
			problems.Errorf(RuleControlCharacter, span, "the control character U+%04X must not stand in a text", r).
				Hint = "remove it"
			return
		}
		problems.Errorf(RuleInvisible, span, "the invisible character U+%04X must not stand in a text", r).
			Hint = "remove it"
	})
}

// replaceControls calls found for every forbidden character and returns text with spaces instead.
func replaceControls(text []byte, found func(offset int, r rune)) []byte {
	out := make([]byte, 0, len(text))
	for i := 0; i < len(text); {
		r, size := utf8.DecodeRune(text[i:])
		if markdown.Unfit(r) {
			found(i, r)
			out = append(out, ' ')
		} else {
			out = append(out, text[i:i+size]...)
		}
		i += size
	}
	return out
}

// mayHoldControls is a quick look: false means that no forbidden character is in text.
func mayHoldControls(text []byte) bool {
	for i, c := range text {
		switch {
		case c >= 0x20 && c < 0x7F || c == '\n' || c == '\t':
		case c < 0x20 || c == 0x7F || c == 0xEF || c == 0xF3:
			return true
		case c == 0xC2 && text[i+1] < 0xA0, c == 0xE2 && (text[i+1] == 0x80 && text[i+2] >= 0xA8 || text[i+1] == 0x81):
			return true
		}
	}
	return false
}

// invisible returns the first character of a name that can't be seen or is a space that looks like another.
func invisible(name string) (r rune, found bool) {
	for _, r := range name {
		if r > unicode.MaxASCII && (unicode.Is(unicode.Cf, r) || unicode.Is(unicode.Z, r) || !unicode.IsGraphic(r)) {
			return r, true
		}
	}
	return 0, false
}
