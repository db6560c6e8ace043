package repair

import (
	"context"
	"fmt"
	"regexp"
	"slices"
	"strings"

	"cultivar/render"
	"cultivar/session/artifact"
)

// shaderLimit is how many errors of one shader are mended.
const shaderLimit = 24

// shader mends the first of the errors that the compiler names that it can, and looks again, while that helps.
func (m *mender) shader(ctx context.Context) {
	if m.look == nil {
		return
	}
	errors := m.compile(ctx, m.Artifact)
	for range shaderLimit {
		left, done := m.oneError(ctx, errors)
		if done == "" {
			return
		}
		m.Done, errors = append(m.Done, done), left
	}
}

// oneError mends one of the errors for good; left are those that there are then.
func (m *mender) oneError(ctx context.Context, errors []render.Message) (left []render.Message, done string) {
	for i, e := range errors {
		next, done := mendShader(m.Artifact, e)
		if done == "" || ctx.Err() != nil {
			continue
		}
		left := m.compile(ctx, next)
		still := slices.ContainsFunc(left, func(l render.Message) bool { return located(l) == located(e) })
		if still || i > 0 && len(left) >= len(errors) {
			continue
		}
		m.Artifact = next
		return left, done
	}
	return nil, ""
}

func (m *mender) compile(ctx context.Context, a artifact.Artifact) []render.Message {
	shot, _, err := m.look(ctx, a)
	if err != nil {
		return nil
	}
	if len(shot.Errors) == 0 && shot.Broken != "" {
		return []render.Message{{Text: shot.Broken}}
	}
	return shot.Errors
}

// remedy mends one sort of compile error; match's groups are handed to mend.
type remedy struct {
	match *regexp.Regexp
	mend  func(source string, line int, said []string) (mended, done string)
}

var remedies = []remedy{
	{regexp.MustCompile(`No precision specified`), addPrecision},
	{regexp.MustCompile(`'(\w+)' : undeclared identifier`), declare},
	{regexp.MustCompile(`'(texture2D|textureCube|texture)' : no matching overloaded function|'(texture2D|textureCube|texture)'.*not found`), otherTexture},
	{regexp.MustCompile(`wrong operand types|cannot convert from|no matching overloaded function|dimension mismatch|incompatible types`), floats},
	{regexp.MustCompile(`syntax error`), semicolonBefore},
}

func mendShader(a artifact.Artifact, e render.Message) (artifact.Artifact, string) {
	source := string(a.Source())
	for _, r := range remedies {
		said := r.match.FindStringSubmatch(e.Text)
		if said == nil {
			continue
		}
		if mended, done := r.mend(source, e.Line, said); done != "" && mended != source {
			return a.WithSource([]byte(mended)), done
		}
	}
	return a, ""
}

// head is where declarations may be put: behind #version, #extension and the precision.
func head(source string) int {
	at, offset, guarded := 0, 0, false
	for _, line := range strings.SplitAfter(source, "\n") {
		offset += len(line)
		bare := strings.TrimSpace(line)
		if strings.HasPrefix(bare, "#version") || strings.HasPrefix(bare, "#extension") || strings.HasPrefix(bare, "precision ") {
			at, guarded = offset, strings.HasPrefix(bare, "precision ")
		}
		if guarded && bare == "#endif" {
			at, guarded = offset, false
		}
	}
	return at
}

func addPrecision(source string, _ int, _ []string) (string, string) {
	at := 0
	if strings.HasPrefix(source, "#version") {
		at = strings.IndexByte(source, '\n') + 1
	}
	return source[:at] + "precision highp float;\n" + source[at:], "added a precision"
}

// known are the names that shaders use and forget to declare.
var known = map[string]string{
	"PI": "#define PI 3.14159265359", "TAU": "#define TAU 6.28318530718", "TWO_PI": "#define TWO_PI 6.28318530718",
	"pi": "#define pi 3.14159265359", "EPSILON": "#define EPSILON 0.001",
	"u_time": "uniform float u_time;", "u_resolution": "uniform vec2 u_resolution;", "u_mouse": "uniform vec2 u_mouse;",
	"time": "uniform float time;", "resolution": "uniform vec2 resolution;", "mouse": "uniform vec2 mouse;",
}

func declare(source string, _ int, said []string) (string, string) {
	if said[1] == "texture2D" {
		return otherTexture(source, 0, []string{"", "texture2D"})
	}
	line, ok := known[said[1]]
	if !ok {
		return source, ""
	}
	at := head(source)
	return source[:at] + line + "\n" + source[at:], "declared " + said[1]
}

// otherTexture calls a texture by the name that the shader's version knows.
func otherTexture(source string, _ int, _ []string) (string, string) {
	modern := strings.Contains(source, "#version 300 es") || strings.Contains(source, "mainImage")
	if modern {
		return regexp.MustCompile(`\btexture(?:2D|Cube)\b`).ReplaceAllString(source, "texture"), "called texture by its name in this version"
	}
	return regexp.MustCompile(`\btexture\(`).ReplaceAllString(source, "texture2D("), "called texture2D by its name in this version"
}

var (
	integer = regexp.MustCompile(`(^|[^\w.\[])(\d+)($|[^\w.\]])`)
	counts  = regexp.MustCompile(`^\s*(?:const\s+)?(?:int|uint|ivec\d|uvec\d)\b|\bint\s*\(|^\s*#define`)
)

// floats writes the whole numbers of a line with a point, where a float is wanted.
func floats(source string, number int, _ []string) (string, string) {
	lines := strings.Split(source, "\n")
	if number < 1 || number > len(lines) || counts.MatchString(lines[number-1]) {
		return source, ""
	}
	line := lines[number-1]
	if at := strings.Index(line, "for"); at >= 0 && strings.Contains(line, "int ") {
		return source, ""
	}
	for range 2 {
		line = integer.ReplaceAllString(line, "$1$2.0$3")
	}
	if line == lines[number-1] {
		return source, ""
	}
	lines = slices.Clone(lines)
	lines[number-1] = line
	return strings.Join(lines, "\n"), fmt.Sprintf("wrote whole numbers with a point in line %d", number)
}

// semicolonBefore ends the statement before a line that the compiler stumbles over.
func semicolonBefore(source string, number int, _ []string) (string, string) {
	lines := strings.Split(source, "\n")
	for i := min(number, len(lines)) - 1; i >= 0 && i >= number-4; i-- {
		code, comment := lines[i], ""
		if at := strings.Index(code, "//"); at >= 0 {
			code, comment = code[:at], code[at:]
		}
		bare := strings.TrimRight(code, " \t\r")
		if bare == "" || i == number-1 && !endless(bare) {
			continue
		}
		if !endless(bare) {
			return source, ""
		}
		lines[i] = bare + ";" + strings.TrimPrefix(code, bare) + comment
		return strings.Join(lines, "\n"), fmt.Sprintf("added a semicolon in line %d", i+1)
	}
	return source, ""
}

// endless says that a line is a statement without its end.
func endless(line string) bool {
	last := line[len(line)-1]
	return !strings.ContainsRune(";{},(+-*/=<>&|?:", rune(last)) && !strings.HasPrefix(strings.TrimSpace(line), "#")
}
