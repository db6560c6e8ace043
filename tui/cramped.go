package tui

// The smallest screen on which all regions stand side by side, in cells.
const (
	roomyWidth  = 80
	roomyHeight = 16
)

// cramped reports whether a screen is too small for regions side by side.
func cramped(width, height int) bool { return width < roomyWidth || height < roomyHeight }

// cramp gives all of the main region to one thing: a tile, a list, or the stage.
func (l *Layout) cramp(mode Mode) {
	room := inset(l.Main)
	switch {
	case mode.Look:
		l.Stage, l.Info = footed(room)
	case mode.History:
		l.History = room
	case mode.Tiles > 0:
		l.Tiles, l.Columns, l.Foot = []Rect{room}, 1, 1
		if room.H > twoFeet {
			l.Foot = 2
		}
	default:
		l.Stage, l.Info = footed(room)
	}
}
