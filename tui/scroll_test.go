package tui

import (
	"testing"

	tea "charm.land/bubbletea/v2"
)

// unroll drives a page of 5 screens.
func unroll(t *testing.T) *driver {
	t.Helper()
	camera := &painter{height: 4000}
	studio, _ := plot(t, camera)
	d := drive(t, 120, 40, Options{Studio: studio})
	d.camera = camera
	return d.Settle()
}

// top checks how far down the page stands.
func (d *driver) top(want int) *driver {
	d.t.Helper()
	if got := d.m.scrollTop(); got != want {
		d.t.Fatalf("the page stands at %d, wanted %d\n%s", got, want, d.Text())
	}
	return d
}

func TestALongPageScrolls(t *testing.T) {
	d := unroll(t).Shows("↓ 5.0 screens")
	d.Press("j", "j").Settle().top(160).Shows("5 %").Exact()
	d.Press("k").Settle().top(80)
	d.Press("n").Settle().Press("enter").Settle().top(80)
	d.Press("pgdown").Settle().top(800).Exact()
	d.Press("ctrl+d").Settle().top(1200)
	d.Press("G").Settle().top(3200).Shows("end").Press("j").Status("the end of the page")
	d.Press("g").Settle().top(0).Press("k").Status("the top of the page")
	d.take(tea.MouseWheelMsg{X: 50, Y: 20, Button: tea.MouseWheelDown})
	d.Settle().top(120).Press("esc").Settle().top(0).Grid().At(1)
}

func TestThePlaceStaysFromTileToTile(t *testing.T) {
	d := unroll(t).Press("n").Settle().Press("enter", "pgdown").Settle().top(720)
	before := d.m.desk.Placements()[0].Picture
	d.Press("l").Settle().Grid().At(2).top(720)
	if d.m.desk.Placements()[0].Picture == before {
		t.Error("the picture did not change with the tile")
	}
	d.Press("c").Settle().top(720).Shows("the parent")
}

func TestTheWholePageIsSeenAtOnce(t *testing.T) {
	d := unroll(t).Press("enter").Settle()
	shots := d.camera.shots
	d.Press("z").Settle().Shows("the whole page, 5.0 screens").Exact()
	if d.camera.shots != shots {
		t.Error("the whole page was not ready")
	}
	d.Press("z").Settle().Shows("↓ 5.0 screens")
}

func TestScrollingWhereThereIsNothingToScroll(t *testing.T) {
	d := open(t, 120, 40).Press("j").Status("the whole page is on the screen")
	d.Press("z").Status("the whole page is on the screen")
	d.Press("n").Settle().Press("z").Status("enter looks large first")
	d.Press("G").Settle().Grid().At(8)
	d.Press("g").Settle().Grid().At(0)
}
