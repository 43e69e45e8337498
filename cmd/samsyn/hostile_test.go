package main

import (
	"bytes"
	"encoding/csv"
	"encoding/json"
	"encoding/xml"
	"errors"
	"io"
	"io/fs"
	"maps"
	"os"
	"path"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/emersion/go-ical"
	"golang.org/x/net/html"
)

// hostileText is put into every text of a site: whatever reads it as anything but text is seen.
const hostileText = `</script></style></title></textarea>--><b id="evil" onclick="evil()">&amp;&lt; ]]> {{.}} {{evil}} %s %d $evil ` +
	`\x \"'` + "`" + ` =cmd() ;=evil() ,evil` + "\n" + `/evil /evil 301` + "\n" + `  X-Evil: yes` + "\n" + `END:VCALENDAR 🏛️ Å`

// textKeys are keys of front matter that hold running text.
var textKeys = regexp.MustCompile(`(?m)^( *(?:- )?(?:title|summary|short|boilerplate|municipality|county): )([^\n{\[|>].*)$`)

// localTexts are texts by language, whatever key they stand under.
var localTexts = regexp.MustCompile(`\{sv: [^{}]*, en: [^{}]*\}`)

// hostileSite copies the fictional collaboration and puts a hostile text into all that is text there.
func hostileSite(t *testing.T) (folder string) {
	t.Helper()
	folder = t.TempDir()
	if err := addFiles(folder, os.DirFS("testdata/trebygden")); err != nil {
		t.Fatal(err)
	}
	texts := 0
	err := filepath.WalkDir(filepath.Join(folder, "content"), func(name string, entry fs.DirEntry, err error) error {
		if err != nil || entry.IsDir() || path.Ext(name) != ".md" && path.Ext(name) != ".yaml" {
			return err
		}
		src, err := os.ReadFile(name)
		if err != nil {
			return err
		}
		front, body := string(src), ""
		if rest, has := strings.CutPrefix(front, "---\n"); has {
			if text, below, closed := strings.Cut(rest, "\n---\n"); closed {
				front, body = "---\n"+text+"\n---\n", below
			}
		}
		quoted := func(text string) string {
			texts++
			written, _ := json.Marshal(text) // a text always can be written so, and YAML reads it
			return string(written)
		}
		front = localTexts.ReplaceAllStringFunc(front, func(string) string {
			return "{sv: " + quoted("S"+hostileText) + ", en: " + quoted("E"+hostileText) + "}"
		})
		front = textKeys.ReplaceAllStringFunc(front, func(line string) string {
			parts := textKeys.FindStringSubmatch(line)
			if parts[2] == "not-stated" {
				return line
			}
			return parts[1] + quoted(strings.Trim(parts[2], `"'`)+hostileText)
		})
		return os.WriteFile(name, []byte(front+body), 0o644)
	})
	if err != nil || texts < 50 {
		t.Fatalf("%d texts were made hostile: %v", texts, err)
	}
	return folder
}

// What a site publishes for programs and browsers is what it is said to be, also where every text of it tries to be
// something else: XML, JSON, tables, calendars, headers, redirects, and pages with one element for each id.
func TestOutputIsWhatItIsSaidToBe(t *testing.T) {
	sites := maps.Clone(bothSites)
	sites["hostile texts"] = hostileSite(t)
	for name, folder := range sites {
		t.Run(name, func(t *testing.T) {
			files := serveSite(t, folder).files
			kinds := map[string]int{}
			for _, file := range slices.Sorted(maps.Keys(files)) {
				ext := path.Ext(file)
				kinds[ext]++
				if bytes.Contains(files[file], []byte("evil()")) {
					kinds["hostile"]++
				}
				if ext == ".ics" {
					checkLines(t, file, files[file])
				}
				if err := wrongData(ext, files[file]); err != nil {
					t.Errorf("%s: %v", file, err)
				}
			}
			for _, ext := range []string{".xml", ".svg", ".atom", ".json", ".csv", ".ics", ".html"} {
				if kinds[ext] == 0 {
					t.Errorf("there is no file of the kind %s among %v", ext, kinds)
				}
			}
			if folder != bothSites[name] && kinds["hostile"] < kinds[".html"] {
				t.Errorf("the hostile texts stand in no more than %d files of %v", kinds["hostile"], kinds)
			}
			for _, problem := range publishedProblems(t, files) {
				t.Error(problem)
			}
			for _, file := range []string{"_headers", "_redirects"} {
				if line := strangeLine(file, string(files[file])); line != "" {
					t.Errorf("%s has the line %q", file, line)
				}
			}
		})
	}
}

// wrongData tells why data is not of the kind that its name says.
func wrongData(ext string, data []byte) error {
	switch ext {
	case ".xml", ".svg", ".atom":
		decoder := xml.NewDecoder(bytes.NewReader(data))
		markup := false
		for {
			token, err := decoder.Token()
			switch token := token.(type) {
			case xml.StartElement:
				markup = slices.Contains(token.Attr, xml.Attr{Name: xml.Name{Local: "type"}, Value: "html"})
			case xml.CharData:
				if markup && err == nil {
					err = wrongPage(token)
				}
			case xml.EndElement:
				markup = false
			}
			if errors.Is(err, io.EOF) {
				return nil
			} else if err != nil {
				return err
			}
		}
	case ".json":
		if !json.Valid(data) {
			return errors.New("this is not JSON")
		}
		return wrongItems(data)
	case ".csv":
		return wrongTable(data)
	case ".ics":
		_, err := ical.NewDecoder(bytes.NewReader(data)).Decode()
		return err
	case ".html":
		return wrongPage(data)
	}
	return nil
}

