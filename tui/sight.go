package tui

import (
	"context"
	"image/color"
	"os"
	"time"

	tea "charm.land/bubbletea/v2"
	"charm.land/lipgloss/v2"
	"github.com/charmbracelet/colorprofile"
	uv "github.com/charmbracelet/ultraviolet"

	"cultivar/render"
	"cultivar/render/terminal"
	"cultivar/tui/status"
)

// sender takes what must be written for pictures; it is a terminal.Output.
type sender interface {
	Send(terminal.Writes)
	Stamp(terminal.Writes) string
}

// sight is all that stands between a design and the designer's eye: the browser and the terminal.
type sight struct {
	camera render.Camera
	// asked says that the camera has arrived or will not; why says why not.
	asked bool
	why   string

	caps     terminal.Capabilities
	known    bool // the detection is over
	detector *terminal.Detector
	ground   bool // the terminal has told its background
	asking   bool // tmux has been asked and has not answered
	screen   *terminal.Screen
	sender   sender
	tty      *os.File // the terminal itself, if there is one
	covers   []Rect
	profile  colorprofile.Profile // what the renderer takes the terminal for
	stamp    string               // of the newest frame that pictures follow
}

func (s *sight) begin(o Options) {
	s.detector = terminal.NewDetector(o.getenv)
	s.detector.Wish(o.Protocol)
	s.screen = terminal.NewScreen(s.caps)
}

// detectionTime is how long the terminal's answers are waited for.
const detectionTime = 400 * time.Millisecond

// detected says that no more answers are waited for.
type detected struct{}

// detect asks the terminal what it can show. It must follow the first size message.
func (m *Model) detect() tea.Cmd {
	m.sight.detector.WindowSize(m.width, m.height)
	if m.sight.tty != nil {
		_, pixels := terminal.WindowOf(m.sight.tty)
		m.sight.detector.PixelSize(pixels.W, pixels.H)
	}
	query := m.sight.detector.Query()
	if query == "" || m.sight.detector.Done() {
		return m.detectionOver(detected{})
	}
	return tea.Batch(tea.Raw(query), tea.RequestBackgroundColor, m.askTmux(), m.clock.after(detectionTime, detected{}))
}

// tmuxTold is what tmux says about itself and the terminal that it is in.
type tmuxTold struct {
	tmux terminal.Tmux
	ok   bool
}

func (m *Model) askTmux() tea.Cmd {
	env := m.opts.getenv
	if env("TMUX") == "" {
		return nil
	}
	m.sight.asking = true
	return m.run("", func(ctx context.Context) tea.Msg {
		tmux, ok := terminal.AskTmux(ctx, env)
		return tmuxTold{tmux, ok}
	})
}

func (m *Model) tmuxAnswered(msg tmuxTold) tea.Cmd {
	m.sight.asking = false
	if m.sight.known {
		return nil
	}
	if msg.ok {
		m.sight.detector.Tmux(msg.tmux)
	}
	if m.sight.detector.Done() {
		return m.detectionOver(detected{})
	}
	return nil
}

// terminalTold takes what the terminal answers.
func (m *Model) terminalTold(msg tea.Msg) tea.Cmd {
	if m.sight.known || m.sight.detector == nil {
		return nil
	}
	d := m.sight.detector
	switch msg := msg.(type) {
	case tea.TerminalVersionMsg:
		d.Version(msg.Name)
	case uv.PrimaryDeviceAttributesEvent:
		d.PrimaryAttributes(msg)
	case uv.KittyGraphicsEvent:
		d.KittyReply(uint32(msg.Options.ID), string(msg.Payload) == "OK")
	case uv.CellSizeEvent:
		d.CellSize(msg.Width, msg.Height)
	case uv.PixelSizeEvent:
		d.PixelSize(msg.Width, msg.Height)
	case uv.UnknownCsiEvent:
		d.Feed([]byte(msg))
	case uv.MultiEvent:
		for _, e := range msg {
			m.terminalTold(e)
		}
	}
	if d.Done() && !m.sight.asking {
		return m.detectionOver(detected{})
	}
	return nil
}

