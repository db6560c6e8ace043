package session_test

import (
	"bytes"
	"image"
	"image/color"
	"image/gif"
	"image/png"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"cultivar/session"
)

func TestAReferenceIsKeptSmallAndInAFormThatModelsTake(t *testing.T) {
	dir := t.TempDir()
	wide := image.NewPaletted(image.Rect(0, 0, 3000, 1500), color.Palette{color.RGBA{0, 128, 128, 255}, color.Black})
	var b bytes.Buffer
	must(t, gif.Encode(&b, wide, nil))
	must(t, os.WriteFile(filepath.Join(dir, "wide.gif"), b.Bytes(), 0o600))
	r, err := session.ReadReference(filepath.Join(dir, "wide.gif"))
	must(t, err)
	config, format, err := image.DecodeConfig(bytes.NewReader(r.Data))
	must(t, err)
	if format != "png" || config.Width != 1024 || config.Height != 512 || r.Name != "wide.gif" {
		t.Errorf("%s of %d×%d named %s", format, config.Width, config.Height, r.Name)
	}
	if got := r.Words(); got != "1024×512 pixels, its main colours by area: #008080 100 %" {
		t.Errorf("in words: %q", got)
	}
	b.Reset()
	must(t, png.Encode(&b, image.NewGray(image.Rect(0, 0, 4, 4))))
	if r, err := session.NewReference("dot.png", b.Bytes()); err != nil || !bytes.Equal(r.Data, b.Bytes()) {
		t.Errorf("a small PNG is not kept as it is: %v", err)
	}
}

func TestALargeReferenceIsSentAsAPhotograph(t *testing.T) {
	tall := image.NewNRGBA(image.Rect(0, 0, 900, 4000))
	for i := range tall.Pix {
		tall.Pix[i] = byte(i * i >> 7 * 31)
	}
	var b bytes.Buffer
	must(t, png.Encode(&b, tall))
	r, err := session.NewReference("noise.png", b.Bytes())
	must(t, err)
	config, format, err := image.DecodeConfig(bytes.NewReader(r.Data))
	must(t, err)
	if format != "jpeg" || config.Height != 2048 || config.Width != 460 || len(r.Data) >= b.Len()/2 {
		t.Errorf("%s of %d×%d in %d of %d bytes", format, config.Width, config.Height, len(r.Data), b.Len())
	}
}

func TestWhatIsNoPictureIsRefusedInOneLine(t *testing.T) {
	dir := t.TempDir()
	must(t, os.WriteFile(filepath.Join(dir, "words.png"), []byte("<html>"), 0o600))
	for path, want := range map[string]string{
		"words.png": "it is no picture that can be read", "none.png": "there is no such file", ".": "it is no file of at most 32 MB",
	} {
		_, err := session.ReadReference(filepath.Join(dir, path))
		if err == nil || !strings.Contains(err.Error(), want) || strings.Contains(err.Error(), "\n") {
			t.Errorf("%s: %v", path, err)
		}
	}
}

func TestAPartOfATileIsNamedByItsChanges(t *testing.T) {
	ref := session.PartRef("g1/02", 1, 3)
	tile, chosen, ok := ref.Part()
	if ref != "g1/02#1,3" || tile != "g1/02" || len(chosen) != 2 || chosen[1] != 3 || !ok {
		t.Errorf("%s is %s %v %v", ref, tile, chosen, ok)
	}
	if _, chosen, ok := session.PartRef("g1/02").Part(); len(chosen) != 0 || !ok {
		t.Errorf("no change is %v %v", chosen, ok)
	}
	if _, _, ok := session.Ref("g1/02#x").Part(); ok {
		t.Error("a word is no change")
	}
}
