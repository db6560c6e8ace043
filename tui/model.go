package tui

import (
	"context"
	"os/exec"
	"path/filepath"
	"regexp"
	"strings"

	tea "charm.land/bubbletea/v2"

	"cultivar/render"
	"cultivar/render/terminal"
	"cultivar/session"
	"cultivar/session/artifact"
	"cultivar/tui/codeview"
	"cultivar/tui/desk"
	"cultivar/tui/dialog"
	"cultivar/tui/grid"
	"cultivar/tui/help"
	"cultivar/tui/history"
	"cultivar/tui/keymap"
	"cultivar/tui/prompt"
	"cultivar/tui/start"
	"cultivar/tui/status"
	"cultivar/tui/style"
)

// region is what the keys go to.
type region int

const (
	onStage region = iota
	onHistory
	onPrompt
)

// Model is the whole screen.
type Model struct {
	opts  Options
	ctx   context.Context
	clock clock
	// post brings a message in from a goroutine that outlives its command.
	post func(tea.Msg)
	// exec hands the terminal to another program.
	exec func(*exec.Cmd, tea.ExecCallback) tea.Cmd

	width, height int
	layout        Layout
	content       string
	cursor        *tea.Cursor
	style         style.Set
	dark          bool
	few           bool // the terminal has 16 colours
	sight

	studio  *session.Studio
	name    string
	kind    artifact.Kind
	from    render.Viewport // where the design is seen from
	words   []string        // the head, described
	headKey string          // names the head's bytes
	head    session.Head
	tree    session.Tree
	places  map[string]int // of the versions in tree, by id
	ids     []string       // generations, oldest first
	// filter is the query that the history is shown by, unfolded says that it shows steps.
	filter   string
	unfolded bool
	source   session.Source
	linked   bool
	out      *session.SourceChange // a change of the source that has not been looked at

	region region
	gen    *generation // what the grid shows; nil shows the stage
	look   bool        // one picture over the whole main region
	beside bool        // two pictures side by side
	blink  blink
	film   film
	ahead  ahead
	lens   *lens
	scroll scroll
	point  pointing
	picks  *picking // nil while no changes are chosen
	marks  []session.Ref
	// ancestors are the tiles of other generations that are parents.
	ancestors map[session.Ref]session.Variant
	steer     steering
	heat      bool // tiles show where they differ from the target
	spent     spending
	warned    string // of the budget, not said yet
	serial    int    // of the newest rest timer
	rested    bool
	// settling says that the screen's size has changed just now, sizes counts the changes.
	settling bool
	sizes    int
	// notices are the warnings and errors that were said, newest is the last of them while it stands.
	notices []string
	newest  string
	named   bool // what is blocked has been named

	tasks    tasks
	spinning bool
	loads    int  // how often the session is being read now
	stale    bool // it has changed since

	keys    keymap.Map
	byID    map[string]control
	pressed string

	grid    grid.Model
	history history.Model
	prompt  prompt.Model
	status  status.Model
	start   *start.Model
	dialog  *dialog.Model
	answer  func(dialog.Answered) tea.Cmd
	help    *help.Model
	code    *codeview.Model
	offers  map[string]func(*Model) tea.Cmd // what keys do while code is shown
	desk    *desk.Model
}

// New makes the screen. ctx bounds everything that it starts.
func New(ctx context.Context, o Options) *Model {
	m := &Model{
		opts: o, ctx: ctx, clock: wallClock(), post: func(tea.Msg) {}, exec: tea.ExecProcess,
		dark: true, steer: steering{rate: 0.3}, ancestors: map[session.Ref]session.Variant{}, desk: desk.New(), rested: true,
	}
	m.setStyle()
	m.prompt = prompt.New(m.style)
	m.bind()
	m.sight.begin(o)
	if o.Studio == nil && o.Path == "" {
		m.begin()
	}
	m.focus(onStage)
	return m
}

// begin shows the start screen.
func (m *Model) begin() {
	m.start = start.New(startEntries(m.opts))
	m.prompt.SetPlaceholder("press i and describe a design in words")
}

