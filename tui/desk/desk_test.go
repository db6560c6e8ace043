package desk

import (
	"errors"
	"image"
	"image/color"
	"image/draw"
	"testing"

	"cultivar/render"
	"cultivar/render/terminal"
	"cultivar/tui/picture"
)

var caps = terminal.Capabilities{Protocol: terminal.Blocks, Colors: terminal.ColorsTrue, CellWidth: 10, CellHeight: 20}

func spot(id, content string, w, h int) Spot {
	return Spot{ID: id, Ref: content, Content: content, Box: terminal.Rect{X: 2, Y: 3, W: w, H: h}, From: render.Viewport{Width: 1280, Height: 800}.Within(w*10, h*20)}
}

func paper(w, h int, c color.Color) *image.RGBA {
	img := image.NewRGBA(image.Rect(0, 0, w, h))
	draw.Draw(img, img.Rect, image.NewUniform(c), image.Point{}, draw.Src)
	return img
}

// made is the result of drawing a spot.
func made(t *testing.T, m *Model, s Spot) Result {
	t.Helper()
	img := paper(s.Box.W*10, s.Box.H*20, color.RGBA{200, 80, 40, 255})
	box := terminal.Size{W: s.Box.W, H: s.Box.H}
	p, err := terminal.Encode(img, box, caps)
	if err != nil {
		t.Fatal(err)
	}
	return Result{Key: s.Key(), Box: box, Picture: p, Image: img, Epoch: m.Epoch()}
}

func fresh() *Model {
	m := New()
	m.Reset(caps)
	return m
}

func TestAWishIsMadeOnce(t *testing.T) {
	m, s := fresh(), spot("stage", "v1", 40, 10)
	if wishes, _ := m.Want([]Spot{s}); len(wishes) != 1 {
		t.Fatalf("%d wishes for a new picture", len(wishes))
	}
	if wishes, _ := m.Want([]Spot{s}); len(wishes) != 0 {
		t.Error("a picture on its way is wished for again")
	}
	if got := m.Show("stage").State; got != picture.Waiting {
		t.Errorf("before the picture there is %v", got)
	}
	m.Arrived(made(t, m, s))
	if wishes, _ := m.Want([]Spot{s}); len(wishes) != 0 || m.Busy() {
		t.Error("a picture that is there is wished for again")
	}
	if got := m.Show("stage"); got.State != picture.Shown || len(got.Rows) != got.Size.H {
		t.Errorf("the picture is not shown: %v", got.State)
	}
}

func TestComingBackCostsNothing(t *testing.T) {
	m := fresh()
	a, b := spot("stage", "v1", 40, 10), spot("stage", "v2", 40, 10)
	for _, s := range []Spot{a, b} {
		m.Want([]Spot{s})
		m.Arrived(made(t, m, s))
	}
	if wishes, dims := m.Want([]Spot{a}); len(wishes)+len(dims) != 0 {
		t.Error("a picture of a moment ago is made again")
	}
}

func TestTheLastPictureStaysDimmed(t *testing.T) {
	m := fresh()
	a, b := spot("stage", "v1", 40, 10), spot("stage", "v2", 40, 10)
	m.Want([]Spot{a})
	m.Arrived(made(t, m, a))
	m.Want([]Spot{a})
	old := m.Show("stage")
	_, dims := m.Want([]Spot{b})
	if len(dims) != 1 {
		t.Fatalf("%d pictures are to be dimmed", len(dims))
	}
	if got := m.Show("stage"); got.State != picture.Shown || got.Rows[0] != old.Rows[0] {
		t.Error("until it is dimmed the last picture does not stay")
	}
	p, err := terminal.Encode(terminal.Dim(dims[0].Image, color.Black, 0.6), dims[0].Box, caps)
	if err != nil {
		t.Fatal(err)
	}
	m.Dimmed(dims[0].Key, p, m.Epoch())
	if got := m.Show("stage"); got.State != picture.Shown || got.Rows[0] == old.Rows[0] {
		t.Error("the last picture is not dimmed")
	}
	if _, dims := m.Want([]Spot{b}); len(dims) != 0 {
		t.Error("it is dimmed again")
	}
	m.Arrived(made(t, m, b))
	m.Want([]Spot{b})
	if got := m.Show("stage"); got.Rows[0] != old.Rows[0] {
		t.Error("the new picture is not shown bright")
	}
}

func TestALargePictureBeginsWithTheTile(t *testing.T) {
	m := fresh()
	tile, look := spot("tile 1", "v1", 20, 5), spot("look", "v1", 40, 10)
	m.Want([]Spot{tile})
	m.Arrived(made(t, m, tile))
	m.Want([]Spot{tile})
	wishes, dims := m.Want([]Spot{look})
	if len(wishes) != 1 || len(dims) != 1 {
		t.Fatalf("%d wishes, and %d pictures to begin with", len(wishes), len(dims))
	}
	p, err := terminal.Encode(dims[0].Image, dims[0].Box, caps)
	if err != nil {
		t.Fatal(err)
	}
	m.Dimmed(dims[0].Key, p, m.Epoch())
	if got := m.Placements(); len(got) != 1 || got[0].Picture != p {
		t.Error("the tile does not stand for the large picture")
	}
	m.Arrived(made(t, m, look))
	m.Want([]Spot{look})
	if got := m.Placements(); len(got) != 1 || got[0].Picture == p {
		t.Error("the large picture does not replace it")
	}
	if _, dims := fresh().Want([]Spot{look}); len(dims) != 0 {
		t.Error("there is something to begin with where there was nothing")
	}
}

