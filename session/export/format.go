package export

import (
	"context"
	"fmt"
	"slices"
	"strings"

	"cultivar/render"
	"cultivar/session/artifact"
)

// formats by kind; the first is the natural one.
var formats = map[artifact.Kind][]string{
	artifact.Page:    {"html", "png", "zip"},
	artifact.Drawing: {"svg", "png", "zip"},
	artifact.Shader:  {"frag", "png", "zip"},
}

// Formats lists the formats that a kind can be exported to, the natural one first.
func Formats(kind artifact.Kind) []string { return slices.Clone(formats[kind]) }

// alias gives a format its usual name.
var alias = map[string]string{"htm": "html", "glsl": "frag", "fs": "frag", "fsh": "frag"}

// Supports reports whether a kind can be exported to a format, by its own or a usual name.
func Supports(kind artifact.Kind, format string) bool {
	return slices.Contains(formats[kind], canonical(format))
}

func canonical(format string) string {
	format = strings.ToLower(strings.TrimPrefix(format, "."))
	if name, ok := alias[format]; ok {
		return name
	}
	return format
}

// Bytes makes the exported file. Only png needs the camera, from the viewport vp; a zero viewport means the
// default one of the kind.
func Bytes(ctx context.Context, a artifact.Artifact, format string, cam render.Camera, vp render.Viewport) ([]byte, error) {
	format = canonical(format)
	if !slices.Contains(formats[a.Kind], format) {
		return nil, fmt.Errorf("export %s as %s: a %s can be exported as %s", a.Main, format, a.Kind, strings.Join(formats[a.Kind], ", "))
	}
	switch format {
	case "png":
		return picture(ctx, a, cam, vp)
	case "zip":
		return archive(a)
	case "frag":
		return fragment(a)
	}
	return selfContained(a)
}
