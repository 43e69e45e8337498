package main

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"

	"aead.dev/minisign"

	"samsyn/internal/publish"
)

// sought says what is wrong with the folder of a finished site that was named.
func sought(dir string, err error) error {
	if errors.Is(err, publish.ErrNoManifest) {
		return wrongUsage("name the folder that samsyn build has written", "there is no finished site in %s: %v", filepath.ToSlash(dir), err)
	}
	return err
}

// The states of a site's signature.
const (
	signatureGood    = "good"
	signatureWrong   = "wrong"
	signatureMissing = "missing"
	signatureNone    = "none" // neither a key nor a signature: nobody has signed the site
)

// verifySite checks every file of a finished site, and its signature where a key is given or lies in the site.
func (p *program) verifySite(dir, keyFile, format string) error {
	audit, err := publish.Examine(dir)
	if err = sought(dir, err); err != nil {
		return err
	}
	state, key, err := signatureOf(dir, keyFile)
	if err != nil {
		return err
	}
	if format == "json" {
		err = p.json(siteData(audit, state, key))
	} else {
		err = p.tellSite(dir, audit, state, key)
	}
	if err == nil && (!audit.Sound() || state == signatureWrong || state == signatureMissing) {
		err = errProblems
	}
	return err
}

// signatureOf checks the signature of a site's manifest; key is the short name of the key, "" without one.
func signatureOf(dir, keyFile string) (state, key string, err error) {
	own := keyFile == ""
	if own {
		keyFile = inSite(dir, publish.PublicKeyPath)
	}
	signature, err := os.ReadFile(inSite(dir, publish.SignaturePath))
	signed := err == nil
	if err != nil && !errors.Is(err, fs.ErrNotExist) {
		return "", "", fmt.Errorf("read the signature: %w", err)
	}
	text, err := os.ReadFile(keyFile)
	switch {
	case own && errors.Is(err, fs.ErrNotExist) && !signed:
		return signatureNone, "", nil
	case own && errors.Is(err, fs.ErrNotExist):
		return "", "", wrongUsage("give it with --public-key", "the site is signed, and its public key is not there")
	case err != nil:
		return "", "", fmt.Errorf("read the public key: %w", err)
	}
	var public minisign.PublicKey
	if err := public.UnmarshalText(text); err != nil {
		return "", "", wrongUsage("", "%s is not a public key of minisign: %v", keyFile, err)
	}
	manifest, err := os.ReadFile(inSite(dir, publish.ManifestPath))
	if err != nil {
		return "", "", fmt.Errorf("read the manifest: %w", err)
	}
	state = signatureMissing
	if signed {
		state = signatureWrong
		if minisign.Verify(public, manifest, signature) {
			state = signatureGood
		}
	}
	return state, keyName(public), nil
}

// tellAudit names what differs from the manifest, a line for each file.
func (p *program) tellAudit(a publish.Audit) {
	for _, list := range []struct {
		what  string
		names []string
	}{{"changed", a.Changed}, {"missing", a.Missing}, {"extra", a.Extra}} {
		for _, name := range list.names {
			fmt.Fprintf(p.stdout, "%s: %s\n", list.what, name)
		}
	}
}

func (p *program) tellSite(dir string, a publish.Audit, state, key string) error {
	p.tellAudit(a)
	said := map[string]string{
		signatureGood:    "signed with the key " + key,
		signatureWrong:   "the signature does not fit the manifest and the key " + key,
		signatureMissing: "there is a public key, and no signature",
		signatureNone:    "not signed",
	}[state]
	files := plural(a.Files, "file", "files") + " as the manifest lists"
	if !a.Sound() {
		files = fmt.Sprintf("%s listed; %d changed, %d missing, %d extra", plural(a.Files, "file", "files"), len(a.Changed), len(a.Missing), len(a.Extra))
	}
	_, err := fmt.Fprintf(p.stdout, "%s: %s; %s\n", filepath.ToSlash(dir), files, said)
	return err
}

func siteData(a publish.Audit, state, key string) any {
	list := func(names []string) []string { return append([]string{}, names...) }
	return struct {
		Files     int      `json:"files"`
		Changed   []string `json:"changed"`
		Missing   []string `json:"missing"`
		Extra     []string `json:"extra"`
		Signature string   `json:"signature"`
		Key       string   `json:"key"`
	}{a.Files, list(a.Changed), list(a.Missing), list(a.Extra), state, key}
}
