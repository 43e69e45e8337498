package site

import (
	"path"
	"strings"

	"samsyn/internal/sketch"
)

// TextsFolder is where the data on the published texts lies, from the root of the site.
const TextsFolder = "data/texts/"

// How many texts share a file of that data, so that none is large however many texts there are.
const (
	EntriesEach = 64   // of what is said of them: some 40 kB
	printsEach  = 512  // of their fingerprints: some 36 kB
	sketchEach  = 1024 // numbers of their sketches: some 16 kB
	fewSketched = 256  // up to so many, all sketches lie in one file: some 90 kB
)

// PrintFiles tells in how many files the fingerprints of so many texts lie.
func PrintFiles(texts int) int { return max((texts+printsEach-1)/printsEach, 1) }

// SketchFiles tells in how many files the sketches of so many texts lie.
func SketchFiles(texts int) int {
	if texts <= fewSketched {
		return 1
	}
	return (texts*sketch.Size + sketchEach - 1) / sketchEach
}

func (e *edition) checkPage(at *Page, n int) *CheckPage {
	all := e.Texts()
	title := e.t("check.title")
	page := &CheckPage{
		Frame: e.frame(at, heading{
			title:       Passage{Text: e.pageTitle(title, n)},
			description: e.t("check.intro"),
		}),
		Intro: e.t("check.intro"),
		First: n == 1,
		Count: e.words.Int(len(all)),
		Pager: e.pager(e.check(), n, len(all)),
	}
	if page.First {
		page.Data, page.ByHand, page.OfSite = e.checkData(len(all)), e.fingerprintCommands(), e.signatureCommands()
	}
	for _, t := range slice(all, n) {
		entry := e.TextEntry(e.lang, t)
		page.Texts = append(page.Texts, CheckedText{
			Link: Link{Text: upperFirst(entry.Name), URL: entry.URL, Lang: entry.Lang}, File: Link{Text: path.Base(t.URL), URL: t.URL}, Fingerprint: t.Fingerprint,
		})
	}
	return page
}

// fingerprintCommands give the fingerprint of a file with what a computer has from the start.
func (e *edition) fingerprintCommands() []Command {
	return []Command{
		{"Linux", "sha256sum " + textFile},
		{"macOS", "shasum -a 256 " + textFile},
		{"Windows (PowerShell)", "Get-FileHash " + textFile + " -Algorithm SHA256"},
		{"Windows (" + e.t("check.command.prompt") + ")", "certutil -hashfile " + textFile + " SHA256"},
	}
}

// signatureCommands say where the list of all files is, where its signature is if the site has been signed, and how
// minisign checks it. A build cannot know whether it will be signed.
func (e *edition) signatureCommands() []Command {
	const list, key = "manifest.json", "minisign.pub"
	return []Command{
		{e.t("check.command.list"), e.Absolute("data/" + list)},
		{e.t("check.command.signature"), e.Absolute("data/" + list + ".minisig")},
		{e.t("check.command.key"), e.Absolute("data/" + key)},
		{e.t("check.command.try"), "minisign -V -p " + key + " -m " + list},
	}
}

func (e *edition) checkData(texts int) CheckData {
	data := CheckData{
		Folder: "/" + TextsFolder, Texts: texts, Prints: PrintFiles(texts), Runs: SketchFiles(texts), Each: EntriesEach,
		Words: map[string]string{
			"asOf": e.chromes[""].AsOf, "place": e.words.N("check.places", 1),
			"goneStarts": e.t("compare.gone-starts"), "goneEnds": e.t("compare.gone-ends"),
			"addedStarts": e.t("compare.added-starts"), "addedEnds": e.t("compare.added-ends"),
		},
	}
	for _, key := range []string{
		"check.exact", "check.also", "check.near", "check.none", "check.empty", "check.unread", "check.failed", "check.offline",
		"check.insecure", "check.places", "check.signs", "check.under", "check.more", "check.legend", "check.about",
		"check.nearest", "check.print", "check.file",
	} {
		data.Words[strings.TrimPrefix(key, "check.")] = e.pattern(key)
	}
	return data
}
