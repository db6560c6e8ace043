// Package desk knows which pictures the screen wants, which of them are there, and what to show
// meanwhile. A Spot is a place on the screen that shows one design; the desk is told the spots after
// every change and says which of them must be drawn; the finished pictures come back to it. It never
// draws, encodes or waits itself.
package desk

import (
	"fmt"
	"image"

	"cultivar/render/terminal"
)

// Model is the desk.
type Model struct {
	spots  []Spot
	album  *terminal.Album
	images map[string]*image.RGBA // of the pictures on the screen
	caps   terminal.Capabilities
	broken map[string]string
	said   map[string]Said
	busy   map[string]bool
	asked  map[string]Spot // the last wish of spots that scroll
	high   map[string]int  // of designs, in CSS pixels
	last   map[string]still
	dims   map[string]*terminal.Picture
	// playing is the frame that is shown instead of the picture of a key.
	playing    *terminal.Picture
	playingKey string
	epoch      int
	// mute says that there are no pictures at all: words stand for them.
	mute bool
}

// still is the last good picture of a spot.
type still struct {
	picture *terminal.Picture
	image   *image.RGBA
	box     terminal.Size
	content string
}

// memory bounds the encoded pictures that are kept, in bytes.
const memory = 24 << 20

// New makes an empty desk.
func New() *Model {
	m := &Model{album: terminal.NewAlbum(memory)}
	m.Reset(terminal.Capabilities{})
	return m
}

// Reset forgets what is under way: the terminal, its protocol or its cells are others now.
func (m *Model) Reset(caps terminal.Capabilities) {
	m.epoch++
	m.caps = caps
	m.images = map[string]*image.RGBA{}
	m.broken, m.busy, m.said = map[string]string{}, map[string]bool{}, map[string]Said{}
	m.dims = map[string]*terminal.Picture{}
	m.asked = map[string]Spot{}
	if m.last == nil {
		m.last, m.high = map[string]still{}, map[string]int{}
	}
	for id, s := range m.last {
		s.picture = nil
		m.last[id] = s
	}
}

// Retry forgets why designs did not draw, so that they are drawn again.
func (m *Model) Retry() { m.broken = map[string]string{} }

// Mute says whether words stand for all pictures.
func (m *Model) Mute(on bool) { m.mute = on }

// Mutes reports whether words stand for all pictures.
func (m *Model) Mutes() bool { return m.mute }

// Epoch changes whenever pictures on the way have become useless.
func (m *Model) Epoch() int { return m.epoch }

// Want tells the desk what is on the screen now, and returns the spots whose pictures must be made:
// wishes to be shot, dims to be dimmed from an image that is there. Each is returned once.
func (m *Model) Want(spots []Spot) (wishes []Spot, dims []Dim) {
	m.spots = spots
	if m.mute {
		return nil, nil
	}
	here := map[string]bool{}
	for _, s := range spots {
		here[s.ID] = true
		wish, dim := m.want(s)
		if wish {
			wishes = append(wishes, s)
		}
		if dim != nil {
			dims = append(dims, *dim)
		}
	}
	m.forget(here)
	return wishes, dims
}

// Play shows a frame of a film wherever the picture of key stands; an empty key ends it.
func (m *Model) Play(key string, frame *terminal.Picture) { m.playingKey, m.playing = key, frame }

// Ready reports whether a spot's own picture is there.
func (m *Model) Ready(s Spot) bool {
	_, ok := m.ready(s)
	return ok
}

// Hold takes everything off the screen for a moment, without forgetting what stood there.
func (m *Model) Hold() { m.spots = nil }

// Dim asks for an image to be encoded dimmed.
type Dim struct {
	Key   string
	Image *image.RGBA
	Box   terminal.Size
}

func (m *Model) want(s Spot) (wish bool, dim *Dim) {
	if s.Content == "" || s.Box.Empty() {
		return false, nil
	}
	key := s.Key()
	if m.resting(s) != nil {
		return false, nil
	}
	if p, ok := m.ready(s); ok {
		m.keep(s, p)
		return false, nil
	}
	if m.broken[key] != "" || m.turning(s) {
		return false, nil
	}
	if !s.Awaits && !s.Rests && !m.busy[key] {
		m.busy[key] = true
		wish = true
		if s.Long && !s.Hidden {
			m.asked[s.ID] = s
		}
	}
	if s.Rests || s.Hidden {
		return wish, nil
	}
	m.borrow(s)
	return wish, m.dim(s)
}

