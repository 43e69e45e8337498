package publish

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"errors"
	"io"
	"maps"
	"slices"
)

// ManifestPath is where a site tells which files it consists of.
const ManifestPath = "data/manifest.json"

// Manifest is every published file but the manifest itself, by its path with slashes, with its SHA-256 in
// hexadecimal. By it the next build knows what is its own.
type Manifest map[string]string

// manifestFile is the manifest as it is published.
type manifestFile struct {
	Files Manifest `json:"files"`
}

// encode writes the manifest in the order of the paths, a line each.
func (m Manifest) encode() []byte {
	var buf bytes.Buffer
	enc := json.NewEncoder(&buf)
	enc.SetEscapeHTML(false)
	enc.SetIndent("", "  ")
	if err := enc.Encode(manifestFile{Files: m}); err != nil {
		panic(err) // a map of strings always encodes
	}
	return buf.Bytes()
}

// decodeManifest reads what encode has written. Anything else is an error: a folder whose manifest is another
// program's is not ours to change.
func decodeManifest(data []byte) (Manifest, error) {
	dec := json.NewDecoder(bytes.NewReader(data))
	dec.DisallowUnknownFields()
	var file manifestFile
	if err := dec.Decode(&file); err != nil {
		return nil, err
	}
	if _, err := dec.Token(); !errors.Is(err, io.EOF) {
		return nil, errors.New("more follows after its end")
	}
	if file.Files == nil {
		return nil, errors.New(`it has no "files"`)
	}
	for sum := range maps.Values(file.Files) {
		if raw, err := hex.DecodeString(sum); err != nil || len(raw) != sha256.Size {
			return nil, errors.New("a fingerprint in it is not a SHA-256")
		}
	}
	return file.Files, nil
}

// paths lists the manifest's files in order.
func (m Manifest) paths() []string { return slices.Sorted(maps.Keys(m)) }

func fingerprint(data []byte) string {
	sum := sha256.Sum256(data)
	return hex.EncodeToString(sum[:])
}
