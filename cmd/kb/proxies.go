package main

import (
	"fmt"
	"net/netip"
	"strings"
)

// parseProxies reads addresses and networks with commas between them.
func parseProxies(s string) ([]netip.Prefix, error) {
	var proxies []netip.Prefix
	for _, item := range strings.Split(s, ",") {
		item = strings.TrimSpace(item)
		if item == "" {
			continue
		}
		proxy, err := parseProxy(item)
		if err != nil {
			return nil, err
		}
		proxies = append(proxies, proxy)
	}
	return proxies, nil
}

func parseProxy(item string) (netip.Prefix, error) {
	if at, err := netip.ParseAddr(item); err == nil && at.Zone() == "" {
		at = at.Unmap()
		return netip.PrefixFrom(at, at.BitLen()), nil
	}
	network, err := netip.ParsePrefix(item)
	switch {
	case err != nil || network.Addr().Is4In6():
		return netip.Prefix{}, fmt.Errorf("names %q, which is neither an address nor a network: want them as in 127.0.0.1,10.0.0.0/8,fd00::/8", item)
	case network.Bits() == 0:
		return netip.Prefix{}, fmt.Errorf("names %q, which is everybody: want the addresses of your proxies only", item)
	case network != network.Masked():
		return netip.Prefix{}, fmt.Errorf("names %q, an address with the size of a network: want %s for the one or %s for the other", item, network.Addr(), network.Masked())
	}
	return network, nil
}

func checkProxies(s string) error {
	_, err := parseProxies(s)
	return err
}
