package tui

import "cultivar/render/terminal"

// Rect is a rectangle of screen cells.
type Rect = terminal.Rect

// The smallest screen that the studio is laid out for, in cells.
const (
	minWidth  = 40
	minHeight = 8
)

// pageAspect is the width of a picture over its height in cells, for a 1280×800 page in cells of 10×20
// pixels. Only the arrangement rests on it; pictures are fitted to the true cells.
const pageAspect = 3.2

// Mode says what an arrangement has to show.
type Mode struct {
	// Tiles is how many tiles the grid has; 0 shows the stage instead.
	Tiles int
	// Aspect is the width of a picture over its height in cells; 0 means that of a page.
	Aspect float64
	// Most bounds how many tiles are shown at once; 0 is no bound but the screen's.
	Most int
	// Words says that words stand for pictures, so that none is shown large beside the grid.
	Words bool
	// Look gives the whole of the main region to one picture.
	Look bool
	// History asks for the history, or on the start screen for the list, where there is no room for it
	// beside the pictures.
	History bool
	// Beside puts two pictures side by side.
	Beside bool
	// Start puts a list left of the tiles.
	Start bool
	// Prompt is how many rows the prompt has.
	Prompt int
}

// lowHeight is the height below which a grid shows one tile at a time.
const lowHeight = 24

// shown is how many tiles are on the screen at once.
func (m Mode) shown(width, height int) int {
	n := min(m.Tiles, capacity(width, height))
	if height < lowHeight && !m.Start {
		n = min(n, 1)
	}
	if m.Most > 0 {
		n = min(n, m.Most)
	}
	return n
}

// Layout names the rectangles of one screen. A region that is not shown is empty.
type Layout struct {
	// Small says that the screen is too small for any arrangement.
	Small bool
	// Main is everything between the frame's top and the prompt.
	Main Rect
	// Stage holds one picture, Info the line about it.
	Stage, Info Rect
	// Tiles are the boxes of the grid: a row with the tile's name, its picture, Foot rows with its caption.
	Tiles         []Rect
	Columns, Foot int
	// Large is the tile under the cursor, large; Detail is what is known about it in words.
	Large, Detail, History Rect
	// Card tells of the version under the cursor of the history, with a picture of it in Thumb.
	Card, Thumb Rect
	// Other holds what Stage is compared with, side by side.
	Other          Rect
	Prompt, Status Rect
	// Split is the column of the line between the two halves of Main, 0 if there is none; Bar the
	// row of the line that divides the right half, Rule that of the one above the card; 0 if there is none.
	Split, Bar, Rule int
}

// capacity is how many tiles a screen shows at once, the parent with them.
func capacity(width, height int) int {
	switch {
	case width >= 200 && height >= 50:
		return 16
	case width < 100 || height < 30:
		return 4
	}
	return 9
}

// promptRows is how many rows of a screen the prompt may take.
func promptRows(height int) int { return max(1, (height-4)/4) }

// arrange lays a screen out.
func arrange(width, height int, mode Mode) Layout {
	if width < minWidth || height < minHeight {
		return Layout{Small: true}
	}
	if mode.Aspect <= 0 {
		mode.Aspect = pageAspect
	}
	prompt := min(max(1, mode.Prompt), promptRows(height))
	l := Layout{
		Status: Rect{X: 2, Y: height - 2, W: width - 4, H: 1},
		Prompt: Rect{X: 2, Y: height - 2 - prompt, W: width - 4, H: prompt},
		Main:   Rect{X: 1, Y: 1, W: width - 2, H: height - 4 - prompt},
	}
	switch {
	case cramped(width, height):
		l.cramp(mode)
	case mode.Start:
		l.start(mode.shown(width, height), mode.Aspect)
	case mode.Look:
		l.Stage, l.Info = footed(inset(l.Main))
	case mode.Beside:
		l.beside(width, mode.Aspect)
	case mode.Tiles > 0:
		l.grid(mode.shown(width, height), width, mode)
	default:
		l.stage(width, mode)
	}
	return l
}

// stage puts one picture left and the history right.
func (l *Layout) stage(width int, mode Mode) {
	side := 0
	switch {
	case mode.History:
		side = clamp(width*2/5, 40, 72)
	case width >= 100:
		side = clamp(width/4, 28, 44)
	}
	left := l.Main
	if side > 0 {
		left, l.History = l.halve(side)
	}
	l.Stage, l.Info = footed(inset(left))
	if mode.History {
		l.deal(mode.Aspect, mode.Words)
	}
}

