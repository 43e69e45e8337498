package preview

import (
	"bufio"
	"fmt"
	"io"
	"net"
	"net/http"
	"runtime"
	"strings"
	"testing"
)

// attackers is how many connections are opened at once, each a descriptor on either side.
const attackers = 4000

// Whoever opens thousands of connections, and sends half a request or a request and reads nothing, fills no more
// than the places there are and little memory; the preview is there when they have gone.
func TestThousandsOfConnectionsAreBounded(t *testing.T) {
	r := start(t, nil)
	var held []net.Conn
	defer func() {
		for _, c := range held {
			c.Close()
		}
	}()
	before := runtime.NumGoroutine()
	for i := range attackers {
		c, err := net.Dial("tcp", strings.TrimPrefix(r.url, "http://"))
		if err != nil {
			t.Fatalf("connection %d: %v", i, err)
		}
		held = append(held, c)
		if i%2 == 0 {
			fmt.Fprint(c, "GET /sv/ HTTP/1.1\r\nHost: local") // and never more
		} else {
			fmt.Fprint(c, "GET /data/documents.json HTTP/1.1\r\nHost: localhost\r\n\r\n") // and never reads
		}
	}
	if more := runtime.NumGoroutine() - before; more > 3*mostConnections {
		t.Errorf("%d goroutines serve %d connections", more, attackers)
	}
	var memory runtime.MemStats
	runtime.ReadMemStats(&memory)
	if megabytes := (memory.Sys - memory.HeapReleased) >> 20; megabytes > 200 {
		t.Errorf("%d MB are in use", megabytes)
	}
	for _, c := range held {
		c.Close()
	}
	held = nil
	for { // their places become free as the server notices
		response, err := http.Get(r.url + "/sv/")
		if err == nil {
			response.Body.Close()
			if response.StatusCode != http.StatusOK {
				t.Errorf("afterwards a page is answered with %s", response.Status)
			}
			return
		}
		if t.Context().Err() != nil {
			t.Fatal(err)
		}
	}
}

// stream opens the stream of events for a page.
func (r *running) stream(headers ...string) *http.Response {
	r.t.Helper()
	request, err := http.NewRequestWithContext(r.t.Context(), http.MethodGet, r.url+"/.samsyn/events?page=/sv/dokument/mal/&seen=x&styles=y", nil)
	if err != nil {
		r.t.Fatal(err)
	}
	for i := 0; i < len(headers); i += 2 {
		request.Header.Set(headers[i], headers[i+1])
	}
	response, err := (&http.Transport{}).RoundTrip(request)
	if err != nil {
		r.t.Fatal(err)
	}
	r.t.Cleanup(func() { response.Body.Close() })
	return response
}

func TestOnlyPagesOfThePreviewMayListen(t *testing.T) {
	r := start(t, nil)
	for _, test := range []struct {
		header, value string
		status        int
	}{
		{"Origin", "http://evil.example", 403},
		{"Origin", "null", 403},
		{"Origin", strings.Replace(r.url, "http:", "https:", 1), 403},
		{"Origin", "http://localhost:1", 403},
		{"Origin", r.url, 200},
		{"Sec-Fetch-Site", "cross-site", 403},
		{"Sec-Fetch-Site", "same-site", 403},
		{"Sec-Fetch-Site", "same-origin", 200},
		{"X-Nothing", "", 200},
	} {
		if response := r.stream(test.header, test.value); response.StatusCode != test.status {
			t.Errorf("%s: %s is answered with %s, want %d", test.header, test.value, response.Status, test.status)
		}
	}
	if response, _ := r.ask(http.MethodGet, "/.samsyn/events"); response.StatusCode != http.StatusBadRequest {
		t.Errorf("a stream for no page is answered with %s", response.Status)
	}
}

func TestStreamsAreBoundedAndEndWithTheirBrowser(t *testing.T) {
	r := start(t, nil)
	var open []*http.Response
	for range mostStreams {
		open = append(open, r.stream())
	}
	if response := r.stream(); response.StatusCode != http.StatusServiceUnavailable {
		t.Errorf("one more is answered with %s", response.Status)
	}
	for _, response := range open {
		response.Body.Close()
	}
	r.streams <- struct{}{} // a place becomes free
	<-r.streams
}

// What a browser is told is what it has not got: nothing, a page, or a style.
func TestBrowsersAreToldWhatTheyHaveNotGot(t *testing.T) {
	r := start(t, nil)
	seen, styles := tagged(r.page("/sv/dokument/mal/"), "data-seen"), tagged(r.page("/sv/dokument/mal/"), "data-styles")
	request, _ := http.NewRequestWithContext(t.Context(), http.MethodGet,
		r.url+"/.samsyn/events?page=/sv/dokument/mal/&seen="+seen+"&styles="+styles, nil)
	response, err := (&http.Transport{}).RoundTrip(request)
	if err != nil {
		t.Fatal(err)
	}
	defer response.Body.Close()
	lines := bufio.NewScanner(response.Body)
	word := func() (words []string) { // up to the next thing that is told
		for lines.Scan() {
			if event, is := strings.CutPrefix(lines.Text(), "event: "); is {
				words = append(words, event)
			} else if data, is := strings.CutPrefix(lines.Text(), "data: "); is {
				return append(words, data)
			}
		}
		return append(words, fmt.Sprint(lines.Err(), io.EOF))
	}
	want := func(event string) {
		t.Helper()
		if got := word(); got[0] != event {
			t.Errorf("the browser is told %q, want %s", got, event)
		}
	}
	want("fault")                                                         // that there is none
	r.replace(decision, "Kommunfullmäktige antar målen.", "Målen antas.") // another page says it
	r.next()
	r.write("static/css/own.css", "p{color:red}")
	want("styles")
	r.replace(document, "Mål för Trebygden", "Mål i Trebygden")
	want("reload")
	r.replace(decision, "council: norrby", "council: norby")
	want("fault")
	r.replace(decision, "council: norby", "council: norrby")
	want("fault")
}

// tagged is an attribute of the preview's script tag.
func tagged(page, attribute string) string {
	_, value, _ := strings.Cut(script0(page), attribute+`="`)
	value, _, _ = strings.Cut(value, `"`)
	return value
}
