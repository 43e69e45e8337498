package preview

import (
	"context"
	"errors"
	"io"
	"log"
	"net"
	"net/http"
	"sync"
	"time"
)

// mostConnections bounds how many are served at a time. A browser opens six; who opens more than these, on
// purpose or by mistake, is hung up on, and the preview stays up.
const mostConnections = 512

// The ends of patience with those who are served.
const (
	headerWithin = 5 * time.Second  // a request's head has come
	bodyWithin   = 10 * time.Second // all of it has, though none of it is read
	answerWithin = 30 * time.Second // the answer has been taken; a stream of events is given more
	idleFor      = 60 * time.Second // between two requests
	endWithin    = 500 * time.Millisecond
)

// longestBuild is how long an answer may take for which all files of the site have to be made.
const longestBuild = 30 * time.Minute

// Serve answers on the listener until ctx ends. host is the name that it listens at, as it was asked for.
func (p *Preview) Serve(ctx context.Context, l net.Listener, host string) error {
	ctx, stop := context.WithCancel(ctx)
	defer stop()
	server := newServer(ctx, p.Handler(host))
	followed := make(chan struct{})
	go func() {
		defer close(followed)
		p.Follow(ctx)
	}()
	go func() {
		<-ctx.Done()
		last, cancel := context.WithTimeout(context.WithoutCancel(ctx), endWithin)
		defer cancel()
		if server.Shutdown(last) != nil {
			server.Close()
		}
	}()
	err := server.Serve(&limited{Listener: l, places: make(chan struct{}, mostConnections)})
	stop()
	select {
	case <-followed:
	case <-time.After(endWithin): // the build of a large site, which nobody waits for
	}
	if errors.Is(err, http.ErrServerClosed) {
		return nil
	}
	return err
}

// newServer answers with the handler whoever is quick and brief enough.
func newServer(ctx context.Context, handler http.Handler) *http.Server {
	return &http.Server{
		Handler:                      handler,
		DisableGeneralOptionsHandler: true, // OPTIONS * is refused as every other method is
		ReadHeaderTimeout:            headerWithin,
		ReadTimeout:                  bodyWithin,
		WriteTimeout:                 answerWithin,
		IdleTimeout:                  idleFor,
		MaxHeaderBytes:               16 << 10,
		BaseContext:                  func(net.Listener) context.Context { return ctx },
		ErrorLog:                     log.New(io.Discard, "", 0), // what strangers send is no news
	}
}

// limited is a listener that hangs up on who comes while all places are taken.
type limited struct {
	net.Listener
	places chan struct{}
}

func (l *limited) Accept() (net.Conn, error) {
	for {
		c, err := l.Listener.Accept()
		if err != nil {
			return nil, err
		}
		select {
		case l.places <- struct{}{}:
			return &seated{Conn: c, leave: sync.OnceFunc(func() { <-l.places })}, nil
		default:
			c.Close()
		}
	}
}

// seated is a connection that has a place.
type seated struct {
	net.Conn
	leave func()
}

func (c *seated) Close() error {
	defer c.leave()
	return c.Conn.Close()
}
