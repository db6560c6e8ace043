package artifact

import (
	"fmt"
	"strings"

	"cultivar/session/artifact/glsl"
)

// Places in the picture, as expressions: from 0 to 1; centred, 1 high; in pixels.
const (
	unitPlace    = "gl_FragCoord.xy / " + ownResolution
	centredPlace = "(gl_FragCoord.xy - 0.5 * " + ownResolution + ") / " + ownResolution + ".y"
)

// varyingValue is what a varying of a full-screen picture has at a fragment, told by its name.
func (b *builder) varyingValue(name, typ string) string {
	n := strings.ToLower(strings.ReplaceAll(strings.TrimPrefix(name, "v_"), "_", ""))
	switch {
	case typ == "vec2":
		return placeOf(n)
	case typ == "vec3" && strings.Contains(n, "normal"):
		return "normalize(vec3(2.0 * " + unitPlace + " - 1.0, 1.0))"
	case typ == "vec3" && contains(n, "viewdir", "raydir"):
		return "vec3(0.0, 0.0, 1.0)"
	case typ == "vec3" && contains(n, "camera", "eye"):
		return "vec3(0.0, 0.0, 3.0)"
	case typ == "vec3" && strings.Contains(n, "color"), typ == "vec4" && strings.Contains(n, "color"):
		return fmt.Sprintf("%s(1.0)", typ)
	case typ == "vec3" && len(b.volumes) > 0 && b.declared["u_size"]:
		return "vec3(" + unitPlace + ", 1.0) * u_size"
	case typ == "vec3":
		return "vec3(2.0 * " + centredPlace + ", 0.0)"
	case typ == "vec4":
		return "vec4(2.0 * " + unitPlace + " - 1.0, 0.0, 1.0)"
	case typ == "float":
		return "1.0"
	case glsl.Size(typ) > 0 || strings.HasPrefix(typ, "mat"):
		return typ + "(1)"
	}
	return typ + "(0)"
}

func placeOf(n string) string {
	switch {
	case contains(n, "surfaceposition", "objectuv", "patternuv", "centered", "centred"):
		return centredPlace
	case strings.Contains(n, "size"), strings.Contains(n, "resolution"):
		return ownResolution
	case strings.Contains(n, "responsiveuv"):
		return unitPlace + " - 0.5"
	case strings.Contains(n, "pos"):
		return "2.0 * " + unitPlace + " - 1.0"
	}
	return unitPlace
}
