package history

import (
	"os"
	"testing"

	"go.uber.org/goleak"
)

func TestMain(m *testing.M) {
	if task := os.Getenv(victimTask); task != "" {
		os.Exit(victim(task))
	}
	goleak.VerifyTestMain(m)
}
