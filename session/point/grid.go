package point

import (
	"fmt"

	"cultivar/render"
)

// The lettered grid that is laid over a picture: columns A to F across, rows 1 to 6 down.
const (
	Columns = 6
	Rows    = 6
)

// screenRatio is the height of the first screen over its width.
const screenRatio = 800.0 / 1280

// Screen is the part of a measured document that the grid covers: the first screen of a page, the
// frame of a drawing, in CSS pixels from the document's origin.
func Screen(f *render.Facts) render.Box {
	if len(f.Elements) > 0 && f.Elements[0].Tag == "svg" && len(f.Elements[0].Path) == 0 {
		return f.Elements[0].Box
	}
	return render.Box{W: f.Width, H: min(f.Height, f.Width*screenRatio)}
}

// Cell is the cell of that name in a grid over a screen; ok is false for any other word. Case does
// not matter.
func Cell(screen render.Box, name string) (box render.Box, ok bool) {
	if !IsCell(name) {
		return render.Box{}, false
	}
	w, h := screen.W/Columns, screen.H/Rows
	return render.Box{X: screen.X + float64(name[0]|32-'a')*w, Y: screen.Y + float64(name[1]-'1')*h, W: w, H: h}, true
}

// IsCell says that a word names a cell, A1 to F6.
func IsCell(name string) bool {
	return len(name) == 2 && name[0]|32 >= 'a' && name[0]|32 < 'a'+Columns && name[1] >= '1' && name[1] < '1'+Rows
}

// CellAt names the cell in which a point lies, "" outside the grid.
func CellAt(screen render.Box, x, y float64) string {
	if !screen.Contains(x, y) {
		return ""
	}
	return fmt.Sprintf("%c%d", 'A'+int((x-screen.X)/screen.W*Columns), 1+int((y-screen.Y)/screen.H*Rows))
}