// detectionOver settles how pictures are shown.
func (m *Model) detectionOver(detected) tea.Cmd {
	if m.sight.known {
		return nil
	}
	caps := m.sight.detector.Conclude()
	if m.plain() && m.opts.Protocol == terminal.Auto {
		caps = caps.With(terminal.Words)
	}
	if advise := m.opts.Advise; advise != nil && len(caps.Advice) > 0 && m.status.Notice == "" && advise(caps.Advice[0]) {
		m.status.Say(status.Info, "%s", caps.Advice[0])
	}
	m.sight.known = true
	if !m.sight.ground {
		m.restyle()
	}
	return tea.Batch(m.enrich(caps.Colors), m.see(caps))
}

// enrich has the renderer use more colours than TERM promises, where the terminal itself is known to
// have them: an xterm shows all, whatever it is called.
func (m *Model) enrich(colors terminal.Colors) tea.Cmd {
	better := map[terminal.Colors]colorprofile.Profile{terminal.Colors256: colorprofile.ANSI256, terminal.ColorsTrue: colorprofile.TrueColor}[colors]
	if m.plain() || m.sight.profile == colorprofile.Unknown || better <= m.sight.profile {
		return nil
	}
	return func() tea.Msg { return tea.ColorProfileMsg{Profile: better} }
}

// see shows pictures with these capabilities from now on.
func (m *Model) see(caps terminal.Capabilities) tea.Cmd {
	if m.sight.sender != nil {
		m.sight.sender.Send(terminal.Writes{Before: m.sight.screen.Reset(caps)})
	} else {
		m.sight.screen.Reset(caps)
	}
	m.sight.caps = caps
	m.desk.Reset(caps)
	m.desk.Mute(caps.Protocol == terminal.Words)
	m.showTiles()
	return tea.ClearScreen
}

// regained draws pictures anew after another program has had the screen.
func (m *Model) regained() tea.Cmd {
	if gone := m.sight.screen.Forget(); gone != "" && m.sight.sender != nil {
		m.sight.sender.Send(terminal.Writes{Before: gone})
	}
	return tea.RequestBackgroundColor
}

// profiled takes how many colours the terminal has.
func (m *Model) profiled(msg tea.ColorProfileMsg) tea.Cmd {
	m.sight.profile = msg.Profile
	m.few = msg.Profile == colorprofile.ANSI
	m.opts.NoColor = m.opts.NoColor || msg.Profile <= colorprofile.ASCII
	m.restyle()
	return nil
}

func (m *Model) backgroundTold(msg tea.BackgroundColorMsg) tea.Cmd {
	if dark := msg.IsDark(); dark != m.dark || !m.sight.ground {
		m.dark, m.sight.ground = dark, true
		m.restyle()
	}
	m.sight.detector.Background(msg.Color)
	if !m.sight.known {
		return nil
	}
	caps := m.sight.caps
	if caps.Background = m.sight.detector.Conclude().Background; caps.Background == m.sight.caps.Background {
		return nil
	}
	return m.see(caps)
}

func (m *Model) restyle() {
	m.setStyle()
	m.prompt.SetStyle(m.style)
}

// ground is the colour that pictures are dimmed towards.
func (m *Model) ground() color.Color { return lipgloss.Color(m.style.Theme.Background) }

// settled says that the screen has kept its size since the timer was set.
type settled struct{ serial int }

// resized lays the screen out anew. Pictures are made for the new size once it has settled.
func (m *Model) resized(msg tea.WindowSizeMsg) tea.Cmd {
	first := m.width == 0
	m.width, m.height = msg.Width, msg.Height
	m.sight.screen.Forget()
	if first {
		return m.detect()
	}
	m.sizes++
	m.settling = true
	m.desk.Hold()
	return m.clock.after(settleTime, settled{m.sizes})
}

func (m *Model) settledAt(msg settled) tea.Cmd {
	if msg.serial == m.sizes {
		m.settling = false
		m.regained()
		return m.remeasure()
	}
	return nil
}

// remeasure finds out whether the cells have another size in pixels now, as after a zoom.
func (m *Model) remeasure() tea.Cmd {
	if m.sight.tty == nil || !m.sight.known {
		return nil
	}
	cells, pixels := terminal.WindowOf(m.sight.tty)
	if cells.Empty() || pixels.Empty() {
		return nil
	}
	caps := m.sight.caps
	w, h := pixels.W/cells.W, pixels.H/cells.H
	if w < 2 || h < 2 || w == caps.CellWidth && h == caps.CellHeight {
		return nil
	}
	caps.CellWidth, caps.CellHeight, caps.CellGuessed = w, h, false
	return m.see(caps)
}
