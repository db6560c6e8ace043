package tui

import (
	"slices"

	"cultivar/render/terminal"
)

// The reasons why a key does nothing now.

func (m *Model) needStudio() string {
	if m.studio == nil {
		return "no design is open yet"
	}
	return ""
}

func (m *Model) needDesign() string {
	if why := m.needStudio(); why != "" {
		return why
	}
	if m.head.Version == "" {
		return "the design is still being opened"
	}
	return ""
}

func (m *Model) needGrid() string {
	if m.gen == nil {
		return "one version is on the stage; n breeds a generation, [ shows the last one"
	}
	return ""
}

func (m *Model) canPropose() string {
	if why := m.needDesign(); why != "" {
		return why
	}
	if m.gen != nil && m.gen.task != 0 {
		return "a generation is still being made; esc cancels it"
	}
	return ""
}

func (m *Model) canAskModel() string {
	if why := m.canPropose(); why != "" {
		return why
	}
	if m.studio.ModelName() == "" {
		return "no model is set up (OPENAI_API_KEY, OPENAI_BASE_URL); n breeds without one"
	}
	return ""
}

// needVariant wants the cursor on a finished variant.
func (m *Model) needVariant() string {
	if why := m.needGrid(); why != "" {
		return why
	}
	t := m.underCursor()
	switch {
	case t.number == 0:
		return "this is the parent; go to one of its variants"
	case t.failed != "":
		return "this tile could not be made; x fills it again"
	case t.variant == nil:
		return "this tile is still being made"
	}
	return ""
}

func (m *Model) canAccept() string {
	if m.region == onHistory {
		return "what is in the history is accepted already; enter goes to it"
	}
	if why := m.needVariant(); why != "" {
		return why
	}
	if m.gen.wants(m.underCursor().number) {
		return "this tile is accepted as soon as its generation is recorded"
	}
	if v := m.underCursor().version; v != "" {
		return "this tile is version " + short(v) + " already"
	}
	return ""
}

func (m *Model) canMark() string {
	if why := m.needDesign(); why != "" {
		return why
	}
	if m.gen == nil || m.region == onHistory {
		return ""
	}
	if m.gen.running() {
		return "the generation is still being made"
	}
	if m.underCursor().number == 0 {
		return ""
	}
	return m.needVariant()
}

func (m *Model) canRefill() string {
	if why := m.needGrid(); why != "" {
		return why
	}
	t := m.underCursor()
	switch {
	case m.gen.running():
		return "the generation is still being made; esc cancels it"
	case t.number == 0:
		return "this is the parent; reject one of its variants"
	case m.gen.again == nil:
		return "this generation was not bred; there is nothing to fill the tile with"
	case m.gen.filling == t.number || slices.Contains(m.gen.queue, t.number):
		return "this tile is being filled already"
	}
	return ""
}

func (m *Model) canReroll() string {
	if why := m.needGrid(); why != "" {
		return why
	}
	switch {
	case m.gen.task != 0:
		return "the generation is still being made; esc cancels it"
	case m.gen.again == nil:
		return "this generation cannot be made again"
	}
	return ""
}

func (m *Model) needRecipe() string {
	if why := m.canPropose(); why != "" {
		return why
	}
	if why := m.needVariant(); why != "" {
		return why
	}
	if len(m.underCursor().variant.Recipe.Genes) == 0 {
		return "this tile was not bred, so there is no recipe to vary"
	}
	return ""
}

func (m *Model) canStrengthen() string {
	if m.steer.rate >= 1 {
		return "changes are as strong as they can be"
	}
	return ""
}

func (m *Model) canWeaken() string {
	if m.steer.rate <= 0.1 {
		return "changes are as weak as they can be"
	}
	return ""
}

func (m *Model) needOlder() string {
	if why := m.needDesign(); why != "" {
		return why
	}
	switch i := m.generationIndex(); {
	case len(m.ids) == 0:
		return "there is no generation yet; n breeds the first"
	case m.gen != nil && m.gen.task != 0:
		return "the generation is still being made; esc cancels it"
	case i == 0:
		return "this is the oldest generation"
	}
	return ""
}

func (m *Model) canEnter() string {
	if why := m.needDesign(); why != "" {
		return why
	}
	if m.look {
		return "this is as large as it gets; esc goes back"
	}
	if m.region == onHistory {
		if v, ok := m.history.Under(); ok && v.ID == m.head.Version {
			return "this version is the head already"
		}
	}
	return ""
}

func (m *Model) canGoBack() string {
	if m.tasks.newest() != nil || m.blink.on || m.look || m.beside || m.filter != "" && m.region == onHistory || m.lens != nil || m.scroll != (scroll{}) || m.region != onStage || len(m.marks) > 0 || m.gen != nil {
		return ""
	}
	return "nothing runs and there is nothing to leave; q quits"
}

func (m *Model) needVersion() string {
	if why := m.needDesign(); why != "" {
		return why
	}
	if _, ok := m.pointed(); !ok {
		return "this tile is not a version yet; a accepts it"
	}
	return ""
}

func (m *Model) canWrite() string {
	if why := m.needDesign(); why != "" {
		return why
	}
	if !m.linked {
		return "this session came from no file; o exports it"
	}
	return ""
}

func (m *Model) needOutside() string {
	if m.out == nil {
		return "no other program has changed the source file"
	}
	return ""
}

func (m *Model) canBlink() string {
	if why := m.canCompare(); why != "" {
		return why
	}
	return m.canDraw()
}

func (m *Model) canCompare() string {
	if why := m.needDesign(); why != "" {
		return why
	}
	if m.blink.on {
		return ""
	}
	ref, _ := m.comparison()
	switch {
	case ref == "":
		return "the seed has no parent to compare with"
	case ref == m.current():
		return "this is the parent itself; go to one of its variants"
	}
	if t := m.underCursor(); t != nil && m.region != onHistory && t.number > 0 {
		if m.gen.running() {
			return "the generation is still being made"
		}
		return m.needVariant()
	}
	return ""
}

func (m *Model) canDraw() string {
	if why := m.needDesign(); why != "" {
		return why
	}
	if ok, why := m.studio.CanDraw(); !ok {
		if why == "" {
			why = "there is no browser"
		}
		return "no pictures: " + terminal.Printable(why)
	}
	if m.sight.caps.Protocol == terminal.Words {
		return "pictures are turned off; the palette (:) turns them on"
	}
	return ""
}

func (m *Model) needLens() string {
	if m.lens == nil {
		return "v shows a region at 100 % first"
	}
	return ""
}

func (m *Model) canOpen() string {
	if m.opts.OpenFile == nil {
		return "no other design can be opened from here"
	}
	return ""
}
