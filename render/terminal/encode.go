package terminal

import (
	"errors"
	"image"
	"image/color"
	"os"
	"slices"
	"sync/atomic"

	"cultivar/render/terminal/scale"
	"cultivar/render/terminal/sixel"
	"cultivar/render/terminal/symbol"
)

// ErrNoRoom says that a picture was to be made for no cells, or of no pixels.
var ErrNoRoom = errors.New("no room for a picture")

// most bounds a picture's cells either way: more than any screen has, and as far as placeholders count.
const most = 297

// Encode makes a Picture of img that fits into a box of cells, its aspect ratio kept. An image that
// has the pixels of its place already (see Capabilities.Pixels and Fit) is sent as it is; any other is
// scaled. Encode takes milliseconds: call it off the goroutine that draws.
func Encode(img image.Image, box Size, caps Capabilities) (*Picture, error) {
	box = Size{min(box.W, most), min(box.H, most)}
	b := img.Bounds()
	cells, pixels := Fit(Size{b.Dx(), b.Dy()}, box, caps.Cell())
	if cells.Empty() {
		return nil, ErrNoRoom
	}
	p := &Picture{
		Cells: cells, Protocol: caps.Protocol, serial: nextSerial(),
		capable: capacity{tmux: caps.Tmux, placeholders: caps.KittyPlaceholders},
	}
	switch caps.Protocol {
	case Kitty:
		p.encodeKitty(p.canvas(img, pixels, caps.Cell()), caps)
	case ITerm2:
		p.encodeITerm2(p.canvas(img, pixels, caps.Cell()))
	case Sixel:
		p.encodeSixel(mixed(p.canvas(img, pixels, caps.Cell()), caps.Background), caps)
	case Words:
		p.encodeASCII(img)
	default:
		p.encodeSymbols(img, caps)
	}
	return p, nil
}

// serials number pictures. In kitty the number is the picture's id, which all programs of a window
// share, so that each process starts elsewhere.
var serials atomic.Uint32

func init() { serials.Store(uint32(os.Getpid()) * 2654435761 >> 8) }

func nextSerial() uint32 { return serials.Add(1) }

// canvas scales img to pixels and lays it into whole cells, so that the terminal has nothing to scale.
func (p *Picture) canvas(img image.Image, pixels, cell Size) *image.RGBA {
	scaled := scale.To(img, pixels.W, pixels.H)
	p.Pixels = Size{p.Cells.W * cell.W, p.Cells.H * cell.H}
	if scale.Opaque(scaled) {
		p.ink = pixels
	}
	if p.Pixels == pixels {
		p.clear = p.ink.Empty()
		return scaled
	}
	p.clear = true
	whole := image.NewRGBA(image.Rect(0, 0, p.Pixels.W, p.Pixels.H))
	for y := range pixels.H {
		copy(whole.Pix[y*whole.Stride:], scaled.Pix[y*scaled.Stride:y*scaled.Stride+pixels.W*4])
	}
	return whole
}

// mixed lays half-transparent pixels over the background, if that is known. Those that are wholly
// transparent stay so. The image given is left as it is.
func mixed(img *image.RGBA, over color.RGBA) *image.RGBA {
	if over.A == 0 || scale.Opaque(img) {
		return img
	}
	out := &image.RGBA{Pix: slices.Clone(img.Pix), Stride: img.Stride, Rect: img.Rect}
	ground := [3]uint32{uint32(over.R), uint32(over.G), uint32(over.B)}
	for i := 0; i+4 <= len(out.Pix); i += 4 {
		p := out.Pix[i : i+4 : i+4]
		a := uint32(p[3])
		if a == 0 || a == 255 {
			continue
		}
		for k, g := range ground {
			p[k] = byte(min(uint32(p[k])+(g*(255-a)+127)/255, 255))
		}
		p[3] = 255
	}
	return out
}

// encodeSixel cuts the picture into as few pieces of whole cells as the terminal's limit asks for.
func (p *Picture) encodeSixel(img *image.RGBA, caps Capabilities) {
	p.rows = blanks(p.Cells, p.serial)
	cell := caps.Cell()
	across, down := within(p.Cells.W, caps.SixelMax.W/cell.W), within(p.Cells.H, caps.SixelMax.H/cell.H)
	for y := 0; y < p.Cells.H; y += down {
		for x := 0; x < p.Cells.W; x += across {
			part := image.Rect(x*cell.W, y*cell.H, (x+across)*cell.W, (y+down)*cell.H)
			data := sixel.Encode(scale.RGBA(img.SubImage(part)), sixel.Options{Registers: caps.SixelRegisters})
			p.pieces = append(p.pieces, piece{x, y, string(data)})
		}
	}
}

// OnePiece is what of a box a picture may take to be drawn in one piece.
func (c Capabilities) OnePiece(box Size) Size {
	cell := c.Cell()
	if c.SixelMax.W > 0 {
		box.W = min(box.W, c.SixelMax.W/cell.W)
	}
	if c.SixelMax.H > 0 {
		box.H = min(box.H, c.SixelMax.H/cell.H)
	}
	return box
}

// within is the even share of n cells that keeps below a limit; none if that is 0.
func within(n, limit int) int {
	if limit <= 0 || n <= limit {
		return n
	}
	return ceilDiv(n, ceilDiv(n, limit))
}

func (p *Picture) encodeSymbols(img image.Image, caps Capabilities) {
	grid := caps.Symbols.Grid()
	p.Pixels = Size{p.Cells.W * grid.W, p.Cells.H * grid.H}
	p.rows = symbol.Draw(mixed(scale.To(img, p.Pixels.W, p.Pixels.H), caps.Background), p.Cells.W, p.Cells.H,
		symbol.Set(caps.Symbols), symbol.Depth(caps.Colors))
}

func (p *Picture) encodeASCII(img image.Image) {
	p.Pixels = p.Cells
	p.rows = symbol.ASCII(scale.To(img, p.Cells.W, p.Cells.H), p.Cells.W, p.Cells.H)
}
