package artifact

import (
	"strings"

	"cultivar/session/artifact/glsl"
)

// shaderSource is one source in question.
type shaderSource struct {
	name  string
	file  *glsl.File
	words map[string]bool
}

func (s *shaderSource) convention() (Convention, bool) {
	for _, c := range Conventions {
		if c.recognise(s) {
			return c.Name, true
		}
	}
	return "", false
}

func (s *shaderSource) uses(names ...string) bool {
	if s.words == nil {
		s.words = s.file.Words()
	}
	for _, n := range names {
		if s.words[n] {
			return true
		}
	}
	return false
}

func (s *shaderSource) usesAll(names ...string) bool {
	for _, n := range names {
		if !s.uses(n) {
			return false
		}
	}
	return true
}

func (s *shaderSource) isVertex() bool {
	return s.uses("gl_Position") && !s.uses("gl_FragColor", "gl_FragCoord", "gl_FragData")
}

// hasMain also asks for something that only shaders have, for "void main" is C too.
func (s *shaderSource) hasMain() bool {
	fn := s.file.Function("main")
	if fn == nil || fn.Return != "void" || len(fn.Params) > 0 {
		return false
	}
	if s.uses("gl_FragColor", "gl_FragCoord", "gl_FragData", "uniform", "varying", "discard") {
		return true
	}
	for _, v := range s.file.Globals {
		if v.Is("out") {
			return true
		}
	}
	return false
}

func (s *shaderSource) isShadertoy() bool {
	fn := s.file.Function("mainImage")
	return fn != nil && len(fn.Params) >= 2 && fn.Params[0].Type == "vec4" && s.file.Function("main") == nil
}

func (s *shaderSource) isTransition() bool {
	fn := s.file.Function("transition")
	return fn != nil && fn.Return == "vec4" && len(fn.Params) == 1 && fn.Params[0].Type == "vec2" && s.file.Function("main") == nil
}

func (s *shaderSource) isISF() bool {
	_, err := readISF(s.file)
	return err == nil && s.hasMain()
}

func (s *shaderSource) isViewer() bool {
	if !s.hasMain() {
		return false
	}
	s.uses()
	for w := range s.words {
		if strings.HasPrefix(w, "BUFFER_") || strings.HasPrefix(w, "DOUBLE_BUFFER_") || strings.HasPrefix(w, "u_buffer") || strings.HasPrefix(w, "u_doubleBuffer") || strings.HasPrefix(w, "u_tex0") {
			return true
		}
	}
	return s.uses("BACKGROUND", "POSTPROCESSING", "u_scene") || s.uses("u_time") && s.uses("u_delta", "u_frame", "u_date")
}

func (s *shaderSource) isBook() bool {
	return s.hasMain() && s.uses("u_time", "u_resolution", "u_mouse")
}

func (s *shaderSource) isKodeLife() bool {
	if !s.hasMain() || s.uses("gl_FragColor") {
		return false
	}
	return s.uses("spectrum", "PASSINDEX") && s.uses("time", "resolution") || s.usesAll("time", "resolution", "out")
}

func (s *shaderSource) isSandbox() bool {
	return s.hasMain() && (s.usesAll("time", "resolution") || s.uses("surfacePosition", "backbuffer") || s.usesAll("resolution", "mouse"))
}

func (s *shaderSource) isThree() bool { return s.hasMain() && s.uses("vUv", "vUV", "tDiffuse") }
