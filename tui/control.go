package tui

import (
	tea "charm.land/bubbletea/v2"

	"cultivar/tui/keymap"
)

// control is one thing that a designer can do: its keys and its name, when it can be done, and how.
type control struct {
	keymap.Command
	// able gives the reason why it cannot be done now, "" if it can; nil means always.
	able func(*Model) string
	do   func(*Model) tea.Cmd
}

// The headings of the help.
const (
	moving   = "move"
	breeding = "breed"
	saying   = "say and edit"
	keeping  = "keep"
	looking  = "look"
	program  = "studio"
)

// controls is the list that dispatch, footer, help and palette are made from.
func controls() []control {
	return []control{
		{Command: keymap.Command{ID: "left", Keys: []string{"left", "h"}, Show: "← h", Name: "go left", Group: moving}, do: (*Model).goLeft},
		{Command: keymap.Command{ID: "down", Keys: []string{"down", "j"}, Show: "↓ j", Name: "go down", Group: moving}, do: (*Model).goDown},
		{Command: keymap.Command{ID: "up", Keys: []string{"up", "k"}, Show: "↑ k", Name: "go up", Group: moving}, do: (*Model).goUp},
		{Command: keymap.Command{ID: "right", Keys: []string{"right", "l"}, Show: "→ l", Name: "go right", Group: moving}, do: (*Model).goRight},
		{Command: keymap.Command{ID: "jump", Keys: []string{"0", "1", "2", "3", "4", "5", "6", "7", "8", "9"}, Show: "0–9", Name: "jump to a tile", Group: moving}, able: (*Model).needGrid, do: (*Model).jump},
		{Command: keymap.Command{ID: "page", Keys: []string{"pgdown", "pgup", "ctrl+d", "ctrl+u", "ctrl+f", "ctrl+b"}, Show: "PgUp PgDn", Name: "scroll a long page; also ^d ^u, ↑ ↓", Short: "scroll", Group: moving}, able: (*Model).canScroll, do: (*Model).turnPage},
		{Command: keymap.Command{ID: "ends", Keys: []string{"g", "G", "home", "end"}, Show: "g G", Name: "go to the top, to the end", Group: moving}, able: (*Model).canScroll, do: (*Model).goToEnd},
		{Command: keymap.Command{ID: "region", Keys: []string{"tab"}, Name: "go on to pictures, history, prompt", Short: "next region", Group: moving}, do: (*Model).nextRegion},
		{Command: keymap.Command{ID: "older", Keys: []string{"["}, Name: "show the older generation", Short: "older", Group: moving}, able: (*Model).needOlder, do: (*Model).older},
		{Command: keymap.Command{ID: "newer", Keys: []string{"]"}, Name: "show the newer generation, then the stage", Group: moving}, able: (*Model).needGrid, do: (*Model).newer},
		{Command: keymap.Command{ID: "generations", Keys: []string{"{"}, Name: "choose a generation to show again", Group: moving}, able: (*Model).needGenerations, do: (*Model).chooseGeneration},
		{Command: keymap.Command{ID: "enter", Keys: []string{"enter"}, Name: "look large; in the history, go there", Short: "large", Group: moving}, able: (*Model).canEnter, do: (*Model).enter},
		{Command: keymap.Command{ID: "back", Keys: []string{"esc"}, Name: "cancel what runs, else go back", Short: "back", Group: moving}, able: (*Model).canGoBack, do: (*Model).back},

		{Command: keymap.Command{ID: "next", Keys: []string{"n"}, Name: "breed from the marked, else from this", Short: "breed", Group: breeding}, able: (*Model).canPropose, do: (*Model).breedNext},
		{Command: keymap.Command{ID: "nextModel", Keys: []string{"N"}, Name: "the same by the model, price first", Group: breeding}, able: (*Model).canAskModel, do: (*Model).breedByModel},
		{Command: keymap.Command{ID: "mark", Keys: []string{"space"}, Name: "mark as a parent", Short: "mark", Group: breeding}, able: (*Model).canMark, do: (*Model).mark},
		{Command: keymap.Command{ID: "reject", Keys: []string{"x"}, Name: "reject the tile and fill it again", Group: breeding}, able: (*Model).canRefill, do: (*Model).reject},
		{Command: keymap.Command{ID: "reroll", Keys: []string{"r"}, Name: "breed the generation again", Group: breeding}, able: (*Model).canReroll, do: (*Model).reroll},
		{Command: keymap.Command{ID: "rerollTile", Keys: []string{"R"}, Name: "breed this one tile again", Group: breeding}, able: (*Model).canRefill, do: (*Model).rerollTile},
		{Command: keymap.Command{ID: "more", Keys: []string{"m"}, Name: "more like this", Group: breeding}, able: (*Model).needRecipe, do: (*Model).moreLike},
		{Command: keymap.Command{ID: "opposite", Keys: []string{"M"}, Name: "the opposite of this", Group: breeding}, able: (*Model).needRecipe, do: (*Model).opposite},
		{Command: keymap.Command{ID: "stronger", Keys: []string{"+", "="}, Show: "+", Name: "stronger changes", Group: breeding}, able: (*Model).canStrengthen, do: (*Model).stronger},
		{Command: keymap.Command{ID: "weaker", Keys: []string{"-", "_"}, Show: "−", Name: "weaker changes", Group: breeding}, able: (*Model).canWeaken, do: (*Model).weaker},
		{Command: keymap.Command{ID: "locks", Keys: []string{"L"}, Name: "lock traits so that breeding leaves them", Group: breeding}, able: (*Model).needDesign, do: (*Model).chooseLocks},
		{Command: keymap.Command{ID: "steer", Keys: []string{"S"}, Name: "steer: tiles, one trait only, what stays, seed", Group: breeding}, able: (*Model).needDesign, do: (*Model).chooseSteering},
		{Command: keymap.Command{ID: "target", Keys: []string{"T"}, Name: "a picture to go by, in breeding and in what you say", Group: breeding}, able: (*Model).needDesign, do: (*Model).chooseTarget},

		{Command: keymap.Command{ID: "say", Keys: []string{"i"}, Name: "say what to change", Short: "say", Group: saying}, do: (*Model).say},
		{Command: keymap.Command{ID: "paste", Keys: []string{"ctrl+v"}, Name: "paste a picture to go by", Group: saying}, able: (*Model).needDesign, do: (*Model).pasteClipboard},
		{Command: keymap.Command{ID: "pointing", Keys: []string{"@"}, Name: "letter the picture: cells A1–F6 and elements to point at", Group: saying}, able: (*Model).canPoint, do: (*Model).toggleGrid},
		{Command: keymap.Command{ID: "editor", Keys: []string{"e"}, Name: "edit the code in $EDITOR", Group: saying}, able: (*Model).canPropose, do: (*Model).editCode},
		{Command: keymap.Command{ID: "theme", Keys: []string{"t"}, Name: "wear a theme", Group: saying}, able: (*Model).canPropose, do: (*Model).chooseTheme},
		{Command: keymap.Command{ID: "outside", Keys: []string{"f"}, Name: "show a change by another program", Group: saying}, able: (*Model).needOutside, do: (*Model).showOutside},

		{Command: keymap.Command{ID: "accept", Keys: []string{"a"}, Name: "accept the tile and stay", Short: "accept", Group: keeping}, able: (*Model).canAccept, do: (*Model).accept},
		{Command: keymap.Command{ID: "acceptOn", Keys: []string{"A"}, Name: "accept the tile and breed on from it", Group: keeping}, able: (*Model).canAccept, do: (*Model).acceptAndBreed},
		{Command: keymap.Command{ID: "picks", Keys: []string{"p"}, Name: "take or leave each change of the tile", Group: keeping}, able: (*Model).canPick, do: (*Model).pickHunks},
		{Command: keymap.Command{ID: "undo", Keys: []string{"u"}, Name: "undo", Short: "undo", Group: keeping}, able: (*Model).needStudio, do: (*Model).undo},
		{Command: keymap.Command{ID: "redo", Keys: []string{"ctrl+r"}, Name: "redo", Group: keeping}, able: (*Model).needStudio, do: (*Model).redo},
		{Command: keymap.Command{ID: "star", Keys: []string{"s"}, Name: "star the version, or unstar it", Short: "star", Group: keeping}, able: (*Model).needVersion, do: (*Model).star},
		{Command: keymap.Command{ID: "branch", Keys: []string{"b"}, Name: "go to a branch, or make one", Short: "branch", Group: keeping}, able: (*Model).needDesign, do: (*Model).chooseBranch},
		{Command: keymap.Command{ID: "rename", Keys: []string{"B"}, Name: "rename the branch", Group: keeping}, able: (*Model).needDesign, do: (*Model).renameBranch},
		{Command: keymap.Command{ID: "revert", Keys: []string{"U"}, Name: "take back what this version changed", Short: "take back", Group: keeping}, able: (*Model).needVersion, do: (*Model).revert},
		{Command: keymap.Command{ID: "write", Keys: []string{"w"}, Name: "write back to the source file", Short: "write", Group: keeping}, able: (*Model).canWrite, do: (*Model).writeBack},
		{Command: keymap.Command{ID: "prune", Name: "drop old generations to free the disk", Group: keeping}, able: (*Model).needGenerations, do: (*Model).choosePrune},
		{Command: keymap.Command{ID: "export", Keys: []string{"o"}, Name: "export to a file", Short: "export", Group: keeping}, able: (*Model).needDesign, do: (*Model).chooseExport},
		{Command: keymap.Command{ID: "copy", Keys: []string{"y"}, Name: "copy the code", Group: keeping}, able: (*Model).needDesign, do: (*Model).copyCode},

		{Command: keymap.Command{ID: "blink", Keys: []string{"c"}, Name: "blink against the parent or the marked", Short: "blink", Group: looking}, able: (*Model).canBlink, do: (*Model).toggleBlink},
		{Command: keymap.Command{ID: "beside", Keys: []string{"C"}, Name: "stand side by side with the parent or the marked", Short: "beside", Group: looking}, able: (*Model).canStandBeside, do: (*Model).standBeside},
		{Command: keymap.Command{ID: "diff", Keys: []string{"d"}, Name: "compare the code with the parent's", Short: "diff", Group: looking}, able: (*Model).canCompare, do: (*Model).compareCode},
		{Command: keymap.Command{ID: "lens", Keys: []string{"v"}, Name: "a lens: one region at 100 % in every tile", Group: looking}, able: (*Model).canDraw, do: (*Model).toggleLens},
		{Command: keymap.Command{ID: "lensMove", Keys: []string{"shift+left", "shift+right", "shift+up", "shift+down"}, Show: "shift+arrows", Name: "move the lens", Group: looking}, able: (*Model).needLens, do: (*Model).moveLens},
		{Command: keymap.Command{ID: "whole", Keys: []string{"z"}, Name: "see the whole of a long page at once", Short: "whole page", Group: looking}, able: (*Model).canFit, do: (*Model).fitPage},
		{Command: keymap.Command{ID: "heat", Keys: []string{"H"}, Name: "where pictures differ from the target", Group: looking}, able: (*Model).needTarget, do: (*Model).toggleHeat},
		{Command: keymap.Command{ID: "search", Keys: []string{"/"}, Name: "search captions and history", Short: "search", Group: looking}, able: (*Model).needDesign, do: (*Model).search},
		{Command: keymap.Command{ID: "fold", Keys: []string{"."}, Name: "show the steps between versions, or fold them", Short: "steps", Group: looking}, able: (*Model).needSteps, do: (*Model).foldSteps},
		{Command: keymap.Command{ID: "messages", Keys: []string{"!"}, Name: "show errors, console, what was blocked", Group: looking}, able: (*Model).needMessages, do: (*Model).showMessages},
		{Command: keymap.Command{ID: "redraw", Keys: []string{"ctrl+l"}, Name: "draw the screen anew", Group: looking}, do: (*Model).redraw},
		{Command: keymap.Command{ID: "protocol", Name: "show pictures in another way: kitty, iterm2, sixel, blocks, words", Group: looking}, do: (*Model).chooseProtocol},
		{Command: keymap.Command{ID: "taste", Name: "taste: what the studio thinks you like; turn it off or forget it", Group: looking}, able: (*Model).needStudio, do: (*Model).chooseTaste},

		{Command: keymap.Command{ID: "palette", Keys: []string{":", "ctrl+p"}, Show: ": ^p", Name: "find a command", Short: "find", Group: program}, do: (*Model).openPalette},
		{Command: keymap.Command{ID: "help", Keys: []string{"?"}, Name: "show every key", Short: "help", Group: program}, do: (*Model).openHelp},
		{Command: keymap.Command{ID: "open", Keys: []string{"O"}, Name: "open another design", Group: program}, able: (*Model).canOpen, do: (*Model).chooseFile},
		{Command: keymap.Command{ID: "suspend", Keys: []string{"ctrl+z"}, Name: "go to the shell; fg comes back", Group: program}, do: (*Model).suspend},
		{Command: keymap.Command{ID: "interrupt", Keys: []string{"ctrl+c"}, Name: "cancel what runs, then quit", Group: program}, do: (*Model).interrupt},
		{Command: keymap.Command{ID: "quit", Keys: []string{"q"}, Name: "quit", Short: "quit", Group: program}, do: (*Model).quit},
	}
}

// footers are the hints of the footer in each situation, the most useful first.
var footers = map[string][]string{
	"opening": {"help", "quit"},
	"stage":   {"next", "say", "enter", "older", "write", "export", "undo", "help"},
	"grid":    {"next", "mark", "accept", "say", "enter", "blink", "back", "help"},
	"look":    {"page", "whole", "blink", "accept", "next", "back", "help"},
	"beside":  {"mark", "diff", "enter", "back", "help"},
	"history": {"enter", "search", "star", "branch", "mark", "beside", "diff", "revert", "fold", "help"},
}

func (m *Model) bind() {
	m.byID = map[string]control{}
	var commands []keymap.Command
	for _, c := range controls() {
		m.byID[c.ID] = c
		commands = append(commands, c.Command)
	}
	m.keys = keymap.New(commands...)
}

// act does what a control says, or says why it cannot.
func (m *Model) act(id string) tea.Cmd {
	c, ok := m.byID[id]
	if !ok {
		return nil
	}
	if c.able != nil {
		if why := c.able(m); why != "" {
			m.refuse(why)
			return nil
		}
	}
	return c.do(m)
}
