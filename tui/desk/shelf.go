package desk

import (
	"container/list"
	"image"

	"cultivar/render/terminal"
)

// shelf keeps encoded pictures, with the images they were made from, within a bound of memory; those
// used longest ago go first.
type shelf struct {
	bound, used int
	order       *list.List
	entries     map[string]*list.Element
}

type shelved struct {
	key     string
	picture *terminal.Picture
	image   *image.RGBA
	size    int
}

func newShelf(bound int) *shelf {
	return &shelf{bound: bound, order: list.New(), entries: map[string]*list.Element{}}
}

func (s *shelf) get(key string) (*terminal.Picture, bool) {
	e, ok := s.entries[key]
	if !ok {
		return nil, false
	}
	s.order.MoveToFront(e)
	return e.Value.(shelved).picture, true
}

func (s *shelf) image(key string) *image.RGBA {
	if e, ok := s.entries[key]; ok {
		return e.Value.(shelved).image
	}
	return nil
}

func (s *shelf) put(key string, p *terminal.Picture, img *image.RGBA) {
	if e, ok := s.entries[key]; ok {
		s.drop(e)
	}
	size := p.Bytes()
	if img != nil {
		size += len(img.Pix)
	}
	s.entries[key] = s.order.PushFront(shelved{key, p, img, size})
	s.used += size
	for s.used > s.bound && s.order.Len() > 1 {
		s.drop(s.order.Back())
	}
}

func (s *shelf) drop(e *list.Element) {
	entry := s.order.Remove(e).(shelved)
	delete(s.entries, entry.key)
	s.used -= entry.size
}