// borrow lets a spot that has shown nothing yet begin with the largest picture of its design that is on
// the screen: a tile that is looked at large is there at once, if only dimly.
func (m *Model) borrow(s Spot) {
	if _, ok := m.last[s.ID]; ok || s.Lens != nil {
		return
	}
	var best *image.RGBA
	for _, other := range m.last {
		if other.content == s.Content && other.image != nil && (best == nil || other.image.Rect.Dx() > best.Rect.Dx()) {
			best = other.image
		}
	}
	if best != nil {
		m.last[s.ID] = still{image: best, content: s.Content}
	}
}

// dim asks for the spot's last picture, dimmed, at the size of its box.
func (m *Model) dim(s Spot) *Dim {
	old, ok := m.last[s.ID]
	if !ok || old.image == nil || old.content == s.Content && old.box == (terminal.Size{W: s.Box.W, H: s.Box.H}) {
		return nil
	}
	key := dimKey(s, old)
	if m.busy[key] || m.dims[key] != nil {
		return nil
	}
	m.busy[key] = true
	return &Dim{Key: key, Image: old.image, Box: terminal.Size{W: s.Box.W, H: s.Box.H}}
}

func dimKey(s Spot, old still) string {
	return fmt.Sprintf("dim %s %s %dx%d", s.ID, old.content, s.Box.W, s.Box.H)
}

// ready finds a spot's picture in the album.
func (m *Model) ready(s Spot) (*terminal.Picture, bool) {
	return m.album.Get(terminal.KeyOf(s.Key(), terminal.Size{W: s.Box.W, H: s.Box.H}, m.caps))
}

// keep remembers what a spot showed last.
func (m *Model) keep(s Spot, p *terminal.Picture) {
	img := m.images[s.Key()]
	if old := m.last[s.ID]; img == nil && old.content == s.Content {
		img = old.image
	}
	m.last[s.ID] = still{picture: p, image: img, box: terminal.Size{W: s.Box.W, H: s.Box.H}, content: s.Content}
}

// forget drops what belongs to spots that have left the screen.
func (m *Model) forget(here map[string]bool) {
	for id := range m.last {
		if !here[id] {
			delete(m.last, id)
		}
	}
	if len(m.images) > 2*len(m.spots)+8 {
		kept := map[string]*image.RGBA{}
		for _, s := range m.spots {
			if img := m.images[s.Key()]; img != nil {
				kept[s.Key()] = img
			}
		}
		m.images = kept
	}
	if len(m.dims) > 2*len(m.spots)+8 {
		m.dims = map[string]*terminal.Picture{}
	}
	if len(m.broken)+len(m.said)+len(m.high) > 512 {
		m.broken, m.said, m.high = map[string]string{}, map[string]Said{}, map[string]int{}
	}
}

// Arrived takes a finished picture, or the news that there is none.
func (m *Model) Arrived(r Result) {
	if r.Epoch != m.epoch {
		return
	}
	delete(m.busy, r.Key)
	if !r.Said.Empty() {
		m.said[r.Key] = r.Said
	}
	if r.Height > 0 {
		m.high[r.Content] = r.Height
	}
	switch {
	case r.Picture != nil:
		m.album.Put(terminal.KeyOf(r.Key, r.Box, m.caps), r.Picture)
		m.images[r.Key] = r.Image
		m.turned(r)
	case r.Broken != "":
		m.broken[r.Key] = r.Broken
	case r.Err != nil:
		m.broken[r.Key] = r.Err.Error()
	}
}

// turning reports whether another part of the same design is still on its way to a spot: one at a time
// is made, so that the picture follows however fast somebody scrolls.
func (m *Model) turning(s Spot) bool {
	last, ok := m.asked[s.ID]
	return ok && last.Content == s.Content && last.Key() != s.Key() && m.busy[last.Key()]
}

// turned shows a part that has arrived although its spot has been scrolled on meanwhile.
func (m *Model) turned(r Result) {
	for _, s := range m.asked {
		if s.Key() == r.Key {
			m.keep(s, r.Picture)
		}
	}
}

// Height is how high a design is, in CSS pixels, 0 if nobody knows yet.
func (m *Model) Height(content string) int { return m.high[content] }

// Dropped says that a wish was given up: it may be made again.
func (m *Model) Dropped(key string, epoch int) {
	if epoch == m.epoch {
		delete(m.busy, key)
	}
}

// Dimmed takes a dimmed picture.
func (m *Model) Dimmed(key string, p *terminal.Picture, epoch int) {
	if epoch != m.epoch {
		return
	}
	delete(m.busy, key)
	if p != nil {
		m.dims[key] = p
	}
}

// Busy reports whether pictures are on the way.
func (m *Model) Busy() bool { return len(m.busy) > 0 }

// Spot finds a spot that is on the screen.
func (m *Model) Spot(id string) (Spot, bool) {
	for _, s := range m.spots {
		if s.ID == id {
			return s, true
		}
	}
	return Spot{}, false
}
