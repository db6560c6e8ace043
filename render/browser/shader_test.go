package browser

import (
	"context"
	"strings"
	"testing"
	"time"

	"cultivar/render"
)

// program makes a shader document of one pass.
func program(text string, uniforms ...render.Uniform) render.Document {
	pass := render.Pass{Name: "image", Fragment: text, Uniforms: uniforms, ES3: strings.HasPrefix(text, "#version 300 es")}
	for i := range strings.Count(text, "\n") + 1 {
		pass.Lines = append(pass.Lines, render.Line{File: "wave.frag", Line: i + 100})
	}
	return shaderOf(pass)
}

func shaderOf(passes ...render.Pass) render.Document {
	return render.Document{
		Form: render.FormShader, Main: "wave.frag",
		Files:  map[string][]byte{"wave.frag": []byte(passes[len(passes)-1].Fragment)},
		Shader: &render.Shader{Passes: passes},
	}
}

const (
	plain  = "precision mediump float;\n"
	modern = "#version 300 es\nprecision highp float;\nout vec4 o;\n"
)

func TestShaderIsDrawn(t *testing.T) {
	seconds := render.Uniform{Name: "t", Type: "float", Meaning: render.MeanTime}
	size := render.Uniform{Name: "r", Type: "vec2", Meaning: render.MeanResolution}
	cases := map[string]struct {
		doc    render.Document
		left   string
		center string
	}{
		"WebGL 1":    {program(plain + "void main(){gl_FragColor=vec4(1,0,0,1);}"), "#ff0000", "#ff0000"},
		"WebGL 2":    {program(modern + "void main(){o=vec4(0,0,1,0);}"), "#0000ff", "#0000ff"},
		"time":       {program(plain+"uniform float t;void main(){gl_FragColor=vec4(t/3.);}", seconds), "#808080", "#808080"},
		"resolution": {program(plain+"uniform vec2 r;void main(){gl_FragColor=vec4(gl_FragCoord.xy/r,0,1);}", size), "#001b00", "#808000"},
		"varying":    {program(plain + "varying vec2 vUv;void main(){gl_FragColor=vec4(vUv,0,1);}"), "#001b00", "#808000"},
		"in":         {program(modern + "in vec2 uv;void main(){o=vec4(uv,0,1);}"), "#001b00", "#808000"},
		"derivative": {program("#extension GL_OES_standard_derivatives : enable\n" + plain + "void main(){gl_FragColor=vec4(dFdx(gl_FragCoord.x));}"), "#ffffff", "#ffffff"},
		"values": {program(plain+"uniform vec3 c;uniform float a[4];uniform int n;uniform mat3 m;void main(){gl_FragColor=vec4(c.x,a[3],m[2][2]*float(n)/4.,1);}",
			render.Uniform{Name: "c", Type: "vec3", Meaning: render.MeanValue, Value: []float64{1, 2, 3}},
			render.Uniform{Name: "a", Type: "float[4]", Meaning: render.MeanTimes},
			render.Uniform{Name: "n", Type: "int", Meaning: render.MeanValue, Value: []float64{2}},
			render.Uniform{Name: "m", Type: "mat3", Meaning: render.MeanValue, Value: []float64{0, 0, 0, 0, 0, 0, 0, 0, 1}}), "#ffff80", "#ffff80"},
	}
	for name, c := range cases {
		t.Run(name, func(t *testing.T) {
			p := picture(t, shoot(t, c.doc, small()), small())
			wantColor(t, p, 0, 107, c.left)
			wantColor(t, p, 100, 60, c.center)
		})
	}
}

func TestSmallShaderShowsTheWholePicture(t *testing.T) {
	doc := program(plain+"uniform vec2 r;void main(){gl_FragColor=vec4(step(100.,gl_FragCoord.x),step(r.y/2.,gl_FragCoord.y),0,1);}",
		render.Uniform{Name: "r", Type: "vec2", Meaning: render.MeanResolution})
	from := render.Viewport{Width: 200, Height: 120, Scale: 0.5}
	p := picture(t, shoot(t, doc, from), from)
	wantColor(t, p, 25, 10, "#00ff00")
	wantColor(t, p, 75, 10, "#ffff00")
	wantColor(t, p, 75, 50, "#ff0000")
}

func TestShaderErrorNamesTheDesignersLine(t *testing.T) {
	for _, from := range []render.Viewport{small(), {Width: 200, Height: 120, Scale: 0.5}} {
		shot := shoot(t, program("#version 300 es\nprecision highp float;\nout vec4 o;\nvoid main(){\n  o = colour;\n}"), from)
		if shot.Image != nil || shot.Broken != "does not compile: wave.frag:104: 'colour' : undeclared identifier" {
			t.Errorf("broken: %q", shot.Broken)
		}
		if len(shot.Errors) == 0 || shot.Errors[0].File != "wave.frag" || shot.Errors[0].Line != 104 {
			t.Errorf("errors: %+v", shot.Errors)
		}
	}
}