// grid puts n tiles left, and right of them the tile under the cursor, what is known about it, and
// the history.
func (l *Layout) grid(n, width int, mode Mode) {
	side := clamp(l.Main.W*37/100, 28, 84)
	narrow := width < 120 || n <= 2
	if narrow {
		side = l.spare(n, mode.Aspect)
	}
	left, right := l.halve(side)
	l.tiles(n, inset(left), mode.Aspect)
	room := right.H - 10 // for a large picture, with something left for words and history
	if narrow || mode.Words || room < 4 {
		l.Detail, l.History = l.divide(right, right, min(9, right.H/2))
		if mode.History {
			l.Card, l.Detail = l.Detail, Rect{}
			l.thumb(mode.Aspect, mode.Words)
		}
		return
	}
	picture := int(float64(right.W) / mode.Aspect)
	picture = clamp(picture, 3, min(room, right.H*3/5))
	l.Large = Rect{X: right.X, Y: right.Y + 1, W: right.W, H: picture}
	rest := Rect{X: right.X, Y: right.Y + 2 + picture, W: right.W, H: right.H - 2 - picture}
	l.Detail, l.History = l.divide(right, rest, clamp(rest.H/2, 4, 8))
	if mode.History {
		l.Card, l.Detail = l.Detail, Rect{}
	}
}

// start puts a list left and n starters right.
func (l *Layout) start(n int, aspect float64) {
	list := clamp(l.Main.W/3, 26, 46)
	l.History = Rect{X: l.Main.X + 2, Y: l.Main.Y, W: list, H: l.Main.H}
	x := l.History.X + list + 3
	if n > 0 {
		l.tiles(n, Rect{X: x, Y: l.Main.Y, W: l.Main.X + l.Main.W - 1 - x, H: l.Main.H}, aspect)
	}
}

// spare is the width that the pictures of n tiles leave, when they are as high as they can be.
func (l *Layout) spare(n int, aspect float64) int {
	columns, rows := shape(n, l.Main.W-32, l.Main.H, aspect)
	high := l.Main.H/rows - 2
	least := 16
	if columns <= 2 {
		least = 24 // for captions
	}
	wide := columns*(max(least, int(float64(high)*aspect))+2) + 2
	return clamp(l.Main.W-1-wide, 28, 44)
}

// halve cuts Main by a line that leaves side cells on the right.
func (l *Layout) halve(side int) (left, right Rect) {
	l.Split = l.Main.X + l.Main.W - side - 1
	left = Rect{X: l.Main.X, Y: l.Main.Y, W: l.Split - l.Main.X, H: l.Main.H}
	right = Rect{X: l.Split + 2, Y: l.Main.Y, W: side - 2, H: l.Main.H}
	return left, right
}

// divide gives the first rows of r to above, then a line, and the rest to below.
func (l *Layout) divide(right, r Rect, rows int) (above, below Rect) {
	above = Rect{X: r.X, Y: r.Y, W: r.W, H: rows}
	l.Bar = r.Y + rows
	below = Rect{X: r.X, Y: l.Bar + 1, W: r.W, H: right.Y + right.H - l.Bar - 1}
	return above, below
}

// A narrow tile of so many rows has a caption of two: in one it would be cut.
const (
	wideCaption = 34
	twoFeet     = 8
)

// tiles lays n boxes out in r.
func (l *Layout) tiles(n int, r Rect, aspect float64) {
	columns, rows := shape(n, r.W, r.H, aspect)
	gap := 2
	w := (r.W - gap*(columns-1)) / columns
	l.Foot = 1
	h := r.H / rows
	if most := int(float64(w)/aspect+0.5) + 2; h > most {
		h = most + 1
		l.Foot = 2
	}
	if l.Foot == 1 && h >= twoFeet && w < wideCaption {
		l.Foot = 2
	}
	between := min(1, (r.H-h*rows)/rows)
	if r.H-h*rows-between*(rows-1) > 0 {
		r.Y++
	}
	l.Columns = columns
	for i := range n {
		l.Tiles = append(l.Tiles, Rect{X: r.X + i%columns*(w+gap), Y: r.Y + i/columns*(h+between), W: w, H: h})
	}
}

// shape finds the columns and rows in which the pictures of n tiles come out largest in w by h cells.
func shape(n, w, h int, aspect float64) (columns, rows int) {
	best := 0.0
	for c := 1; c <= n; c++ {
		r := (n + c - 1) / c
		wide := float64((w - 2*(c-1)) / c)
		high := float64(h/r - 2)
		size := min(wide, high*aspect)
		if wide < 14 {
			size /= 2
		}
		if size > best {
			best, columns, rows = size, c, r
		}
	}
	if columns == 0 {
		return n, 1
	}
	return columns, rows
}

// footed splits the last row off.
func footed(r Rect) (body, foot Rect) {
	return Rect{X: r.X, Y: r.Y, W: r.W, H: r.H - 1}, Rect{X: r.X, Y: r.Y + r.H - 1, W: r.W, H: 1}
}

// inset leaves a column free on both sides.
func inset(r Rect) Rect { return Rect{X: r.X + 1, Y: r.Y, W: r.W - 2, H: r.H} }

func clamp(v, low, high int) int { return max(low, min(v, high)) }

// pictureOf is the part of a tile's box that its picture fills.
func (l Layout) pictureOf(tile Rect) Rect {
	return Rect{X: tile.X, Y: tile.Y + 1, W: tile.W, H: max(0, tile.H-1-l.Foot)}
}
