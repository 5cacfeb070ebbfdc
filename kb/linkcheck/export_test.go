package linkcheck

import (
	"context"
	"net/netip"
)

// CheckOnly is [Check] where one machine alone is public.
func CheckOnly(ctx context.Context, urls []string, o Options, public netip.AddrPort) ([]Result, error) {
	return check(ctx, urls, o, func(at netip.AddrPort) bool { return at == public })
}
