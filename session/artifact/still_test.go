package artifact

import "testing"

func TestATransitionThatIsClosedHalfWayIsShownBefore(t *testing.T) {
	for body, want := range map[string]float64{
		"return mix(getFromColor(uv), getToColor(uv), progress);":                                     0,
		"return getFromColor(uv) * step(abs(uv.x - 0.5), abs(progress - 0.5));":                       beforeTurning,
		"float s = smoothstep(0.0, 1.0, progress * 2.0); return mix(getFromColor(uv), vec4(s), 0.5);": beforeTurning,
	} {
		a := Artifact{Kind: Shader, Main: "x.glsl", Files: map[string][]byte{"x.glsl": []byte("vec4 transition(vec2 uv) { " + body + " }")}}
		program, err := ShaderProgram(a)
		if err != nil {
			t.Fatal(err)
		}
		if program.Still != want {
			t.Errorf("%s: the still is at %g, want %g", body, program.Still, want)
		}
	}
}
