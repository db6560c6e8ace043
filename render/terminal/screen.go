package terminal

import (
	"strings"

	"github.com/charmbracelet/x/ansi"
)

// Screen knows which pictures stand where on one terminal and plans what to write when that changes.
// It writes nothing itself. A Screen is used from one goroutine.
type Screen struct {
	caps   Capabilities
	lines  []string
	shown  map[string]standing
	copies *copies
	next   uint32 // the number of the next kitty placement
	drawn  int    // how many pieces of pictures the terminal has been given and may still keep
}

// standing is a picture as it was last put on the screen.
type standing struct {
	picture *Picture
	rect    Rect
	parts   []part // kitty's placements
	torn    bool   // it was damaged while it could not be drawn again
}

// NewScreen is the screen of a terminal on which nothing stands yet.
func NewScreen(caps Capabilities) *Screen {
	return &Screen{caps: caps, shown: map[string]standing{}, copies: newCopies(), next: 1}
}

// Capabilities are those that the screen was made with.
func (s *Screen) Capabilities() Capabilities { return s.caps }

// Plan compares the wanted frame with what stands and returns what to write. The pictures' bytes are
// in it only where a picture is new, has moved, or was damaged by what the frame's text repaints.
func (s *Screen) Plan(f Frame) Writes {
	var after strings.Builder
	lines := strings.Split(f.Content, "\n")
	damage := damaged(s.lines, lines)
	wanted := byPlace(f.Placements, len(lines))
	draw := painter{lines: lines, covers: f.Covers, out: &after}
	s.remove(wanted, &draw)
	for _, p := range f.Placements {
		if p.Picture == nil || wanted[p.Place] != p {
			continue
		}
		s.transmit(p.Picture, &after)
		s.stand(p, damage, &draw)
	}
	s.makeRoom(f, &draw)
	s.lines = lines
	after.WriteString(s.copies.evict(wanted))
	return Writes{After: draw.finish()}
}

// byPlace sorts placements by place. One that leaves the frame is left out: a terminal would scroll.
func byPlace(all []Placement, height int) map[string]Placement {
	wanted := make(map[string]Placement, len(all))
	for _, p := range all {
		if p.Picture != nil && p.X >= 0 && p.Y >= 0 && p.Y+p.Picture.Cells.H <= height {
			wanted[p.Place] = p
		}
	}
	return wanted
}

// transmit sends a kitty picture to the terminal unless it has it. It follows the frame too: a frame may
// begin by changing to a screen that has pictures of its own, or by a clearing that drops those which
// have no place yet.
func (s *Screen) transmit(p *Picture, out *strings.Builder) {
	if p.kitty != nil && !s.copies.use(p) {
		out.WriteString(p.transmit())
	}
}

// remove takes away what is no longer wanted where it stands.
func (s *Screen) remove(wanted map[string]Placement, draw *painter) {
	for place, old := range s.shown {
		if p, ok := wanted[place]; ok && p.Rect() == old.rect && p.Picture.Protocol == old.picture.Protocol {
			continue
		}
		delete(s.shown, place)
		switch {
		case old.picture.kitty != nil:
			for _, part := range old.parts {
				draw.out.WriteString(old.picture.displace(part.placement))
			}
		case !old.picture.Rides():
			draw.repaint(old.rect)
		}
	}
}

// stand makes one picture stand as wanted.
func (s *Screen) stand(p Placement, damage damage, draw *painter) {
	old, stood := s.shown[p.Place]
	now := standing{picture: p.Picture, rect: p.Rect(), parts: old.parts}
	switch {
	case p.Picture.Rides():
	case p.Picture.kitty != nil:
		now.parts = s.arrange(old, now, draw)
	default:
		torn := !stood || old.torn || old.picture != p.Picture || damage.touches(now.rect)
		if torn {
			replaces := stood && !old.torn && old.picture.ink == p.Picture.ink && !p.Picture.ink.Empty() && !damage.touches(now.rect)
			s.redraw(&now, replaces, draw)
		}
	}
	s.shown[p.Place] = now
}

// redraw draws a picture and counts its pieces. One that replaces another paints over all that shows of it.
func (s *Screen) redraw(now *standing, replaces bool, draw *painter) {
	s.drawn += len(now.picture.pieces)
	draw.picture(*now, replaces)
}

