package terminal

import (
	"fmt"
	"image"
	"strings"
	"time"
)

// EncodeFilm makes a picture that the terminal itself plays, over and over: frames of one size, shown
// for every each. Where the terminal plays nothing (see Capabilities.Films) the picture is the first
// frame, and whoever wants motion encodes frame after frame at the pace of Output.Pace.
func EncodeFilm(frames []image.Image, every time.Duration, box Size, caps Capabilities) (*Picture, error) {
	if len(frames) == 0 {
		return nil, ErrNoRoom
	}
	p, err := Encode(frames[0], box, caps)
	if err != nil || !caps.Films || p.kitty == nil {
		return p, err
	}
	for _, img := range frames[1:] {
		next, err := Encode(img, box, caps)
		if err != nil {
			return nil, err
		}
		if next.Pixels == p.Pixels {
			p.film = append(p.film, next)
		}
	}
	p.every = max(every, time.Millisecond)
	return p, nil
}

// EncodeFrames makes a picture of each frame, frames of one size, for a program that shows one after the other at the
// same place. They share their Rows, so that the frame's text stays as it is between them and nothing is erased.
func EncodeFrames(frames []image.Image, box Size, caps Capabilities) ([]*Picture, error) {
	out := make([]*Picture, 0, len(frames))
	for _, img := range frames {
		p, err := Encode(img, box, caps)
		if err != nil {
			return nil, err
		}
		if p.pieces != nil && len(out) > 0 && p.Cells == out[0].Cells {
			p.rows = out[0].rows
		}
		out = append(out, p)
	}
	return out, nil
}

// Plays reports whether the terminal plays the picture once it has it.
func (p *Picture) Plays() bool { return len(p.film) > 0 }

// transmitFilm sends the frames after the first and starts them.
func (p *Picture) transmitFilm() string {
	if !p.Plays() {
		return ""
	}
	var b strings.Builder
	gap := p.every.Milliseconds()
	frame := fmt.Sprintf("a=f,q=2,i=%d,z=%d", p.kitty.id, gap)
	for _, next := range p.film {
		b.WriteString(next.pixels(frame, "a=f,q=2"))
	}
	b.WriteString(p.wrap(fmt.Sprintf("\x1b_Ga=a,q=2,i=%d,r=1,z=%d\x1b\\", p.kitty.id, gap)))
	b.WriteString(p.wrap(fmt.Sprintf("\x1b_Ga=a,q=2,i=%d,s=3,v=1\x1b\\", p.kitty.id)))
	return b.String()
}
