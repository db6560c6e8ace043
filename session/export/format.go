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
	artifact.Page:    {"html", "png", "pdf", "gif", "apng", "mp4", "zip"},
	artifact.Drawing: {"svg", "png", "pdf", "gif", "apng", "mp4", "zip"},
	artifact.Shader:  {"frag", "png", "gif", "apng", "mp4", "zip"},
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

// NeedsCamera reports whether a format is made by drawing the design.
func NeedsCamera(format string) bool {
	format = canonical(format)
	return format == "png" || format == "pdf" || Moves(format)
}

// Bytes makes the exported file. Formats that are drawn need the camera, from the viewport vp; a zero
// viewport means the default one of the kind.
func Bytes(ctx context.Context, a artifact.Artifact, format string, cam render.Camera, vp render.Viewport) ([]byte, error) {
	format = canonical(format)
	if !slices.Contains(formats[a.Kind], format) {
		return nil, fmt.Errorf("export %s as %s: a %s can be exported as %s", a.Main, format, a.Kind, strings.Join(formats[a.Kind], ", "))
	}
	if Moves(format) {
		return Film(ctx, a, format, cam, vp, Clip{})
	}
	switch format {
	case "png":
		return picture(ctx, a, cam, vp)
	case "pdf":
		return paper(ctx, a, cam, vp)
	case "zip":
		return archive(a)
	case "frag":
		return fragment(a)
	}
	return selfContained(a)
}
