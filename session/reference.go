package session

import (
	"bytes"
	"fmt"
	"image"
	_ "image/gif" // what a reference may come as
	"image/jpeg"
	"image/png"
	"os"
	"path/filepath"
	"strings"

	"golang.org/x/image/draw"
	_ "golang.org/x/image/webp" // what a reference may come as

	"cultivar/render/compare"
)

// Reference is a picture that a designer puts beside an instruction: a model that sees gets it,
// others its colours in words, and what is proposed is compared with it.
type Reference struct {
	Name string
	// Data is the picture as PNG or JPEG, at most referenceWidth pixels wide.
	Data  []byte
	Image image.Image
}

const (
	// referenceWidth is how wide a reference is kept at most, in pixels.
	referenceWidth = 1024
	// referenceBytes and referencePixels bound what is read.
	referenceBytes  = 32 << 20
	referencePixels = 64 << 20
)

// ReadReference reads a picture file: PNG, JPEG, GIF or WebP.
func ReadReference(path string) (*Reference, error) {
	problem := func(cause string, err error) error {
		return &Problem{Attempted: "attach " + path, Cause: cause, Do: "name a PNG, JPEG, GIF or WebP file", Err: err}
	}
	info, err := os.Stat(path)
	switch {
	case err != nil:
		return nil, problem("there is no such file", err)
	case !info.Mode().IsRegular() || info.Size() > referenceBytes:
		return nil, problem("it is no file of at most 32 MB", nil)
	}
	data, err := os.ReadFile(path)
	if err != nil {
		return nil, problem("it cannot be read", err)
	}
	r, err := NewReference(filepath.Base(path), data)
	if err != nil {
		return nil, problem("it is no picture that can be read", err)
	}
	return r, nil
}

// NewReference makes a reference of a picture's bytes.
func NewReference(name string, data []byte) (*Reference, error) {
	config, format, err := image.DecodeConfig(bytes.NewReader(data))
	if err != nil {
		return nil, fmt.Errorf("read %s: %w", name, err)
	}
	if config.Width < 1 || config.Height < 1 || config.Width*config.Height > referencePixels {
		return nil, fmt.Errorf("read %s: %d×%d pixels", name, config.Width, config.Height)
	}
	img, _, err := image.Decode(bytes.NewReader(data))
	if err != nil {
		return nil, fmt.Errorf("read %s: %w", name, err)
	}
	r := &Reference{Name: name, Data: data, Image: img}
	if config.Width <= referenceWidth && (format == "png" || format == "jpeg") {
		return r, nil
	}
	r.Image = narrowed(img)
	r.Data, err = encoded(r.Image, format)
	return r, err
}

// narrowed scales a picture down to referenceWidth, if it is wider.
func narrowed(img image.Image) image.Image {
	size := img.Bounds().Size()
	if size.X <= referenceWidth {
		return img
	}
	small := image.NewRGBA(image.Rect(0, 0, referenceWidth, max(1, size.Y*referenceWidth/size.X)))
	draw.CatmullRom.Scale(small, small.Bounds(), img, img.Bounds(), draw.Src, nil)
	return small
}

func encoded(img image.Image, format string) ([]byte, error) {
	var b bytes.Buffer
	if format == "jpeg" {
		err := jpeg.Encode(&b, img, &jpeg.Options{Quality: 88})
		return b.Bytes(), err
	}
	err := png.Encode(&b, img)
	return b.Bytes(), err
}

// referenceColors is how many colours Words names.
const referenceColors = 6

// Words say what a reference looks like, for who cannot see it: its size and its main colours.
func (r *Reference) Words() string {
	size := r.Image.Bounds().Size()
	var colors []string
	for _, s := range compare.Palette(r.Image, referenceColors) {
		if s.Share >= 0.005 {
			colors = append(colors, fmt.Sprintf("#%02x%02x%02x %.0f %%", s.Color.R, s.Color.G, s.Color.B, 100*s.Share))
		}
	}
	return fmt.Sprintf("%d×%d pixels, its main colours by area: %s", size.X, size.Y, strings.Join(colors, ", "))
}
