package preview

import (
	"bufio"
	"fmt"
	"io"
	"net"
	"net/http"
	"strings"
	"testing"
	"time"
)

// send sends bytes as they stand, and gives the statuses of what is answered until the server hangs up.
func (r *running) send(bytes string) (statuses []int) {
	r.t.Helper()
	c, err := net.Dial("tcp", strings.TrimPrefix(r.url, "http://"))
	if err != nil {
		r.t.Fatal(err)
	}
	defer c.Close()
	_ = c.SetDeadline(time.Now().Add(30 * time.Second)) // against a test that hangs
	go func() { _, _ = io.WriteString(c, bytes) }()     // who is hung up on can't send the rest
	for in := bufio.NewReader(c); ; {
		response, err := http.ReadResponse(in, nil)
		if err != nil {
			return statuses
		}
		_, _ = io.Copy(io.Discard, response.Body)
		statuses = append(statuses, response.StatusCode)
	}
}

// lines joins the lines of a request.
func lines(lines ...string) string { return strings.Join(lines, "\r\n") + "\r\n\r\n" }

// Requests that programs read differently, that are too large, or that are none at all, are refused or answered as
// what they say they are, and never lead to another host's answer, to a second protocol or to the end of the preview.
func TestFormsOfRequestsThatAreNotBrowsers(t *testing.T) {
	r := start(t, nil)
	long, once := strings.Repeat("a", 1<<20), "Connection: close"
	for _, test := range []struct {
		name, bytes string
		want        string // the statuses
	}{
		{"no host", lines("GET /sv/ HTTP/1.1", once), "[400]"},
		{"no host in the first version", lines("GET /sv/ HTTP/1.0"), "[421]"},
		{"two hosts", lines("GET /sv/ HTTP/1.1", "Host: localhost", "Host: evil.example", once), "[400]"},
		{"an empty host", lines("GET /sv/ HTTP/1.1", "Host:", once), "[421]"},
		{"a host with a user", lines("GET /sv/ HTTP/1.1", "Host: evil.example@localhost", once), "[400]"},
		{"a user named localhost", lines("GET /sv/ HTTP/1.1", "Host: localhost@evil.example", once), "[400]"},
		{"a host with a path", lines("GET /sv/ HTTP/1.1", "Host: localhost/evil", once), "[400]"},
		{"a host with another port", lines("GET /sv/ HTTP/1.1", "Host: localhost:1", once), "[200]"},
		{"a whole address of another host", lines("GET http://evil.example/sv/ HTTP/1.1", "Host: localhost", once), "[421]"},
		{"a whole address of this host", lines("GET http://localhost/sv/ HTTP/1.1", "Host: localhost", once), "[200]"},
		{"a whole address of a file", lines("GET file:///etc/passwd HTTP/1.1", "Host: localhost", once), "[404]"},
		{"a proxy's connect", lines("CONNECT evil.example:443 HTTP/1.1", "Host: localhost", once), "[421]"},
		{"options of everything", lines("OPTIONS * HTTP/1.1", "Host: localhost", once), "[405]"},
		{"a method that is no word", lines("G@T /sv/ HTTP/1.1", "Host: localhost", once), "[400]"},
		{"a version to come", lines("GET /sv/ HTTP/3.0", "Host: localhost"), "[505]"},
		{"the second protocol", "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n", "[421]"},
		{"an encrypted hello", "\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03" + strings.Repeat("\x00", 512) + "\r\n\r\n", "[400]"},
		{"an upgrade to a socket", lines("GET /sv/ HTTP/1.1", "Host: localhost", "Connection: Upgrade, close", "Upgrade: websocket",
			"Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==", "Sec-WebSocket-Version: 13"), "[200]"},
		{"an upgrade to the second protocol", lines("GET /sv/ HTTP/1.1", "Host: localhost", "Connection: Upgrade, HTTP2-Settings, close",
			"Upgrade: h2c", "HTTP2-Settings: AAMAAABkAAQAAP__"), "[200]"},
		{"two lengths", lines("GET /sv/ HTTP/1.1", "Host: localhost", "Content-Length: 3", "Content-Length: 4") + "abcd", "[400]"},
		{"a length below nothing", lines("GET /sv/ HTTP/1.1", "Host: localhost", "Content-Length: -1"), "[400]"},
		{"a length beyond all numbers", lines("GET /sv/ HTTP/1.1", "Host: localhost", "Content-Length: 99999999999999999999"), "[400]"},
		{"an unknown coding", lines("GET /sv/ HTTP/1.1", "Host: localhost", "Transfer-Encoding: xchunked"), "[501]"},
		{"codings in a row", lines("GET /sv/ HTTP/1.1", "Host: localhost", "Transfer-Encoding: gzip, chunked"), "[501]"},
		{"a space before the colon", lines("GET /sv/ HTTP/1.1", "Host: localhost", "Transfer-Encoding : chunked"), "[400]"},
		{"a folded line before the first", "GET /sv/ HTTP/1.1\r\n Host: localhost\r\n\r\n", "[400]"},
		{"a header without a name", lines("GET /sv/ HTTP/1.1", "Host: localhost", ": a"), "[400]"},
		{"a zero byte in a header", lines("GET /sv/ HTTP/1.1", "Host: localhost", "X-A: a\x00b"), "[400]"},
		{"a length and pieces", lines("POST /sv/ HTTP/1.1", "Host: localhost", "Content-Length: 62", "Transfer-Encoding: chunked") +
			"0\r\n\r\nGET /.git/config HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n", "[405 404]"},
		{"pieces of a size that is none", lines("POST /sv/ HTTP/1.1", "Host: localhost", "Transfer-Encoding: chunked") + "zz\r\na\r\n0\r\n\r\n", "[405]"},
		{"a piece beyond all numbers", lines("POST /sv/ HTTP/1.1", "Host: localhost", "Transfer-Encoding: chunked") + "fffffffffffffffff\r\na", "[405]"},
		{"a piece with much to say", lines("POST /sv/ HTTP/1.1", "Host: localhost", "Transfer-Encoding: chunked") + "1;" + long + "\r\na\r\n0\r\n\r\n", "[405]"},
		{"pieces without end", lines("POST /sv/ HTTP/1.1", "Host: localhost", "Transfer-Encoding: chunked") +
			strings.Repeat("10000\r\n"+long[:1<<16]+"\r\n", 256), "[405]"},
		{"a request that is read with a body", lines("GET /sv/ HTTP/1.1", "Host: localhost", "Content-Length: 3", once) + "abc", "[200]"},
		{"a header of 1 MB", lines("GET /sv/ HTTP/1.1", "Host: localhost", "X-A: "+long), "[431]"},
		{"many headers of 1 MB", lines("GET /sv/ HTTP/1.1", "Host: localhost") + strings.Repeat("X-A: b\r\n", 1<<17), "[200 400]"},
		{"a method of 1 MB", long + " / HTTP/1.1\r\n\r\n", "[431]"},
		{"nothing but line ends", strings.Repeat("\r\n", 1<<19), "[400]"},
		{"another origin", lines("GET /data/documents.json HTTP/1.1", "Host: localhost", "Origin: http://evil.example", once), "[403]"},
		{"a frame without an origin", lines("GET /data/documents.json HTTP/1.1", "Host: localhost", "Origin: null", once), "[403]"},
		{"another origin's question before", lines("OPTIONS /data/documents.json HTTP/1.1", "Host: localhost", "Origin: http://evil.example",
			"Access-Control-Request-Method: GET", once), "[405]"},
		{"its own origin", lines("GET /data/documents.json HTTP/1.1", "Host: localhost", "Origin: http://localhost", once), "[200]"},
	} {
		if got := fmt.Sprint(r.send(test.bytes)); got != test.want {
			t.Errorf("%s is answered with %s; want %s", test.name, got, test.want)
		}
		if status, _ := r.get("/sv/"); status != http.StatusOK {
			t.Fatalf("after %s a page is answered with %d", test.name, status)
		}
	}
}

// A thousand requests in one breath are answered in their order.
func TestRequestsInOneBreathAreAllAnswered(t *testing.T) {
	r := start(t, nil)
	request := "GET /sv/ HTTP/1.1\r\nHost: localhost\r\n\r\n"
	statuses := r.send(strings.Repeat(request, 999) + lines("GET /finns/inte HTTP/1.1", "Host: localhost", "Connection: close"))
	if len(statuses) != 1000 || statuses[999] != http.StatusNotFound {
		t.Errorf("%d answers, the last %v", len(statuses), statuses[max(0, len(statuses)-1):])
	}
}
