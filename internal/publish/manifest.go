package publish

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"maps"
	"slices"
	"strings"
)

// Where a site tells which files it consists of, and who stands behind that.
const (
	ManifestPath  = "data/manifest.json"
	SignaturePath = "data/manifest.json.minisig" // of the manifest; made by whoever has the key
	PublicKeyPath = "data/minisign.pub"          // the key that the signature is checked with
	PartsFolder   = "data/manifest/"             // the parts of a large site's manifest
)

// wholeManifest is how many files a manifest lists in one piece. That of a larger site has a part for each
// folder of the first two levels, so that a reader need not load it all to check one file.
const wholeManifest = 20_000

// Manifest is every published file but the manifest itself, by its path with slashes, with its SHA-256 in
// hexadecimal. By it the next build knows what is its own.
type Manifest map[string]string

// manifestFile is the manifest as it is published, or a part of it.
type manifestFile struct {
	Files Manifest `json:"files"`
	Parts Manifest `json:"parts,omitempty"` // the files that list the rest, each with its own SHA-256
}

// Files are those that the manifest is published as, by path: itself, and its parts where it has any.
func (m Manifest) Files() map[string][]byte {
	manifest, files := m.encode(wholeManifest)
	if files == nil {
		files = map[string][]byte{}
	}
	files[ManifestPath] = manifest
	return files
}

// encode writes the manifest in the order of the paths, a line each, and its parts where it has any, by path.
func (m Manifest) encode(whole int) (manifest []byte, parts map[string][]byte) {
	file := manifestFile{Files: m}
	if len(m) > whole {
		file, parts = m.split()
	}
	return encodeFile(file), parts
}

// split puts the files of each folder into a part of their own.
func (m Manifest) split() (rest manifestFile, parts map[string][]byte) {
	rest = manifestFile{Files: Manifest{}, Parts: Manifest{}}
	folders := map[string]Manifest{}
	for name, sum := range m {
		folder := folderOf(name)
		if folder == "" {
			rest.Files[name] = sum
			continue
		}
		if folders[folder] == nil {
			folders[folder] = Manifest{}
		}
		folders[folder][name] = sum
	}
	parts = map[string][]byte{}
	for folder, files := range folders {
		name := PartsFolder + folder + ".json"
		parts[name] = encodeFile(manifestFile{Files: files})
		rest.Parts[name] = fingerprint(parts[name])
	}
	return rest, parts
}

// folderOf is the first two folders of a path, "" for a file that lies in less than two.
func folderOf(name string) string {
	first, rest, _ := strings.Cut(name, "/")
	second, _, found := strings.Cut(rest, "/")
	if !found {
		return ""
	}
	return first + "/" + second
}

func encodeFile(file manifestFile) []byte {
	var buf bytes.Buffer
	enc := json.NewEncoder(&buf)
	enc.SetEscapeHTML(false)
	enc.SetIndent("", "  ")
	if err := enc.Encode(file); err != nil {
		panic(err) // maps of strings always encode
	}
	return buf.Bytes()
}

// decodeFile reads what encodeFile has written. Anything else is an error: a folder whose manifest is another
// program's is not ours to change.
func decodeFile(data []byte) (manifestFile, error) {
	dec := json.NewDecoder(bytes.NewReader(data))
	dec.DisallowUnknownFields()
	var file manifestFile
	if err := dec.Decode(&file); err != nil {
		return manifestFile{}, err
	}
	if _, err := dec.Token(); !errors.Is(err, io.EOF) {
		return manifestFile{}, errors.New("more follows after its end")
	}
	if file.Files == nil {
		return manifestFile{}, errors.New(`it has no "files"`)
	}
	for _, list := range []Manifest{file.Files, file.Parts} {
		for sum := range maps.Values(list) {
			if raw, err := hex.DecodeString(sum); err != nil || len(raw) != sha256.Size {
				return manifestFile{}, errors.New("a fingerprint in it is not a SHA-256")
			}
		}
	}
	for name := range file.Parts {
		if !strings.HasPrefix(name, PartsFolder) || !fs.ValidPath(name) {
			return manifestFile{}, fmt.Errorf("its part %q does not lie in %s", name, PartsFolder)
		}
	}
	return file, nil
}

// decodeManifest reads a manifest and its parts, which read gives by their paths. A part that is gone lists
// nothing: a site is cleared away file by file.
func decodeManifest(data []byte, read func(name string) ([]byte, error)) (all, parts Manifest, err error) {
	file, err := decodeFile(data)
	if err != nil {
		return nil, nil, err
	}
	all = file.Files
	for _, name := range file.Parts.paths() {
		data, err := read(name)
		switch {
		case errors.Is(err, fs.ErrNotExist):
			continue
		case err != nil:
			return nil, nil, fmt.Errorf("its part %s: %w", name, err)
		}
		if fingerprint(data) != file.Parts[name] {
			return nil, nil, fmt.Errorf("its part %s is not the one that it names", name)
		}
		part, err := decodeFile(data)
		if err != nil {
			return nil, nil, fmt.Errorf("its part %s: %w", name, err)
		}
		maps.Copy(all, part.Files)
	}
	return all, file.Parts, nil
}

// paths lists the manifest's files in order.
func (m Manifest) paths() []string { return slices.Sorted(maps.Keys(m)) }

func fingerprint(data []byte) string {
	sum := sha256.Sum256(data)
	return hex.EncodeToString(sum[:])
}
