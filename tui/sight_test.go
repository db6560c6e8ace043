package tui

import (
	"image/color"
	"slices"
	"testing"

	tea "charm.land/bubbletea/v2"
	"charm.land/lipgloss/v2"
	"github.com/charmbracelet/colorprofile"
	uv "github.com/charmbracelet/ultraviolet"
)

// meet starts a studio in a terminal that detection decides about.
func meet(t *testing.T, o Options, answers ...tea.Msg) *driver {
	t.Helper()
	o.Studio, _ = plot(t, &painter{})
	d := drive(t, 120, 40, o)
	for _, a := range answers {
		d.take(a)
	}
	return d.Settle()
}

var xterm = []tea.Msg{
	tea.ColorProfileMsg{Profile: colorprofile.ANSI},
	tea.BackgroundColorMsg{Color: color.White},
	tea.TerminalVersionMsg{Name: "XTerm(379)"},
	uv.PrimaryDeviceAttributesEvent{64, 1, 2},
}

func TestAdviceIsGivenOnce(t *testing.T) {
	var asked []string
	o := Options{Environ: []string{"TERM=xterm"}, Advise: func(line string) bool {
		news := !slices.Contains(asked, line)
		asked = append(asked, line)
		return news
	}}
	meet(t, o, xterm...).Shows("started as `xterm -ti vt340`")
	meet(t, o, xterm...).Hides("vt340")
	if len(asked) != 2 {
		t.Errorf("asked about %q", asked)
	}
}

func TestATerminalShowsTheColoursThatItHas(t *testing.T) {
	d := meet(t, Options{Environ: []string{"TERM=xterm"}}, xterm...)
	if d.m.sight.profile != colorprofile.TrueColor || d.m.few {
		t.Errorf("an xterm is taken for %v", d.m.sight.profile)
	}
	d = meet(t, Options{Environ: []string{"TERM=vt340"}}, xterm[0], uv.PrimaryDeviceAttributesEvent{63, 4})
	if d.m.sight.profile != colorprofile.ANSI || !d.m.few {
		t.Errorf("an unknown terminal is taken for %v", d.m.sight.profile)
	}
	d = meet(t, Options{Environ: []string{"TERM=xterm", "NO_COLOR=1"}}, tea.ColorProfileMsg{Profile: colorprofile.ASCII}, xterm[2], xterm[3])
	if !d.m.style.Plain || d.m.sight.profile != colorprofile.ASCII {
		t.Error("colours that are unwelcome are shown")
	}
}

func TestAnUnknownBackgroundIsNotGuessed(t *testing.T) {
	d := meet(t, Options{Environ: []string{"TERM=xterm-256color"}}, tea.ColorProfileMsg{Profile: colorprofile.TrueColor}, uv.PrimaryDeviceAttributesEvent{64, 1, 2})
	if fg := d.m.style.Text.GetForeground(); fg != (lipgloss.NoColor{}) {
		t.Errorf("text is drawn in %v on a ground that nobody knows", fg)
	}
	d.take(tea.BackgroundColorMsg{Color: color.White})
	if fg := d.m.style.Text.GetForeground(); fg == (lipgloss.NoColor{}) {
		t.Error("a ground told later is not heeded")
	}
}

func TestTheBackgroundIsHeeded(t *testing.T) {
	d := meet(t, Options{Environ: []string{"TERM=xterm"}}, xterm...)
	if d.m.dark || d.m.sight.caps.Background != (color.RGBA{255, 255, 255, 255}) {
		t.Errorf("a white terminal is taken for dark=%v, %v", d.m.dark, d.m.sight.caps.Background)
	}
	d.take(tea.BackgroundColorMsg{Color: color.Black})
	d.Settle().Exact()
	if !d.m.dark || d.m.sight.caps.Background != (color.RGBA{0, 0, 0, 255}) {
		t.Errorf("a terminal that has turned black is taken for dark=%v, %v", d.m.dark, d.m.sight.caps.Background)
	}
}