func TestARestingSpotKeepsItsPicture(t *testing.T) {
	m := fresh()
	a, b := spot("large", "v1", 40, 10), spot("large", "v2", 40, 10)
	m.Want([]Spot{a})
	m.Arrived(made(t, m, a))
	m.Want([]Spot{a})
	before := m.Placements()[0].Picture
	ready := b
	ready.ID, ready.Hidden = "ready", true
	m.Want([]Spot{a, ready})
	m.Arrived(made(t, m, ready))
	b.Rests = true
	if wishes, dims := m.Want([]Spot{b}); len(wishes)+len(dims) != 0 {
		t.Error("something is made while the cursor moves")
	}
	if m.Placements()[0].Picture != before {
		t.Error("the picture changes while the cursor moves")
	}
	b.Rests = false
	m.Want([]Spot{b})
	if m.Placements()[0].Picture == before {
		t.Error("the picture does not follow the cursor at rest")
	}
}

func TestStaleResultsAreDropped(t *testing.T) {
	m, s := fresh(), spot("stage", "v1", 40, 10)
	m.Want([]Spot{s})
	late := made(t, m, s)
	m.Reset(caps)
	m.Want([]Spot{s})
	late.Picture, late.Broken = nil, "too late"
	m.Arrived(late)
	if got := m.Show("stage").State; got != picture.Waiting {
		t.Errorf("a result of another terminal counts: %v", got)
	}
}

func TestWhatDoesNotDrawSaysWhy(t *testing.T) {
	m, s := fresh(), spot("stage", "v1", 40, 10)
	m.Want([]Spot{s})
	m.Arrived(Result{Key: s.Key(), Err: errors.New("no\x1b[31m light"), Epoch: m.Epoch()})
	if got := m.Show("stage"); got.State != picture.Broken || got.Why != "no light" {
		t.Errorf("shown as %v, %q", got.State, got.Why)
	}
	if wishes, _ := m.Want([]Spot{s}); len(wishes) != 0 {
		t.Error("what does not draw is tried again and again")
	}
	m.Retry()
	if wishes, _ := m.Want([]Spot{s}); len(wishes) != 1 {
		t.Error("it is not tried again when asked to")
	}
}

func TestAMuteDeskDescribes(t *testing.T) {
	m, s := fresh(), spot("stage", "v1", 40, 10)
	s.Words = []string{"a page"}
	m.Mute(true)
	if wishes, _ := m.Want([]Spot{s}); len(wishes) != 0 {
		t.Error("a mute desk wants pictures")
	}
	if got := m.Show("stage"); got.State != picture.Described || len(m.Placements()) != 0 {
		t.Errorf("shown as %v", got.State)
	}
}

func TestCropStaysWithin(t *testing.T) {
	img := paper(100, 50, color.White)
	for _, at := range []image.Point{{}, {90, 40}, {-5, -5}, {500, 500}} {
		if got := Crop(img, at, 30, 20).Bounds().Size(); got != (image.Point{X: 30, Y: 20}) {
			t.Errorf("a crop at %v has %v pixels", at, got)
		}
	}
	if got := Crop(img, image.Point{}, 300, 200).Bounds().Size(); got != (image.Point{X: 100, Y: 50}) {
		t.Errorf("a crop larger than the image has %v pixels", got)
	}
}

func TestScrollingShowsEveryPartThatArrives(t *testing.T) {
	m := fresh()
	at := func(top int) Spot {
		s := spot("look", "v1", 40, 10)
		s.Long, s.Top = true, top
		return s
	}
	m.Want([]Spot{at(0)})
	m.Arrived(made(t, m, at(0)))
	m.Want([]Spot{at(0)})
	if wishes, dims := m.Want([]Spot{at(80)}); len(wishes) != 1 || len(dims) != 0 {
		t.Fatalf("%d wishes and %d dimmed pictures after a scroll", len(wishes), len(dims))
	}
	if wishes, _ := m.Want([]Spot{at(160)}); len(wishes) != 0 {
		t.Error("two parts are made at once")
	}
	between := made(t, m, at(80))
	m.Arrived(between)
	wishes, _ := m.Want([]Spot{at(160)})
	if len(wishes) != 1 || wishes[0].Top != 160 {
		t.Fatalf("the newest part is not made: %v", wishes)
	}
	if got := m.Placements(); len(got) != 1 || got[0].Picture != between.Picture {
		t.Error("a part that has arrived is not shown on the way")
	}
}

func TestALongPageFoldsIntoColumns(t *testing.T) {
	for _, c := range []struct{ w, h, boxW, boxH, columns int }{{1280, 800, 640, 400, 1}, {1280, 4000, 1500, 900, 2}, {1280, 20000, 1500, 900, 5}} {
		if got := columns(c.w, c.h, c.boxW, c.boxH); got != c.columns {
			t.Errorf("%d×%d folds into %d columns, wanted %d", c.w, c.h, got, c.columns)
		}
	}
	folded := Fold(paper(100, 1000, color.White), 400, 250).Bounds()
	if folded.Dx() < 3*100 || folded.Dy() > 334 {
		t.Errorf("a tall picture is folded to %v", folded)
	}
}