// wrongItems reads the markup in a feed as readers of feeds do; other data has none.
func wrongItems(data []byte) error {
	var feed struct {
		Items []struct {
			Content string `json:"content_html"`
		}
	}
	if json.Unmarshal(data, &feed) != nil {
		return nil
	}
	for _, item := range feed.Items {
		if err := wrongPage([]byte(item.Content)); err != nil {
			return err
		}
	}
	return nil
}

// A text that looks like a template, a pattern of print or an end of markup is shown letter by letter.
func TestHostileTitlesAreShownAsTheyStand(t *testing.T) {
	shown := strings.Join(strings.Fields(hostileText), " ")
	titles := 0
	for name, data := range serveSite(t, hostileSite(t)).files {
		if path.Ext(name) != ".html" {
			continue
		}
		for _, text := range textsOf(data, "title", "h1") {
			if text = strings.Join(strings.Fields(text), " "); !strings.Contains(text, "evil") {
				continue
			}
			if titles++; !strings.Contains(text, shown) {
				t.Errorf("%s shows %q", name, text)
			}
		}
	}
	if titles < 50 {
		t.Errorf("there are %d hostile titles", titles)
	}
}

// textsOf gives what elements of the names hold, as a reader sees it.
func textsOf(data []byte, names ...string) (found []string) {
	tokens := html.NewTokenizer(bytes.NewReader(data))
	inside := false
	for {
		kind := tokens.Next()
		if kind == html.ErrorToken {
			return found
		}
		switch token := tokens.Token(); {
		case kind == html.StartTagToken && slices.Contains(names, token.Data):
			inside, found = true, append(found, "")
		case kind == html.EndTagToken && slices.Contains(names, token.Data):
			inside = false
		case kind == html.TextToken && inside:
			found[len(found)-1] += token.Data
		}
	}
}

// runs is what a spreadsheet works out, also where it parts cells by semicolons and does not heed quotation marks
// within a cell.
var runs = regexp.MustCompile(`(?:^|[;\t\r\n])[\s"']*[=+\-@]\S`)

func wrongTable(data []byte) error {
	rows, err := csv.NewReader(bytes.NewReader(data)).ReadAll()
	if err != nil {
		return err
	}
	for _, row := range rows {
		for _, cell := range row {
			if runs.MatchString(cell) {
				return errors.New("a spreadsheet runs the cell " + cell)
			}
		}
	}
	if strings.Count(string(data), "\n") != strings.Count(string(data), "\r\n") {
		return errors.New("a line does not end in CR LF")
	}
	return nil
}

// wrongPage reads a page as browsers do: no id stands twice, no script or style stands in the page but data that is
// whole, and no text has become an element or an attribute.
func wrongPage(data []byte) error {
	ids := map[string]bool{}
	tokens := html.NewTokenizer(bytes.NewReader(data))
	for {
		kind := tokens.Next()
		if kind == html.ErrorToken {
			if errors.Is(tokens.Err(), io.EOF) {
				return nil
			}
			return tokens.Err()
		}
		if kind != html.StartTagToken && kind != html.SelfClosingTagToken {
			continue
		}
		token := tokens.Token()
		attributes := map[string]string{}
		for _, a := range token.Attr {
			attributes[a.Key] = a.Val
			if strings.HasPrefix(a.Key, "on") || a.Key == "style" || strings.ContainsAny(a.Key, `"'<&`) {
				return errors.New("an element has the attribute " + a.Key)
			}
			if address := strings.ToLower(a.Val); (a.Key == "href" || a.Key == "src" || a.Key == "action") && strings.HasPrefix(address, "javascript:") {
				return errors.New("an address runs: " + a.Val)
			}
		}
		if id := attributes["id"]; id != "" {
			if ids[id] || id == "evil" {
				return errors.New("the id " + id + " stands twice, or comes from a text")
			}
			ids[id] = true
		}
		switch {
		case token.Data == "style":
			return errors.New("a style stands in the page")
		case token.Data == "script" && attributes["src"] == "":
			tokens.Next()
			if text := tokens.Raw(); !strings.HasSuffix(attributes["type"], "json") || !json.Valid(text) || bytes.Contains(text, []byte("</")) {
				return errors.New("a script holds no whole data: " + string(text))
			}
		}
	}
}

var (
	headerLine   = regexp.MustCompile(`^(?:/[A-Za-z0-9/*._-]*|  [A-Z][A-Za-z-]+: [ -~]+)$`)
	redirectLine = regexp.MustCompile(`^/[^\s*:#]* /[^\s*:#]* (?:301|302!( Language=[a-z,-]+)?)$`)
)

// strangeLine gives the first line of a file for the host that is not of its grammar, or that a text has made.
func strangeLine(file, text string) string {
	form := headerLine
	if file == "_redirects" {
		form = redirectLine
	}
	for line := range strings.Lines(text) {
		if line = strings.TrimSuffix(line, "\n"); !form.MatchString(line) || strings.Contains(strings.ToLower(line), "evil") {
			return line
		}
	}
	return ""
}
