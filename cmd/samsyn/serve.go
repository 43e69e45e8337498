package main

import (
	"context"
	"errors"
	"fmt"
	"net"
	"net/netip"
	"os/exec"
	"path/filepath"
	"runtime"
	"strconv"
	"strings"
	"syscall"

	"github.com/spf13/cobra"

	"samsyn/internal/diag"
	"samsyn/internal/preview"
)

// usualPort spells SAMS on a telephone. Where it is taken and none was asked for, one of the next is used.
const (
	usualPort  = 7267
	portsTried = 20
)

func (p *program) serve() *cobra.Command {
	var address string
	var port int
	var open, drafts bool
	cmd := &cobra.Command{
		Use:   "serve",
		Short: "Show the site while you write it",
		Long: "serve shows the site in a browser on this computer, and shows every change as soon as a file is saved.\n" +
			"It writes nothing. Where a file has an error, the page says so, as the terminal does, and shows the site\n" +
			"as it was before; mend the error and save. Press Ctrl+C to end it.",
		Args: arguments(0, 0, ""),
		RunE: func(cmd *cobra.Command, _ []string) error {
			l, err := p.listen(cmd.Context(), address, port, cmd.Flags().Changed("port"))
			if err != nil {
				return err
			}
			defer l.Close()
			return p.preview(cmd.Context(), l, address, open, drafts)
		},
	}
	p.siteFlags(cmd)
	cmd.Flags().StringVar(&address, "address", "127.0.0.1", "the address to listen at; another one lets others see the site")
	cmd.Flags().IntVar(&port, "port", usualPort, "the port to listen at; a free one near it if left out, any for 0")
	cmd.Flags().BoolVar(&open, "open", false, "open the site in the browser")
	cmd.Flags().BoolVar(&drafts, "drafts", false, "show drafts too")
	_ = cmd.RegisterFlagCompletionFunc("address", cobra.NoFileCompletions)
	_ = cmd.RegisterFlagCompletionFunc("port", cobra.NoFileCompletions)
	return cmd
}

// listen takes the port that was asked for, or else the first free one.
func (p *program) listen(ctx context.Context, address string, port int, asked bool) (net.Listener, error) {
	if port < 0 || port > 65535 {
		return nil, wrongUsage("write one from 1024 to 65535", "--port is %d, which is no port", port)
	}
	var config net.ListenConfig
	for try := port; ; try++ {
		l, err := config.Listen(ctx, "tcp", net.JoinHostPort(address, strconv.Itoa(try)))
		switch {
		case err == nil && try != port:
			p.say(fmt.Sprintf("port %d is in use; taking %d", port, try), "")
			return l, nil
		case err == nil:
			return l, nil
		case !errors.Is(err, syscall.EADDRINUSE):
			return nil, wrongUsage("leave --address and --port out, or name an address of this computer", "cannot listen at %s: %v",
				net.JoinHostPort(address, strconv.Itoa(try)), reason(err))
		case asked || try >= port+portsTried:
			return nil, wrongUsage("name another with --port, or leave it out to get a free one", "port %d is in use", try)
		}
	}
}

// reason is the innermost cause of an error.
func reason(err error) error {
	for {
		inner := errors.Unwrap(err)
		if inner == nil {
			return err
		}
		err = inner
	}
}

// preview shows the site on the listener until ctx ends, which is not a failure.
func (p *program) preview(ctx context.Context, l net.Listener, address string, open, drafts bool) error {
	moment, err := p.moment()
	if err != nil {
		return err
	}
	content, err := p.folder("content")
	if err != nil {
		return err
	}
	if content == nil {
		return wrongUsage(howToBegin, "there is no site in %s: it has no folder content", filepath.ToSlash(p.site))
	}
	content.Close()
	shown, err := preview.New(ctx, preview.Options{
		Site: p.site, AsOf: moment, Drafts: drafts, Now: p.now, Source: p.source, Tell: p.tell(),
	})
	if err != nil {
		return err
	}
	defer shown.Close()
	url := siteURL(l, address)
	if _, err := fmt.Fprintf(p.stdout, "The site is at %s (Ctrl+C ends it)\n", url); err != nil {
		return err
	}
	p.warnOfOthers(address)
	if open {
		if err := p.openBrowser(url); err != nil {
			p.say(fmt.Sprintf("cannot open a browser: %v", err), "open "+url+" by hand")
		}
	}
	return shown.Serve(ctx, l, address)
}

// warnOfOthers says so where more than this computer can see the site.
func (p *program) warnOfOthers(address string) {
	if addr, err := netip.ParseAddr(address); address == "localhost" || err == nil && addr.IsLoopback() {
		return
	}
	p.say("WARNING: everyone who reaches this computer over the network can read this preview, with what is not yet published",
		"leave --address out to show it on this computer alone")
}

// siteURL is where a browser on this computer finds the site.
func siteURL(l net.Listener, address string) string {
	_, port, _ := net.SplitHostPort(l.Addr().String())
	if addr, err := netip.ParseAddr(address); address == "" || err == nil && addr.IsUnspecified() {
		address = "localhost"
	}
	return "http://" + net.JoinHostPort(address, port) + "/"
}

// tell prints what happens to the site: the problems where they are others than before, and what a change took.
func (p *program) tell() func(preview.News) {
	var printed string
	return func(news preview.News) {
		if news.Unwatched != nil {
			p.sayUnwatched(news.Unwatched)
			return
		}
		if news.Err != nil {
			p.say(news.Err.Error(), "")
			return
		}
		var b strings.Builder
		list := atLeast(news.Problems, diag.Warning)
		_ = diag.Printer{Source: p.source, Color: p.colored()}.Print(&b, list)
		if b.String() != printed {
			printed = b.String()
			fmt.Fprint(p.stderr, printed)
		}
		if news.Changed != nil {
			fmt.Fprintf(p.stderr, "%s: %d ms, %s\n", several(news.Changed), news.Took.Milliseconds(), counts(list))
		}
	}
}

// several names the files that have changed: one of them, and how many more.
func several(files []string) string {
	if len(files) == 1 {
		return files[0]
	}
	return fmt.Sprintf("%s and %s", files[0], plural(len(files)-1, "other file", "other files"))
}

// sayUnwatched tells why folders are not watched, and how to make the system watch more of them.
func (p *program) sayUnwatched(err error) {
	why, hint := reason(err).Error(), ""
	if errors.Is(err, syscall.ENOSPC) || errors.Is(err, syscall.EMFILE) {
		why = "the system watches no more"
		if runtime.GOOS == "linux" {
			hint = "raise the limit: sudo sysctl fs.inotify.max_user_watches=524288 fs.inotify.max_user_instances=512"
		}
	}
	p.say("cannot watch the folders: "+why+"; looking for changes every second instead", hint)
}

// openBrowser opens an address as the system does.
func (p *program) openBrowser(url string) error {
	command := []string{"xdg-open", url}
	switch runtime.GOOS {
	case "darwin":
		command = []string{"open", url}
	case "windows":
		command = []string{"rundll32", "url.dll,FileProtocolHandler", url}
	}
	cmd := exec.Command(command[0], command[1:]...) // which outlives the preview
	cmd.Stderr = p.stderr
	if err := cmd.Start(); err != nil {
		return err
	}
	go func() { _ = cmd.Wait() }() // it ends when it likes
	return nil
}
