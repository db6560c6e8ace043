package tui

import (
	"context"
	"errors"
	"fmt"
	"sync"

	tea "charm.land/bubbletea/v2"

	"cultivar/render"
	"cultivar/render/compare"
	"cultivar/render/terminal"
	"cultivar/render/terminal/scale"
	"cultivar/session"
	"cultivar/session/artifact"
	"cultivar/tui/desk"
)

// formOf is how a kind of design is drawn.
func formOf(k artifact.Kind) render.Form {
	switch k {
	case artifact.Drawing:
		return render.FormDrawing
	case artifact.Shader:
		return render.FormShader
	}
	return render.FormPage
}

// viewport is from where a design is shot for a box of cells: at the pixels it is shown at.
func (m *Model) viewport(from render.Viewport, box terminal.Size) render.Viewport {
	if m.lens != nil {
		return from
	}
	px := m.sight.caps.Pixels(box)
	return from.Within(max(1, px.W), max(1, px.H))
}

// tileViewport is the viewport of the tiles in a grid of n.
func (m *Model) tileViewport(n int) render.Viewport {
	l := arrange(m.width, m.height, m.mode(n))
	if len(l.Tiles) == 0 {
		return m.from.Within(320, 200)
	}
	r := l.pictureOf(l.Tiles[0])
	return m.viewport(m.from, terminal.Size{W: r.W, H: r.H})
}

// spot is a place that shows a design of this session.
func (m *Model) spot(id string, ref session.Ref, content string, box Rect) desk.Spot {
	s := desk.Spot{ID: id, Ref: string(ref), Content: content, Box: box, From: m.viewport(m.from, terminal.Size{W: box.W, H: box.H})}
	if m.lens != nil {
		at := m.lens.at
		s.Lens = &at
	}
	if m.heat && m.steer.target != nil {
		s.Against = m.steer.target.Image
	}
	return s
}

// tileSpot is where a tile stands.
func (m *Model) tileSpot(number int) (desk.Spot, bool) {
	first, boxes := m.grid.Shown()
	for i, r := range boxes {
		if t := m.gen.tiles[first+i]; t.number == number {
			return m.tileSpotAt(first+i, r), true
		}
	}
	return desk.Spot{}, false
}

func (m *Model) tileSpotAt(i int, r Rect) desk.Spot {
	t := m.gen.tiles[i]
	ref, content := t.ref, t.content
	if m.blink.on && m.blink.other && i == m.grid.Cursor() {
		ref, content = m.blink.ref, m.blink.content
	}
	s := m.spot(fmt.Sprintf("%s/%d", m.gen.id, t.number), ref, content, m.layout.pictureOf(r))
	s.Awaits = m.gen.running() && (t.number > 0 || !m.blink.on)
	s.Words = m.describeTile(t)
	return s
}

// spots are the places on the screen that want pictures now.
func (m *Model) spots() []desk.Spot {
	switch {
	case m.layout.Small || m.width == 0:
		return nil
	case m.start != nil:
		return m.starterSpots()
	case m.head.Version == "":
		return nil
	case m.picks != nil:
		return []desk.Spot{m.pickSpot()}
	case m.look:
		return m.lookSpots()
	case !m.layout.Other.Empty():
		return m.besideSpots()
	case m.gen == nil:
		return m.withThumb([]desk.Spot{m.largeSpot("stage", m.layout.Stage)})
	}
	return m.withThumb(m.gridSpots())
}

// withThumb adds the small picture of the card, if there is one.
func (m *Model) withThumb(spots []desk.Spot) []desk.Spot {
	if s, ok := m.thumbSpot(); ok {
		return append(spots, s)
	}
	return spots
}

func (m *Model) gridSpots() []desk.Spot {
	var out []desk.Spot
	first, boxes := m.grid.Shown()
	for i, r := range boxes {
		out = append(out, m.tileSpotAt(first+i, r))
	}
	if m.layout.Large.Empty() {
		return out
	}
	out = append(out, m.largeSpot("large", m.layout.Large))
	if m.rested && m.gen.task == 0 && !m.blink.on {
		out = append(out, m.readySpots()...)
	}
	return out
}

