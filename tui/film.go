package tui

import (
	"bytes"
	"context"
	"errors"
	"image"
	"time"

	tea "charm.land/bubbletea/v2"

	"cultivar/render"
	"cultivar/render/terminal"
	"cultivar/session"
	"cultivar/session/artifact"
	"cultivar/tui/desk"
)

// film is the motion of the picture that is looked at most closely. Nothing else plays.
type film struct {
	// key is that of the picture's spot; "" if nothing is to play.
	key    string
	frames []*terminal.Picture
	at     int
	every  time.Duration
	serial int
	task   int // the one that films, 0 if none does
}

const (
	// filmRest is how long a picture must be looked at before it plays.
	filmRest = 700 * time.Millisecond
	// filmFrames are shown one every filmEvery.
	filmFrames = 30
	filmEvery  = 100 * time.Millisecond
	// filmBudget is how long filming may take before another filmPart frames are begun: a design that
	// draws slowly gets a shorter film.
	filmBudget = 2 * time.Second
	filmPart   = 10
)

var errNoFrame = errors.New("a frame of the film is missing")

// filmDue says that a picture has been looked at long enough to play.
type filmDue struct{ serial int }

// filmed are the frames of a film; none if the design does not move.
type filmed struct {
	key    string
	frames []*terminal.Picture
	epoch  int
}

// frameDue says that the next frame is to be shown.
type frameDue struct{ serial int }

// roll lets the picture play that is looked at most closely, and stops what played before.
func (m *Model) roll() tea.Cmd {
	spot, ok := m.filmSpot()
	key := ""
	if ok {
		key = spot.Key()
	}
	if key == m.film.key {
		return nil
	}
	m.desk.Play("", nil)
	m.tasks.end(m.film.task)
	m.film = film{key: key, serial: m.film.serial + 1}
	if !ok {
		return nil
	}
	return m.clock.after(filmRest, filmDue{m.film.serial})
}

// filmSpot is where a film would play now.
func (m *Model) filmSpot() (desk.Spot, bool) {
	if _, can := m.sight.camera.(render.Projector); !can || m.opts.Still || m.studio == nil || !m.rested || m.settling {
		return desk.Spot{}, false
	}
	if m.blink.on || m.heat || m.lens != nil || m.scroll != (scroll{}) || m.dialog != nil || m.help != nil || m.code != nil || m.gen != nil && m.gen.task != 0 {
		return desk.Spot{}, false
	}
	for _, id := range []string{"look", "stage", "large"} {
		if s, ok := m.desk.Spot(id); ok {
			return s, m.desk.Ready(s) && m.bearsFilm()
		}
	}
	if !m.bearsFilm() {
		return desk.Spot{}, false
	}
	if t := m.underCursor(); t != nil {
		s, ok := m.tileSpot(t.number)
		return s, ok && m.desk.Ready(s)
	}
	return desk.Spot{}, false
}

// bearsFilm says that frames leave what stands beside them alone: a terminal that keeps few pictures would have all of
// them drawn anew again and again, so that there only a picture that stands alone plays.
func (m *Model) bearsFilm() bool {
	return m.sight.caps.Keeps <= 0 || len(m.desk.Placements()) == 1
}

// filmIt films the design in the background.
func (m *Model) filmIt(msg filmDue) tea.Cmd {
	spot, ok := m.filmSpot()
	if msg.serial != m.film.serial || !ok || spot.Key() != m.film.key {
		return nil
	}
	projector := m.sight.camera.(render.Projector)
	studio, caps, epoch := m.studio, m.sight.caps, m.desk.Epoch()
	cmd := m.run("", func(ctx context.Context) tea.Msg {
		frames, err := shootFilm(ctx, studio, projector, spot, caps)
		if err != nil {
			frames = nil
		}
		return filmed{spot.Key(), frames, epoch}
	})
	m.film.task = m.tasks.next
	return cmd
}

