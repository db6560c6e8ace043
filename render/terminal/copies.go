package terminal

import (
	"cmp"
	"slices"
	"strings"
)

// room is how many bytes of pixels may wait in the terminal without being on the screen, so that going
// back and forth between pictures sends nothing.
const room = 48 << 20

// copies are the kitty pictures that the terminal holds.
type copies struct {
	held  map[uint32]held
	stale map[uint32]*Picture // forgotten, but perhaps still there
	clock int
	room  int
}

type held struct {
	picture *Picture
	used    int
}

func newCopies() *copies {
	return &copies{held: map[uint32]held{}, stale: map[uint32]*Picture{}, room: room}
}

// use marks a picture as used now and reports whether the terminal has it.
func (c *copies) use(p *Picture) bool {
	c.clock++
	old, ok := c.held[p.kitty.id]
	c.held[p.kitty.id] = held{p, c.clock}
	return ok && old.picture == p
}

// evict deletes what was forgotten and is not used again, and the unwanted pictures that were used
// longest ago, until the rest fits.
func (c *copies) evict(wanted map[string]Placement) string {
	var b strings.Builder
	for id, p := range c.stale {
		if _, again := c.held[id]; !again {
			b.WriteString(p.discard())
		}
		delete(c.stale, id)
	}
	if len(c.held) == 0 {
		return b.String()
	}
	keep := map[*Picture]bool{}
	for _, p := range wanted {
		keep[p.Picture] = true
	}
	var idle []held
	total := 0
	for _, h := range c.held {
		if !keep[h.picture] {
			idle = append(idle, h)
			total += h.size()
		}
	}
	slices.SortFunc(idle, func(a, b held) int { return cmp.Compare(a.used, b.used) })
	for _, h := range idle {
		if total <= c.room {
			break
		}
		total -= h.size()
		delete(c.held, h.picture.kitty.id)
		b.WriteString(h.picture.discard())
	}
	return b.String()
}

// size is what a picture takes in the terminal, which keeps four bytes a pixel of each frame.
func (h held) size() int {
	return h.picture.Pixels.W * h.picture.Pixels.H * 4 * (1 + len(h.picture.film))
}

// clear forgets them all and returns what deletes them.
func (c *copies) clear() string {
	var b strings.Builder
	for id, h := range c.held {
		b.WriteString(h.picture.discard())
		c.stale[id] = h.picture
		delete(c.held, id)
	}
	return b.String()
}
