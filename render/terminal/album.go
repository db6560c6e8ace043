package terminal

import (
	"container/list"
	"image/color"
	"sync"
)

// Key names a picture honestly: what it shows, and everything that its bytes depend on.
type Key struct {
	// Content names the image: the design's content, the viewport, the moment, and whether it is dimmed.
	Content string
	// Box is the room that the picture was fitted into.
	Box  Size
	caps look
}

// look is what of the capabilities changes a picture's bytes.
type look struct {
	protocol                  Protocol
	placeholders, tmux, local bool
	cell                      Size
	registers                 int
	largest                   Size
	ground                    color.RGBA
	colors                    Colors
	symbols                   Symbols
}

// KeyOf is the key of a picture of content, encoded for a box with the capabilities.
func KeyOf(content string, box Size, c Capabilities) Key {
	return Key{content, box, look{
		c.Protocol, c.KittyPlaceholders, c.Tmux, c.Local, c.Cell(), c.SixelRegisters, c.SixelMax, c.Background, c.Colors, c.Symbols,
	}}
}

// Album keeps encoded pictures within a bound of bytes, and forgets those that were not asked for
// longest. It is safe for use by several goroutines.
type Album struct {
	mu    sync.Mutex
	limit int
	bytes int
	byKey map[Key]*list.Element
	order *list.List // the latest first
}

type page struct {
	key     Key
	picture *Picture
}

// NewAlbum keeps pictures of at most limit bytes in all.
func NewAlbum(limit int) *Album {
	return &Album{limit: limit, byKey: map[Key]*list.Element{}, order: list.New()}
}

// Get finds a picture.
func (a *Album) Get(k Key) (*Picture, bool) {
	a.mu.Lock()
	defer a.mu.Unlock()
	e, ok := a.byKey[k]
	if !ok {
		return nil, false
	}
	a.order.MoveToFront(e)
	return e.Value.(page).picture, true
}

// Put keeps a picture, and lets go of others until all fit.
func (a *Album) Put(k Key, p *Picture) {
	a.mu.Lock()
	defer a.mu.Unlock()
	if e, ok := a.byKey[k]; ok {
		a.drop(e)
	}
	a.byKey[k] = a.order.PushFront(page{k, p})
	a.bytes += p.Bytes()
	for a.bytes > a.limit && a.order.Len() > 1 {
		a.drop(a.order.Back())
	}
}

func (a *Album) drop(e *list.Element) {
	old := a.order.Remove(e).(page)
	delete(a.byKey, old.key)
	a.bytes -= old.picture.Bytes()
}

// Bytes is what the pictures take together.
func (a *Album) Bytes() int {
	a.mu.Lock()
	defer a.mu.Unlock()
	return a.bytes
}
