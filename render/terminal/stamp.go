package terminal

import (
	"bytes"
	"strconv"
	"time"
)

// A stamp is a privacy message (ECMA-48 PM), which renderers hand on with the cell before which it
// stands. It never reaches the terminal.
const (
	stampStart = "\x1b^cultivar "
	stampEnd   = "\x1b\\"
)

// lost is how long a stamped frame is waited for before it is given up.
const lost = time.Second

// Stamp is Send for a renderer whose frames may be late or left out: what follows the frame waits for
// the very frame that holds the stamp, or a later one. The stamp takes no room; it must stand before a
// character of the frame's text, in a row that no picture crosses, and stay there until there is a
// newer one. It is "" if nothing follows the frame.
func (o *Output) Stamp(w Writes) (stamp string) {
	o.mu.Lock()
	defer o.mu.Unlock()
	if w.Before != "" {
		_, _ = o.file.WriteString(w.Before)
	}
	if w.After == "" {
		return ""
	}
	o.stamps++
	o.waiting = append(o.waiting, sent{after: w.After, at: time.Now(), stamp: o.stamps})
	if o.timer == nil {
		o.timer = time.AfterFunc(lost, o.overdue)
	} else {
		o.timer.Reset(lost)
	}
	return stampStart + strconv.FormatUint(o.stamps, 10) + stampEnd
}

// ripe reports whether it is time to write what was sent.
func (s sent) ripe(now time.Time, age time.Duration, seen uint64) bool {
	if s.stamp == 0 {
		return now.Sub(s.at) >= age
	}
	return s.stamp <= seen || now.Sub(s.at) >= lost
}

// unstamp takes the stamps out of a frame and remembers the latest.
func (o *Output) unstamp(frame []byte) []byte {
	var out []byte
	for {
		before, rest, ok := bytes.Cut(frame, []byte(stampStart))
		if !ok {
			break
		}
		number, after, ok := bytes.Cut(rest, []byte(stampEnd))
		if !ok {
			break
		}
		if n, err := strconv.ParseUint(string(number), 10, 64); err == nil {
			o.seen = max(o.seen, n)
		}
		out, frame = append(out, before...), after
	}
	if out == nil {
		return frame
	}
	return append(out, frame...)
}
