package tui

import (
	"fmt"
	"slices"
	"strconv"
	"strings"

	tea "charm.land/bubbletea/v2"

	"cultivar/session"
	"cultivar/session/breed"
	"cultivar/tui/dialog"
	"cultivar/tui/status"
)

// steering is how generations are bred from now on.
type steering struct {
	rate  float64
	locks []breed.Trait
	// keep are selectors and ids whose elements stay; only is the one trait that changes, "" for any.
	keep []string
	only breed.Trait
	// count is how many variants are wanted, 0 for as many as the screen shows well; seed that of the next
	// generation alone, 0 for any.
	count  int
	seed   uint64
	target *session.Reference
}

// mostVariants is how many variants a generation may have in the studio.
const mostVariants = 24

// request is how this screen asks the engine.
func (m *Model) request() session.BreedRequest {
	q := session.BreedRequest{
		Count: m.variants(), Rate: m.steer.rate, Locks: slices.Clone(m.steer.locks), Keep: slices.Clone(m.steer.keep), Only: m.steer.only, Seed: m.steer.seed,
	}
	if m.steer.target != nil {
		q.Target = m.steer.target.Image
	}
	return q
}

// choice is one line of the steering.
type choice struct {
	id, label string
	note      func(*Model) string
	do        func(*Model) tea.Cmd
}

func choices() []choice {
	return []choice{
		{"count", "number of tiles", (*Model).countNote, (*Model).chooseCount},
		{"locks", "traits that stay", (*Model).locksNote, (*Model).chooseLocks},
		{"keep", "elements that stay", (*Model).keepNote, (*Model).chooseKeep},
		{"only", "one trait only", (*Model).onlyNote, (*Model).chooseOnly},
		{"rate", "strength", func(m *Model) string { return fmt.Sprintf("%.1f", m.steer.rate) }, (*Model).chooseRate},
		{"seed", "seed", (*Model).seedNote, (*Model).chooseSeed},
		{"target", "picture to come near to", (*Model).targetNote, (*Model).chooseTarget},
		{"taste", "taste", func(*Model) string { return "what the studio thinks you like" }, (*Model).chooseTaste},
	}
}

// chooseSteering shows how generations are bred, and changes it.
func (m *Model) chooseSteering() tea.Cmd {
	spec := dialog.Spec{ID: "steer", Title: "how the next generations are bred", Enter: "change"}
	for _, c := range choices() {
		spec.Items = append(spec.Items, dialog.Item{ID: c.id, Label: c.label, Note: c.note(m)})
	}
	return m.ask(spec, func(a dialog.Answered) tea.Cmd {
		for _, c := range choices() {
			if c.id == a.Item {
				return c.do(m)
			}
		}
		return nil
	})
}

func (m *Model) countNote() string {
	if m.steer.count == 0 {
		return fmt.Sprintf("%d, as the screen has room", m.variants())
	}
	return strconv.Itoa(m.steer.count)
}

func (m *Model) locksNote() string {
	if len(m.steer.locks) == 0 {
		return "none"
	}
	return traitWords(m.steer.locks)
}

func traitWords(traits []breed.Trait) string {
	words := make([]string, len(traits))
	for i, t := range traits {
		words[i] = string(t)
	}
	return strings.Join(words, ", ")
}

func (m *Model) keepNote() string {
	if len(m.steer.keep) == 0 {
		return "none"
	}
	return strings.Join(m.steer.keep, ", ")
}

func (m *Model) onlyNote() string {
	if m.steer.only == "" {
		return "any"
	}
	return string(m.steer.only)
}

func (m *Model) seedNote() string {
	switch {
	case m.steer.seed != 0:
		return strconv.FormatUint(m.steer.seed, 10)
	case m.gen != nil && m.gen.seed != 0:
		return fmt.Sprintf("any; this generation's is %d", m.gen.seed)
	}
	return "any"
}

func (m *Model) targetNote() string {
	if m.steer.target == nil {
		return "none"
	}
	return m.steer.target.Name
}

// chooseNumber asks for a whole number.
func (m *Model) chooseNumber(title, body, value string, take func(uint64) string) tea.Cmd {
	spec := dialog.Spec{ID: "number", Title: title, Body: []string{body, ""}, Input: true, Free: true, Value: value, Enter: "keep"}
	return m.ask(spec, func(a dialog.Answered) tea.Cmd {
		n, err := strconv.ParseUint(strings.TrimSpace(a.Text), 10, 64)
		if strings.TrimSpace(a.Text) != "" && err != nil {
			m.refuse("“" + cutWords(a.Text) + "” is no whole number")
			return nil
		}
		m.status.Say(status.Info, "%s", take(n))
		return nil
	})
}

func (m *Model) chooseCount() tea.Cmd {
	body := fmt.Sprintf("1 to %d; nothing for as many as the screen has room for", mostVariants)
	return m.chooseNumber("number of tiles", body, numberText(uint64(m.steer.count)), func(n uint64) string {
		m.steer.count = int(min(n, mostVariants))
		return "the next generation has " + plural(m.variants(), "tile")
	})
}

