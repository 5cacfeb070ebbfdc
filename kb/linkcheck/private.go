package linkcheck

import (
	"errors"
	"fmt"
	"net"
	"net/netip"
	"syscall"
	"time"
)

// errPrivate is the error of an address that is not on the public network.
var errPrivate = errors.New("a private address")

// dialer makes connections to allowed addresses only. It looks at the very address
// that a connection goes to: whatever a name or a redirect promised before.
func dialer(allowed func(netip.AddrPort) bool, resolver *net.Resolver) *net.Dialer {
	return &net.Dialer{
		Timeout:  10 * time.Second,
		Resolver: resolver,
		Control: func(_, address string, _ syscall.RawConn) error {
			at, err := netip.ParseAddrPort(address)
			if err != nil {
				return fmt.Errorf("connect to %s: %w", address, err)
			}
			if !allowed(at) {
				return fmt.Errorf("connect to %s: %w", at.Addr(), errPrivate)
			}
			return nil
		},
	}
}

// public reports whether an address is one of the public network.
func public(a netip.Addr) bool {
	a = a.Unmap().WithZone("")
	if !a.IsGlobalUnicast() || a.IsPrivate() || a.IsLoopback() || a.IsLinkLocalUnicast() {
		return false
	}
	for _, special := range []string{
		"0.0.0.0/8", "100.64.0.0/10", "192.0.0.0/24", "192.0.2.0/24", "198.18.0.0/15", "198.51.100.0/24", "203.0.113.0/24", "240.0.0.0/4",
		"64:ff9b::/96", "64:ff9b:1::/48", "100::/64", "2001::/23", "2001:db8::/32", "2002::/16", "fec0::/10",
	} {
		if netip.MustParsePrefix(special).Contains(a) {
			return false
		}
	}
	return true
}
