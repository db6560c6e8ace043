package tui

import (
	tea "charm.land/bubbletea/v2"
)

// Update takes one message, sees to the pictures that the screen now wants, and paints.
func (m *Model) Update(msg tea.Msg) (tea.Model, tea.Cmd) {
	cmd := m.handle(msg)
	m.journal()
	m.arrange()
	cmd = tea.Batch(cmd, m.measureForPointing(), m.wish(), m.roll(), m.foresee())
	m.paint()
	return m, cmd
}

// handle is the table of contents: the first chapter that knows a message takes it.
func (m *Model) handle(msg tea.Msg) tea.Cmd {
	for _, chapter := range []func(tea.Msg) (cmd tea.Cmd, known bool){
		m.designerActed,
		m.screenChanged,
		m.taskReturned,
		m.generationGrew,
		m.workKept,
		m.answerFound,
		m.pictureCame,
		m.timePassed,
	} {
		if cmd, known := chapter(msg); known {
			return cmd
		}
	}
	return m.terminalTold(msg)
}

// designerActed takes what the designer does.
func (m *Model) designerActed(msg tea.Msg) (cmd tea.Cmd, known bool) {
	switch msg := msg.(type) {
	case tea.KeyPressMsg:
		return m.key(msg), true
	case tea.PasteMsg:
		return m.pasted(msg), true
	case tea.MouseClickMsg:
		return m.clicked(msg), true
	case tea.MouseWheelMsg:
		return m.wheeled(msg), true
	}
	return nil, false
}

// screenChanged takes what becomes of the terminal.
func (m *Model) screenChanged(msg tea.Msg) (cmd tea.Cmd, known bool) {
	switch msg := msg.(type) {
	case tea.WindowSizeMsg:
		return m.resized(msg), true
	case tea.ColorProfileMsg:
		return m.profiled(msg), true
	case tea.BackgroundColorMsg:
		return m.backgroundTold(msg), true
	case tea.ResumeMsg:
		return m.regained(), true
	case tmuxTold:
		return m.tmuxAnswered(msg), true
	case detected:
		return m.detectionOver(msg), true
	}
	return nil, false
}

// taskReturned takes what tasks bring back.
func (m *Model) taskReturned(msg tea.Msg) (cmd tea.Cmd, known bool) {
	switch msg := msg.(type) {
	case finished:
		return m.taskFinished(msg), true
	case failed:
		return m.taskFailed(msg), true
	case unopened:
		return m.notOpened(msg), true
	case opened:
		return m.opened(msg), true
	case loaded:
		return m.loaded(msg), true
	case disturbed:
		return m.disturbed(msg), true
	case cameraReady:
		return m.cameraReady(msg), true
	}
	return nil, false
}

// generationGrew takes what becomes of generations.
func (m *Model) generationGrew(msg tea.Msg) (cmd tea.Cmd, known bool) {
	switch msg := msg.(type) {
	case event:
		return m.eventArrived(msg), true
	case generationRead:
		return m.generationRead(msg), true
	case accepted:
		return m.accepted(msg), true
	case rejected:
		return m.rejectedTile(msg), true
	}
	return nil, false
}

// workKept takes what becomes of the history and of files.
func (m *Model) workKept(msg tea.Msg) (cmd tea.Cmd, known bool) {
	switch msg := msg.(type) {
	case changed:
		return m.historyChanged(msg), true
	case sourceChanged:
		return m.sourceChanged(msg), true
	case clashed:
		return m.revertClashed(msg), true
	case written:
		return m.writtenBack(msg), true
	case exported:
		return m.exported(msg), true
	case copied:
		return m.copied(msg), true
	case edited:
		return m.editorClosed(msg), true
	case toEdit:
		return m.openEditor(msg), true
	}
	return nil, false
}

// answerFound takes what was asked about.
func (m *Model) answerFound(msg tea.Msg) (cmd tea.Cmd, known bool) {
	switch msg := msg.(type) {
	case tasted:
		return m.tasteKnown(msg), true
	case compared:
		return m.comparedCode(msg), true
	case costsKnown:
		return m.costsKnown(msg), true
	case prunable:
		return m.prunableKnown(msg), true
	case priced:
		return m.priceKnown(msg), true
	case hunksKnown:
		return m.hunksKnown(msg), true
	case taken:
		return m.taken(msg), true
	case pointedAt:
		return m.pointedAt(msg), true
	case attached:
		return m.attached(msg), true
	}
	return nil, false
}

// pictureCame takes pictures and their motion.
func (m *Model) pictureCame(msg tea.Msg) (cmd tea.Cmd, known bool) {
	switch msg := msg.(type) {
	case drawn:
		return m.pictureDrawn(msg), true
	case dimmed:
		return m.pictureDimmed(msg), true
	case filmed:
		return m.filmReady(msg), true
	}
	return nil, false
}

// timePassed takes what is due.
func (m *Model) timePassed(msg tea.Msg) (cmd tea.Cmd, known bool) {
	switch msg := msg.(type) {
	case spun:
		return m.spin(), true
	case rested:
		return m.restedOn(msg), true
	case aheadDue:
		return m.breedAhead(msg), true
	case settled:
		return m.settledAt(msg), true
	case blinked:
		return m.blinkOn(msg), true
	case filmDue:
		return m.filmIt(msg), true
	case frameDue:
		return m.nextFrame(msg), true
	}
	return nil, false
}

// View is the frame that the last Update painted.
func (m *Model) View() tea.View {
	v := tea.NewView(m.content)
	v.AltScreen = true
	v.MouseMode = tea.MouseModeCellMotion
	v.Cursor = m.cursor
	v.WindowTitle = m.windowTitle()
	return v
}
