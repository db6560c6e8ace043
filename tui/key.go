package tui

import (
	"strings"

	tea "charm.land/bubbletea/v2"

	"cultivar/tui/dialog"
	"cultivar/tui/help"
	"cultivar/tui/prompt"
	"cultivar/tui/status"
)

// key sends a key to whatever has the floor.
func (m *Model) key(msg tea.KeyPressMsg) tea.Cmd {
	pressed := msg.String()
	if pressed == "ctrl+c" {
		return m.act("interrupt")
	}
	m.status.Clear()
	m.pressed = pressed
	switch {
	case m.layout.Small:
		return m.unseenKey(pressed)
	case m.dialog != nil:
		return m.heard(m.dialog.Update(msg))
	case m.help != nil, m.code != nil:
		return m.scrollKey(pressed)
	case m.picks != nil:
		return m.pickKey(pressed)
	case m.region == onPrompt:
		return m.promptKey(msg)
	case m.start != nil:
		return m.startKey(pressed)
	}
	command, ok := m.keys.ForKey(pressed)
	if !ok {
		m.refuse(pressed + " does nothing here; ? shows every key")
		return nil
	}
	return m.act(command.ID)
}

// heard does at once what a dialog or the prompt says.
func (m *Model) heard(said tea.Msg, cmd tea.Cmd) tea.Cmd {
	switch said := said.(type) {
	case prompt.Submitted:
		return m.submit(said.Text)
	case prompt.Left:
		return m.focus(onStage)
	case dialog.Answered:
		return m.answered(said)
	case dialog.Cancelled:
		return m.closeDialog()
	}
	return cmd
}

// unseenKey is a key on a screen that shows nothing: it can but quit.
func (m *Model) unseenKey(pressed string) tea.Cmd {
	if pressed == "q" {
		return m.interrupt()
	}
	return nil
}

// refuse says why a key does nothing now.
func (m *Model) refuse(why string) { m.status.Say(status.Warn, "%s", why) }

// promptKey gives a key to the prompt, except for those that lead out of it.
func (m *Model) promptKey(msg tea.KeyPressMsg) tea.Cmd {
	defer m.offerMentions()
	if m.mentionKey(msg.String()) {
		return nil
	}
	switch msg.String() {
	case "tab":
		return m.nextRegion()
	case "ctrl+v":
		return m.act("paste")
	case "esc":
		if m.cancelNewest() {
			return nil
		}
	}
	return m.heard(m.prompt.Update(msg))
}

func (m *Model) pasted(msg tea.PasteMsg) tea.Cmd {
	switch {
	case m.layout.Small:
	case m.dialog != nil:
		return m.heard(m.dialog.Update(msg))
	case m.studio != nil && isPicture(msg.Content):
		return m.attach(pastedPicture(msg.Content))
	case m.region == onPrompt:
		return m.heard(m.prompt.Update(msg))
	case m.help == nil && m.code == nil && strings.TrimSpace(msg.Content) != "":
		return tea.Batch(m.focus(onPrompt), m.heard(m.prompt.Update(msg)))
	}
	return nil
}

// scrollKey moves the help or a text.
func (m *Model) scrollKey(pressed string) tea.Cmd {
	if m.code != nil && m.offers[pressed] == nil && m.code.Key(pressed) {
		return nil
	}
	rows, columns := 0, 0
	switch pressed {
	case "up", "k":
		rows = -1
	case "down", "j":
		rows = 1
	case "pgup", "ctrl+b", "ctrl+u":
		rows = -m.page()
	case "pgdown", "space", "ctrl+f", "ctrl+d":
		rows = m.page()
	case "home", "g":
		rows = -1 << 30
	case "end", "G":
		rows = 1 << 30
	case "left", "h":
		columns = -8
	case "right", "l":
		columns = 8
	default:
		offered := m.offers[pressed]
		m.help, m.code, m.offers = nil, nil, nil
		if offered != nil {
			return offered(m)
		}
		return nil
	}
	m.scrollText(rows, columns)
	return nil
}

func (m *Model) page() int {
	if m.code != nil {
		return m.code.Page()
	}
	return 10
}

func (m *Model) scrollText(rows, columns int) {
	if m.code != nil {
		m.code.Scroll(rows, columns)
	} else if m.help != nil {
		m.help.Scroll(rows)
	}
}

func (m *Model) openHelp() tea.Cmd {
	m.help = help.New(m.keys)
	return nil
}

// suspend gives the terminal back to the shell.
func (m *Model) suspend() tea.Cmd { return tea.Suspend }

// interrupt cancels everything that runs; if nothing does, it quits.
func (m *Model) interrupt() tea.Cmd {
	if m.cancelNewest() {
		return nil
	}
	return tea.Quit
}
