package main

import (
	"context"
	"errors"
	"io/fs"
	"os/exec"

	"cultivar/render"
	"cultivar/render/browser"
	"cultivar/session"
)

// camera launches the browser. Without one the error is ErrNoCamera with what to do.
func (a *app) camera(ctx context.Context) (render.Camera, error) {
	exe, err := browser.Find(ctx, a.browser)
	if err != nil {
		return nil, noBrowser(err, a.browser)
	}
	b, err := browser.Open(ctx, browser.Options{Executable: exe})
	if err != nil {
		return nil, noBrowser(err, a.browser)
	}
	a.onClose(b.Close)
	return b, nil
}

func noBrowser(err error, named string) error {
	p := &session.Problem{Attempted: "start the browser", Cause: err.Error(), Do: "run `cultivar doctor`", Err: session.ErrNoCamera}
	if !errors.Is(err, browser.ErrNoBrowser) {
		return p
	}
	p.Cause, p.Do = "none is installed", "install chromium (Debian: apt install chromium-headless-shell; macOS: brew install chromium), or name one with --browser PATH"
	switch {
	case errors.Is(err, fs.ErrNotExist), errors.Is(err, exec.ErrNotFound):
		p.Cause = "there is no program " + named
	case named != "":
		p.Cause = named + " is no browser that can be used"
	}
	return p
}

// options are what the service works with. A browser that is missing is no error: what can be done
// without one is done, and said to be unchecked.
func (a *app) options(ctx context.Context, draws bool) (session.Options, error) {
	model, err := a.model(ctx)
	if err != nil {
		return session.Options{}, err
	}
	o := session.Options{Model: model}
	if !draws {
		return o, nil
	}
	camera, err := a.camera(ctx)
	if err != nil {
		o.NoCamera = problemOf(err).Cause
		a.note("not drawn and not checked: %s", problemOf(err).Cause)
		return o, nil
	}
	o.Camera = camera
	return o, nil
}
