package browser

import "time"

func limitOf(ms int64) time.Duration { return time.Duration(ms) * time.Millisecond }
