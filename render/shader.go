package render

// Shader is a fragment program made ready for WebGL: the designer's convention has been wrapped, and
// what the convention's names mean is written down as data, so that a browser needs to know no convention.
type Shader struct {
	// Passes are drawn in order; the last one is shown. A single-pass shader has one.
	Passes []Pass
	// Transition says that time is read as progress from 0 to 1 (a gl-transition).
	Transition bool
	// Still is the progress at which a transition is best seen in a still; 0 means half way.
	Still float64
}

// Pass is one fragment program.
type Pass struct {
	Name string
	// Fragment is the whole text handed to the compiler, prelude included.
	Fragment string
	// ES3 asks for a WebGL 2 context (#version 300 es).
	ES3 bool
	// Uniforms says what each uniform that the host must set means.
	Uniforms []Uniform
	// Inputs says what each sampler uniform reads.
	Inputs []Input
	// Lines maps compiler lines to the designer's own: the compiler's line n+1 came from Lines[n].
	Lines []Line
}

// Line is a place in a designer's file; File is empty for a line of the prelude.
type Line struct {
	File string
	Line int // from 1
}

// Uniform binds a name in the program to a meaning or to a fixed value.
type Uniform struct {
	Name string
	// Type is the GLSL type: float, int, bool, vec2, vec3, vec4, ivec2, ivec3, ivec4, mat2, mat3, mat4,
	// or one of them with a size behind it: vec3[4]. Name may lead into a structure: "block.time".
	Type string
	// Meaning is one of the Mean constants; MeanValue sends Value.
	Meaning Meaning
	Value   []float64
}

// Meaning is what the host puts into a uniform.
type Meaning string

// The meanings of uniforms.
const (
	MeanValue      Meaning = "value"      // Value, as given
	MeanTime       Meaning = "time"       // seconds
	MeanProgress   Meaning = "progress"   // 0 to 1
	MeanDelta      Meaning = "delta"      // seconds since the last frame
	MeanFrame      Meaning = "frame"      // frame number from 0
	MeanFrameRate  Meaning = "framerate"  // frames a second
	MeanResolution Meaning = "resolution" // pixels, as many components as the type has; a third is 1
	MeanRatio      Meaning = "ratio"      // width / height
	MeanMouse      Meaning = "mouse"      // pixels
	MeanMouseUnit  Meaning = "mouseunit"  // 0 to 1
	MeanDate       Meaning = "date"       // year, month, day, seconds; a fixed day
	MeanSizes      Meaning = "sizes"      // iChannelResolution[4]
	MeanTimes      Meaning = "times"      // iChannelTime[4]
)

// Input binds a sampler uniform to what it reads.
type Input struct {
	Name string
	// Cube says that the sampler is a samplerCube.
	Cube bool
	// Source is one of: noise, checker, from, to, white, font, self (the pass's own last frame), pass:NAME, file:PATH.
	Source string
}
