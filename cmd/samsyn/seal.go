package main

import (
	"bytes"
	"errors"
	"fmt"
	"os"
	"path"
	"path/filepath"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"samsyn/internal/civic"
	"samsyn/internal/content"
	"samsyn/internal/diag"
	"samsyn/internal/pipeline"
	"samsyn/internal/publish"
)

func (p *program) seal() *cobra.Command {
	var force bool
	cmd := &cobra.Command{
		Use:   "seal DOCUMENT [VERSION]",
		Short: "Write the fingerprint of an adopted wording into the document's facts",
		Long: "seal writes the SHA-256 of a version's original text into the facts of its document and changes nothing\n" +
			"else in the file. From then on a text that no longer matches is an error. Without VERSION it seals every\n" +
			"version that a council has decided on, whose wording is here, and that has no seal yet.",
		Args: arguments(1, 2, "a document"),
		RunE: func(cmd *cobra.Command, args []string) error {
			s, closeAll, err := p.read(cmd.Context(), pipeline.Inputs{Drafts: true})
			if err != nil {
				return err
			}
			defer closeAll()
			doc, err := p.toSeal(s, args[0])
			if err != nil {
				return err
			}
			versions, err := p.versionsToSeal(doc, args[1:], force)
			if err != nil || len(versions) == 0 {
				return err
			}
			return p.writeSeals(doc, versions)
		},
		ValidArgsFunction: p.completeSeal,
	}
	p.siteFlags(cmd)
	cmd.Flags().BoolVar(&force, "force", false, "replace a seal that the text no longer matches")
	return cmd
}

// toSeal finds the document. One whose own files have errors, other than a seal that does not match, cannot be
// sealed: its text may be read wrongly.
func (p *program) toSeal(s *pipeline.Snapshot, id string) (*civic.Document, error) {
	var known []string
	for _, d := range s.Register.Documents {
		known = append(known, d.ID)
	}
	folder := path.Join("content/documents", id) + "/"
	errs := slices.DeleteFunc(atLeast(s.Problems, diag.Error), func(problem *diag.Problem) bool {
		return !strings.HasPrefix(problem.At.File, folder) || problem.Rule == "seal-broken"
	})
	if len(errs) > 0 {
		return nil, errors.Join(p.print(errs), errProblems)
	}
	i := slices.Index(known, id)
	if i < 0 {
		return nil, wrongUsage(orHint(diag.DidYouMean(id, known), "samsyn status lists them"), "no document is called %q", id)
	}
	return s.Register.Documents[i], nil
}

// versionsToSeal chooses what to seal: the version that was named, or all that should have a seal and have none.
func (p *program) versionsToSeal(doc *civic.Document, named []string, force bool) ([]*civic.Version, error) {
	if len(named) == 0 {
		var missing []*civic.Version
		for _, v := range doc.Versions {
			if text := v.Original(); v.SHA256 == "" && text != nil && !text.Rendition && decidedOn(v) {
				missing = append(missing, v)
			}
		}
		if len(missing) == 0 {
			fmt.Fprintf(p.stderr, "%s: no version that has been decided on lacks a seal\n", doc.ID)
		}
		return missing, nil
	}
	var known []string
	for _, v := range doc.Versions {
		if v.ID == named[0] {
			return p.versionToSeal(v, force)
		}
		known = append(known, v.ID)
	}
	return nil, wrongUsage(orHint(diag.DidYouMean(named[0], known), "it has "+strings.Join(known, ", ")), "%s has no version %q", doc.ID, named[0])
}

func (p *program) versionToSeal(v *civic.Version, force bool) ([]*civic.Version, error) {
	text := v.Original()
	switch {
	case text == nil:
		return nil, p.cannotSeal(v, "its text is not here", "")
	case text.Rendition:
		return nil, p.cannotSeal(v, "its text is a rendition, which nobody has adopted word for word", "")
	case strings.EqualFold(v.SHA256, text.Fingerprint):
		fmt.Fprintf(p.stderr, "%s: version %s is sealed already\n", v.Document.ID, v.ID)
		return nil, nil
	case v.SHA256 != "" && v.SHA256 != civic.NotStated && !force:
		why := fmt.Sprintf("it is sealed with\n    %s\n  and its text now has the fingerprint\n    %s", v.SHA256, text.Fingerprint)
		return nil, p.cannotSeal(v, why, "restore the text; only where the seal itself is wrong, write --force")
	}
	return []*civic.Version{v}, nil
}

func (p *program) cannotSeal(v *civic.Version, why, hint string) error {
	p.say(fmt.Sprintf("will not seal version %s of %s: %s", v.ID, v.Document.ID, why), hint)
	return errProblems
}

// decidedOn reports whether a council or body has decided in the matter on the version.
func decidedOn(v *civic.Version) bool {
	return slices.ContainsFunc(v.Resolutions, func(r *civic.Resolution) bool { return r.Outcome.InTheMatter() })
}

// writeSeals puts the fingerprints into the document's file, all or none.
func (p *program) writeSeals(doc *civic.Document, versions []*civic.Version) error {
	name := filepath.Join(p.site, filepath.FromSlash(doc.Origin.File))
	src, err := os.ReadFile(name)
	if err != nil {
		return fmt.Errorf("seal %s: %w", doc.ID, err)
	}
	sealed := src
	for _, v := range versions {
		if sealed, err = content.Seal(sealed, v.ID, v.Original().Fingerprint); err != nil {
			return p.cannotSeal(v, err.Error(), "write sha256: "+v.Original().Fingerprint+" into "+doc.Origin.File+" by hand")
		}
	}
	if bytes.Equal(src, sealed) {
		return nil
	}
	if err := publish.Replace(name, src, sealed); err != nil {
		return fmt.Errorf("seal %s: %w", doc.ID, err)
	}
	for _, v := range versions {
		fmt.Fprintf(p.stdout, "%s: version %s sealed with %s\n", doc.Origin.File, v.ID, v.Original().Fingerprint)
	}
	return nil
}

func (p *program) completeSeal(_ *cobra.Command, args []string, _ string) ([]string, cobra.ShellCompDirective) {
	if len(args) > 0 {
		return nil, cobra.ShellCompDirectiveNoFileComp
	}
	return list(filepath.Join(p.site, "content", "documents")), cobra.ShellCompDirectiveNoFileComp
}
