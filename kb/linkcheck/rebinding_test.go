package linkcheck_test

import (
	"context"
	"net"
	"net/http"
	"net/http/httptest"
	"net/netip"
	"sync/atomic"
	"testing"

	"golang.org/x/net/dns/dnsmessage"

	"casebook/kb/linkcheck"
)

// A name that leads to a public address when it is first asked, and into the private
// network afterwards, opens no door: the address of each connection is looked at.
func TestCheckRebinding(t *testing.T) {
	var secrets atomic.Int32
	secret, err := net.Listen("tcp", "127.0.0.2:0")
	if err != nil {
		t.Skip("this machine has no second address of its own:", err)
	}
	hidden := &httptest.Server{Listener: secret, Config: &http.Server{Handler: http.HandlerFunc(func(http.ResponseWriter, *http.Request) { secrets.Add(1) })}}
	hidden.Start()
	t.Cleanup(hidden.Close)
	_, port, err := net.SplitHostPort(secret.Addr().String())
	if err != nil {
		t.Fatal(err)
	}
	listener, err := net.Listen("tcp", "127.0.0.1:"+port)
	if err != nil {
		t.Skip("the port is taken on the other address:", err)
	}
	var asked atomic.Int32
	open := &httptest.Server{Listener: listener, Config: &http.Server{Handler: http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		asked.Add(1)
		w.Header().Set("Connection", "close") // so that the name is asked again
		http.Redirect(w, r, "/secret", http.StatusFound)
	})}}
	open.Start()
	t.Cleanup(open.Close)

	var lookups atomic.Int32
	names := nameServer(t, func() [4]byte {
		if lookups.Add(1) == 1 {
			return [4]byte{127, 0, 0, 1}
		}
		return [4]byte{127, 0, 0, 2}
	})
	o := quick
	o.AllowPrivate = false
	got, err := linkcheck.CheckNamed(t.Context(), []string{"http://rebinding.test:" + port + "/"}, o, netip.MustParseAddrPort("127.0.0.1:"+port), names)
	if err != nil {
		t.Fatal(err)
	}
	if asked.Load() == 0 || lookups.Load() < 2 {
		t.Fatalf("the public page was asked %d times, the name %d times: %+v", asked.Load(), lookups.Load(), got)
	}
	if got[0].Status != linkcheck.Private || secrets.Load() != 0 {
		t.Errorf("the private host was asked %d times: %+v", secrets.Load(), got[0])
	}
}

// nameServer answers every question for an IPv4 address with what address says.
func nameServer(t *testing.T, address func() [4]byte) *net.Resolver {
	t.Helper()
	conn, err := net.ListenPacket("udp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = conn.Close() })
	go func() {
		buf := make([]byte, 1500)
		for {
			n, from, err := conn.ReadFrom(buf)
			if err != nil {
				return // the test is over
			}
			var m dnsmessage.Message
			if m.Unpack(buf[:n]) != nil || len(m.Questions) != 1 {
				continue
			}
			m.Response, m.Additionals = true, nil
			if q := m.Questions[0]; q.Type == dnsmessage.TypeA {
				m.Answers = []dnsmessage.Resource{{
					Header: dnsmessage.ResourceHeader{Name: q.Name, Type: q.Type, Class: q.Class},
					Body:   &dnsmessage.AResource{A: address()},
				}}
			}
			if answer, err := m.Pack(); err == nil {
				_, _ = conn.WriteTo(answer, from)
			}
		}
	}()
	return &net.Resolver{PreferGo: true, Dial: func(ctx context.Context, _, _ string) (net.Conn, error) {
		var d net.Dialer
		return d.DialContext(ctx, "udp", conn.LocalAddr().String())
	}}
}
