package export

import (
	"bytes"
	"image"
	"image/color"
	"image/draw"
	"image/png"
	"math"

	"golang.org/x/image/font"
	"golang.org/x/image/font/gofont/goregular"
	"golang.org/x/image/font/opentype"
	"golang.org/x/image/math/fixed"
)

var (
	sheetPaper = color.RGBA{0x16, 0x17, 0x1a, 0xff}
	sheetInk   = color.RGBA{0xd6, 0xd8, 0xdc, 0xff}
	sheetEmpty = color.RGBA{0x24, 0x26, 0x2b, 0xff}
)

const (
	sheetGap   = 16
	sheetLabel = 30
)

// ContactSheet lays pictures out in a grid, each with its label below, and encodes it as PNG. A nil
// picture leaves its place empty.
func ContactSheet(pictures []image.Image, labels []string) ([]byte, error) {
	cell := sheetCell(pictures)
	columns := max(1, int(math.Ceil(math.Sqrt(float64(len(pictures))))))
	rows := (len(pictures) + columns - 1) / columns
	step := image.Pt(cell.X+sheetGap, cell.Y+sheetLabel+sheetGap)
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
			draw.Draw(sheet, box, picture, picture.Bounds().Min, draw.Over)
		}
		writeLabel(sheet, face, labels[i], at.X, box.Max.Y+20, cell.X)
	}
	var out bytes.Buffer
	err = (&png.Encoder{CompressionLevel: png.BestSpeed}).Encode(&out, sheet)
	return out.Bytes(), err
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

// writeLabel writes text that is cut where it would leave its column.
func writeLabel(dst draw.Image, face font.Face, text string, x, y, width int) {
	d := font.Drawer{Dst: dst, Src: image.NewUniform(sheetInk), Face: face, Dot: fixed.P(x, y)}
	runes := []rune(text)
	for len(runes) > 1 && d.MeasureString(string(runes)).Ceil() > width {
		runes = append(runes[:len(runes)-2], '…')
	}
	d.DrawString(string(runes))
}