// Init starts what does not need the screen's size.
func (m *Model) Init() tea.Cmd {
	cmds := []tea.Cmd{m.startCamera()}
	switch {
	case m.opts.Studio != nil:
		cmds = append(cmds, m.opened(opened{studio: m.opts.Studio}))
	case m.opts.Path != "":
		cmds = append(cmds, m.openPath(m.opts.Path))
	}
	return tea.Batch(cmds...)
}

func (m *Model) setStyle() {
	switch {
	case m.plain():
		m.style = style.NewPlain()
	case m.few:
		m.style = style.NewFew(m.dark)
	case m.sight.known && !m.sight.ground:
		m.style = style.Either()
	default:
		m.style = style.For(m.dark)
	}
}

// plain says that colours are unwelcome.
func (m *Model) plain() bool {
	return m.opts.NoColor || m.opts.getenv("NO_COLOR") != "" || m.opts.getenv("TERM") == "dumb"
}

// cameraReady is how the browser arrives, or does not.
type cameraReady struct {
	camera render.Camera
	err    error
}

func (m *Model) startCamera() tea.Cmd {
	open := m.opts.Camera
	if open == nil {
		return nil
	}
	lifetime := m.ctx
	return m.run("", func(context.Context) tea.Msg {
		camera, err := open(lifetime)
		return cameraReady{camera, err}
	})
}

func (m *Model) cameraReady(msg cameraReady) tea.Cmd {
	m.sight.camera, m.sight.asked = msg.camera, true
	if msg.err != nil {
		m.sight.why = sentence("", msg.err)
		m.status.Say(status.Warn, "no pictures: %s", m.sight.why)
	}
	if m.studio != nil {
		m.studio.SetCamera(m.sight.camera, m.sight.why)
	}
	m.desk.Retry()
	return nil
}

// opened is how a session arrives.
type opened struct{ studio *session.Studio }

// open brings a session in by f.
func (m *Model) open(what string, f func(ctx context.Context) (*session.Studio, error)) tea.Cmd {
	return m.run(what, func(ctx context.Context) tea.Msg {
		studio, err := f(ctx)
		if err != nil {
			return failed{attempted: what, err: err}
		}
		return opened{studio}
	})
}

func (m *Model) openPath(path string) tea.Cmd {
	open := m.opts.OpenFile
	return m.open("open "+filepath.Base(path), func(ctx context.Context) (*session.Studio, error) { return open(ctx, path) })
}

func (m *Model) opened(msg opened) tea.Cmd {
	if m.studio != nil && m.studio != msg.studio {
		m.studio.Close()
	}
	if text := strings.TrimSpace(m.prompt.Value()); m.start != nil && text != "" {
		m.prompt.Remember(text)
	}
	m.studio, m.start, m.gen, m.scroll = msg.studio, nil, nil, scroll{}
	m.picks, m.point, m.spent = nil, pointing{}, spending{}
	m.named = false
	m.filter, m.places = "", nil
	m.head, m.tree, m.ids, m.marks = session.Head{}, session.Tree{}, nil, nil
	m.showTiles()
	m.prompt.SetPlaceholder("press i and say what to change")
	switch {
	case m.sight.camera != nil || m.sight.asked:
		m.studio.SetCamera(m.sight.camera, m.sight.why)
	case m.opts.Camera != nil:
		m.studio.ExpectCamera()
	}
	if mended := msg.studio.Store().Repaired(); len(mended) > 0 {
		m.status.Say(status.Info, "mended: %s", terminal.Printable(strings.Join(mended, "; ")))
	}
	if said := msg.studio.Greeting; said != "" {
		m.status.Say(status.Info, "%s", terminal.Printable(said))
	}
	m.focus(onStage)
	return tea.Batch(m.load(), m.watch(), m.follow(), m.readCosts())
}

// dated is the end of a session's name that only tells when it was made.
var dated = regexp.MustCompile(`-\d{8}-\d{6}$`)

// designName is what the title calls the design.
func designName(source session.Source, linked bool, dir string) string {
	path := dir
	if linked {
		path = source.Path
	}
	base := dated.ReplaceAllString(filepath.Base(path), "")
	if name := strings.TrimSuffix(base, filepath.Ext(base)); name != "" && name != "index" {
		return terminal.Printable(name)
	}
	return terminal.Printable(filepath.Base(filepath.Dir(path)))
}