func (m *Model) chooseSeed() tea.Cmd {
	value := m.steer.seed
	if value == 0 && m.gen != nil {
		value = m.gen.seed
	}
	return m.chooseNumber("seed of the next generation", "the same seed and parents give the same proposals; nothing for any", numberText(value), func(n uint64) string {
		m.steer.seed = n
		if n == 0 {
			return "the next generation has any seed"
		}
		return fmt.Sprintf("the next generation has the seed %d", n)
	})
}

// numberText is a number to be edited, nothing for 0.
func numberText(n uint64) string {
	if n == 0 {
		return ""
	}
	return strconv.FormatUint(n, 10)
}

func (m *Model) chooseRate() tea.Cmd {
	spec := dialog.Spec{ID: "rate", Title: "strength of changes", Enter: "keep"}
	for _, s := range []struct {
		rate float64
		word string
	}{{0.1, "barely"}, {0.2, "gently"}, {0.3, "as usual"}, {0.5, "boldly"}, {0.8, "very boldly"}, {1, "as boldly as can be"}} {
		spec.Items = append(spec.Items, dialog.Item{ID: fmt.Sprint(s.rate), Label: s.word, Note: fmt.Sprintf("%.1f", s.rate)})
	}
	return m.ask(spec, func(a dialog.Answered) tea.Cmd {
		if rate, err := strconv.ParseFloat(a.Item, 64); err == nil {
			m.steer.rate = rate
		}
		return m.strengthen(0)
	})
}

func (m *Model) chooseKeep() tea.Cmd {
	spec := dialog.Spec{
		ID: "keep", Title: "elements that stay as they are", Body: []string{"selectors or ids, with commas between them: .logo, #mark; nothing for none", ""},
		Input: true, Free: true, Value: strings.Join(m.steer.keep, ", "), Enter: "keep",
	}
	return m.ask(spec, func(a dialog.Answered) tea.Cmd {
		m.steer.keep = nil
		for part := range strings.SplitSeq(a.Text, ",") {
			if part = strings.TrimSpace(part); part != "" {
				m.steer.keep = append(m.steer.keep, part)
			}
		}
		m.status.Say(status.Info, "stays as it is: %s", m.keepNote())
		return nil
	})
}

func (m *Model) chooseOnly() tea.Cmd {
	spec := dialog.Spec{ID: "only", Title: "the one trait that changes", Enter: "keep", Items: []dialog.Item{{ID: "", Label: "any trait"}}}
	for _, t := range breed.Traits(m.kind) {
		spec.Items = append(spec.Items, dialog.Item{ID: string(t), Label: string(t), On: t == m.steer.only})
	}
	return m.ask(spec, func(a dialog.Answered) tea.Cmd {
		m.steer.only = breed.Trait(a.Item)
		m.status.Say(status.Info, "changes: %s", m.onlyNote())
		return nil
	})
}

// chooseTarget asks for a picture to come near to.
func (m *Model) chooseTarget() tea.Cmd {
	spec := askPath(dialog.Spec{
		ID: "target", Title: "a picture to come near to", Body: []string{"generations are bred towards it, and it goes along with what you say; nothing for none", ""},
		Placeholder: "a PNG, JPEG, GIF or WebP file", Enter: "attach",
	}, pictureEndings...)
	if m.steer.target != nil {
		spec.Body[0] = "now " + m.steer.target.Name + "; nothing takes it away"
	}
	return m.ask(spec, func(a dialog.Answered) tea.Cmd {
		path := strings.TrimSpace(chosenPath(a))
		if path == "" {
			m.steer.target, m.heat = nil, false
			m.status.Say(status.Info, "%s", "there is no picture to come near to")
			return nil
		}
		return m.attach(pictureFile(expandHome(path)))
	})
}

func (m *Model) needTarget() string {
	if m.steer.target == nil {
		return "there is no picture to compare with; T attaches one"
	}
	return m.canDraw()
}

// toggleHeat shows where pictures differ from the target, or the pictures again.
func (m *Model) toggleHeat() tea.Cmd {
	m.heat = !m.heat
	if m.heat {
		m.status.Say(status.Info, "what glows differs from %s; H shows the pictures again", m.steer.target.Name)
	}
	return nil
}

// steerFacts say in the status line what is not as usual.
func (m *Model) steerFacts() (out []string) {
	if m.steer.rate != 0.3 {
		out = append(out, fmt.Sprintf("strength %.1f", m.steer.rate))
	}
	if n := len(m.steer.locks) + len(m.steer.keep); n > 0 {
		out = append(out, plural(n, "lock"))
	}
	if m.steer.only != "" {
		out = append(out, string(m.steer.only)+" only")
	}
	if m.steer.target != nil {
		out = append(out, map[bool]string{true: "heat: ", false: "towards "}[m.heat]+m.steer.target.Name)
	}
	return out
}
