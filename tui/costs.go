package tui

import (
	"context"
	"fmt"
	"strings"

	tea "charm.land/bubbletea/v2"

	"cultivar/render/terminal"
	"cultivar/session"
	"cultivar/tui/status"
)

// budgetWarning is the share of the budget from which on the screen warns.
const budgetWarning = 0.8

// spending is what models have cost.
type spending struct {
	session session.Costs
	// request is what the newest instruction cost.
	request session.Costs
}

// costsKnown brings what a session has spent before.
type costsKnown struct{ costs session.Costs }

// readCosts asks the session what it has spent.
func (m *Model) readCosts() tea.Cmd {
	studio := m.studio
	return m.run("", func(ctx context.Context) tea.Msg {
		c, err := studio.Costs(ctx)
		if err != nil {
			return nil
		}
		return costsKnown{c}
	})
}

func (m *Model) costsKnown(msg costsKnown) tea.Cmd {
	m.spent.session = msg.costs
	return nil
}

// charged takes what a request has cost; it says so once where the budget comes to its end.
func (m *Model) charged(e session.Charged) tea.Cmd {
	before := e.Session
	before.Cost -= e.Request.Cost
	m.spent = spending{session: e.Session, request: e.Request}
	if warning := budgetWords(before, e.Session); warning != "" {
		m.warned = warning
	}
	return nil
}

// budgetWords say that a budget comes to its end, "" while it does not or has done so before.
func budgetWords(before, now session.Costs) string {
	if now.Limit <= 0 || now.Share() < budgetWarning {
		return ""
	}
	limit := session.Money(now.Limit, now.Currency)
	switch {
	case now.Share() >= 1:
		return fmt.Sprintf("the budget of %s is spent: the model is not asked any more", limit)
	case before.Share() < budgetWarning:
		return fmt.Sprintf("%.0f %% of the budget of %s is spent", 100*now.Share(), limit)
	}
	return ""
}

// sayWarning puts a warning of the budget into the status line, before what stands there.
func (m *Model) sayWarning() {
	if m.warned == "" {
		return
	}
	text := m.warned
	if m.status.Notice != "" {
		text += " · " + m.status.Notice
	}
	m.warned = ""
	m.status.Say(status.Warn, "%s", text)
}

// proposerFacts are who proposes, the model or the engine, and what it has cost: the session, then
// the newest request.
func (m *Model) proposerFacts() []string {
	if m.studio == nil {
		return nil
	}
	name := m.studio.ModelName()
	if name == "" {
		return []string{"engine"}
	}
	out := []string{terminal.Printable(name)}
	all, last := m.spent.session, m.spent.request
	if all.Tokens == 0 {
		return out
	}
	words := all.String()
	if all.Limit > 0 {
		words = strings.TrimSuffix(words, " "+all.Currency) + " of " + session.Money(all.Limit, all.Currency)
	}
	out = append(out, words)
	if last.Tokens > 0 && last.Tokens != all.Tokens {
		last.Currency, last.Limit = "", 0
		out = append(out, "last "+strings.Replace(last.String(), " tokens", "", 1))
	}
	return out
}
