// Package clipboard reads the system's clipboard with the program that the system has for it: wl-paste, xclip,
// pngpaste, osascript. A terminal hands on only text that is pasted; a picture has to be fetched.
package clipboard

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"os/exec"
	"slices"
	"strings"
	"time"
)

// Content is what the clipboard holds: a picture, or words.
type Content struct {
	// Picture is the bytes of a picture as PNG, JPEG, WebP or GIF, nil if there is none.
	Picture []byte
	// Text is what it holds instead, "" with a picture; a file that was copied is its file: address.
	Text string
}

// Errors of a clipboard that nothing can be had from.
var (
	// ErrNoProgram: no program that reads the clipboard is there.
	ErrNoProgram = errors.New("there is no program here that reads the clipboard")
	// ErrEmpty: the clipboard holds neither a picture nor words.
	ErrEmpty = errors.New("the clipboard holds no picture")
)

const (
	// patience is how long a program may take; whoever owns the clipboard may not answer.
	patience = 5 * time.Second
	// most is how much is read, in bytes.
	most = 32 << 20
)

// kinds are the types that are taken, the most useful first.
var kinds = []string{
	"image/png", "image/jpeg", "image/webp", "image/gif",
	"text/uri-list", "text/plain;charset=utf-8", "UTF8_STRING", "text/plain", "STRING",
}

// Read reads the clipboard with the first program that is there and has a display to ask; getenv looks the
// environment up.
func Read(ctx context.Context, getenv func(string) string) (Content, error) {
	ctx, cancel := context.WithTimeout(ctx, patience)
	defer cancel()
	for _, t := range tools {
		if t.display != "" && getenv(t.display) == "" {
			continue
		}
		if _, err := exec.LookPath(t.program); err == nil {
			return t.read(ctx)
		}
	}
	return Content{}, ErrNoProgram
}

// tool is a program that reads the clipboard.
type tool struct {
	program string
	// display is the variable without which it has nothing to ask, "" for none.
	display string
	// list are the arguments that list the types there are; nil for a program that has but pictures.
	list []string
	// get are the arguments that write one type.
	get func(kind string) []string
	// decode makes the bytes of what it writes; nil where these are they.
	decode func([]byte) ([]byte, error)
}

var tools = []tool{
	{program: "wl-paste", display: "WAYLAND_DISPLAY", list: []string{"--list-types"}, get: func(kind string) []string {
		return []string{"--no-newline", "--type", kind}
	}},
	{program: "xclip", display: "DISPLAY", list: []string{"-selection", "clipboard", "-out", "-target", "TARGETS"}, get: func(kind string) []string {
		return []string{"-selection", "clipboard", "-out", "-target", kind}
	}},
	{program: "pngpaste", get: func(string) []string { return []string{"-"} }},
	{program: "osascript", get: func(string) []string { return []string{"-e", "the clipboard as «class PNGf»"} }, decode: unhex},
}

func (t tool) read(ctx context.Context) (Content, error) {
	kind := kinds[0]
	if t.list != nil {
		listed, err := t.run(ctx, t.list)
		if err != nil {
			return Content{}, err
		}
		there := strings.Fields(string(listed))
		i := slices.IndexFunc(kinds, func(k string) bool { return slices.Contains(there, k) })
		if i < 0 {
			return Content{}, ErrEmpty
		}
		kind = kinds[i]
	}
	data, err := t.run(ctx, t.get(kind))
	if err == nil && t.decode != nil {
		data, err = t.decode(data)
	}
	switch {
	case err != nil:
		return Content{}, err
	case len(data) == 0:
		return Content{}, ErrEmpty
	case strings.HasPrefix(kind, "image/"):
		return Content{Picture: data}, nil
	}
	return Content{Text: string(data)}, nil
}

// run runs the program; one that says no has found nothing that it could give.
func (t tool) run(ctx context.Context, args []string) ([]byte, error) {
	command := exec.CommandContext(ctx, t.program, args...)
	command.WaitDelay = time.Second
	out, err := command.StdoutPipe()
	if err != nil {
		return nil, fmt.Errorf("run %s: %w", t.program, err)
	}
	if err := command.Start(); err != nil {
		return nil, fmt.Errorf("run %s: %w", t.program, err)
	}
	data, err := io.ReadAll(io.LimitReader(out, most+1))
	if len(data) > most {
		_ = command.Process.Kill()
		_ = command.Wait()
		return nil, fmt.Errorf("the clipboard holds more than %d MB", most>>20)
	}
	failed := command.Wait()
	switch {
	case ctx.Err() != nil:
		return nil, fmt.Errorf("%s does not answer: %w", t.program, context.Cause(ctx))
	case failed != nil:
		return nil, ErrEmpty
	}
	return bytes.TrimRight(data, "\x00"), err
}
