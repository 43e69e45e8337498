package preview

import (
	"bufio"
	"context"
	"errors"
	"io"
	"net"
	"net/http"
	"strings"
	"testing"
	"testing/synctest"
	"time"
)

// piped is a listener whose connections are pipes within the program, on which time is fake.
type piped struct {
	calls chan net.Conn
	ended chan struct{}
}

func (p *piped) Accept() (net.Conn, error) {
	select {
	case c := <-p.calls:
		return c, nil
	case <-p.ended:
		return nil, net.ErrClosed
	}
}

func (p *piped) Close() error   { close(p.ended); return nil }
func (p *piped) Addr() net.Addr { return &net.TCPAddr{IP: net.IPv4(127, 0, 0, 1)} }

// call opens a connection and sends a text.
func (p *piped) call(t *testing.T, text string) net.Conn {
	t.Helper()
	here, there := net.Pipe()
	p.calls <- there
	if _, err := io.WriteString(here, text); err != nil {
		t.Fatal(err)
	}
	return here
}

// served runs do with a server that answers with much text, in a bubble of its own.
func served(t *testing.T, do func(t *testing.T, l *piped)) {
	synctest.Test(t, func(t *testing.T) {
		l := &piped{make(chan net.Conn), make(chan struct{})}
		server := newServer(context.Background(), http.HandlerFunc(func(w http.ResponseWriter, _ *http.Request) {
			_, _ = io.WriteString(w, strings.Repeat("much ", 1<<16))
		}))
		done := make(chan error, 1)
		go func() { done <- server.Serve(l) }()
		do(t, l)
		server.Close()
		if err := <-done; !errors.Is(err, http.ErrServerClosed) {
			t.Errorf("the server ends with %v", err)
		}
	})
}

// heldFor is how long a connection stays open without another word; what it is sent is read away.
func heldFor(c net.Conn) time.Duration {
	began := time.Now()
	_, _ = io.Copy(io.Discard, c)
	return time.Since(began)
}

func TestWhoSendsHalfARequestIsHungUpOn(t *testing.T) {
	for text, longest := range map[string]time.Duration{
		"GET /sv/ HTTP/1.1\r\nHost: local":                          headerWithin,
		"GET /sv/ HTTP/1.1\r\nHost: localhost\r\nX-A: 1\r\n":        headerWithin,
		"POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 9\r\n\r\nab": bodyWithin,
		"GET /sv/ HTTP/1.1\r\nHost: localhost\r\n\r\n":              idleFor,
	} {
		served(t, func(t *testing.T, l *piped) {
			if held := heldFor(l.call(t, text)); held > longest {
				t.Errorf("%q holds a place for %s; want %s at most", text, held, longest)
			}
		})
	}
}

// One letter every few seconds is still half a request.
func TestWhoSendsALetterAtATimeIsHungUpOn(t *testing.T) {
	served(t, func(t *testing.T, l *piped) {
		c, began := l.call(t, "GET /"), time.Now()
		go func() { _, _ = io.Copy(io.Discard, c) }()
		for {
			time.Sleep(time.Second)
			if _, err := io.WriteString(c, "a"); err != nil {
				break
			}
		}
		if held := time.Since(began); held > headerWithin+time.Second {
			t.Errorf("a place is held for %s", held)
		}
	})
}

// Who asks and does not read holds a place for as long as an answer may take, and no longer.
func TestWhoDoesNotReadIsHungUpOn(t *testing.T) {
	served(t, func(t *testing.T, l *piped) {
		c := l.call(t, "GET /sv/ HTTP/1.1\r\nHost: localhost\r\n\r\n")
		time.Sleep(answerWithin + time.Second)
		answer, err := io.ReadAll(bufio.NewReader(c))
		if len(answer) > 1<<16 {
			t.Errorf("after %s still %d bytes come (%v)", answerWithin, len(answer), err)
		}
	})
}