// largeSpot shows what the cursor is on in a large box.
func (m *Model) largeSpot(id string, box Rect) desk.Spot {
	ref := m.current()
	content := m.contentOf(ref)
	words := m.describeRef(ref)
	if m.blink.on && m.blink.other {
		ref, content = m.blink.ref, m.blink.content
	}
	s := m.spot(id, ref, content, m.ruled(box))
	m.scrolled(&s)
	m.marked(&s)
	s.Words = words
	if id == "stage" && m.hopeless() && !m.canShoot() {
		s.Words = append(s.Words, m.blindness()...)
	}
	s.Rests = !m.rested
	if t := m.underCursor(); t != nil && ref == t.ref && t.number > 0 {
		s.Awaits = m.gen.running()
	}
	return s
}

// readySpots have the large pictures of all tiles made, so that they are there when the cursor comes.
func (m *Model) readySpots() []desk.Spot {
	var out []desk.Spot
	first, boxes := m.grid.Shown()
	for i := range boxes {
		t := m.gen.tiles[first+i]
		if t.content == "" || t.failed != "" {
			continue
		}
		s := m.spot(fmt.Sprintf("ready/%d", t.number), t.ref, t.content, m.ruled(m.layout.Large))
		s.Hidden = true
		out = append(out, s)
	}
	return out
}

// drawn is a picture that has been made, with the channel that the next one of its batch comes from.
type drawn struct {
	result desk.Result
	open   bool
	next   <-chan desk.Result
	task   int
}

// wish has the pictures made that the screen wants now.
func (m *Model) wish() tea.Cmd {
	if !m.sight.known || m.settling {
		return nil
	}
	hope := m.canShoot()
	m.desk.Mute(m.sight.caps.Protocol == terminal.Words || !hope && m.hopeless())
	if !hope && !m.hopeless() {
		m.desk.Want(nil)
		return nil
	}
	wishes, dims := m.desk.Want(m.spots())
	var cmds []tea.Cmd
	for _, d := range dims {
		cmds = append(cmds, m.dimCmd(d))
	}
	for _, batch := range batches(wishes) {
		cmds = append(cmds, m.draw(batch))
	}
	return tea.Batch(cmds...)
}

// canShoot reports whether anybody can draw; else words stand for the pictures.
func (m *Model) canShoot() bool {
	if m.start != nil {
		return m.sight.camera != nil
	}
	if m.studio == nil {
		return false
	}
	ok, _ := m.studio.CanDraw()
	return ok
}

// hopeless reports whether no camera will come.
func (m *Model) hopeless() bool { return m.sight.asked || m.opts.Camera == nil }

// batches parts wishes by what can be drawn together: the spots in sight first.
func batches(wishes []desk.Spot) [][]desk.Spot {
	var out [][]desk.Spot
	at := map[string]int{}
	for _, s := range wishes {
		key := fmt.Sprintf("%+v %v", s.From, s.Hidden)
		i, ok := at[key]
		if !ok {
			i = len(out)
			at[key] = i
			out = append(out, nil)
		}
		out[i] = append(out[i], s)
	}
	return out
}

// shooter draws the designs of spots that share a viewport.
type shooter func(ctx context.Context, spots []desk.Spot, each func(i int, shot render.Shot)) error

// shooter is who draws now: the session, or on the start screen the camera alone.
func (m *Model) shooter() shooter {
	if m.start != nil {
		return m.starterShooter()
	}
	studio := m.studio
	return func(ctx context.Context, spots []desk.Spot, each func(int, render.Shot)) error {
		refs := make([]session.Ref, len(spots))
		for i, s := range spots {
			refs[i] = session.Ref(s.Ref)
		}
		if len(refs) == 1 {
			shot, err := studio.Shoot(ctx, refs[0], spots[0].From)
			if err == nil {
				each(0, shot)
			}
			return err
		}
		return studio.ShootAll(ctx, refs, spots[0].From, each)
	}
}

// encoders bounds how many pictures are encoded at once.
const encoders = 3

