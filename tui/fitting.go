package tui

import (
	"fmt"
	"strings"

	"cultivar/render/terminal"
	"cultivar/tui/picture"
)

// arrange lays the screen out for what is to be shown.
func (m *Model) arrange() {
	if m.width == 0 {
		return
	}
	m.prompt.SetWidth(m.width - 4)
	m.prompt.SetRows(promptRows(m.height))
	tiles := 0
	switch {
	case m.start != nil:
		tiles = len(m.start.Starters())
	case m.gen != nil:
		tiles = len(m.gen.tiles)
	}
	m.layout = arrange(m.width, m.height, m.mode(tiles))
	if m.start != nil {
		m.showStarters()
	}
	m.grid.SetBoxes(m.layout.Tiles, m.layout.Columns, m.layout.Foot)
	m.fillPictures()
}

// mode is what there is to arrange, with a grid of so many tiles.
func (m *Model) mode(tiles int) Mode {
	mode := Mode{
		Prompt: m.prompt.Height(), Look: m.look || m.picks != nil, Beside: m.beside, History: m.wantsList(), Tiles: tiles, Start: m.start != nil,
		Words: m.desk.Mutes(), Most: m.mostPictures(),
	}
	if cell := m.sight.caps.Cell(); m.start == nil && m.from.Height > 0 {
		mode.Aspect = float64(m.from.Width) / float64(m.from.Height) * float64(cell.H) / float64(cell.W)
	}
	return mode
}

// wantsList reports whether the history, or the list of the start screen, has the keys.
func (m *Model) wantsList() bool {
	if m.start != nil {
		return m.start.InList()
	}
	return m.region == onHistory
}

// mostPictures is how many tiles a terminal bears that keeps few pictures: some room is left for the
// large one and for those that are drawn again. 0 is no bound.
func (m *Model) mostPictures() int {
	if keeps := m.sight.caps.Keeps; keeps > 0 && m.sight.caps.Protocol == terminal.Sixel {
		return max(4, keeps-4)
	}
	return 0
}

// fillPictures gives the tiles of the grid what the desk has for them.
func (m *Model) fillPictures() {
	tiles := m.grid.Tiles()
	for i := range tiles {
		tiles[i].Picture = m.tilePicture(i)
		if tiles[i].Picture.State == picture.Described && m.gen != nil && m.gen.tiles[i].draft == "" {
			tiles[i].Caption = ""
		}
	}
}

func (m *Model) tilePicture(i int) picture.Picture {
	if m.start != nil {
		return m.desk.Show("starter/" + m.opts.Starters[i].Name)
	}
	t := m.gen.tiles[i]
	switch {
	case t.failed != "":
		return picture.Picture{State: picture.Broken, Why: t.failed}
	case t.draft != "":
		return picture.Picture{State: picture.Described, Words: draftLines(t.draft)}
	}
	return m.desk.Show(fmt.Sprintf("%s/%d", m.gen.id, t.number))
}

// draftLines are the last lines that a model has written.
func draftLines(text string) []string {
	lines := strings.Split(strings.TrimSpace(text), "\n")
	lines = lines[max(0, len(lines)-6):]
	for i, l := range lines {
		lines[i] = terminal.Printable(l)
	}
	return lines
}