func TestTransitionIsHalfWay(t *testing.T) {
	doc := shaderOf(render.Pass{
		Name:     "image",
		Fragment: plain + "uniform sampler2D a,b;uniform float progress;varying vec2 uv;void main(){gl_FragColor=mix(texture2D(a,uv),texture2D(b,uv),step(uv.x,progress));}",
		Uniforms: []render.Uniform{{Name: "progress", Type: "float", Meaning: render.MeanProgress}},
		Inputs:   []render.Input{{Name: "a", Source: "from"}, {Name: "b", Source: "to"}},
	})
	doc.Shader.Transition = true
	start := picture(t, shoot(t, doc, at(small(), 0)), small())
	middle := picture(t, shoot(t, doc, small()), small())
	end := picture(t, shoot(t, doc, at(small(), 1)), small())
	for x, want := range map[int]string{20: "end", 180: "start"} {
		of := map[string]string{"end": hexAt(end.RGBAAt(x, 90)), "start": hexAt(start.RGBAAt(x, 90))}
		if of["end"] == of["start"] || hexAt(middle.RGBAAt(x, 90)) != of[want] {
			t.Errorf("at %d: %s, want that of the %s in %v", x, hexAt(middle.RGBAAt(x, 90)), want, of)
		}
	}
}

func TestShaderReadsItsLastFrame(t *testing.T) {
	count := render.Pass{
		Name:     "count",
		Fragment: plain + "uniform sampler2D last;uniform int frame;void main(){gl_FragColor=frame==0?vec4(0):texture2D(last,vec2(.5))+vec4(1./120.);}",
		Uniforms: []render.Uniform{{Name: "frame", Type: "int", Meaning: render.MeanFrame}},
		Inputs:   []render.Input{{Name: "last", Source: "self"}},
	}
	show := render.Pass{
		Name:     "image",
		Fragment: plain + "uniform sampler2D c;void main(){gl_FragColor=vec4(texture2D(c,vec2(.5)).rgb,1);}",
		Inputs:   []render.Input{{Name: "c", Source: "pass:count"}},
	}
	doc := shaderOf(count, show)
	wantColor(t, picture(t, shoot(t, doc, at(small(), 0)), small()), 5, 5, "#000000")
	wantColor(t, picture(t, shoot(t, doc, at(small(), 0.5)), small()), 5, 5, "#404040")
	wantColor(t, picture(t, shoot(t, doc, at(small(), 1)), small()), 5, 5, "#808080")
}

func TestShaderReadsAFile(t *testing.T) {
	doc := shaderOf(render.Pass{
		Name: "image", Fragment: plain + "uniform sampler2D p,q;void main(){gl_FragColor=texture2D(p,vec2(.5));}",
		Inputs: []render.Input{{Name: "p", Source: "file:img/red.png"}, {Name: "q", Source: "file:gone.png"}},
	})
	doc.Files["img/red.png"] = pngOf(8, 8, "#c01020")
	shot := shoot(t, doc, small())
	wantColor(t, picture(t, shot, small()), 5, 5, "#c01020")
	if len(shot.Blocked) != 1 || shot.Blocked[0] != "gone.png" {
		t.Errorf("blocked %q, want gone.png", shot.Blocked)
	}
}

func TestShaderThatTakesTooLong(t *testing.T) {
	b := camera(t)
	defer func(limit time.Duration) { b.limit = limit }(b.limit)
	b.limit = time.Second
	endless := program(plain+"uniform float t;void main(){float s=t;for(int i=0;i<2000000000;i++){s=fract(sin(s*12.9898+float(i))*43758.5453);}gl_FragColor=vec4(s);}",
		render.Uniform{Name: "t", Type: "float", Meaning: render.MeanTime})
	good := program(plain + "void main(){gl_FragColor=vec4(0,1,0,1);}")
	shots, err := b.Sheet(context.Background(), []render.Document{good, endless, good}, small(), nil)
	if err != nil {
		t.Fatal(err)
	}
	if shots[1].Broken == "" {
		t.Error("a program without an end has a picture")
	}
	for _, i := range []int{0, 2} {
		wantColor(t, picture(t, shots[i], small()), 5, 5, "#00ff00")
	}
	wantColor(t, picture(t, shoot(t, pageOf(`<body style="background:#008000">`), small()), small()), 5, 5, "#008000")
}
