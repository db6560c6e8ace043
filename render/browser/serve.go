package browser

import (
	"bytes"
	"encoding/json"
	"mime"
	"net/http"
	"net/url"
	"path"
	"regexp"
	"strings"
	"sync"
	"unicode/utf8"

	"github.com/go-rod/rod/lib/proto"

	"cultivar/render"
)

// server answers every request that any page of the browser makes, from memory.
type server struct {
	wire *wire

	mu       sync.Mutex
	subjects map[string]*subject // by host
	own      map[string][]byte   // our own pages, by host
	frames   map[proto.PageFrameID]*subject
	parents  map[proto.PageFrameID]proto.PageFrameID
}

func newServer(w *wire) *server {
	return &server{
		wire:     w,
		subjects: map[string]*subject{},
		own:      map[string][]byte{},
		frames:   map[proto.PageFrameID]*subject{},
		parents:  map[proto.PageFrameID]proto.PageFrameID{},
	}
}

// admit serves a subject at its host until dismiss.
func (s *server) admit(sub *subject) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.subjects[sub.host] = sub
}

// publish serves a page of our own at a host.
func (s *server) publish(host string, page []byte) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.own[host] = page
}

func (s *server) withdraw(host string) {
	s.mu.Lock()
	defer s.mu.Unlock()
	delete(s.own, host)
}

func (s *server) dismiss(sub *subject) {
	s.mu.Lock()
	defer s.mu.Unlock()
	delete(s.subjects, sub.host)
	for frame, of := range s.frames {
		if of == sub {
			delete(s.frames, frame)
		}
	}
}

// attach notes that a frame lies in another.
func (s *server) attach(frame, parent proto.PageFrameID) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.parents[frame] = parent
}

// detach forgets frames of a page that is gone.
func (s *server) detach(frame proto.PageFrameID) {
	s.mu.Lock()
	defer s.mu.Unlock()
	delete(s.parents, frame)
	delete(s.frames, frame)
}

// owner is the subject in whose frame, or in a frame within it, something happened.
func (s *server) owner(frame proto.PageFrameID) *subject {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.ownerLocked(frame)
}

func (s *server) ownerLocked(frame proto.PageFrameID) *subject {
	for range 64 {
		if sub := s.frames[frame]; sub != nil {
			return sub
		}
		parent, ok := s.parents[frame]
		if !ok {
			return nil
		}
		frame = parent
	}
	return nil
}

// frameOf is the subject whose own main frame this is.
func (s *server) frameOf(frame proto.PageFrameID) *subject {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.frames[frame]
}

// host finds the subject that is served at the host of an address.
func (s *server) host(address string) *subject {
	u, err := url.Parse(address)
	if err != nil {
		return nil
	}
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.subjects[u.Host]
}

// hear answers the browser's requests; it listens to the browser itself.
func (s *server) hear(e event) {
	if e.Method != "Fetch.requestPaused" {
		return
	}
	var asked proto.FetchRequestPaused
	if json.Unmarshal(e.Params, &asked) != nil || asked.Request == nil {
		return
	}
	s.serve(&asked)
}

func (s *server) serve(asked *proto.FetchRequestPaused) {
	u, err := url.Parse(asked.Request.URL)
	if err != nil {
		s.refuse(asked, proto.NetworkErrorReasonAddressUnreachable)
		return
	}
	isDocument := asked.ResourceType == proto.NetworkResourceTypeDocument
	s.mu.Lock()
	page, ours := s.own[u.Host]
	sub := s.subjects[u.Host]
	asker := s.ownerLocked(asked.FrameID)
	if sub != nil && asker == nil && isDocument {
		s.frames[asked.FrameID] = sub
		asker = sub
	}
	s.mu.Unlock()
	switch {
	case ours:
		s.fulfill(asked, http.StatusOK, page, "text/html; charset=utf-8", "")
	case sub == nil || asker != nil && asker != sub:
		if asker != nil {
			asker.block(asked.Request.URL)
		}
		s.refuse(asked, s.refusal(isDocument))
	default:
		s.serveFile(asked, sub, u, isDocument)
	}
}

// refusal is how a request fails: a document that would replace the design never comes to be, so
// that the design stays; anything else meets a network that is not there.
func (s *server) refusal(isDocument bool) proto.NetworkErrorReason {
	if isDocument {
		return proto.NetworkErrorReasonAborted
	}
	return proto.NetworkErrorReasonInternetDisconnected
}

// visitLimit is how often a document may load itself anew.
const visitLimit = 5

func (s *server) serveFile(asked *proto.FetchRequestPaused, sub *subject, u *url.URL, isDocument bool) {
	name, data, found := lookUp(sub.doc, u.Path)
	if !found && u.Path == "/favicon.ico" && asked.ResourceType == proto.NetworkResourceTypeOther {
		s.fulfill(asked, http.StatusNoContent, nil, "", "") // the browser asks by itself
		return
	}
	if !found {
		sub.block(asked.Request.URL)
		s.fulfill(asked, http.StatusNotFound, nil, "text/plain", sub.host)
		return
	}
	if isDocument && name == sub.doc.Main {
		sub.mu.Lock()
		sub.visits++
		tooOften := sub.visits > visitLimit
		sub.mu.Unlock()
		if tooOften {
			s.refuse(asked, proto.NetworkErrorReasonAborted)
			return
		}
	}
	kind := contentType(sub.doc, name, data)
	if kind == "image/gif" {
		data = firstFrame(data)
	}
	s.fulfill(asked, http.StatusOK, data, kind, sub.host)
}

