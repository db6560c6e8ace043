package tui

import (
	"context"
	"fmt"
	"path/filepath"
	"strings"
	"time"

	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/x/ansi"

	"cultivar/render"
	"cultivar/render/terminal"
	"cultivar/session"
	"cultivar/tui/desk"
	"cultivar/tui/grid"
	"cultivar/tui/start"
)

// startEntries are what the start screen offers.
func startEntries(o Options) []start.Entry {
	var out []start.Entry
	for _, r := range o.Recent {
		out = append(out, start.Entry{Kind: start.Recent, ID: r.Path, Label: recentName(r), Note: since(time.Since(r.When))})
	}
	out = append(out,
		start.Entry{Kind: start.File, Label: "open a file", Note: "o"},
		start.Entry{Kind: start.Words, Label: "describe it in words", Note: "i"},
	)
	for _, s := range o.Starters {
		out = append(out, start.Entry{Kind: start.Starter, ID: s.Name, Label: s.Title})
	}
	return out
}

// recentName is what a person calls an earlier session: its file, else its own name.
func recentName(r Recent) string {
	if r.From != "" {
		return terminal.Printable(filepath.Base(r.From))
	}
	return dated.ReplaceAllString(terminal.Printable(r.Name), "")
}

// since is a time ago, roughly.
func since(d time.Duration) string {
	switch {
	case d < time.Minute:
		return "just now"
	case d < time.Hour:
		return fmt.Sprintf("%d min", int(d.Minutes()))
	case d < 24*time.Hour:
		return fmt.Sprintf("%d h", int(d.Hours()))
	}
	return fmt.Sprintf("%d d", int(d.Hours()/24))
}

// showStarters tells the grid what there is to start from; in narrow boxes by the first words alone.
func (m *Model) showStarters() {
	var tiles []grid.Tile
	for i, e := range m.start.Starters() {
		caption := e.Label
		if len(m.layout.Tiles) > 0 && ansi.StringWidth(caption) > m.layout.Tiles[0].W-4 {
			caption, _, _ = strings.Cut(caption, ",")
		}
		tiles = append(tiles, grid.Tile{Number: i + 1, Caption: caption})
	}
	m.grid.SetTiles(tiles)
	m.grid.Focus(m.region == onStage && !m.start.InList())
	m.grid.Quiet(m.start.InList())
}

// startKey is a key on the start screen.
func (m *Model) startKey(pressed string) tea.Cmd {
	switch pressed {
	case "up", "k":
		return m.startMove(0, -1)
	case "down", "j":
		return m.startMove(0, 1)
	case "left", "h":
		return m.startMove(-1, 0)
	case "right", "l":
		return m.startMove(1, 0)
	case "tab":
		m.start.GoTo(!m.start.InList())
		return nil
	case "enter":
		return m.startEnter()
	case "o", "O":
		return m.act("open")
	case "i":
		return m.focus(onPrompt)
	case "1", "2", "3", "4", "5", "6", "7", "8", "9":
		return m.startStarter(int(pressed[0] - '1'))
	case "?":
		return m.openHelp()
	case ":", "ctrl+p":
		return m.openPalette()
	case "ctrl+l":
		return m.redraw()
	case "esc":
		if m.cancelNewest() {
			return nil
		}
	case "q":
		return m.quit()
	}
	if command, ok := m.keys.ForKey(pressed); ok {
		if c := m.byID[command.ID]; c.able != nil && c.able(m) != "" {
			m.refuse(c.able(m))
			return nil
		}
	}
	m.refuse(pressed + " does nothing before a design is open; ? shows every key")
	return nil
}

func (m *Model) startMove(dx, dy int) tea.Cmd {
	if m.start.InList() {
		if dx < 0 {
			m.refuse("this is the leftmost column")
		}
		if dx > 0 {
			m.start.GoTo(false)
		} else {
			m.start.Move(dy)
		}
		return nil
	}
	if dx < 0 && m.grid.Cursor()%max(1, m.layout.Columns) == 0 {
		m.start.GoTo(true)
		return nil
	}
	m.grid.Move(dx, dy)
	return nil
}

func (m *Model) startEnter() tea.Cmd {
	if !m.start.InList() {
		return m.startStarter(m.grid.Cursor())
	}
	e, ok := m.start.Under()
	if !ok {
		return nil
	}
	switch e.Kind {
	case start.Recent:
		return m.openPath(e.ID)
	case start.File:
		return m.act("open")
	}
	return m.focus(onPrompt)
}

// startStarter begins with a starter.
func (m *Model) startStarter(i int) tea.Cmd {
	starters := m.start.Starters()
	begin := m.opts.NewStarter
	if i >= len(starters) || begin == nil {
		m.refuse(fmt.Sprintf("there is no starter %d", i+1))
		return nil
	}
	m.start.GoTo(false)
	m.grid.MoveTo(i)
	e := starters[i]
	return m.open("plant “"+e.Label+"”", func(ctx context.Context) (*session.Studio, error) { return begin(ctx, e.ID) })
}

// starterSpots are the starters' pictures.
func (m *Model) starterSpots() []desk.Spot {
	var out []desk.Spot
	first, boxes := m.grid.Shown()
	for i, r := range boxes {
		s := m.opts.Starters[first+i]
		box := m.layout.pictureOf(r)
		out = append(out, desk.Spot{
			ID: "starter/" + s.Name, Ref: s.Name, Content: "starter " + s.Name, Box: box,
			From:  m.viewport(standpoint(s.Artifact), terminal.Size{W: box.W, H: box.H}),
			Words: append([]string{string(s.Artifact.Kind)}, paletteNames(s.Artifact)...),
		})
	}
	return out
}

// starterShooter draws starters with the camera alone.
func (m *Model) starterShooter() shooter {
	camera, starters := m.sight.camera, m.opts.Starters
	return func(ctx context.Context, spots []desk.Spot, each func(int, render.Shot)) error {
		docs := make([]render.Document, len(spots))
		for i, spot := range spots {
			for _, s := range starters {
				if s.Name != spot.Ref {
					continue
				}
				doc, err := s.Artifact.Document()
				if err != nil {
					return err
				}
				docs[i] = doc
			}
		}
		_, err := camera.Sheet(ctx, docs, spots[0].From, each)
		return err
	}
}
