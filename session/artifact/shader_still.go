package artifact

import (
	"regexp"

	"cultivar/session/artifact/glsl"
)

// turning finds arithmetic that turns around half way, where a transition of that kind is often closed, folded up or infinitely near:
// progress - 0.5, 2.0 * progress, progress * 2.
var turning = regexp.MustCompile(`\bprogress\s*-\s*0?\.50*\b|\b2(\.0*)?\s*\*\s*progress\b|\bprogress\s*\*\s*2(\.0*)?\b|0?\.50*\s*-\s*progress\b`)

// beforeTurning is the progress at which a transition that turns half way is on its way there.
const beforeTurning = 0.3

// stillOf is the progress at which a transition is best seen in a still, 0 for half way.
func stillOf(convention Convention, file *glsl.File) float64 {
	if convention == GLTransition && turning.MatchString(file.Text) {
		return beforeTurning
	}
	return 0
}
