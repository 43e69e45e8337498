package pipeline

import (
	"testing"

	"samsyn/internal/attic"
)

// A site whose bodies are in the attic comes out as one whose bodies are in memory, and warm as cold.
func TestBodiesInTheAtticChangeNothing(t *testing.T) {
	folder := contentOf(t, "../../content")
	put := attic.New(0)
	b := newBuilder(put)
	defer put.Close()
	want := said(t, build(t, NewBuilder(), Inputs{Content: folder}))
	for _, run := range []string{"cold", "warm"} {
		wantEqual(t, run, said(t, build(t, b, Inputs{Content: folder})), want)
	}
}

func TestAtticThatIsGoneIsAFailureOfTheMachine(t *testing.T) {
	put := attic.New(0)
	s := build(t, newBuilder(put), Inputs{Content: contentOf(t, "../../content")})
	put.Close()
	if _, err := s.Files(t.Context(), func(string, []byte) error { return nil }); err == nil {
		t.Error("the files are made without the texts")
	}
}