// shootFilm makes the frames of a film; none if the design does not move.
func shootFilm(ctx context.Context, studio *session.Studio, projector render.Projector, spot desk.Spot, caps terminal.Capabilities) ([]*terminal.Picture, error) {
	a, err := studio.Artifact(ctx, session.Ref(spot.Ref))
	if err != nil || !mayMove(a) {
		return nil, err
	}
	doc, err := a.Document()
	if err != nil {
		return nil, err
	}
	reel := reel{moments: moments(doc)}
	for begun := time.Now(); len(reel.moments) > 0 && time.Since(begun) < filmBudget; {
		part := reel.moments[:min(filmPart, len(reel.moments))]
		reel.moments = reel.moments[len(part):]
		if err := projector.Film(ctx, doc, spot.From, part, reel.take); err != nil {
			return nil, err
		}
	}
	if !reel.moves {
		return nil, nil
	}
	return developed(reel.images, terminal.Size{W: spot.Box.W, H: spot.Box.H}, caps)
}

// reel collects the frames of a film.
type reel struct {
	moments []float64 // of the frames to come
	images  []image.Image
	first   []byte
	moves   bool
}

func (r *reel) take(_ int, shot render.Shot) error {
	if shot.Image == nil {
		return errNoFrame
	}
	if r.first == nil {
		r.first = shot.Image.Pix
	}
	r.moves = r.moves || !bytes.Equal(r.first, shot.Image.Pix)
	r.images = append(r.images, shot.Image)
	return nil
}

// developed makes frames ready: one picture if the terminal plays them itself, else one each.
func developed(images []image.Image, box terminal.Size, caps terminal.Capabilities) ([]*terminal.Picture, error) {
	if caps.Films {
		p, err := terminal.EncodeFilm(images, filmEvery, box, caps)
		return []*terminal.Picture{p}, err
	}
	if caps.Keeps > 0 { // frames of several pieces would push each other out
		box = caps.OnePiece(box)
	}
	return terminal.EncodeFrames(images, box, caps)
}

// stirs are what makes a page or a drawing move.
var stirs = [][]byte{[]byte("@keyframes"), []byte("<animate"), []byte("requestAnimationFrame"), []byte("setInterval"), []byte(".animate("), []byte("<set ")}

// mayMove reports whether a design could move by itself.
func mayMove(a artifact.Artifact) bool {
	if a.Kind == artifact.Shader {
		return true
	}
	for _, data := range a.Files {
		for _, s := range stirs {
			if bytes.Contains(data, s) {
				return true
			}
		}
	}
	return false
}

// moments are when the frames of a film are taken, in seconds: a shader goes on from its still, a
// transition runs from start to end, anything else starts at its beginning.
func moments(doc render.Document) []float64 {
	from, step := 0.0, filmEvery.Seconds()
	if doc.Form == render.FormShader {
		from = 1.5
		if doc.Shader != nil && doc.Shader.Transition {
			from, step = 0, 1/float64(filmFrames-1)
		}
	}
	at := make([]float64, filmFrames)
	for i := range at {
		at[i] = from + step*float64(i)
	}
	return at
}

// filmReady starts to play.
func (m *Model) filmReady(msg filmed) tea.Cmd {
	if msg.key != m.film.key || msg.epoch != m.desk.Epoch() || len(msg.frames) == 0 {
		return nil
	}
	m.film.frames, m.film.at = msg.frames, 0
	m.desk.Play(msg.key, msg.frames[0])
	if len(msg.frames) == 1 {
		return nil
	}
	m.film.every = m.pace(msg.frames[0])
	return m.clock.after(m.film.every, frameDue{m.film.serial})
}

// nextFrame shows the next frame.
func (m *Model) nextFrame(msg frameDue) tea.Cmd {
	if msg.serial != m.film.serial || len(m.film.frames) < 2 {
		return nil
	}
	step := max(1, int(m.film.every/filmEvery)) // a slow line drops frames, not time
	m.film.at = (m.film.at + step) % len(m.film.frames)
	m.desk.Play(m.film.key, m.film.frames[m.film.at])
	m.film.every = m.pace(m.film.frames[m.film.at])
	return m.clock.after(m.film.every, msg)
}

// pace is the time between two frames that the line to the terminal bears.
func (m *Model) pace(p *terminal.Picture) time.Duration {
	if line, ok := m.sight.sender.(interface{ Pace(int) time.Duration }); ok {
		return max(filmEvery, line.Pace(p.Bytes()))
	}
	return filmEvery
}
