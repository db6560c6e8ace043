// Command cultivar is a terminal studio where people and machines co-create visual code.
//
// This is the only place where adapters are constructed: the git store, the browser, the model and
// the screen are made here and handed to session.Studio.
package main

import (
	"context"
	"os"
	"os/signal"
	"syscall"
)

func main() {
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
	code := run(ctx, os.Args[1:], stdio{os.Stdin, os.Stdout, os.Stderr})
	stop()
	os.Exit(code)
}
