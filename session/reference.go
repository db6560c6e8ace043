package session

import (
	"bytes"
	"encoding/base64"
	"fmt"
	"image"
	_ "image/gif" // what a reference may come as
	"image/jpeg"
	"image/png"
	"os"
	"path/filepath"
	"regexp"
	"strings"

	"golang.org/x/image/draw"
	_ "golang.org/x/image/webp" // what a reference may come as

	"cultivar/render/compare"
)

// Reference is a picture that a designer puts beside an instruction: a model that sees gets it,
// others its colours in words, and what is proposed is compared with it.
type Reference struct {
	Name string
	// Data is the picture as PNG or JPEG, within referenceWidth by referenceHeight pixels.
	Data  []byte
	Image image.Image
}

const (
	// referenceWidth and referenceHeight are how large a reference is kept at most, in pixels.
	referenceWidth, referenceHeight = 1024, 2048
	// pngBytes is how large a picture may be as PNG; a larger one is a photograph, and sent as JPEG.
	pngBytes = 512 << 10
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

var dataURL = regexp.MustCompile(`^\s*["']?data:image/[\w.+-]+;base64,`)

// IsDataURL says that a text is a picture written out as an address: data:image/png;base64,…
func IsDataURL(text string) bool { return dataURL.MatchString(text) }

// ReferenceFromURL makes a reference of a picture that is written out as an address.
func ReferenceFromURL(name, text string) (*Reference, error) {
	problem := func(cause string, err error) error {
		return &Problem{Attempted: "attach " + name, Cause: cause, Do: "paste a whole data:image/…;base64 address, or name a file", Err: err}
	}
	digits := strings.Join(strings.Fields(strings.Trim(text[len(dataURL.FindString(text)):], " \t\r\n\"'")), "")
	data, err := base64.RawStdEncoding.DecodeString(strings.TrimRight(digits, "="))
	if err != nil {
		return nil, problem("its data is not whole", err)
	}
	r, err := NewReference(name, data)
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
	r := &Reference{Name: name, Data: data, Image: fitted(img)}
	if r.Image == img && len(data) <= pngBytes && (format == "png" || format == "jpeg") {
		return r, nil
	}
	r.Data, err = EncodePicture(r.Image)
	return r, err
}

// fitted scales a picture down to what is kept of a reference, if it is larger.
func fitted(img image.Image) image.Image {
	size := img.Bounds().Size()
	scale := min(1, referenceWidth/float64(size.X), referenceHeight/float64(size.Y))
	if scale == 1 {
		return img
	}
	small := image.NewRGBA(image.Rect(0, 0, max(1, int(float64(size.X)*scale)), max(1, int(float64(size.Y)*scale))))
	draw.CatmullRom.Scale(small, small.Bounds(), img, img.Bounds(), draw.Src, nil)
	return small
}

// EncodePicture writes a picture to be sent: as PNG, or as JPEG on white where that would be large.
func EncodePicture(img image.Image) ([]byte, error) {
	var b bytes.Buffer
	if err := png.Encode(&b, img); err != nil || b.Len() <= pngBytes {
		return b.Bytes(), err
	}
	flat := image.NewRGBA(image.Rectangle{Max: img.Bounds().Size()})
	draw.Draw(flat, flat.Bounds(), image.White, image.Point{}, draw.Src)
	draw.Draw(flat, flat.Bounds(), img, img.Bounds().Min, draw.Over)
	b.Reset()
	err := jpeg.Encode(&b, flat, &jpeg.Options{Quality: 88})
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
