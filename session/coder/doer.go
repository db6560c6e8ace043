package coder

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"net/http"
	"slices"
	"strings"
	"time"
)

const errorBodyLimit = 64 << 10

// doer does what go-openai leaves out: it tries again, honours Retry-After, bounds bodies, watches
// the clock, and makes a stream that was cut short an error.
type doer struct {
	client  *http.Client
	headers map[string]string
	first   time.Duration
	between time.Duration
	sleep   func(context.Context, time.Duration) error
	now     func() time.Time
}

func newDoer(p Profile) *doer {
	first, between, _ := p.waits()
	transport := http.DefaultTransport.(*http.Transport).Clone()
	transport.MaxIdleConnsPerHost = p.together()
	client := &http.Client{Transport: transport, CheckRedirect: sameHost}
	return &doer{client: client, headers: p.Headers, first: first, between: between, sleep: sleep, now: time.Now}
}

// sameHost follows no redirect that would carry the key and the design to another host.
func sameHost(r *http.Request, via []*http.Request) error {
	if len(via) > 5 || r.URL.Host != via[0].URL.Host {
		return http.ErrUseLastResponse
	}
	return nil
}

// Do sends a request, again where that can help.
func (d *doer) Do(r *http.Request) (*http.Response, error) {
	for name, value := range d.headers {
		r.Header.Set(name, value)
	}
	for try := 0; ; try++ {
		response, err := d.once(r)
		if !d.again(r.Context(), try, response, err) {
			return response, err
		}
		var header http.Header
		if response != nil {
			header = response.Header
			response.Body.Close()
		}
		wait := pause(try, header, d.now())
		if wait > longestWait {
			return nil, &Busy{Status: response.StatusCode, Wait: wait}
		}
		if err := d.sleep(r.Context(), wait); err != nil {
			return nil, err
		}
		if err := rewind(r); err != nil {
			return nil, err
		}
	}
}

func (d *doer) once(r *http.Request) (*http.Response, error) {
	ctx, cancel := context.WithCancelCause(r.Context())
	watch := newWatch(cancel, d.first)
	response, err := d.client.Do(r.WithContext(ctx))
	if err != nil {
		cause := context.Cause(ctx)
		watch.stop()
		if cause != nil {
			return nil, cause
		}
		return nil, fmt.Errorf("reach %s: %w", r.URL.Host, err)
	}
	if response.StatusCode >= http.StatusMultipleChoices {
		defer watch.stop()
		return failure(response)
	}
	response.Body = newBody(ctx, response, watch, d.between)
	return response, nil
}

// failure reads the little that an error says.
func failure(response *http.Response) (*http.Response, error) {
	text, err := io.ReadAll(io.LimitReader(response.Body, errorBodyLimit))
	response.Body.Close()
	if err != nil && len(text) == 0 {
		text = nil
	}
	if response.StatusCode < http.StatusBadRequest {
		return nil, fmt.Errorf("the endpoint answers with a redirect to %s", response.Header.Get("Location"))
	}
	response.Body = io.NopCloser(bytes.NewReader(text))
	return response, nil
}

// again says whether another try can help.
func (d *doer) again(ctx context.Context, try int, response *http.Response, err error) bool {
	if try >= retries || ctx.Err() != nil {
		return false
	}
	if err != nil {
		var slow *Stalled
		return !errors.As(err, &slow) && !refused(err)
	}
	return slices.Contains(passing, response.StatusCode) && !spentOut(response)
}

// passing are the statuses that pass by themselves.
var passing = []int{408, 409, 425, 429, 500, 502, 503, 504, 520, 522, 524, 529}

// spentOut says that a 429 means an empty account, which waiting does not fill.
func spentOut(response *http.Response) bool {
	if response.StatusCode != http.StatusTooManyRequests {
		return false
	}
	text, _ := io.ReadAll(response.Body)
	response.Body = io.NopCloser(bytes.NewReader(text))
	var said struct {
		Error struct{ Code, Type any }
	}
	if json.Unmarshal(text, &said) != nil {
		return false
	}
	return said.Error.Code == "insufficient_quota" || said.Error.Type == "insufficient_quota"
}

// refused says that nobody listens there or no such host is known: it will be so in a second too.
func refused(err error) bool {
	text := err.Error()
	return strings.Contains(text, "connection refused") || strings.Contains(text, "no such host") || strings.Contains(text, "certificate")
}

func rewind(r *http.Request) error {
	if r.GetBody == nil {
		return nil
	}
	body, err := r.GetBody()
	if err == nil {
		r.Body = body
	}
	return err
}
