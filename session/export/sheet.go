package export

import (
	"image"
	"image/color"
	"image/draw"
	"math"
	"strings"

	"golang.org/x/image/font"
	"golang.org/x/image/font/gofont/goregular"
	"golang.org/x/image/font/opentype"
	"golang.org/x/image/math/fixed"

	"cultivar/render/packed"
)

var (
	sheetPaper = color.RGBA{0x16, 0x17, 0x1a, 0xff}
	sheetInk   = color.RGBA{0xd6, 0xd8, 0xdc, 0xff}
	sheetEmpty = color.RGBA{0x24, 0x26, 0x2b, 0xff}
)

const (
	sheetGap  = 16
	sheetLine = 20 // height of a label's line
	sheetMost = 2  // lines a label may have
)

// ContactSheet lays pictures out in a grid, each with its label below in up to two lines, and encodes
// it as PNG. A nil picture leaves its place empty.
func ContactSheet(pictures []image.Image, labels []string) ([]byte, error) {
	cell := sheetCell(pictures)
	columns := sheetColumns(len(pictures))
	rows := (len(pictures) + columns - 1) / columns
	step := image.Pt(cell.X+sheetGap, cell.Y+sheetMost*sheetLine+sheetGap)
	sheet := image.NewRGBA(image.Rect(0, 0, sheetGap+columns*step.X, sheetGap+rows*step.Y))
	draw.Draw(sheet, sheet.Bounds(), image.NewUniform(sheetPaper), image.Point{}, draw.Src)
	face, err := sheetFace()
	if err != nil {
		return nil, err
	}
	for i, picture := range pictures {
		at := image.Pt(sheetGap+i%columns*step.X, sheetGap+i/columns*step.Y)
		box := image.Rectangle{at, at.Add(cell)}
		if picture == nil {
			draw.Draw(sheet, box, image.NewUniform(sheetEmpty), image.Point{}, draw.Src)
		} else {
			draw.Draw(sheet, box, picture, picture.Bounds().Min, laying(picture))
		}
		for n, line := range wrapped(face, labels[i], cell.X) {
			d := font.Drawer{Dst: sheet, Src: image.NewUniform(sheetInk), Face: face, Dot: fixed.P(at.X, box.Max.Y+(n+1)*sheetLine)}
			d.DrawString(line)
		}
	}
	return packed.PNG(sheet), nil
}

// laying is how a picture comes onto the sheet: one that hides all of it needs no mixing.
func laying(picture image.Image) draw.Op {
	if p, ok := picture.(interface{ Opaque() bool }); ok && p.Opaque() {
		return draw.Src
	}
	return draw.Over
}

// sheetCell is the size of the largest picture.
func sheetCell(pictures []image.Image) image.Point {
	cell := image.Pt(320, 200)
	for _, p := range pictures {
		if p != nil {
			size := p.Bounds().Size()
			cell = image.Pt(max(cell.X, size.X), max(cell.Y, size.Y))
		}
	}
	return cell
}

func sheetFace() (font.Face, error) {
	parsed, err := opentype.Parse(goregular.TTF)
	if err != nil {
		return nil, err
	}
	return opentype.NewFace(parsed, &opentype.FaceOptions{Size: 15, DPI: 72, Hinting: font.HintingFull})
}

// wrapped breaks text into lines that fit into a width in pixels; the last one that there is room for is cut.
func wrapped(face font.Face, text string, width int) []string {
	var lines []string
	line := ""
	for _, word := range strings.Fields(text) {
		longer := strings.TrimSpace(line + " " + word)
		if line != "" && len(lines) < sheetMost-1 && font.MeasureString(face, longer).Ceil() > width {
			lines, longer = append(lines, line), word
		}
		line = longer
	}
	return append(lines, cutTo(face, line, width))
}

func cutTo(face font.Face, text string, width int) string {
	runes := []rune(text)
	for len(runes) > 1 && font.MeasureString(face, string(runes)).Ceil() > width {
		runes = append(runes[:len(runes)-2], '…')
	}
	return string(runes)
}

// sheetColumns is how many columns n pictures stand in: about as wide as high, with as few places left
// empty as can be.
func sheetColumns(n int) int {
	root := math.Sqrt(float64(n))
	best, fewest := max(1, int(math.Ceil(root))), n
	for c := max(1, int(math.Ceil(root))); float64(c) <= root*1.7; c++ {
		if empty := (c - n%c) % c; empty < fewest {
			best, fewest = c, empty
		}
	}
	return best
}
