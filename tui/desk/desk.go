// Package desk knows which pictures the screen wants, which of them are there, and what to show
// meanwhile. A Spot is a place on the screen that shows one design; the desk is told the spots after
// every change and says which of them must be drawn; the finished pictures come back to it. It never
// draws, encodes or waits itself.
package desk

import (
	"fmt"
	"image"

	"cultivar/render"
	"cultivar/render/terminal"
	"cultivar/tui/picture"
)

// Spot is a place on the screen that wants a picture.
type Spot struct {
	// ID names the place. Its last good picture stays, dimmed, while the next is made.
	ID string
	// Ref is what to shoot; Content names its bytes: equal contents are equal designs.
	Ref, Content string
	// Box is where on the screen the picture goes.
	Box terminal.Rect
	// From is the viewport that it is shot from.
	From render.Viewport
	// Lens is the top left corner, in CSS pixels, of the region to show at 100 %; nil shows the whole design.
	Lens *image.Point
	// Awaits says that the shot comes by itself.
	Awaits bool
	// Rests says that the picture may wait: what is there stays undimmed.
	Rests bool
	// Hidden says that the picture is only made ready; it stands nowhere yet.
	Hidden bool
	// Words describe the design if no picture can be had.
	Words []string
}

// Key names the picture that a spot wants: equal keys are equal pictures on one terminal.
func (s Spot) Key() string {
	lens := ""
	if s.Lens != nil {
		lens = s.Lens.String()
	}
	w, h := s.From.Pixels()
	at := ""
	if s.From.At != nil {
		at = fmt.Sprint(*s.From.At)
	}
	return fmt.Sprintf("%s %dx%d %dx%d %s %s", s.Content, w, h, s.Box.W, s.Box.H, lens, at)
}

// Result is what became of a spot's wish.
type Result struct {
	Key string
	// Box is the room that Picture was fitted into.
	Box terminal.Size
	// Picture is ready to be shown; nil if there is none, and then Broken says why.
	Picture *terminal.Picture
	// Image is what Picture was made from.
	Image *image.RGBA
	// Broken says why the design does not draw.
	Broken string
	// Said is what the design said while it was drawn.
	Said Said
	// Err says why the camera could not draw it.
	Err error
	// Epoch is the desk's when the wish was made.
	Epoch int
}

// Said is what a design said while it was drawn.
type Said struct {
	Errors, Console []render.Message
	// Blocked are the addresses that it asked for and did not get.
	Blocked []string
}

// Empty reports whether it said nothing.
func (s Said) Empty() bool { return len(s.Errors)+len(s.Console)+len(s.Blocked) == 0 }

// Model is the desk.
type Model struct {
	spots  []Spot
	album  *terminal.Album
	images map[string]*image.RGBA // of the pictures on the screen
	caps   terminal.Capabilities
	broken map[string]string
	said   map[string]Said
	busy   map[string]bool
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
const memory = 32 << 20

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
	if m.last == nil {
		m.last = map[string]still{}
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
	if m.broken[key] != "" {
		return false, nil
	}
	if !s.Awaits && !s.Rests && !m.busy[key] {
		m.busy[key] = true
		wish = true
	}
	if s.Rests {
		return wish, nil
	}
	return wish, m.dim(s)
}

// dim asks for the spot's last picture, dimmed, at the size of its box.
func (m *Model) dim(s Spot) *Dim {
	old, ok := m.last[s.ID]
	if !ok || old.image == nil {
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
	if len(m.broken)+len(m.said) > 512 {
		m.broken, m.said = map[string]string{}, map[string]Said{}
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
	switch {
	case r.Picture != nil:
		m.album.Put(terminal.KeyOf(r.Key, r.Box, m.caps), r.Picture)
		m.images[r.Key] = r.Image
	case r.Broken != "":
		m.broken[r.Key] = r.Broken
	case r.Err != nil:
		m.broken[r.Key] = r.Err.Error()
	}
}

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

// Show is what stands at a spot now.
func (m *Model) Show(id string) picture.Picture {
	s, ok := m.Spot(id)
	if !ok {
		return picture.Picture{}
	}
	if m.mute {
		return picture.Picture{State: picture.Described, Words: s.Words}
	}
	if why := m.broken[s.Key()]; why != "" {
		return picture.Picture{State: picture.Broken, Why: terminal.Printable(why)}
	}
	if p := m.picture(s); p != nil {
		return picture.Picture{State: picture.Shown, Rows: p.Rows(), Size: p.Cells}
	}
	return picture.Picture{State: picture.Waiting}
}

// resting is the last picture of a spot that may wait for its own.
func (m *Model) resting(s Spot) *terminal.Picture {
	if old := m.last[s.ID]; s.Rests && old.box == (terminal.Size{W: s.Box.W, H: s.Box.H}) {
		return old.picture
	}
	return nil
}

// picture is what a spot shows: its own, else its last one.
func (m *Model) picture(s Spot) *terminal.Picture {
	if p := m.resting(s); p != nil {
		return p
	}
	if m.playing != nil && m.playingKey == s.Key() {
		return m.playing
	}
	if p, ok := m.ready(s); ok {
		return p
	}
	if m.broken[s.Key()] != "" {
		return nil
	}
	old, ok := m.last[s.ID]
	if !ok {
		return nil
	}
	if p := m.dims[dimKey(s, old)]; p != nil {
		return p
	}
	if old.picture != nil && old.box == (terminal.Size{W: s.Box.W, H: s.Box.H}) {
		return old.picture
	}
	return nil
}

// SaidAt is what the design at a spot said while it was drawn.
func (m *Model) SaidAt(id string) Said {
	s, _ := m.Spot(id)
	return m.said[s.Key()]
}

// Shown is a picture and the cells of the screen where it stands.
type Shown struct {
	ID      string
	At      terminal.Rect
	Picture *terminal.Picture
}

// Placements lists what stands on the screen now.
func (m *Model) Placements() []Shown {
	if m.mute {
		return nil
	}
	var out []Shown
	for _, s := range m.spots {
		if s.Hidden {
			continue
		}
		if p := m.picture(s); p != nil {
			out = append(out, Shown{ID: s.ID, At: picture.Place(p.Cells, s.Box), Picture: p})
		}
	}
	return out
}
