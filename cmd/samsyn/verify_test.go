package main

import (
	"bytes"
	"os"
	"os/exec"
	"path/filepath"
	"testing"
	"time"

	"golang.org/x/text/unicode/norm"

	"samsyn/internal/pipeline"
	"samsyn/internal/proof"
)

// Every text that a site publishes is recognised after a mail program or an editor has been at it, and not after
// one letter of it has changed.
func TestEveryPublishedTextIsRecognised(t *testing.T) {
	for _, folder := range []string{filepath.Join("..", ".."), filepath.Join("testdata", "trebygden")} {
		s, err := pipeline.NewBuilder().Build(t.Context(), pipeline.Inputs{
			Content: os.DirFS(filepath.Join(folder, "content")), Now: time.Date(2026, 11, 21, 12, 0, 0, 0, time.UTC),
		})
		if err != nil || !s.OK() {
			t.Fatalf("%s: %v, %d problems", folder, err, len(s.Problems))
		}
		texts := published(s)
		if len(texts) < 5 {
			t.Fatalf("%s publishes %d texts", folder, len(texts))
		}
		shelf := proof.NewShelf(texts)
		for _, text := range texts {
			for name, change := range map[string]func([]byte) []byte{
				"as it is": bytes.Clone,
				"CRLF":     func(b []byte) []byte { return bytes.ReplaceAll(b, []byte("\n"), []byte("\r\n")) },
				"BOM":      func(b []byte) []byte { return append([]byte("\xef\xbb\xbf"), b...) },
				"space":    func(b []byte) []byte { return bytes.ReplaceAll(b, []byte("\n"), []byte(" \t\n")) },
				"NFD":      norm.NFD.Bytes,
			} {
				if f := shelf.Find(change(text.Source)); f.Exact == nil {
					t.Errorf("%s is not recognised: %s", named(text), name)
				}
			}
			if f := shelf.Find(otherLetter(text.Source)); f.Exact != nil {
				t.Errorf("%s is recognised although a letter has changed", named(text))
			}
		}
	}
}

// otherLetter changes the letter in the middle of a text.
func otherLetter(src []byte) []byte {
	changed := bytes.Clone(src)
	for i := len(changed) / 2; i < len(changed); i++ {
		if 'a' <= changed[i] && changed[i] < 'z' {
			changed[i]++
			return changed
		}
	}
	return append(changed, 'x')
}

// The script sign.txtar gives signatures to the stock tool where it is there; a machine that must have it says
// so with SAMSYN_REQUIRE_MINISIGN=1.
func TestStockMinisignIsThereWhereItMustBe(t *testing.T) {
	if _, err := exec.LookPath("minisign"); err != nil && os.Getenv("SAMSYN_REQUIRE_MINISIGN") == "1" {
		t.Errorf("minisign is not there: %v", err)
	}
}
