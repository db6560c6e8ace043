package phrase_test

import (
	"strings"
	"testing"

	"cultivar/session/phrase"
)

// said are ways of saying the same thing; the first is the standard.
var said = map[string][]string{
	"colour": {
		"Please generate an SVG code that changes the part of the emoji with a #c0392b color to white.",
		"change #c0392b to white", "make the #c0392b parts white", "replace #c0392b with white", "recolor #c0392b to white", "turn everything that is #c0392b white", "turn all #c0392b parts into white", "paint the #C0392B areas white",
		"swap out #c0392b for white", "the #c0392b parts should be white", "use white instead of #c0392b", "#c0392b → white", "I want the parts with the color #c0392b to be white", "could you please make the #c0392b bits white?", "set the color of all #c0392b elements to white",
		"fill the #c0392b parts with white", "change the #c0392b color to white", "convert #c0392b to white", "color the #c0392b area white", "everything with color #c0392b should become white", "make all #c0392b elements #ffffff", "change every #c0392b to rgb(255, 255, 255)",
	},
	"contour": {
		"Please generate an SVG code that draws a black line around the part of the emoji with a #c0392b color.",
		"draw a black line around the #c0392b part", "add a black outline to the #c0392b parts", "give the #c0392b part a black outline", "outline the #c0392b part in black", "put a black border around the #c0392b area", "add a black stroke to the #c0392b part", "the #c0392b part should have a black outline",
		"surround the #c0392b part with a black line", "trace the #c0392b part in black", "stroke the #c0392b parts with black", "draw a black contour around the parts with #c0392b color", "add a #000 outline around the #c0392b area", "please give the #c0392b bits a black stroke", "I want a black line around the #c0392b part",
		"can you outline the #c0392b areas with black?", "make the #c0392b part outlined in black", "add an outline in black around the #c0392b part", "border the #c0392b part in black", "put a black line around everything with color #c0392b", "draw a black edge around the #c0392b part",
	},
	"compression": {
		"Please generate a more compact SVG code that represents the same emoji.",
		"compress it", "optimize the file", "optimise the svg", "minify the svg", "make the code more compact", "make the SVG code smaller", "reduce the file size", "make the file smaller", "shorten the code", "compress this svg", "minimize the file", "make the code shorter",
		"can you compress the drawing?", "simplify the code", "reduce the size of the code", "please minify this", "write the same drawing with fewer characters", "a more compact version of the code", "make it use fewer bytes", "compress the file without changing the picture", "optimise the size of the file",
	},
	"upside down": {
		"Please flip this emoji upside down.",
		"flip it upside down", "turn it upside down", "flip it vertically", "mirror it vertically", "turn the drawing upside down", "put it upside down", "make it upside down", "flip the image vertically", "stand it on its head", "rotate it upside down", "flip upside down", "upside down",
		"invert it vertically", "flip the whole thing upside down", "could you flip the picture upside down?", "mirror the drawing top to bottom", "I want it upside down", "flip everything upside down", "reflect it vertically", "please turn this icon upside down", "make the emoji stand on its head",
	},
	"transparency": {
		"Please make this emoji transparent by half.",
		"make it half transparent", "make it 50% transparent", "set the opacity to 50%", "set the opacity to 0.5", "opacity 50%", "make it half opaque", "reduce the opacity by half", "make it semi-transparent", "make it translucent", "fade it to 50%", "halve the opacity", "make the drawing 50% opaque",
		"make the whole thing half transparent", "give it 50% opacity", "change the opacity to 50%", "make the emoji see-through by half", "lower the opacity to half", "make it transparent by 50%", "apply 50% transparency", "make it half see-through", "I want it to be half transparent",
	},
	"crop": {
		"Please trim the right half and keep the left half.",
		"keep only the left half", "crop to the left half", "remove the right half", "cut off the right half", "crop away the right half", "show only the left half", "delete the right half", "trim the right half", "crop it to the left half", "keep the left half", "only keep the left half", "cut the right half off",
		"chop off the right half", "leave only the left half", "crop the drawing to the left half", "cut it in half and keep the left side", "get rid of the right half", "trim off the right half of the drawing", "I only want the left half", "drop the right half", "remove the right side",
	},
}

func TestWaysOfSayingTheSameGiveTheSameBytes(t *testing.T) {
	for name, ways := range said {
		want := ""
		for i, way := range ways {
			r, err := phrase.Apply(drawing(sampleDrawing), way, nil)
			if err != nil {
				t.Fatal(err)
			}
			if i == 0 {
				want = string(r.Artifact.Source())
			}
			if !r.Changed || len(r.NotUnderstood)+len(r.Refused) > 0 {
				t.Errorf("%s: %q: done %q, not understood %q, refused %q", name, way, r.Done, r.NotUnderstood, r.Refused)
			} else if got := string(r.Artifact.Source()); got != want {
				t.Errorf("%s: %q gives other bytes than %q: %q\n%s", name, way, ways[0], r.Done, got)
			}
		}
	}
}

// The same sentences about a page, which has the colour and the words of its kind.
func TestWaysOfSayingTheSameOnAPageGiveTheSameBytes(t *testing.T) {
	source := strings.ReplaceAll(samplePage, "#2563eb", "#c0392b")
	aPage := strings.NewReplacer("emoji", "page", "drawing", "page", "icon", "page", "the image", "the page", "the picture", "the page", "SVG code", "code", "svg", "page")
	for name, ways := range said {
		if len(ways) < 21 {
			t.Errorf("%s: only %d other ways", name, len(ways)-1)
		}
		want := ""
		for i, way := range ways {
			way = aPage.Replace(way)
			r, err := phrase.Apply(page(source), way, nil)
			if err != nil {
				t.Fatal(err)
			}
			if i == 0 {
				want = string(r.Artifact.Source())
			}
			if !r.Changed || len(r.NotUnderstood)+len(r.Refused) > 0 {
				t.Errorf("%s: %q: done %q, not understood %q, refused %q", name, way, r.Done, r.NotUnderstood, r.Refused)
			} else if string(r.Artifact.Source()) != want {
				t.Errorf("%s: %q gives other bytes: %q", name, way, r.Done)
			}
		}
	}
}
