package terminal

import (
	"encoding/base64"
	"fmt"
	"image"

	"cultivar/render/packed"
)

// encodeITerm2 uses no keys but those that every terminal knows: some refuse pictures with others.
func (p *Picture) encodeITerm2(img *image.RGBA) {
	p.rows = blanks(p.Cells, p.serial)
	png := packed.PNG(img)
	p.pieces = []piece{{data: fmt.Sprintf("\x1b]1337;File=inline=1;size=%d;width=%d;height=%d;preserveAspectRatio=0:%s\a",
		len(png), p.Cells.W, p.Cells.H, base64.StdEncoding.EncodeToString(png))}}
}
