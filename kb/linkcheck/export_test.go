package linkcheck

import (
	"context"
	"net"
	"net/netip"
)

// CheckOnly is [Check] where one machine alone is public.
func CheckOnly(ctx context.Context, urls []string, o Options, public netip.AddrPort) ([]Result, error) {
	return CheckNamed(ctx, urls, o, public, nil)
}

// CheckNamed is CheckOnly with names as a resolver knows them.
func CheckNamed(ctx context.Context, urls []string, o Options, public netip.AddrPort, names *net.Resolver) ([]Result, error) {
	c := &checker{Options: o, resolver: names}
	return c.check(ctx, urls, func(at netip.AddrPort) bool { return at == public })
}