func (s *server) refuse(asked *proto.FetchRequestPaused, why proto.NetworkErrorReason) {
	s.wire.send("", proto.FetchFailRequest{RequestID: asked.RequestID, ErrorReason: why})
}

// fulfill answers with bytes; host, if given, gets the policy for designs.
func (s *server) fulfill(asked *proto.FetchRequestPaused, status int, data []byte, kind, host string) {
	headers := []*proto.FetchHeaderEntry{{Name: "Cache-Control", Value: "no-store"}}
	if kind != "" {
		headers = append(headers, &proto.FetchHeaderEntry{Name: "Content-Type", Value: kind})
	}
	if host != "" {
		headers = append(headers,
			&proto.FetchHeaderEntry{Name: "Content-Security-Policy", Value: policy},
			&proto.FetchHeaderEntry{Name: "Access-Control-Allow-Origin", Value: "*"})
	}
	s.wire.send("", proto.FetchFulfillRequest{
		RequestID: asked.RequestID, ResponseCode: status, ResponseHeaders: headers, Body: append([]byte{}, data...),
	})
}

// policy lets a design do what it likes with its own files and nothing with others; it cannot open
// windows, download or leave. Frames are refused by the server, which is told their whole address.
const policy = "default-src 'self' data: blob: 'unsafe-inline' 'unsafe-eval'; frame-src *; sandbox allow-scripts allow-same-origin"

// addressOf is where a file is served at a host.
func addressOf(host, file string) string {
	u := url.URL{Scheme: "http", Host: host, Path: "/" + file}
	return u.String()
}

// pathOf turns what follows the host in an address back into a file's path.
func pathOf(rest string) string {
	rest, _, _ = strings.Cut(rest, "#")
	rest, _, _ = strings.Cut(rest, "?")
	if plain, err := url.PathUnescape(rest); err == nil {
		return plain
	}
	return rest
}

// lookUp finds the file that a decoded URL path means.
func lookUp(doc render.Document, urlPath string) (name string, data []byte, found bool) {
	name = strings.TrimPrefix(path.Clean("/"+urlPath), "/")
	for _, name := range []string{name, strings.TrimPrefix(urlPath, "/"), path.Join(name, "index.html")} {
		if data, found = doc.Files[name]; found {
			return name, data, true
		}
	}
	return name, nil, false
}

// types are the content types that must not depend on the machine's own table.
var types = map[string]string{
	".html": "text/html", ".htm": "text/html", ".xhtml": "application/xhtml+xml", ".xht": "application/xhtml+xml",
	".css": "text/css", ".js": "text/javascript", ".mjs": "text/javascript", ".json": "application/json",
	".svg": "image/svg+xml", ".png": "image/png", ".apng": "image/apng", ".jpg": "image/jpeg", ".jpeg": "image/jpeg", ".gif": "image/gif",
	".webp": "image/webp", ".avif": "image/avif", ".ico": "image/x-icon", ".bmp": "image/bmp",
	".woff": "font/woff", ".woff2": "font/woff2", ".ttf": "font/ttf", ".otf": "font/otf",
	".mp4": "video/mp4", ".webm": "video/webm", ".ogv": "video/ogg", ".mp3": "audio/mpeg", ".ogg": "audio/ogg", ".wav": "audio/wav",
	".xml": "application/xml", ".txt": "text/plain", ".md": "text/plain", ".csv": "text/csv",
	".wasm": "application/wasm", ".webmanifest": "application/manifest+json", ".pdf": "application/pdf", ".vtt": "text/vtt",
}

// contentType says what a file is. A page's encoding is left to its meta element; without one it is
// found as a browser finds that of a local file.
func contentType(doc render.Document, name string, data []byte) string {
	ext := strings.ToLower(path.Ext(name))
	if name == doc.Main {
		switch {
		case doc.Form == render.FormDrawing:
			return "image/svg+xml"
		case ext != ".xhtml" && ext != ".xht":
			ext = ".html"
		}
	}
	kind, known := types[ext]
	if !known {
		kind = mime.TypeByExtension(ext)
	}
	if kind == "text/html" && unmarkedUTF8(data) {
		kind += "; charset=utf-8"
	}
	return kind
}

var charset = regexp.MustCompile(`(?i)<meta[^>]*charset`)

// unmarkedUTF8 reports whether a page says nothing about its encoding, and is UTF-8 with more than
// ASCII in it: a browser guesses that of a local file, but never of a served one.
func unmarkedUTF8(data []byte) bool {
	if bytes.HasPrefix(data, []byte("\xef\xbb\xbf")) || charset.Match(data[:min(len(data), 1<<16)]) {
		return false
	}
	ascii := true
	for _, b := range data {
		if b >= utf8.RuneSelf {
			ascii = false
			break
		}
	}
	return !ascii && utf8.Valid(data)
}
