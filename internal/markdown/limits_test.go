package markdown

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// What the guide for authors says of definitions is what the program holds to.
func TestTheGuideTellsTheLimitOfDefinitions(t *testing.T) {
	guide, err := os.ReadFile(filepath.Join("..", "..", "content", "README.md"))
	if err != nil {
		t.Fatal(err)
	}
	if maxDefinitions != 20_000 || !strings.Contains(string(guide), "| definitions of links and footnotes in a text | 20,000 |") {
		t.Errorf("content/README.md says another limit than %d", maxDefinitions)
	}
}
