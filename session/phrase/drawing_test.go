package phrase_test

import (
	"strings"
	"testing"

	"cultivar/session/artifact"
	"cultivar/session/phrase"
)

// drawingEdits are instructions with what the source must have afterwards; "-" before a text means that it is gone.
var drawingEdits = []struct {
	say  string
	want []string
}{
	{"make the sun bigger", []string{`r="10"`}},
	{"make the sun 50% smaller", []string{`r="4"`}},
	{"make the sun twice as big", []string{`r="16"`}},
	{"make the red rectangle blue", []string{`height="30" fill="#0000ff"`, `fill="#7f3b2b"`}},
	{"change the yellow circle to #00ff00", []string{`r="8" fill="#00ff00"`, `fill="green"`}},
	{"change green to orange", []string{`r="6" fill="#ffa500"`}},
	{"turn the house purple", []string{`height="30" fill="#800080"`, `z" fill="#800080"`}},
	{"make all circles pink", []string{`r="8" fill="#ffc0cb"`, `r="6" fill="#ffc0cb"`}},
	{"make the text red", []string{`text-anchor="middle" fill="#ff0000">Home`}},
	{"make the background white", []string{`height="80" fill="#ffffff"`}},
	{"remove the background", []string{"-#cfe8ff"}},
	{"swap blue and green", []string{`height="80" fill="#008000"`, `r="6" fill="#cfe8ff"`}},
	{"rotate the house by 45 degrees", []string{`<g id="house" transform="rotate(45 35 47.5)">`}},
	{"rotate by 90 degrees counterclockwise", []string{`<g transform="rotate(-90 50 40) translate(10 8) scale(0.8)">`}},
	{"flip it horizontally", []string{`<g transform="translate(100 0) scale(-1 1)">`}},
	{"mirror the house", []string{`<g id="house" transform="translate(70 0) scale(-1 1)">`}},
	{"move the sun to the left by 20", []string{`cx="60" cy="15"`}},
	{"move the sun up", []string{`cx="80" cy="5"`}},
	{"center the sun", []string{`cx="50" cy="40"`}},
	{"bring the sun to the front", []string{"</text>\n  <circle id=\"sun\""}},
	{"make the lines thicker", []string{`stroke-width="3.906"`}},
	{"set the stroke width to 5", []string{`stroke-width="5"`}},
	{"make the line dashed", []string{`stroke-dasharray="4 2"`}},
	{"remove the green circle", []string{"-green", `id="sun"`}},
	{"keep only the sun", []string{`id="sun"`, "-house", "-<line", "-<text"}},
	{"remove everything but the house", []string{`id="house"`, "-sun"}},
	{"make it half the size", []string{`viewBox="-50 -40 200 160"`}},
	{"make the sun half the size", []string{`r="4"`}},
	{"make the sun the same colour as the red rectangle", []string{`r="8" fill="#c0392b"`}},
	{"change red to blue and blue to red", []string{`height="80" fill="#ff0000"`, `height="30" fill="#0000ff"`}},
	{"remove the text", []string{"-<text"}},
	{"add an outline", []string{`r="8" fill="#ffcc00" stroke="#000000"`}},
	{"duplicate the sun", []string{`id="sun-2"`}},
	{"add a drop shadow to the sun", []string{"drop-shadow("}},
	{"swap the colours for purple and gold", []string{"-#c0392b"}},
	{"add a yellow circle behind", []string{`<circle cx="50" cy="40" r="40" fill="#ffff00"/>`}},
	{"put it on a yellow circle", []string{`r="40" fill="#ffff00"/>`}},
	{"change the background to a gradient from pink to orange", []string{`height="80" fill="url(#gradient)"`}},
	{"add a red circle in the top left corner", []string{`<circle cx="14" cy="14" r="10" fill="#ff0000"/>`}},
	{"set the opacity of the house to 30%", []string{`<g id="house" opacity="0.3">`}},
	{"make the circle in the top right orange", []string{`r="8" fill="#ffa500"`, `fill="green"`}},
	{"make the biggest circle purple", []string{`r="8" fill="#800080"`, `fill="green"`}},
	{`change the text "Home" to "Harbour"`, []string{">Harbour<", "-Home"}},
	{"make the text bigger", []string{`font-size="7.5"`}},
	{"give the house a gradient from red to orange", []string{`<stop offset="0" stop-color="#ff0000"/>`, `fill="url(#gradient)"`}},
	{"round the corners of the rectangles", []string{`height="30" fill="#c0392b" rx="5"`}},
	{"spin the sun", []string{`from="0 80 15" to="360 80 15"`}},
	{"make the drawing grayscale", []string{"-#ffcc00", `fill="#d2d2d2"`}},
	{"make the second circle blue", []string{`r="6" fill="#0000ff"`, `fill="#ffcc00"`}},
	{"warmer colors but keep the sun", []string{"#ffcc00", "-#c0392b"}},
	{"make it darker", []string{"-#cfe8ff"}},
	{"crop to the top half", []string{`viewBox="0 0 100 40"`}},
	{"make all circles except the sun black", []string{`r="6" fill="#000000"`, "#ffcc00"}},
}

