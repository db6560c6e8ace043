package history

import (
	"flag"
	"os"
	"testing"

	"go.uber.org/goleak"
)

func TestMain(m *testing.M) {
	if task := os.Getenv(victimTask); task != "" {
		os.Exit(victim(task))
	}
	flag.Parse()
	if flag.Lookup("rapid.checks").Value.String() == "100" {
		_ = flag.Set("rapid.checks", "5") // every check takes dozens of changes on disk
	}
	goleak.VerifyTestMain(m)
}
