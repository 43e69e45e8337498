package content

import (
	"slices"
	"strconv"
	"strings"

	"go.yaml.in/yaml/v4"

	"samsyn/internal/markdown"
)

// writeCanon writes a value in one way, however its author wrote it: quotation marks, brackets, comments and
// the order of keys make no difference; an empty value is a key left out.
func writeCanon(b *strings.Builder, n *yaml.Node) {
	switch {
	case n.Kind == yaml.SequenceNode:
		b.WriteByte('[')
		for i, child := range n.Content {
			if i > 0 {
				b.WriteByte(',')
			}
			writeCanon(b, child)
		}
		b.WriteByte(']')
	case n.Kind == yaml.MappingNode:
		writeCanonMap(b, n)
	case isNull(n):
		b.WriteByte('~')
	default:
		b.WriteString(strconv.Quote(markdown.NFC(strings.TrimSpace(n.Value))))
	}
}

func writeCanonMap(b *strings.Builder, n *yaml.Node) {
	order := make([]int, 0, len(n.Content)/2)
	for i := 0; i+1 < len(n.Content); i += 2 {
		if !isNull(n.Content[i+1]) {
			order = append(order, i)
		}
	}
	slices.SortStableFunc(order, func(i, j int) int { return strings.Compare(n.Content[i].Value, n.Content[j].Value) })
	b.WriteByte('{')
	for _, i := range order {
		writeCanon(b, n.Content[i])
		b.WriteByte(':')
		writeCanon(b, n.Content[i+1])
		b.WriteByte(',')
	}
	b.WriteByte('}')
}
