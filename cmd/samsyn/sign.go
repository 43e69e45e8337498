package main

import (
	"bufio"
	"bytes"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"strings"

	"aead.dev/minisign"
	"github.com/spf13/cobra"

	"samsyn/internal/publish"
)

// passwordVariable holds the password of an encrypted key, for machines that sign without anybody at them.
const passwordVariable = "SAMSYN_KEY_PASSWORD"

func (p *program) sign() *cobra.Command {
	var key, site string
	cmd := &cobra.Command{
		Use:   "sign",
		Short: "Sign a finished site, so that anybody can check every file of it",
		Long: "sign signs the manifest of a finished site, which lists every file with its fingerprint, with a key that\n" +
			"minisign -G has made. The signature and the public key are laid beside the manifest. The signature\n" +
			"holds no time: the same site and key give the same bytes.\n\n" +
			"The password of an encrypted key is read from the variable " + passwordVariable + ", else from standard input.",
		Args: arguments(0, 0, ""),
		RunE: func(*cobra.Command, []string) error {
			if key == "" {
				return wrongUsage("make one with minisign -G -s samsyn.key -p samsyn.pub", "samsyn sign needs --key")
			}
			return p.signSite(site, key)
		},
	}
	cmd.Flags().StringVar(&key, "key", "", "the file of the secret key")
	cmd.Flags().StringVar(&site, "site", "public", "the folder of the finished site")
	_ = cmd.MarkFlagFilename("key")
	_ = cmd.MarkFlagDirname("site")
	return cmd
}

// signSite writes the signature and the public key of a site that is as its manifest says.
func (p *program) signSite(dir, keyFile string) error {
	key, err := p.secretKey(keyFile)
	if err != nil {
		return err
	}
	audit, err := publish.Sign(dir, func(manifest []byte) (signature, public []byte, err error) { return signatureAndKey(key, manifest) })
	if err = sought(dir, err); err != nil {
		return err
	}
	if !audit.Sound() {
		p.tellAudit(audit)
		p.say("will not sign "+filepath.ToSlash(dir)+": it is not as its manifest says", "build it anew")
		return errProblems
	}
	_, err = fmt.Fprintf(p.stdout, "%s: %s signed with the key %s\n", filepath.ToSlash(dir), plural(audit.Files, "file", "files"), keyName(key.Public().(minisign.PublicKey)))
	return err
}

// signatureAndKey are the two files that are laid beside a manifest.
func signatureAndKey(key minisign.PrivateKey, manifest []byte) (signature, public []byte, err error) {
	open := key.Public().(minisign.PublicKey)
	text, err := open.MarshalText()
	if err != nil {
		return nil, nil, err
	}
	message := minisign.NewReader(bytes.NewReader(manifest)) // hashed before it is signed, as minisign itself does
	if _, err := io.Copy(io.Discard, message); err != nil {
		return nil, nil, err
	}
	signature = message.SignWithComments(key, "the files of the site as "+publish.ManifestPath+" lists them",
		"signature of samsyn, key "+keyName(open))
	return append(bytes.TrimRight(signature, "\n"), '\n'), append(text, '\n'), nil
}

// keyName is a key's short name, as minisign prints it.
func keyName(key minisign.PublicKey) string { return fmt.Sprintf("%016X", key.ID()) }

// secretKey reads a secret key; an encrypted one asks for its password.
func (p *program) secretKey(name string) (minisign.PrivateKey, error) {
	data, err := os.ReadFile(name)
	if errors.Is(err, fs.ErrNotExist) {
		return minisign.PrivateKey{}, wrongUsage("make one with minisign -G -s "+name, "there is no key %s", name)
	}
	if err != nil {
		return minisign.PrivateKey{}, fmt.Errorf("read the key: %w", err)
	}
	if minisign.IsEncrypted(data) {
		password, err := p.password()
		if err != nil {
			return minisign.PrivateKey{}, err
		}
		key, err := minisign.DecryptKey(password, data)
		if err != nil {
			return minisign.PrivateKey{}, wrongUsage("give the password in "+passwordVariable+", or on standard input", "cannot open the key %s: %v", name, err)
		}
		return key, nil
	}
	var key minisign.PrivateKey
	if err := key.UnmarshalText(data); err != nil {
		return key, wrongUsage("make one with minisign -G -s FILE", "%s is not a secret key of minisign: %v", name, err)
	}
	return key, nil
}

func (p *program) password() (string, error) {
	if password := p.getenv(passwordVariable); password != "" {
		return password, nil
	}
	line, err := bufio.NewReader(p.stdin).ReadString('\n')
	if err != nil && !errors.Is(err, io.EOF) {
		return "", fmt.Errorf("read the password: %w", err)
	}
	return strings.TrimRight(line, "\r\n"), nil
}

func inSite(dir, name string) string { return filepath.Join(dir, filepath.FromSlash(name)) }
