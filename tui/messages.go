package tui

import (
	"fmt"
	"net/url"
	"slices"
	"strings"

	tea "charm.land/bubbletea/v2"

	"cultivar/render"
	"cultivar/render/terminal"
	"cultivar/tui/codeview"
	"cultivar/tui/desk"
	"cultivar/tui/status"
)

// said is what the design said that is looked at most closely.
func (m *Model) said() desk.Said {
	for _, id := range []string{"look", "stage", "large"} {
		if _, ok := m.desk.Spot(id); ok {
			return m.desk.SaidAt(id)
		}
	}
	if m.gen != nil {
		if t := m.underCursor(); t != nil {
			return m.desk.SaidAt(fmt.Sprintf("%s/%d", m.gen.id, t.number))
		}
	}
	return desk.Said{}
}

// saidNote is that in a few words: "1 error, 2 blocked, 1 missing".
func saidNote(s desk.Said) string {
	var parts []string
	if n := len(s.Errors); n > 0 {
		parts = append(parts, plural(n, "error"))
	}
	if len(s.Blocked) > 0 {
		parts = append(parts, absentNote(s.Blocked))
	}
	return strings.Join(parts, ", ")
}

// absentNote counts what did not come: remote addresses are blocked, files are missing.
func absentNote(addresses []string) string {
	remote := 0
	for _, a := range addresses {
		if strings.Contains(a, "://") || strings.HasPrefix(a, "//") {
			remote++
		}
	}
	switch local := len(addresses) - remote; {
	case local == 0:
		return fmt.Sprintf("%d blocked", remote)
	case remote == 0:
		return fmt.Sprintf("%d missing", local)
	default:
		return fmt.Sprintf("%d blocked, %d missing", remote, local)
	}
}

// nameBlocked names once what the design asked for and did not get.
func (m *Model) nameBlocked(s desk.Said) {
	if len(s.Blocked) == 0 || m.named || m.studio == nil {
		return
	}
	m.named = true
	if m.status.Notice == "" {
		m.status.Say(status.Info, "%s: %s; ! shows them", absentNote(s.Blocked), strings.Join(hosts(s.Blocked), ", "))
	}
}

// hosts are the hosts of addresses, or the addresses themselves if they have none.
func hosts(addresses []string) []string {
	var out []string
	for _, a := range addresses {
		name := terminal.Printable(a)
		if u, err := url.Parse(name); err == nil && u.Host != "" {
			name = u.Host
		}
		if !slices.Contains(out, name) {
			out = append(out, name)
		}
	}
	if len(out) > 3 {
		out = append(out[:3:3], "…")
	}
	return out
}

func (m *Model) needMessages() string {
	if m.said().Empty() && len(m.notices) == 0 {
		return "nothing was said: no error, no message, nothing blocked"
	}
	return ""
}

// showMessages lists what the studio said, the design's errors and console, and what was blocked.
func (m *Model) showMessages() tea.Cmd {
	s := m.said()
	var b strings.Builder
	section := func(title string, lines []string) {
		if len(lines) > 0 {
			fmt.Fprintf(&b, "%s\n", title)
			for _, l := range lines {
				fmt.Fprintf(&b, "  %s\n", terminal.Printable(l))
			}
			b.WriteString("\n")
		}
	}
	section("the studio", m.noticeText())
	section("errors of the design", messageLines(s.Errors))
	section("blocked or missing", s.Blocked)
	section("console", messageLines(s.Console))
	m.code = codeview.NewText("messages", b.String(), m.style)
	return nil
}

func messageLines(messages []render.Message) []string {
	var out []string
	for _, msg := range messages {
		line := msg.Text
		if msg.Level != "" && msg.Level != "error" {
			line = msg.Level + ": " + line
		}
		if msg.File != "" {
			line = fmt.Sprintf("%s:%d: %s", msg.File, msg.Line, line)
		}
		out = append(out, line)
	}
	return out
}
