package artifact

import (
	"path"
	"regexp"
	"strings"
)

// beside matches the files of a shader of several passes: a common part, buffers, and pictures for its channels.
var beside = regexp.MustCompile(`(?i)^(?:(.+)[._ -])?(?:common|buf(?:fer)?[ _-]?[a-d0-3]?|ichannel[0-3])\.(?:glsl|frag|fs|fsh|png|jpe?g)$`)

// companion says that a file belongs to the shader main by its name: it is common.glsl, bufferA.glsl
// or iChannel0.png, or such a name behind the shader's own (waves.common.glsl beside waves.frag).
func companion(main, other string) bool {
	m := beside.FindStringSubmatch(other)
	if m == nil || strings.EqualFold(path.Base(main), other) {
		return false
	}
	stem := strings.TrimSuffix(path.Base(main), path.Ext(main))
	for _, part := range []string{".image", "_image", "-image", " image"} {
		stem = strings.TrimSuffix(strings.ToLower(stem), part)
	}
	return m[1] == "" || strings.EqualFold(m[1], stem)
}
