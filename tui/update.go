package tui

import (
	tea "charm.land/bubbletea/v2"

	"cultivar/tui/dialog"
	"cultivar/tui/prompt"
)

// Update takes one message, sees to the pictures that the screen now wants, and paints.
func (m *Model) Update(msg tea.Msg) (tea.Model, tea.Cmd) {
	cmd := m.handle(msg)
	m.journal()
	m.arrange()
	cmd = tea.Batch(cmd, m.wish(), m.roll(), m.foresee())
	m.paint()
	return m, cmd
}

// handle is the table of contents.
func (m *Model) handle(msg tea.Msg) tea.Cmd {
	switch msg := msg.(type) {
	case tea.WindowSizeMsg:
		return m.resized(msg)
	case tea.KeyPressMsg:
		return m.key(msg)
	case tea.PasteMsg:
		return m.pasted(msg)
	case tea.MouseClickMsg:
		return m.clicked(msg)
	case tea.MouseWheelMsg:
		return m.wheeled(msg)
	case tea.ColorProfileMsg:
		return m.profiled(msg)
	case tea.BackgroundColorMsg:
		return m.backgroundTold(msg)
	case tea.ResumeMsg:
		return m.regained()

	case finished:
		return m.taskFinished(msg)
	case failed:
		return m.taskFailed(msg)
	case opened:
		return m.opened(msg)
	case loaded:
		return m.loaded(msg)
	case disturbed:
		return m.disturbed(msg)
	case cameraReady:
		return m.cameraReady(msg)
	case spun:
		return m.spin()
	case rested:
		return m.restedOn(msg)
	case aheadDue:
		return m.breedAhead(msg)
	case settled:
		return m.settledAt(msg)
	case blinked:
		return m.blinkOn(msg)
	case filmDue:
		return m.filmIt(msg)
	case filmed:
		return m.filmReady(msg)
	case frameDue:
		return m.nextFrame(msg)
	case tmuxTold:
		return m.tmuxAnswered(msg)
	case detected:
		return m.detectionOver(msg)

	case event:
		return m.eventArrived(msg)
	case generationRead:
		return m.generationRead(msg)
	case accepted:
		return m.accepted(msg)
	case rejected:
		return m.rejectedTile(msg)
	case changed:
		return m.historyChanged(msg)
	case sourceChanged:
		return m.sourceChanged(msg)
	case clashed:
		return m.revertClashed(msg)
	case written:
		return m.writtenBack(msg)
	case exported:
		return m.exported(msg)
	case copied:
		return m.copied(msg)
	case tasted:
		return m.tasteKnown(msg)
	case compared:
		return m.comparedCode(msg)
	case costsKnown:
		return m.costsKnown(msg)
	case priced:
		return m.priceKnown(msg)
	case edited:
		return m.editorClosed(msg)
	case toEdit:
		return m.openEditor(msg)

	case drawn:
		return m.pictureDrawn(msg)
	case dimmed:
		return m.pictureDimmed(msg)

	case prompt.Submitted:
		return m.submit(msg.Text)
	case prompt.Left:
		return m.focus(onStage)
	case dialog.Answered:
		return m.answered(msg)
	case dialog.Cancelled:
		return m.closeDialog()
	}
	return m.terminalTold(msg)
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
