package browser

import (
	"context"
	"encoding/json"
	"fmt"
	"maps"
	"slices"
	"sync"

	"github.com/go-rod/rod/lib/proto"

	"cultivar/render"
)

// page is one tab in an incognito context of its own, made ready to show documents.
type page struct {
	wire    *wire
	server  *server
	context proto.BrowserBrowserContextID
	target  proto.TargetTargetID
	session string
	key     string // the name of our binding, and prefix of what we put into documents

	mu       sync.Mutex
	contexts map[contextID]proto.PageFrameID
	scripts  map[scriptID]proto.RuntimeExecutionContextID
	children map[string]bool // sessions of frames in processes of their own
	frames   []proto.PageFrameID
	paused   chan *subject // whose scripts were stopped
	asking   bool          // we asked for the stop
	stops    int           // at debugger statements
	crashed  chan struct{}
	script   string // what new documents run first, in every session
	injected *reply // the script's registration
	cleared  *reply // of cookies
	shown    int    // how many documents, so far
	once     sync.Once
}

// contextID names a script context; numbers are the session's own.
type contextID struct {
	session string
	id      proto.RuntimeExecutionContextID
}

// newPage opens a page in a new incognito context.
func newPage(ctx context.Context, w *wire, s *server, key string) (*page, error) {
	var made proto.TargetCreateBrowserContextResult
	if err := w.call(ctx, "", proto.TargetCreateBrowserContext{DisposeOnDetach: true}, &made); err != nil {
		return nil, fmt.Errorf("open a page: %w", err)
	}
	p := &page{
		wire: w, server: s, context: made.BrowserContextID, key: key,
		contexts: map[contextID]proto.PageFrameID{},
		scripts:  map[scriptID]proto.RuntimeExecutionContextID{},
		children: map[string]bool{},
		paused:   make(chan *subject, 1),
		crashed:  make(chan struct{}),
	}
	if err := p.open(ctx); err != nil {
		p.close()
		return nil, fmt.Errorf("open a page: %w", err)
	}
	return p, nil
}

func (p *page) open(ctx context.Context) error {
	var target proto.TargetCreateTargetResult
	create := proto.TargetCreateTarget{URL: "about:blank", BrowserContextID: p.context, NewWindow: true}
	if err := p.wire.call(ctx, "", create, &target); err != nil {
		return err
	}
	p.target = target.TargetID
	var attached proto.TargetAttachToTargetResult
	if err := p.wire.call(ctx, "", proto.TargetAttachToTarget{TargetID: p.target, Flatten: true}, &attached); err != nil {
		return err
	}
	p.session = string(attached.SessionID)
	p.wire.listen(p.session, func(e event) { p.hear(p.session, e) })
	p.enable(p.session)
	p.wire.send("", proto.BrowserSetDownloadBehavior{Behavior: proto.BrowserSetDownloadBehaviorBehaviorDeny, BrowserContextID: p.context})
	return p.wire.call(ctx, p.session, proto.TargetSetAutoAttach{AutoAttach: true, WaitForDebuggerOnStart: true, Flatten: true}, nil)
}

// enable asks a session for the events that we need. No answer is awaited: order is kept.
func (p *page) enable(session string) {
	for _, req := range []proto.Request{
		proto.PageEnable{},
		proto.RuntimeEnable{},
		proto.RuntimeAddBinding{Name: p.key},
		proto.LogEnable{},
		proto.DebuggerEnable{},
		proto.DebuggerSetBreakpointsActive{Active: false}, // debugger statements are passed over
	} {
		p.wire.send(session, req)
	}
}

// close ends the page with all that it stored.
func (p *page) close() {
	p.once.Do(func() {
		p.wire.forget(p.session)
		p.mu.Lock()
		defer p.mu.Unlock()
		for child := range p.children {
			p.wire.forget(child)
		}
		for _, frame := range p.frames {
			p.server.detach(frame)
		}
		p.wire.send("", proto.TargetDisposeBrowserContext{BrowserContextID: p.context})
	})
}

// prepare sets the page up for a viewport of width×height CSS pixels.
func (p *page) prepare(width, height int, scale float64, from render.Viewport) {
	scheme := "light"
	if from.Dark {
		scheme = "dark"
	}
	p.wire.send(p.session, proto.EmulationSetDeviceMetricsOverride{Width: width, Height: height, DeviceScaleFactor: scale})
	p.wire.send(p.session, proto.EmulationSetEmulatedMedia{Features: []*proto.EmulationMediaFeature{{Name: "prefers-color-scheme", Value: scheme}}})
	ground := proto.EmulationSetDefaultBackgroundColorOverride{}
	if from.Transparent {
		clear := 0.0
		ground.Color = &proto.DOMRGBA{A: &clear}
	}
	p.wire.send(p.session, ground)
}

