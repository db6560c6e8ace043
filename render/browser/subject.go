package browser

import (
	"strconv"
	"strings"
	"sync"
	"sync/atomic"
	"time"

	"cultivar/render"
)

// domain is what every host of ours ends with. It exists nowhere; a browser trusts pages of this
// machine as it trusts files, which gives designs the interfaces that need a secure context.
const domain = ".cultivar.localhost"

// subject is one document in front of the camera, at a host of its own, with what it said.
type subject struct {
	doc   render.Document
	host  string
	since time.Time

	mu      sync.Mutex
	console []render.Message
	errors  []render.Message
	blocked []string
	visits  int    // how often its main document was asked for
	broken  string // why there will be no picture

	once    sync.Once
	settled chan struct{} // closed when it is ready for its picture
	report  report
}

// report is what a settled document says of itself.
type report struct {
	// Wrong says why it could not be parsed.
	Wrong         string
	Width, Height float64
	// Contexts is how many WebGL contexts it has made.
	Contexts int
	// Blocked is set instead for an address that the document's policy refused.
	Blocked string
}

var hosts atomic.Int64

// newHost makes a host name that was never used before.
func newHost(prefix string) string {
	return prefix + strconv.FormatInt(hosts.Add(1), 10) + domain
}

func newSubject(doc render.Document, since time.Time) *subject {
	return &subject{doc: doc, host: newHost("d"), since: since, settled: make(chan struct{})}
}

// address is where the subject's main document is served.
func (s *subject) address() string { return addressOf(s.host, s.doc.Main) }

// settle records that the document is ready.
func (s *subject) settle(r report) {
	s.once.Do(func() {
		s.report = r
		close(s.settled)
	})
}

// arrived reports whether the browser has asked for the document at all.
func (s *subject) arrived() bool {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.visits > 0
}

// most bounds how many messages and addresses are kept of one document, longest how long each may be.
const (
	most    = 200
	longest = 2000
)

func (s *subject) say(m render.Message) {
	m.Text = printable(m.Text)
	s.mu.Lock()
	defer s.mu.Unlock()
	if len(s.console) < most {
		s.console = append(s.console, m)
	}
}

func (s *subject) fail(m render.Message) {
	m.Level, m.Text = "error", printable(m.Text)
	s.mu.Lock()
	defer s.mu.Unlock()
	if len(s.errors) < most {
		s.errors = append(s.errors, m)
	}
}

// block notes an address that the document did not get, once.
func (s *subject) block(address string) {
	address = printable(s.shorten(address))
	s.mu.Lock()
	defer s.mu.Unlock()
	for _, known := range s.blocked {
		if known == address {
			return
		}
	}
	if address != "" && len(s.blocked) < most {
		s.blocked = append(s.blocked, address)
	}
}

// shorten gives an address on the subject's own host as the path that the designer wrote.
func (s *subject) shorten(address string) string {
	if rest, ours := strings.CutPrefix(address, "http://"+s.host+"/"); ours {
		return pathOf(rest)
	}
	return address
}

// shot is the subject's picture-less shot.
func (s *subject) shot() render.Shot {
	s.mu.Lock()
	defer s.mu.Unlock()
	return render.Shot{
		Console: append([]render.Message(nil), s.console...),
		Errors:  append([]render.Message(nil), s.errors...),
		Blocked: append([]string(nil), s.blocked...),
		Broken:  s.broken,
		Took:    time.Since(s.since),
	}
}

// breakOff says why there is no picture of the subject.
func (s *subject) breakOff(why string) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.broken = why
}

// printable folds control characters into spaces and cuts what is too long.
func printable(text string) string {
	text = strings.Map(func(r rune) rune {
		switch {
		case r == '\n' || r == '\t' || r == '\r':
			return ' '
		case r < ' ' || r >= 0x7f && r < 0xa0 || r == 0x2028 || r == 0x2029 || r >= 0x202a && r <= 0x202e || r >= 0x2066 && r <= 0x2069:
			return -1
		}
		return r
	}, text)
	if len(text) > longest {
		text = strings.ToValidUTF8(text[:longest], "") + "…"
	}
	return strings.TrimSpace(text)
}
