package index

import "sync"

// A kept keeps what is dear to make, up to a number of bytes. What was not asked for
// since the hand last came round goes first. Its methods may be called from any
// number of goroutines; a nil kept keeps nothing.
type kept[K comparable, V any] struct {
	most int // bytes

	mu    sync.Mutex
	items map[K]*keptItem[K, V]
	ring  []*keptItem[K, V] // the same items, round which the hand goes
	hand  int
	bytes int
}

type keptItem[K comparable, V any] struct {
	key   K
	value V
	bytes int
	asked bool // since the hand last came by
}

func newKept[K comparable, V any](most int) *kept[K, V] {
	return &kept[K, V]{most: most, items: make(map[K]*keptItem[K, V])}
}

func (k *kept[K, V]) get(key K) (value V, ok bool) {
	if k == nil {
		return value, false
	}
	k.mu.Lock()
	defer k.mu.Unlock()
	item, ok := k.items[key]
	if !ok {
		return value, false
	}
	item.asked = true
	return item.value, true
}

// put keeps a value, unless another goroutine was first, and returns the one that is
// kept.
func (k *kept[K, V]) put(key K, value V, bytes int) V {
	if k == nil || bytes > k.most {
		return value
	}
	k.mu.Lock()
	defer k.mu.Unlock()
	if item, ok := k.items[key]; ok {
		return item.value
	}
	for k.bytes+bytes > k.most {
		k.dropOne()
	}
	item := &keptItem[K, V]{key: key, value: value, bytes: bytes}
	k.items[key] = item
	k.ring = append(k.ring, item)
	k.bytes += bytes
	return value
}

// dropOne moves the hand to an item that nobody asked for meanwhile, and drops it.
func (k *kept[K, V]) dropOne() {
	for {
		if k.hand >= len(k.ring) {
			k.hand = 0
		}
		item := k.ring[k.hand]
		if item.asked {
			item.asked = false
			k.hand++
			continue
		}
		last := len(k.ring) - 1
		k.ring[k.hand], k.ring[last] = k.ring[last], nil
		k.ring = k.ring[:last]
		delete(k.items, item.key)
		k.bytes -= item.bytes
		return
	}
}
