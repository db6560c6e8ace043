package tui

import "testing"

// farsighted drives a session on the garden that breeds ahead.
func farsighted(t *testing.T) *driver {
	t.Helper()
	camera := &painter{}
	studio, file := plot(t, camera)
	d := drive(t, 120, 40, Options{Studio: studio})
	d.camera, d.file, d.foresees = camera, file, true
	return d
}

// breeds presses keys and says how many generations were drawn until the screen had settled but for the timers.
func (d *driver) breeds(keys ...string) int {
	d.t.Helper()
	before := d.camera.generations()
	d.Press(keys...).Idle()
	return d.camera.generations() - before
}

func (p *painter) generations() int {
	p.mu.Lock()
	defer p.mu.Unlock()
	return p.bred
}

func TestTheNextGenerationIsThereBeforeItIsAskedFor(t *testing.T) {
	d := farsighted(t).Settle()
	if d.camera.generations() == 0 {
		t.Fatal("nothing was bred ahead from the head")
	}
	if n := d.breeds("n"); n != 0 {
		t.Errorf("%d generations were drawn for one that was bred ahead", n)
	}
	d.Grid().Has(9).Settle()
	if n := d.breeds("n"); n != 0 {
		t.Errorf("%d generations were drawn for the second, bred ahead from the tile under the cursor", n)
	}
	d.Settle().Press("right", "space", "right", "space").Settle()
	if n := d.breeds("n"); n != 0 {
		t.Errorf("%d generations were drawn for the third, bred ahead from the marked tiles", n)
	}
}

func TestWhatWasBredAheadFromElsewhereIsNotTaken(t *testing.T) {
	d := farsighted(t).Settle().Press("n").Settle()
	if n := d.breeds("right", "n"); n == 0 {
		t.Error("the generation of another tile was shown")
	}
	d.Settle()
	if n := d.breeds("+", "n"); n == 0 {
		t.Error("the generation of another strength was shown")
	}
	d.Settle()
	if n := d.breeds("r"); n == 0 {
		t.Error("breeding again gave the same")
	}
}
