package browser

import (
	"context"
	"time"

	"github.com/go-rod/rod/lib/proto"
)

// culprit says which document ended the page on which it was drawn. A nil subject means that it
// could be any of those there.
type culprit struct {
	subject *subject
	why     string
}

func (c *culprit) Error() string { return c.why }

const (
	endlessScript = "its script never ends"
	crashedPage   = "it crashes the browser's page"
)

// patience is how long a page that works takes to answer at most.
const patience = 400 * time.Millisecond

// stopsLimit is from how many debugger statements on a script counts as one that never ends: a page
// answers while it stands at one.
const stopsLimit = 20

// responds reports whether the page's scripts can run at all.
func (p *page) responds(ctx context.Context) bool {
	ctx, cancel := context.WithTimeout(ctx, patience)
	defer cancel()
	p.mu.Lock()
	stumbles := p.stops > stopsLimit
	p.mu.Unlock()
	if stumbles {
		return false
	}
	for _, session := range p.sessions() {
		if p.wire.call(ctx, session, proto.RuntimeEvaluate{Expression: "1"}, nil) != nil && ctx.Err() != nil {
			return false
		}
	}
	return true
}

// sessions lists the page's own and those of its frames in other processes.
func (p *page) sessions() []string {
	p.mu.Lock()
	defer p.mu.Unlock()
	list := []string{p.session}
	for child := range p.children {
		list = append(list, child)
	}
	return list
}

// interrogate stops whatever runs, asks whose script it is, and lets it go on. Nil means that no
// script could be stopped.
func (p *page) interrogate(ctx context.Context) *subject {
	p.ask(true)
	defer p.ask(false)
	for _, session := range p.sessions() {
		p.wire.send(session, proto.DebuggerPause{})
	}
	select {
	case sub := <-p.paused:
		return sub
	case <-time.After(patience):
	case <-ctx.Done():
	}
	return nil
}

// ask says whether scripts that stop do so for us; those that stopped go on when they no longer do.
func (p *page) ask(asking bool) {
	p.mu.Lock()
	p.asking = asking
	p.mu.Unlock()
	if asking {
		return
	}
	for _, session := range p.sessions() {
		p.wire.send(session, proto.DebuggerResume{})
	}
}

// scriptID names a script; identifiers are the session's own.
type scriptID struct {
	session string
	id      proto.RuntimeScriptID
}

// parsed remembers whose script this is: when it is stopped, its address may be unknown.
func (p *page) parsed(session string, c proto.DebuggerScriptParsed) {
	p.mu.Lock()
	defer p.mu.Unlock()
	p.scripts[scriptID{session, c.ScriptID}] = c.ExecutionContextID
}

// stopped takes in that a script stands still: as we asked, or at a debugger statement, in which case
// it goes on and stops at no other. (A browser forgets our wish when it moves a page to another process.)
func (p *page) stopped(session string, c proto.DebuggerPaused) {
	p.mu.Lock()
	asking := p.asking
	p.stops++
	p.mu.Unlock()
	if !asking {
		p.wire.send(session, proto.DebuggerSetBreakpointsActive{Active: true}) // else it is deaf to the next
		p.wire.send(session, proto.DebuggerSetBreakpointsActive{Active: false})
		p.wire.send(session, proto.DebuggerResume{})
		return
	}
	for _, frame := range c.CallFrames {
		if frame.Location == nil {
			continue
		}
		p.mu.Lock()
		in := p.scripts[scriptID{session, frame.Location.ScriptID}]
		p.mu.Unlock()
		if sub := p.subject(session, in); sub != nil {
			select {
			case p.paused <- sub:
			default:
			}
			return
		}
	}
}
