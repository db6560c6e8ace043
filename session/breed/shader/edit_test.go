package shader

import (
	"strings"
	"testing"

	"cultivar/session/artifact"
	"cultivar/session/artifact/glsl"
	"cultivar/session/breed/gene"
	"cultivar/themes"

	"pgregory.net/rapid"
)

// changed lists the lines that only one of two texts has, in order: removed with -, added with +.
func changed(before, after string) string {
	count := map[string]int{}
	for _, l := range strings.Split(after, "\n") {
		count[l]++
	}
	var out []string
	for _, l := range strings.Split(before, "\n") {
		if count[l]--; count[l] < 0 {
			out = append(out, "-"+l)
		}
	}
	count = map[string]int{}
	for _, l := range strings.Split(before, "\n") {
		count[l]++
	}
	for _, l := range strings.Split(after, "\n") {
		if count[l]--; count[l] < 0 && strings.TrimSpace(l) != "" {
			out = append(out, "+"+l)
		}
	}
	return strings.Join(out, "\n")
}

func operator(t *testing.T, name string) gene.Entry {
	t.Helper()
	for _, e := range Stock.Catalog() {
		if e.Name == name {
			return e
		}
	}
	t.Fatalf("no operator %s", name)
	return gene.Entry{}
}

func TestEditsReadLikeAPersons(t *testing.T) {
	for _, c := range []struct{ sample, operator, want string }{
		{"toy.glsl", "domain.kaleidoscope", `+vec2 kaleidoscope(vec2 p, float folds) {
+    float wedge = 6.28318 / folds;
+    float angle = abs(mod(atan(p.y, p.x) + 0.5 * wedge, wedge) - 0.5 * wedge);
+    return length(p) * vec2(cos(angle), sin(angle));
+}
+    vec2 aspect = vec2(iResolution.x / iResolution.y, 1.0);
+    uv = 0.5 + 0.5 * kaleidoscope((2.0 * uv - 1.0) * aspect, 4.0) / aspect;`},
		{"toy.glsl", "time.speed", `-    float n = fbm(p + iTime * SPEED);
-    col += 0.1 * sin(10.0 * length(uv - 0.5) - iTime);
+    float n = fbm(p + iTime * 0.51 * SPEED);
+    col += 0.1 * sin(10.0 * length(uv - 0.5) - iTime * 0.51);`},
		{"es3.frag", "domain.zoom", "+  uv *= 1.6;"},
		{"book.frag", "palette.warmer", `-	if (st.x > 2.0) return;
+vec3 warm(vec3 color, float amount) {
+	vec3 wanted = color * exp(amount * vec3(0.7, 0.1, -0.9));
+}
+	if (st.x > 2.0) { gl_FragColor.rgb = warm(gl_FragColor.rgb, 0.35); return; }
+	gl_FragColor.rgb = warm(gl_FragColor.rgb, 0.35);`},
		{"wipe.glsl", "palette.warmer", `-  if (p.x < -1.0) return getFromColor(p);
-  return mix(
+vec3 warm(vec3 color, float amount) {
+  vec3 wanted = color * exp(amount * vec3(0.7, 0.1, -0.9));
+}
+  if (p.x < -1.0) { vec4 color = getFromColor(p); color.rgb = warm(color.rgb, 0.35 * 4.0 * progress * (1.0 - progress)); return color; }
+  vec4 color = mix(
+  color.rgb = warm(color.rgb, 0.35 * 4.0 * progress * (1.0 - progress));
+  return color;`},
	} {
		a := design(c.sample, samples[c.sample])
		child, caption, ok := apply(t, []artifact.Artifact{a}, operator(t, c.operator), 0.5, 1)
		got := changed(string(a.Source()), string(child.Source()))
		want := c.want
		for _, line := range strings.Split(want, "\n") {
			if ok && !strings.Contains(got, digitsOff(line)) && !strings.Contains(digitsOff(got), digitsOff(line)) {
				t.Errorf("%s, %s (%s): no %q in\n%s", c.sample, c.operator, caption, line, got)
				break
			}
		}
		if !ok || strings.Count(got, "\n-") > strings.Count(want, "\n-") {
			t.Errorf("%s, %s: ok %v, changed more than it should:\n%s", c.sample, c.operator, ok, got)
		}
	}
}

// digitsOff makes numbers comparable that depend on chance.
func digitsOff(s string) string {
	return strings.Map(func(r rune) rune {
		if r >= '0' && r <= '9' {
			return -1
		}
		return r
	}, s)
}

func TestGradingAgainGivesMoreOfIt(t *testing.T) {
	now := design("toy.glsl", samples["toy.glsl"])
	op := operator(t, "palette.warmer")
	for range 3 {
		now, _, _ = apply(t, []artifact.Artifact{now}, op, 0.5, 1)
	}
	text := string(now.Source())
	if strings.Count(text, "vec3 warm(") != 1 || strings.Count(text, "= warm(") != 2 || !strings.Contains(text, "1.05)") {
		t.Errorf("three times warmer should be one helper with three times the amount:\n%s", text)
	}
}