// empty takes everything away that a document could have left for the next one: it is replaced by a
// page of ours, its cookies go, and its host, whose storage nobody else can read, is never used again.
func (p *page) empty() {
	var registered proto.PageAddScriptToEvaluateOnNewDocumentResult
	if p.injected != nil && p.injected.now(&registered) {
		p.wire.send(p.session, proto.PageRemoveScriptToEvaluateOnNewDocument(registered))
	}
	p.injected = nil
	p.wire.send(p.session, proto.PageNavigate{URL: addressOf(blankHost, "")})
	p.cleared = p.wire.send("", proto.StorageClearCookies{BrowserContextID: p.context})
	p.wire.send(p.session, proto.PageResetNavigationHistory{})
}

// blankHost serves the page that pages show between their leases.
const blankHost = "blank" + domain

// inject makes a script run first in every document from now on. It returns when the page knows: a
// navigation takes another way to it and may arrive before what was sent earlier.
func (p *page) inject(ctx context.Context, script string) error {
	p.mu.Lock()
	p.script = script
	p.mu.Unlock()
	p.injected = p.wire.send(p.session, proto.PageAddScriptToEvaluateOnNewDocument{Source: script})
	if p.cleared != nil {
		if err := p.cleared.wait(ctx, nil); err != nil {
			return err
		}
	}
	return p.injected.wait(ctx, nil)
}

// visit starts loading an address.
func (p *page) visit(address string) *reply {
	return p.wire.send(p.session, proto.PageNavigate{URL: address})
}

// hear takes in what the page's sessions say.
func (p *page) hear(session string, e event) {
	switch e.Method {
	case "Runtime.executionContextCreated":
		heard(e, func(c proto.RuntimeExecutionContextCreated) { p.contextCreated(session, c) })
	case "Runtime.executionContextDestroyed":
		heard(e, func(c proto.RuntimeExecutionContextDestroyed) { p.contextGone(session, c) })
	case "Runtime.executionContextsCleared":
		p.contextsCleared(session)
	case "Runtime.bindingCalled":
		heard(e, func(c proto.RuntimeBindingCalled) { p.reported(session, c) })
	case "Runtime.consoleAPICalled":
		heard(e, func(c proto.RuntimeConsoleAPICalled) { p.consoleCalled(session, c) })
	case "Runtime.exceptionThrown":
		heard(e, func(c proto.RuntimeExceptionThrown) { p.exceptionThrown(session, c) })
	case "Log.entryAdded":
		heard(e, p.logged)
	case "Page.frameAttached":
		heard(e, p.frameAttached)
	case "Page.frameDetached":
		heard(e, p.frameDetached)
	case "Page.javascriptDialogOpening":
		p.wire.send(session, proto.PageHandleJavaScriptDialog{Accept: false})
	case "Debugger.scriptParsed":
		heard(e, func(c proto.DebuggerScriptParsed) { p.parsed(session, c) })
	case "Debugger.paused":
		heard(e, func(c proto.DebuggerPaused) { p.stopped(session, c) })
	case "Inspector.targetCrashed":
		p.crash()
	case "Target.attachedToTarget":
		heard(e, p.childAttached)
	}
}

// heard decodes an event and hands it on.
func heard[T any](e event, then func(T)) {
	var what T
	if json.Unmarshal(e.Params, &what) == nil {
		then(what)
	}
}

func (p *page) contextCreated(session string, c proto.RuntimeExecutionContextCreated) {
	if c.Context == nil || !c.Context.AuxData["isDefault"].Bool() {
		return
	}
	frame := c.Context.AuxData["frameId"]
	p.mu.Lock()
	defer p.mu.Unlock()
	p.contexts[contextID{session, c.Context.ID}] = proto.PageFrameID(frame.Str())
}

func (p *page) contextGone(session string, c proto.RuntimeExecutionContextDestroyed) {
	p.mu.Lock()
	defer p.mu.Unlock()
	delete(p.contexts, contextID{session, c.ExecutionContextID})
}

