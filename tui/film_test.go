package tui

import (
	"context"
	"image/color"
	"strings"
	"testing"

	"cultivar/render"
	"cultivar/render/terminal"
	"cultivar/session"
)

// projector is a painter that can film: a corner of the picture changes from frame to frame.
type projector struct {
	*painter
	films int
	stiff bool // nothing moves
}

func (p *projector) Film(ctx context.Context, doc render.Document, from render.Viewport, at []float64, frame func(int, render.Shot) error) error {
	p.films++
	for i := range at {
		shot, err := p.paint(ctx, doc, from)
		if err != nil {
			return err
		}
		if !p.stiff {
			for x := range 40 {
				for y := range 40 {
					shot.Image.SetRGBA(x, y, color.RGBA{byte(i * 8), 0, 0, 255})
				}
			}
		}
		if err := frame(i, shot); err != nil {
			return err
		}
	}
	return nil
}

// cinema drives a session on a page that moves.
func cinema(t *testing.T, camera *projector, o Options) *driver {
	t.Helper()
	made, _ := plot(t, camera)
	ctx := context.Background()
	a, err := made.Artifact(ctx, "head")
	if err != nil {
		t.Fatal(err)
	}
	moving := strings.Replace(garden, "</style>", "@keyframes sway { to { opacity: 0 } } h1 { animation: sway 1s infinite }</style>", 1)
	if _, err := made.CommitEdit(ctx, a.WithSource([]byte(moving)), "let it sway"); err != nil {
		t.Fatal(err)
	}
	o.Studio = session.New(made.Store(), session.Options{})
	o.Camera = func(context.Context) (render.Camera, error) { return camera, nil }
	return drive(t, 80, 24, o).Settle()
}

func TestTheFocusedPicturePlays(t *testing.T) {
	camera := &projector{painter: &painter{}}
	d := cinema(t, camera, Options{})
	if camera.films != filmFrames/filmPart {
		t.Fatalf("%d parts of a film were made", camera.films)
	}
	first := d.m.content
	if d.Tick(); d.m.content == first {
		t.Error("the picture does not move")
	}
	second := d.m.content
	if d.Tick(); d.m.content == second {
		t.Error("the picture does not go on")
	}
	d.Press("?").Settle()
	covered := d.m.content
	if d.Tick(); d.m.content != covered {
		t.Error("it plays under the help")
	}
}

func TestKittyPlaysByItself(t *testing.T) {
	camera := &projector{painter: &painter{}}
	d := cinema(t, camera, Options{Protocol: terminal.Kitty})
	caps := d.m.sight.caps
	caps.Films, caps.KittyPlaceholders = true, true
	d.do(d.m.see(caps))
	d.Press("ctrl+l").Settle()
	if n := len(d.m.film.frames); n != 1 || !d.m.film.frames[0].Plays() {
		t.Fatalf("%d pictures play", n)
	}
	before := d.sent.bytes
	for range 20 {
		d.Tick()
	}
	if d.sent.bytes != before {
		t.Errorf("frames that kitty has are sent again: %d bytes", d.sent.bytes-before)
	}
}

func TestWhatDoesNotMoveIsNotPlayed(t *testing.T) {
	camera := &projector{painter: &painter{}, stiff: true}
	d := cinema(t, camera, Options{})
	if camera.films == 0 || len(d.m.film.frames) != 0 {
		t.Errorf("%d parts of a film, %d frames", camera.films, len(d.m.film.frames))
	}
	camera = &projector{painter: &painter{}}
	studio, _ := plot(t, camera)
	drive(t, 80, 24, Options{Studio: studio, Camera: func(context.Context) (render.Camera, error) { return camera, nil }}).Settle()
	if camera.films != 0 {
		t.Error("a page without motion was filmed")
	}
}

func TestStill(t *testing.T) {
	camera := &projector{painter: &painter{}}
	cinema(t, camera, Options{Still: true})
	if camera.films != 0 {
		t.Error("a film was made although none is wanted")
	}
}