func TestKeptNamesStay(t *testing.T) {
	a := design("toy.glsl", samples["toy.glsl"])
	for _, op := range Stock.Catalog() {
		if op.Cross {
			continue
		}
		w, err := Stock.Begin([]artifact.Artifact{a}, []string{"SKY", "SPEED", "noise"}, nil)
		if err != nil {
			t.Fatal(err)
		}
		w.Do(gene.Gene{Operator: op.Name, Trait: op.Trait, Strength: 0.9, Seed: 3})
		child, _ := w.Artifact()
		for _, line := range []string{"const vec3 SKY = vec3(0.20, 0.35, 0.62);", "const float SPEED = 0.3;", "    f = f * f * (3.0 - 2.0 * f);"} {
			if !strings.Contains(string(child.Source()), line) {
				t.Errorf("%s changed %q", op.Name, line)
			}
		}
	}
}

func TestUntouchedBytesStay(t *testing.T) {
	all := designs(t)
	rapid.Check(t, func(r *rapid.T) {
		a := rapid.SampledFrom(all).Draw(r, "design")
		op := rapid.SampledFrom(Stock.Catalog()).Draw(r, "operator")
		if op.Cross {
			return
		}
		child, _, ok := apply(t, []artifact.Artifact{a}, op, rapid.Float64Range(0, 1).Draw(r, "strength"), rapid.Uint64().Draw(r, "seed"))
		if !ok {
			return
		}
		before, after := string(a.Source()), string(child.Source())
		if len(after) < len(before)/2 {
			r.Fatalf("%s lost half of %s", op.Name, a.Main)
		}
		removed := strings.Count("\n"+changed(before, after), "\n-")
		if lines := strings.Count(before, "\n") + 1; removed > 4+lines/2 {
			r.Fatalf("%s rewrote %d of %d lines of %s", op.Name, removed, lines, a.Main)
		}
		for _, comment := range comments(before) {
			if !strings.Contains(after, comment) && !strings.HasPrefix(strings.TrimLeft(comment[2:], " :"), "=") && !strings.HasPrefix(comment, "/*{") {
				r.Fatalf("%s lost the comment %q of %s", op.Name, comment, a.Main)
			}
		}
	})
}

func comments(text string) []string {
	g, err := read("x", text)
	if err != nil {
		return nil
	}
	var out []string
	for _, t := range g.Tokens {
		if strings.HasPrefix(t.Text, "//") || strings.HasPrefix(t.Text, "/*") {
			out = append(out, strings.TrimRight(t.Text, " \r"))
		}
	}
	return out
}

func TestDressedDesignsCompile(t *testing.T) {
	b := newBench(t)
	theme := themes.FromCode(48213)
	for _, a := range designs(t) {
		w, err := Stock.Begin([]artifact.Artifact{a}, nil, nil)
		if err != nil {
			t.Fatal(err)
		}
		if _, ok := w.Wear(theme); !ok {
			t.Errorf("%s cannot be dressed", a.Main)
			continue
		}
		child, _ := w.Artifact()
		b.add(t, child, a.Main+" dressed")
	}
	b.compile(t)
}

// TestNothingThatWasDoneIsLostUnsaid holds that no operator takes away what another has made: a kaleidoscope stays one.
func TestNothingThatWasDoneIsLostUnsaid(t *testing.T) {
	for _, name := range []string{"domain.kaleidoscope", "domain.swirl", "domain.warp", "domain.tile", "function.vignette", "palette.ramp", "palette.toned"} {
		made, _, ok := apply(t, []artifact.Artifact{design("toy.glsl", samples["toy.glsl"])}, operator(t, name), 0.5, 1)
		if !ok {
			t.Fatalf("%s does nothing", name)
		}
		before, _ := read(made.Main, string(made.Source()))
		for i, op := range Stock.Catalog() {
			child, caption, ok := apply(t, []artifact.Artifact{made, design("book.frag", samples["book.frag"])}, op, 0.5, uint64(i))
			after, err := read(child.Main, string(child.Source()))
			if err != nil {
				t.Fatal(err)
			}
			for _, helper := range before.Functions {
				if ok && ownHelper(helper.Name) && len(calls(after, helper.Name)) == 0 {
					t.Errorf("%s after %s (%s) lost %s", op.Name, name, caption, helper.Name)
				}
			}
		}
	}
}

func calls(g *genome, name string) []site {
	return g.sites(func(e *glsl.Expr) bool { return e.Kind == glsl.Call && e.Text == name })
}

func TestAFinerPatternIsNotBroughtCloser(t *testing.T) {
	for _, pair := range [][2]string{{"function.finer", "domain.closer"}, {"domain.closer", "function.finer"}} {
		d, err := open([]artifact.Artifact{plain("grid")}, nil, nil)
		if err != nil {
			t.Fatal(err)
		}
		if !do(d, pair[0], 1) {
			t.Fatalf("%s does nothing", pair[0])
		}
		if do(d, pair[1], 1) {
			t.Errorf("%s undoes %s", pair[1], pair[0])
		}
	}
}
