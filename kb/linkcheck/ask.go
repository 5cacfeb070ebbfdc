package linkcheck

import (
	"context"
	"crypto/tls"
	"errors"
	"io"
	"net"
	"net/http"
	"net/http/cookiejar"
	"net/url"
	"os"
	"strconv"
	"strings"
	"syscall"
	"time"
)

// longestWay is the number of redirects after which nobody follows.
const longestWay = 10

// ask asks one address, and follows where it leads.
func (c *checker) ask(ctx context.Context, address string) Result {
	r := Result{URL: address, At: time.Now()}
	at, err := url.Parse(address)
	if err != nil || at.Scheme != "http" && at.Scheme != "https" || at.Host == "" {
		r.Status = Invalid
		return r
	}
	client := c.visitor()
	permanent := true // each step so far
	for range longestWay {
		res, err := c.request(ctx, client, at)
		if err != nil {
			r.Status, r.Detail = failure(err)
			return r
		}
		r.Code = res.code
		if res.location == "" {
			r.Status, r.Detail = answer(res)
			if r.Status == OK && permanent && at.String() != address {
				r.Status, r.To = Moved, at.String()
			}
			return r
		}
		next, err := at.Parse(res.location)
		if err != nil || next.Scheme != "http" && next.Scheme != "https" {
			r.Status, r.Detail = Broken, "it redirects to what is no web address"
			return r
		}
		if next.Fragment == "" {
			next.Fragment = at.Fragment
		}
		permanent = permanent && (res.code == http.StatusMovedPermanently || res.code == http.StatusPermanentRedirect)
		at = next
	}
	r.Status, r.Detail = Broken, "it redirects without end"
	return r
}

// visitor is a client for one address. It keeps cookies on the way, for many hosts
// set one and lead back to the same page.
func (c *checker) visitor() *http.Client {
	client := *c.client
	client.Jar, _ = cookiejar.New(nil) // it never fails
	return &client
}

// A reply is what a host said.
type reply struct {
	code     int
	location string // of a redirect
	wait     time.Duration
	blocked  bool // by something that wants to see a person
}

// request asks with HEAD, and with GET where that is no answer: many hosts know
// only GET. A host that asks to wait a little is asked once more, one that asks to
// wait longer is left alone.
func (c *checker) request(ctx context.Context, client *http.Client, at *url.URL) (reply, error) {
	res, err := c.send(ctx, client, http.MethodHead, at)
	if err == nil && res.wait > 0 && res.wait <= c.Patience {
		res, err = c.send(ctx, client, http.MethodHead, at) // its turn comes when the host said
	}
	switch {
	case err == nil && (res.code < 400 || res.code == http.StatusTooManyRequests || res.wait > c.Patience):
		return res, nil
	case err != nil && hopeless(err):
		return reply{}, err
	}
	return c.send(ctx, client, http.MethodGet, at)
}

// hopeless reports whether another method won't help.
func hopeless(err error) bool {
	var dns *net.DNSError
	var op *net.OpError
	var certificate *tls.CertificateVerificationError
	return errors.Is(err, errPrivate) || errors.Is(err, errBusy) || errors.Is(err, context.Canceled) || errors.As(err, &certificate) || errors.As(err, &dns) ||
		errors.As(err, &op) && op.Op == "dial"
}

// enough is how much of a page is read: it is there.
const enough = 4 << 10

func (c *checker) send(ctx context.Context, client *http.Client, method string, at *url.URL) (reply, error) {
	h := c.host(at)
	if err := h.take(ctx, c.Patience); err != nil {
		return reply{}, err
	}
	defer h.giveBack()
	ctx, cancel := context.WithTimeout(ctx, c.Timeout)
	defer cancel()
	without := *at
	without.Fragment, without.User = "", nil
	req, err := http.NewRequestWithContext(ctx, method, without.String(), nil)
	if err != nil {
		return reply{}, err
	}
	req.Header.Set("User-Agent", c.UserAgent)
	req.Header.Set("Accept", "text/html,*/*;q=0.8")
	res, err := client.Do(req)
	if err != nil {
		return reply{}, err
	}
	defer func() { _ = res.Body.Close() }() // only its head matters
	_, _ = io.CopyN(io.Discard, res.Body, enough)
	r := reply{code: res.StatusCode, blocked: res.Header.Get("Cf-Mitigated") == "challenge"}
	switch res.StatusCode {
	case http.StatusMovedPermanently, http.StatusFound, http.StatusSeeOther, http.StatusTemporaryRedirect, http.StatusPermanentRedirect:
		r.location = res.Header.Get("Location")
	case http.StatusTooManyRequests, http.StatusServiceUnavailable:
		r.wait = retryAfter(res.Header.Get("Retry-After"), time.Now())
		h.wait(r.wait)
	}
	return r, nil
}

// retryAfter is how long a host asks to wait (RFC 9110, 10.2.3), 0 where it
// doesn't say.
func retryAfter(value string, now time.Time) time.Duration {
	if seconds, err := strconv.Atoi(value); err == nil && seconds >= 0 {
		return time.Duration(min(seconds, 86400)) * time.Second
	}
	if at, err := http.ParseTime(value); err == nil {
		return max(0, at.Sub(now))
	}
	return 0
}

// answer is what an answer of HTTP means for a reader.
func answer(r reply) (Status, string) {
	code := r.code
	text := strings.TrimSpace(strconv.Itoa(code) + " " + http.StatusText(code))
	switch {
	case code < 400:
		return OK, ""
	case r.blocked, code == http.StatusUnauthorized, code == http.StatusPaymentRequired, code == http.StatusForbidden, code == http.StatusTooManyRequests,
		code == http.StatusUnavailableForLegalReasons, code == http.StatusMethodNotAllowed, code == http.StatusNotAcceptable, code == 999:
		return Refused, text
	case code < 500:
		return Gone, text
	}
	return Broken, text
}

// failure is what an error means, in words that name no address twice.
func failure(err error) (Status, string) {
	var dns *net.DNSError
	var timeout net.Error
	var certificate *tls.CertificateVerificationError
	var op *net.OpError
	switch {
	case errors.Is(err, errPrivate):
		return Private, "it leads into a private network"
	case errors.Is(err, errBusy):
		return Refused, "the host asks to be left alone for now"
	case errors.As(err, &certificate):
		return Unreachable, "its certificate is not valid"
	case errors.As(err, &dns) && dns.IsNotFound:
		return Unreachable, "no such host"
	case errors.Is(err, context.DeadlineExceeded), errors.Is(err, os.ErrDeadlineExceeded), errors.As(err, &timeout) && timeout.Timeout():
		return Timeout, "no answer in time"
	case errors.Is(err, syscall.ECONNREFUSED):
		return Unreachable, "no connection"
	case errors.Is(err, io.EOF), errors.Is(err, io.ErrUnexpectedEOF), errors.Is(err, syscall.ECONNRESET):
		return Unreachable, "it closes the connection without an answer"
	case errors.As(err, &op) && op.Op == "dial":
		return Unreachable, "no connection"
	case strings.Contains(err.Error(), "Location header"): // net/http has no name for it
		return Broken, "it redirects to what is no web address"
	}
	var wrapped *url.Error
	if errors.As(err, &wrapped) {
		err = wrapped.Err
	}
	return Unreachable, err.Error()
}
