package publish

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path"
	"path/filepath"
)

// Sign lays a signature of the manifest and the key to check it with into the site in dir, each in one step. It does so
// only where the site is as its manifest says, which the audit tells: a signature on a site that has been changed would
// call the change genuine. No build can come in between.
func Sign(dir string, sign func(manifest []byte) (signature, key []byte, err error)) (Audit, error) {
	return signOn(osDisk{}, dir, sign)
}

func signOn(disk disk, dir string, sign func(manifest []byte) (signature, key []byte, err error)) (Audit, error) {
	p := placesOf(resolve(dir))
	manifest := filepath.Join(p.target, filepath.FromSlash(ManifestPath))
	if _, err := os.Lstat(manifest); errors.Is(err, fs.ErrNotExist) && !p.left() {
		return Audit{}, ErrNoManifest
	}
	unlock, err := lock(p.lock)
	if err != nil {
		return Audit{}, failure(dir, p, nil, err)
	}
	defer unlock()
	if err := repair(disk, p); err != nil {
		return Audit{}, failure(dir, p, nil, err)
	}
	audit, err := Examine(p.target)
	if err != nil || !audit.Sound() {
		return audit, err
	}
	data, err := os.ReadFile(manifest)
	if err != nil {
		return audit, fmt.Errorf("read the manifest: %w", err)
	}
	signature, key, err := sign(data)
	if err != nil {
		return audit, err
	}
	if err := laySignature(disk, p, signature, key); err != nil {
		_ = repair(disk, p) // what stays is cleared by the next run
		return audit, failure(dir, p, nil, err)
	}
	return audit, nil
}

// laySignature makes both files in the folder of a site in the making, whose remains are known as such, and lets them
// take their places. The key goes first: until its signature has come, the site is said to be wrongly signed, or not.
func laySignature(disk disk, p places, signature, key []byte) error {
	if err := disk.MkdirAll(p.tmp); err != nil {
		return err
	}
	made := func(name string) string { return filepath.Join(p.tmp, path.Base(name)) }
	for name, data := range map[string][]byte{PublicKeyPath: key, SignaturePath: signature} {
		err := disk.WriteFile(made(name), data)
		if err == nil {
			err = errors.Join(allow(made(name), 0o644), disk.FlushFile(made(name)))
		}
		if err != nil {
			return fmt.Errorf("write %s: %w", name, err)
		}
	}
	for _, name := range []string{PublicKeyPath, SignaturePath} {
		if err := disk.Rename(made(name), filepath.Join(p.target, filepath.FromSlash(name))); err != nil {
			return fmt.Errorf("put %s in place: %w", name, err)
		}
	}
	if err := disk.FlushDir(filepath.Join(p.target, path.Dir(ManifestPath))); err != nil {
		return fmt.Errorf("flush the signature: %w", err)
	}
	return disk.RemoveAll(p.tmp)
}