// contextsCleared forgets a session's script contexts and scripts: it shows another document now.
func (p *page) contextsCleared(session string) {
	p.mu.Lock()
	defer p.mu.Unlock()
	maps.DeleteFunc(p.contexts, func(id contextID, _ proto.PageFrameID) bool { return id.session == session })
	maps.DeleteFunc(p.scripts, func(id scriptID, _ proto.RuntimeExecutionContextID) bool { return id.session == session })
}

func (p *page) frameDetached(d proto.PageFrameDetached) {
	p.server.detach(d.FrameID)
	p.mu.Lock()
	defer p.mu.Unlock()
	p.frames = slices.DeleteFunc(p.frames, func(f proto.PageFrameID) bool { return f == d.FrameID })
}

func (p *page) frameAttached(a proto.PageFrameAttached) {
	p.server.attach(a.FrameID, a.ParentFrameID)
	p.mu.Lock()
	defer p.mu.Unlock()
	p.frames = append(p.frames, a.FrameID)
}

// subject finds whose script context this is.
func (p *page) subject(session string, id proto.RuntimeExecutionContextID) *subject {
	p.mu.Lock()
	frame := p.contexts[contextID{session, id}]
	p.mu.Unlock()
	return p.server.owner(frame)
}

// scriptContext finds the newest main script context of a subject's frame.
func (p *page) scriptContext(sub *subject) (contextID, bool) {
	p.mu.Lock()
	defer p.mu.Unlock()
	best, found := contextID{}, false
	for id, frame := range p.contexts {
		if p.server.frameOf(frame) == sub && (!found || id.id > best.id) {
			best, found = id, true
		}
	}
	return best, found
}

// frame finds a subject's frame and the session that it belongs to.
func (p *page) frame(sub *subject) (session string, frame proto.PageFrameID, ok bool) {
	in, ok := p.scriptContext(sub)
	if !ok {
		return "", "", false
	}
	p.mu.Lock()
	defer p.mu.Unlock()
	return in.session, p.contexts[in], true
}

func (p *page) reported(session string, c proto.RuntimeBindingCalled) {
	sub := p.subject(session, c.ExecutionContextID)
	var r report
	if c.Name != p.key || sub == nil || json.Unmarshal([]byte(c.Payload), &r) != nil {
		return
	}
	if r.Blocked != "" {
		sub.block(r.Blocked)
		return
	}
	sub.settle(r)
}

func (p *page) crash() {
	p.mu.Lock()
	defer p.mu.Unlock()
	select {
	case <-p.crashed:
	default:
		close(p.crashed)
	}
}

// childAttached sets up a frame that the browser put into a process of its own.
func (p *page) childAttached(a proto.TargetAttachedToTarget) {
	session := string(a.SessionID)
	p.mu.Lock()
	p.children[session] = true
	script := p.script
	p.mu.Unlock()
	p.wire.listen(session, func(e event) { p.hear(session, e) })
	if kind := a.TargetInfo.Type; kind == "iframe" || kind == "page" {
		p.enable(session)
		p.wire.send(session, proto.PageAddScriptToEvaluateOnNewDocument{Source: script})
		p.wire.send(session, proto.TargetSetAutoAttach{AutoAttach: true, WaitForDebuggerOnStart: true, Flatten: true})
	}
	p.wire.send(session, proto.RuntimeRunIfWaitingForDebugger{})
}

// evaluated is what running a script gave.
type evaluated struct {
	Result struct {
		Value json.RawMessage `json:"value"`
	} `json:"result"`
	ExceptionDetails *proto.RuntimeExceptionDetails `json:"exceptionDetails"`
}

// evaluate runs an expression in a script context, or in the page's own if that is empty, waits for
// its promise and decodes its value.
func (p *page) evaluate(ctx context.Context, in contextID, expression string, res any) error {
	session := in.session
	if session == "" {
		session = p.session
	}
	var out evaluated
	req := proto.RuntimeEvaluate{Expression: expression, ReturnByValue: true, AwaitPromise: true, ContextID: in.id}
	if err := p.wire.call(ctx, session, req, &out); err != nil {
		return err
	}
	if out.ExceptionDetails != nil {
		return fmt.Errorf("run a script: %s", describe(out.ExceptionDetails))
	}
	if res == nil || len(out.Result.Value) == 0 {
		return nil
	}
	if err := json.Unmarshal(out.Result.Value, res); err != nil {
		return fmt.Errorf("understand what a script gave: %w", err)
	}
	return nil
}