// draw shoots and encodes a batch in the background; its pictures come one by one.
func (m *Model) draw(batch []desk.Spot) tea.Cmd {
	shoot, caps, epoch := m.shooter(), m.sight.caps, m.desk.Epoch()
	job, ctx := m.tasks.start(m.ctx, "", m.clock.now())
	results := make(chan desk.Result, len(batch)+1)
	go func() {
		defer close(results)
		var wait sync.WaitGroup
		slots := make(chan struct{}, encoders)
		done := make([]bool, len(batch))
		err := shoot(ctx, batch, func(i int, shot render.Shot) {
			done[i] = true
			wait.Add(1)
			slots <- struct{}{}
			go func() {
				defer func() { <-slots; wait.Done() }()
				results <- encoded(batch[i], shot, caps, epoch)
			}()
		})
		wait.Wait()
		for i, s := range batch {
			if !done[i] {
				results <- desk.Result{Key: s.Key(), Err: orUnknown(err), Epoch: epoch}
			}
		}
	}()
	return listenDrawn(job.id, results)
}

func orUnknown(err error) error {
	if err == nil {
		return errors.New("the camera gave no picture")
	}
	return err
}

func listenDrawn(task int, results <-chan desk.Result) tea.Cmd {
	return func() tea.Msg {
		r, open := <-results
		return drawn{result: r, open: open, next: results, task: task}
	}
}

// encoded makes a shot ready for the terminal.
func encoded(s desk.Spot, shot render.Shot, caps terminal.Capabilities, epoch int) desk.Result {
	box := terminal.Size{W: s.Box.W, H: s.Box.H}
	r := desk.Result{Key: s.Key(), Box: box, Epoch: epoch, Said: desk.Said{Errors: shot.Errors, Console: shot.Console, Blocked: shot.Blocked}}
	if shot.Broken != "" || shot.Image == nil {
		r.Broken = shot.Broken
		if r.Broken == "" {
			r.Broken = "it has no picture"
		}
		return r
	}
	img := shot.Image
	r.Content, r.Height = s.Content, heightOf(s, shot)
	if s.Against != nil {
		img = compare.Heat(compare.Fit(s.Against, img.Bounds().Size()), img)
	}
	px := caps.Pixels(box)
	switch {
	case s.Lens != nil:
		img = desk.Crop(img, *s.Lens, px.W, px.H)
	case s.Whole:
		img = desk.Fold(img, px.W, px.H)
	case s.Top > 0:
		w, h := s.From.Pixels()
		img = desk.Part(img, int(float64(s.Top)*s.From.Scale), w, h)
	}
	shown := img
	if s.Marks != nil {
		shown = s.Marks.Draw(img)
	}
	p, err := terminal.Encode(shown, box, caps)
	if err != nil {
		r.Err = err
		return r
	}
	r.Picture, r.Image = p, img
	if s.Hidden { // it is only needed dimmed, should it be shown and then replaced
		r.Image = scale.To(img, max(1, img.Rect.Dx()/3), max(1, img.Rect.Dy()/3))
	}
	return r
}

func (m *Model) pictureDrawn(msg drawn) tea.Cmd {
	if !msg.open {
		m.tasks.end(msg.task)
		return nil
	}
	if errors.Is(msg.result.Err, context.Canceled) {
		m.desk.Dropped(msg.result.Key, msg.result.Epoch)
	} else {
		m.desk.Arrived(msg.result)
		m.nameBlocked(msg.result.Said)
	}
	return listenDrawn(msg.task, msg.next)
}

// encode makes a shot that came with an event ready for its spot.
func (m *Model) encode(s desk.Spot, shot render.Shot) tea.Cmd {
	caps, epoch := m.sight.caps, m.desk.Epoch()
	results := make(chan desk.Result, 1)
	job, _ := m.tasks.start(m.ctx, "", m.clock.now())
	go func() {
		defer close(results)
		results <- encoded(s, shot, caps, epoch)
	}()
	return listenDrawn(job.id, results)
}

// dimmed is a dimmed picture, nil if it could not be made.
type dimmed struct {
	key     string
	picture *terminal.Picture
	epoch   int
}

// dimShare is how far a dimmed picture goes towards the ground.
const dimShare = 0.6

func (m *Model) dimCmd(d desk.Dim) tea.Cmd {
	caps, epoch, ground := m.sight.caps, m.desk.Epoch(), m.ground()
	return func() tea.Msg {
		p, err := terminal.Encode(terminal.Dim(d.Image, ground, dimShare), d.Box, caps)
		if err != nil {
			p = nil
		}
		return dimmed{d.Key, p, epoch}
	}
}

func (m *Model) pictureDimmed(msg dimmed) tea.Cmd {
	m.desk.Dimmed(msg.key, msg.picture, msg.epoch)
	return nil
}
