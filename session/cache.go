package session

import (
	"container/list"
	"fmt"
	"sync"

	"cultivar/render"
)

const (
	shotCacheBytes   = 24 << 20
	factCacheEntries = 64
	// elementBytes is about what the facts of one element take.
	elementBytes = 700
)

// lru is a bounded cache: the entries used longest ago go first when their sizes add up to more
// than the bound.
type lru[V any] struct {
	mu      sync.Mutex
	bound   int
	used    int
	size    func(V) int
	order   *list.List
	entries map[string]*list.Element
}

type lruEntry[V any] struct {
	key   string
	value V
}

func newLRU[V any](bound int, size func(V) int) *lru[V] {
	return &lru[V]{bound: bound, size: size, order: list.New(), entries: map[string]*list.Element{}}
}

func (c *lru[V]) get(key string) (V, bool) {
	c.mu.Lock()
	defer c.mu.Unlock()
	e, ok := c.entries[key]
	if !ok {
		var none V
		return none, false
	}
	c.order.MoveToFront(e)
	return e.Value.(lruEntry[V]).value, true
}

func (c *lru[V]) put(key string, value V) {
	c.mu.Lock()
	defer c.mu.Unlock()
	if e, ok := c.entries[key]; ok {
		c.drop(e)
	}
	c.entries[key] = c.order.PushFront(lruEntry[V]{key, value})
	c.used += c.size(value)
	for c.used > c.bound && c.order.Len() > 1 {
		c.drop(c.order.Back())
	}
}

func (c *lru[V]) drop(e *list.Element) {
	entry := c.order.Remove(e).(lruEntry[V])
	delete(c.entries, entry.key)
	c.used -= c.size(entry.value)
}

type shotCache struct{ *lru[render.Shot] }

func newShotCache(bound int) *shotCache {
	return &shotCache{newLRU(bound, func(s render.Shot) int {
		size := 256
		if s.Image != nil {
			size += len(s.Image.Pix)
		}
		if s.Facts != nil {
			size += elementBytes * len(s.Facts.Elements)
		}
		return size
	})}
}

type factCache struct{ *lru[render.Facts] }

func newFactCache(entries int) *factCache {
	return &factCache{newLRU(entries, func(render.Facts) int { return 1 })}
}

// shotKey is all that a shot depends on.
func shotKey(doc string, v render.Viewport) string {
	at := "still"
	if v.At != nil {
		at = fmt.Sprint(*v.At)
	}
	return fmt.Sprintf("%s %dx%d@%g %t%t%t%t %s", doc, v.Width, v.Height, v.Scale, v.FullPage, v.Dark, v.Transparent, v.Measure, at)
}