func TestDrawingEdits(t *testing.T) {
	for _, e := range drawingEdits {
		r, err := phrase.Apply(drawing(sampleDrawing), e.say, nil)
		if err != nil {
			t.Fatal(err)
		}
		got := string(r.Artifact.Source())
		if !r.Changed || len(r.NotUnderstood)+len(r.Refused) > 0 {
			t.Errorf("%q: done %q, not understood %q, refused %q", e.say, r.Done, r.NotUnderstood, r.Refused)
			continue
		}
		for _, want := range e.want {
			if gone, is := strings.CutPrefix(want, "-"); is && strings.Contains(got, gone) || !is && !strings.Contains(got, want) {
				t.Errorf("%q: want %s in\n%s", e.say, want, got)
			}
		}
		if p := artifact.Lint(r.Artifact); len(p) > 0 {
			t.Errorf("%q: %v", e.say, p)
		}
	}
}

func TestFlippingTwiceGivesTheDrawingBack(t *testing.T) {
	r, err := phrase.Apply(drawing(sampleDrawing), "flip it upside down. flip it upside down", nil)
	if err != nil || string(r.Artifact.Source()) != sampleDrawing {
		t.Errorf("%v %q\n%s", err, r.Done, r.Artifact.Source())
	}
}

// shaderEdits are instructions with what the answer must say.
var shaderEdits = []struct{ say, done string }{
	{"make it faster", "1.9 times as fast"},
	{"twice as fast", "twice as fast"},
	{"make it twice as fast", "twice as fast"},
	{"slow it down", "slower, at 54 % speed"},
	{"halve the speed", "half as fast"},
	{"warmer colors", "warmer palette"},
	{"make it colder", "colder palette"},
	{"more contrast", "stronger contrast"},
	{"brighter", "lighter"},
	{"make it darker", "darker"},
	{"add a vignette", "vignette"},
	{"add film grain", "film grain"},
	{"zoom in", "closer"},
	{"zoom out", "farther away"},
	{"rotate it by 45 degrees", "turned by 45°"},
	{"shift the hue", "hues a third of the wheel away"},
	{"make it grayscale", "black and white"},
	{"invert the colors", "light and dark exchanged"},
}

func TestShaderEdits(t *testing.T) {
	for _, e := range shaderEdits {
		r, err := phrase.Apply(shader(sampleShader), e.say, nil)
		if err != nil {
			t.Fatal(err)
		}
		if !r.Changed || strings.Join(r.Done, ", ") != e.done || len(r.NotUnderstood)+len(r.Refused) > 0 {
			t.Errorf("%q: done %q, not understood %q, refused %q", e.say, r.Done, r.NotUnderstood, r.Refused)
		}
		if _, err := r.Artifact.Document(); err != nil {
			t.Errorf("%q: %v", e.say, err)
		}
	}
}
