package coder

import (
	"context"
	"math/rand/v2"
	"net/http"
	"strconv"
	"strings"
	"time"
)

const (
	retries     = 4
	firstPause  = 500 * time.Millisecond
	longestWait = 2 * time.Minute
)

// pause is how long to wait before another try: what the server asks for, else twice as long each
// time, with a little chance in it so that requests do not come back together.
func pause(try int, header http.Header, now time.Time) time.Duration {
	if d, ok := retryAfter(header, now); ok {
		return d
	}
	d := firstPause << try
	return d + time.Duration(rand.Int64N(int64(d)/4+1))
}

// retryAfter reads Retry-After, in seconds or as a date, and its kin in milliseconds.
func retryAfter(header http.Header, now time.Time) (time.Duration, bool) {
	if ms, err := strconv.ParseFloat(header.Get("Retry-After-Ms"), 64); err == nil && ms >= 0 && ms < 1e9 {
		return time.Duration(ms * float64(time.Millisecond)), true
	}
	value := strings.TrimSpace(header.Get("Retry-After"))
	if s, err := strconv.ParseFloat(value, 64); err == nil && s >= 0 && s < 1e6 {
		return time.Duration(s * float64(time.Second)), true
	}
	if at, err := http.ParseTime(value); err == nil {
		return max(at.Sub(now), 0), true
	}
	return 0, false
}

func sleep(ctx context.Context, d time.Duration) error {
	timer := time.NewTimer(d)
	defer timer.Stop()
	select {
	case <-timer.C:
		return nil
	case <-ctx.Done():
		return context.Cause(ctx)
	}
}
