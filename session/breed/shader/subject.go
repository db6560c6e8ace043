package shader

import (
	"strings"
	"unicode"

	"cultivar/session/artifact/glsl"
)

// subject is what a shader shows, as its source tells: it decides what a designer would do to it.
type subject int

const (
	field   subject = iota // colour and noise without an up or a down
	pattern                // flat figures in cells
	thing                  // bodies in a room, raymarched
	scene                  // a landscape under a sky
	filter                 // another picture, changed
	passage                // from one picture to another
)

// subjectOf tells what a source shows by what it names and how it computes.
func subjectOf(g *genome) subject {
	switch {
	case g.transition():
		return passage
	case samples2D(g):
		return filter
	case g.names(sceneWords) >= 2:
		return scene
	case marches(g):
		return thing
	case g.names(sceneWords) == 1:
		return scene
	case len(cells(g)) > 0 && !g.noisy():
		return pattern
	}
	return field
}

var (
	sceneWords = []string{"sky", "horizon", "mountain", "ridge", "terrain", "ocean", "sea", "hill", "hills", "dune", "dunes", "sunset", "landscape", "skyline", "aurora", "meadow", "mountains", "ridges"}
	noiseWords = []string{"noise", "fbm", "perlin", "simplex", "turbulence", "warp"}
)

// names counts how many of the words occur in the names of the source's functions and constants.
func (g *genome) names(words []string) int {
	found := map[string]bool{}
	note := func(name string) {
		for _, part := range strings.Fields(spoken(name)) {
			found[strings.TrimFunc(part, unicode.IsDigit)] = true
		}
	}
	for _, fn := range g.Functions {
		note(fn.Name)
	}
	for _, v := range g.Globals {
		note(v.Name)
	}
	for name := range g.Macros {
		note(name)
	}
	n := 0
	for _, w := range words {
		if found[w] {
			n++
		}
	}
	return n
}

func (g *genome) noisy() bool {
	for _, fn := range g.Functions {
		if len(fn.Params) > 0 && glsl.Size(fn.Params[0].Type) > 1 && contains(fn.Name, noiseWords...) {
			return true
		}
	}
	return false
}

// dense says that a picture is full of detail from edge to edge, so that a mirrored part of it is as rich as the whole.
func (d *Design) dense() bool {
	is := d.now.subject()
	return is == passage || is == field && d.now.noisy()
}

// mirrors says that a picture may be alike on both sides: what is dense, and a picture of whatever it is.
func (d *Design) mirrors() bool { return d.dense() || d.now.subject() == filter }

// samples2D says that the picture is read from another one.
func samples2D(g *genome) bool {
	for _, v := range g.Globals {
		if v.Is("uniform") && v.Type == "sampler2D" && !contains(v.Name, "noise") {
			return true
		}
	}
	return false
}

// marches says that a function of a place in space gives a distance, and that a loop calls it.
func marches(g *genome) bool { return len(g.marched()) > 0 }

// marched are the functions of a place in space that give a distance and that a loop along a ray calls, in source order.
func (g *genome) marched() []*glsl.Function {
	distance := map[string]bool{}
	for _, fn := range g.Functions {
		if fn.Return == "float" && vectors(fn) == 1 && fn.Params[0].Type == "vec3" && !contains(fn.Name, "noise", "fbm", "hash", "rand", "luma", "lum") {
			distance[fn.Name] = true
		}
	}
	called := map[string]bool{}
	for _, fn := range g.Functions {
		if distance[fn.Name] {
			continue
		}
		fn.Body.Walk(func(s *glsl.Stmt) bool {
			if s.Kind == glsl.For || s.Kind == glsl.While {
				s.Body.Exprs(func(e *glsl.Expr) bool {
					if e.Kind == glsl.Call && distance[e.Text] {
						called[e.Text] = true
					}
					return true
				})
			}
			return true
		})
	}
	var out []*glsl.Function
	for _, fn := range g.Functions {
		if called[fn.Name] {
			out = append(out, fn)
		}
	}
	return out
}

// vectors is how many places or directions in space a function is given.
func vectors(fn *glsl.Function) int {
	n := 0
	for _, p := range fn.Params {
		if p.Type == "vec3" {
			n++
		}
	}
	return n
}

// cell is the first of two statements that part a place into a cell's number and the place within it.
type cell struct {
	place string // the variable
	at    int    // where the first statement begins
	fn    *glsl.Function
}

// cells finds the places that are parted into cells by floor and fract.
func cells(g *genome) []cell {
	type key struct {
		fn *glsl.Function
		of string
	}
	first := map[key]int{}
	both := map[key]map[string]bool{}
	var order []key
	for _, s := range g.sites(func(e *glsl.Expr) bool {
		return e.Kind == glsl.Call && (e.Text == "floor" || e.Text == "fract") && len(e.Args) == 1 && e.Args[0].Kind == glsl.Name && e.Args[0].Type == "vec2"
	}) {
		if s.fn == nil || s.hashing() || contains(s.fn.Name, noiseWords...) || !isLocal(s.fn, s.Args[0].Ref) {
			continue
		}
		k := key{s.fn, s.Args[0].Text}
		if both[k] == nil {
			both[k], first[k] = map[string]bool{}, s.Start
			order = append(order, k)
		}
		both[k][s.Text] = true
	}
	var out []cell
	for _, k := range order {
		if len(both[k]) == 2 {
			out = append(out, cell{k.of, first[k], k.fn})
		}
	}
	return out
}

// flowing says that a picture may be bent as a whole: it has no figure that stands alone, no horizon of its own.
func (d *Design) flowing() bool {
	is := d.now.subject()
	return is == filter || is == pattern || d.dense()
}

// invertible says that light and dark may be exchanged: nobody knows what is light in a picture that is filtered, unless the
// filter leaves only tones of it.
func (d *Design) invertible() bool {
	is := d.now.subject()
	return is == field || is == passage || is == filter && d.now.monochrome()
}

// monochrome says that the entry writes one number to all channels.
func (g *genome) monochrome() bool {
	found := false
	g.entry.Body.Exprs(func(e *glsl.Expr) bool {
		found = found || e.Kind == glsl.Call && e.Text == "vec4" && len(e.Args) > 0 && e.Args[0].Kind == glsl.Call && e.Args[0].Text == "vec3" && len(e.Args[0].Args) == 1 && e.Args[0].Args[0].Type == "float"
		return !found
	})
	return found
}

// smooth says that a picture has no edges of its own.
func (d *Design) smooth() bool {
	return d.now.subject() == field || d.now.sampled3D() != nil
}

// onRequest is the condition of what is done only where somebody asks for it.
func onRequest(*Design) bool { return false }

// suits makes the condition that a design shows one of some subjects.
func suits(subjects ...subject) func(*Design) bool {
	return func(d *Design) bool {
		is := d.now.subject()
		for _, s := range subjects {
			if is == s {
				return true
			}
		}
		return false
	}
}
