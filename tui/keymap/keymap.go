// Package keymap is the one list of what can be done in the studio: a Map of commands, each with its
// keys, its name and its short hint. Dispatch, the footer, the help and the palette all read it.
package keymap

import "strings"

// Command is one thing that can be done.
type Command struct {
	// ID names the command in code.
	ID string
	// Keys trigger it, as Bubble Tea spells them; none for a command of the palette alone.
	Keys []string
	// Show is how its keys are written for people; empty means the first key.
	Show string
	// Name says what it does, in a line that starts with a verb.
	Name string
	// Short is its hint in the footer, one or two words; empty if it never stands there.
	Short string
	// Group is the heading under which help lists it.
	Group string
}

// Label is how the command's keys are written for people.
func (c Command) Label() string {
	if c.Show != "" {
		return c.Show
	}
	if len(c.Keys) == 0 {
		return ""
	}
	return Pretty(c.Keys[0])
}

// Pretty writes a key for people.
func Pretty(key string) string {
	names := map[string]string{"left": "←", "right": "→", "up": "↑", "down": "↓", " ": "space", "shift+left": "⇧←"}
	if name, ok := names[key]; ok {
		return name
	}
	return strings.ReplaceAll(key, "ctrl+", "^")
}

// Map is an ordered list of commands, no two with the same key.
type Map struct {
	commands []Command
	byKey    map[string]int
	byID     map[string]int
}

// New makes a map. The first command with a key has it.
func New(commands ...Command) Map {
	m := Map{commands: commands, byKey: map[string]int{}, byID: map[string]int{}}
	for i, c := range commands {
		m.byID[c.ID] = i
		for _, k := range c.Keys {
			if _, taken := m.byKey[k]; !taken {
				m.byKey[k] = i
			}
		}
	}
	return m
}

// ForKey finds the command of a key.
func (m Map) ForKey(key string) (Command, bool) {
	i, ok := m.byKey[key]
	if !ok {
		return Command{}, false
	}
	return m.commands[i], true
}

// Get finds a command by its ID.
func (m Map) Get(id string) (Command, bool) {
	i, ok := m.byID[id]
	if !ok {
		return Command{}, false
	}
	return m.commands[i], true
}

// All lists the commands in order.
func (m Map) All() []Command { return m.commands }

// Groups lists the headings in order of their first command.
func (m Map) Groups() []string {
	var out []string
	seen := map[string]bool{}
	for _, c := range m.commands {
		if !seen[c.Group] {
			seen[c.Group] = true
			out = append(out, c.Group)
		}
	}
	return out
}

// In lists the commands under a heading.
func (m Map) In(group string) []Command {
	var out []Command
	for _, c := range m.commands {
		if c.Group == group {
			out = append(out, c)
		}
	}
	return out
}