// makeRoom sees to it that a terminal that keeps few pictures forgets none that stands. It keeps those
// that are painted over or erased, and frees only what scrolls off the screen: so everything is
// scrolled off and drawn anew.
func (s *Screen) makeRoom(f Frame, draw *painter) {
	if s.caps.Keeps <= 0 || s.drawn <= s.caps.Keeps {
		return
	}
	pieces, width := 0, 0
	for _, p := range f.Placements {
		if p.Picture != nil {
			pieces += len(p.Picture.pieces)
		}
	}
	if pieces > s.caps.Keeps || pieces == 1 {
		return // of one picture's own frames the terminal forgets one that lies below
	}
	for _, line := range draw.lines {
		width = max(width, ansi.StringWidth(line))
	}
	draw.out.Reset()
	draw.out.WriteString(ansi.ScrollUp(len(draw.lines)))
	draw.repaint(Rect{W: width, H: len(draw.lines)})
	s.drawn = 0
	for _, p := range f.Placements {
		if now, ok := s.shown[p.Place]; ok && p.Picture == now.picture && !p.Picture.Rides() && p.Picture.kitty == nil {
			s.redraw(&now, false, draw)
		}
	}
}

// arrange places the visible parts of a kitty picture and takes away those that no longer are.
func (s *Screen) arrange(old, now standing, draw *painter) []part {
	visible := draw.visible(now.rect)
	if old.picture == now.picture && old.rect == now.rect && sameParts(old, visible) {
		return old.parts
	}
	parts := make([]part, 0, len(visible))
	for _, r := range visible {
		at := part{placement: s.next, cells: Rect{r.X - now.rect.X, r.Y - now.rect.Y, r.W, r.H}}
		s.next++
		parts = append(parts, at)
		draw.at(r.X, r.Y, now.picture.place(at))
	}
	for _, part := range old.parts {
		draw.out.WriteString(old.picture.displace(part.placement))
	}
	return parts
}

func sameParts(old standing, visible []Rect) bool {
	if len(old.parts) != len(visible) {
		return false
	}
	for i, r := range visible {
		if old.parts[i].cells != (Rect{r.X - old.rect.X, r.Y - old.rect.Y, r.W, r.H}) {
			return false
		}
	}
	return true
}

// Forget drops the memory of what is on the screen, after it has been cleared or resized, so that the
// next Plan draws everything anew. It returns what deletes the terminal's own copies, for a program that
// leaves; else the next Plan sees to those that are not used again.
func (s *Screen) Forget() string {
	gone := s.copies.clear()
	s.shown = map[string]standing{}
	s.lines = nil
	return gone
}

// Reset is Forget for a terminal that now is shown pictures in another way.
func (s *Screen) Reset(caps Capabilities) string {
	gone := s.Forget()
	s.caps = caps
	return gone
}

// painter writes what must follow a frame.
type painter struct {
	lines  []string
	covers []Rect
	out    *strings.Builder
}

// at writes at a cell.
func (d *painter) at(x, y int, text string) {
	d.out.WriteString(ansi.CursorPosition(x+1, y+1))
	d.out.WriteString(text)
}

// repaint writes the frame's own text over a rectangle, which takes graphics off it.
func (d *painter) repaint(r Rect) {
	for y := max(r.Y, 0); y < r.Y+r.H && y < len(d.lines); y++ {
		text := ansi.Cut(d.lines[y], r.X, r.X+r.W)
		d.at(r.X, y, "\x1b[m"+text+strings.Repeat(" ", max(0, r.W-ansi.StringWidth(text)))+"\x1b[m")
	}
}

// picture draws a sixel or iTerm2 picture, and puts back the text that lies over it.
func (d *painter) picture(s standing, replaces bool) {
	if s.picture.clear && !replaces {
		d.repaint(s.rect)
	}
	for _, p := range s.picture.pieces {
		d.at(s.rect.X+p.x, s.rect.Y+p.y, p.data)
	}
	for _, c := range d.covers {
		if over := c.Intersect(s.rect); !over.Empty() {
			d.repaint(over)
		}
	}
}

// visible are the parts of a rectangle that no cover hides.
func (d *painter) visible(r Rect) []Rect {
	parts := []Rect{r}
	for _, c := range d.covers {
		var rest []Rect
		for _, p := range parts {
			rest = append(rest, p.without(c)...)
		}
		parts = rest
	}
	return parts
}

// finish is all that was painted, with the cursor and its colours kept.
func (d *painter) finish() string {
	if d.out.Len() == 0 {
		return ""
	}
	return ansi.SaveCursor + "\x1b[m" + d.out.String() + ansi.RestoreCursor
}
