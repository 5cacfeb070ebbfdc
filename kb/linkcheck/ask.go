package linkcheck

import (
	"context"
	"errors"
	"io"
	"net"
	"net/http"
	"net/url"
	"os"
	"strconv"
	"strings"
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
	permanent := true // each step so far
	for range longestWay {
		res, err := c.request(ctx, at)
		if err != nil {
			r.Status, r.Detail = failure(err)
			return r
		}
		r.Code = res.code
		if res.location == "" {
			r.Status, r.Detail = answer(res.code)
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

// A reply is what a host said.
type reply struct {
	code     int
	location string // of a redirect
	wait     time.Duration
}

// request asks with HEAD, and with GET where that is no answer: many hosts know
// only GET. A host that asks to wait a little is asked once more.
func (c *checker) request(ctx context.Context, at *url.URL) (reply, error) {
	res, err := c.send(ctx, http.MethodHead, at)
	if err == nil && res.wait > 0 && res.wait <= c.Patience {
		if err := sleep(ctx, res.wait); err != nil {
			return reply{}, err
		}
		res, err = c.send(ctx, http.MethodHead, at)
	}
	switch {
	case err == nil && (res.code < 400 || res.code == http.StatusTooManyRequests):
		return res, nil
	case err != nil && hopeless(err):
		return reply{}, err
	}
	return c.send(ctx, http.MethodGet, at)
}

// hopeless reports whether another method won't help.
func hopeless(err error) bool {
	var dns *net.DNSError
	var op *net.OpError
	return errors.Is(err, errPrivate) || errors.Is(err, context.Canceled) || errors.As(err, &dns) ||
		errors.As(err, &op) && op.Op == "dial"
}

// enough is how much of a page is read: it is there.
const enough = 4 << 10

func (c *checker) send(ctx context.Context, method string, at *url.URL) (reply, error) {
	giveBack, err := c.turn(ctx, strings.ToLower(at.Host))
	if err != nil {
		return reply{}, err
	}
	defer giveBack()
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
	res, err := c.client.Do(req)
	if err != nil {
		return reply{}, err
	}
	defer func() { _ = res.Body.Close() }() // only its head matters
	_, _ = io.CopyN(io.Discard, res.Body, enough)
	r := reply{code: res.StatusCode}
	switch res.StatusCode {
	case http.StatusMovedPermanently, http.StatusFound, http.StatusSeeOther, http.StatusTemporaryRedirect, http.StatusPermanentRedirect:
		r.location = res.Header.Get("Location")
	case http.StatusTooManyRequests, http.StatusServiceUnavailable:
		r.wait = retryAfter(res.Header.Get("Retry-After"), time.Now())
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

func sleep(ctx context.Context, d time.Duration) error {
	timer := time.NewTimer(d)
	defer timer.Stop()
	select {
	case <-ctx.Done():
		return ctx.Err()
	case <-timer.C:
		return nil
	}
}

// answer is what a code of HTTP means for a reader.
func answer(code int) (Status, string) {
	text := strings.TrimSpace(strconv.Itoa(code) + " " + http.StatusText(code))
	switch {
	case code < 400:
		return OK, ""
	case code == http.StatusUnauthorized, code == http.StatusForbidden, code == http.StatusTooManyRequests,
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
	switch {
	case errors.Is(err, errPrivate):
		return Private, "it leads into a private network"
	case errors.As(err, &dns) && dns.IsNotFound:
		return Unreachable, "no such host"
	case errors.Is(err, context.DeadlineExceeded), errors.Is(err, os.ErrDeadlineExceeded), errors.As(err, &timeout) && timeout.Timeout():
		return Timeout, "no answer in time"
	}
	var wrapped *url.Error
	if errors.As(err, &wrapped) {
		err = wrapped.Err
	}
	return Unreachable, err.Error()
}
