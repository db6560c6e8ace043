package terminal

import (
	"fmt"
	"os"
	"path/filepath"
	"runtime"
	"sync"
	"time"
)

// shared is where Linux keeps shared memory; elsewhere pixels go through a temporary file.
const shared = "/dev/shm"

// leftName is what left files are called. Terminals accept to delete temporary files of that name only.
const leftName = "cultivar-tty-graphics-protocol-*"

// leave writes data to shared memory, else to a temporary file, for the terminal to read and delete.
// It returns the medium's letter and the name to send.
func leave(data []byte) (medium, name string, err error) {
	sweepOnce()
	dir, medium := leftIn()
	f, err := os.CreateTemp(dir, leftName)
	if err != nil {
		return "", "", fmt.Errorf("leaving a picture for the terminal: %w", err)
	}
	_, err = f.Write(data)
	if closed := f.Close(); err == nil {
		err = closed
	}
	if err != nil {
		_ = os.Remove(f.Name())
		return "", "", fmt.Errorf("leaving a picture for the terminal: %w", err)
	}
	if medium == "s" {
		return medium, "/" + filepath.Base(f.Name()), nil
	}
	return medium, f.Name(), nil
}

// leftIn is the directory that data is left in, and the letter of its medium.
func leftIn() (dir, medium string) {
	if info, err := os.Stat(shared); runtime.GOOS == "linux" && err == nil && info.IsDir() {
		return shared, "s"
	}
	return os.TempDir(), "t"
}

// untouched is how long a terminal may take to pick up what was left.
const untouched = time.Minute

// sweepOnce removes what terminals have never picked up, such as those that were closed meanwhile.
var sweepOnce = sync.OnceFunc(func() {
	dir, _ := leftIn()
	sweep(dir, time.Now().Add(-untouched))
})

func sweep(dir string, before time.Time) {
	left, err := filepath.Glob(filepath.Join(dir, leftName))
	if err != nil {
		return
	}
	for _, name := range left {
		if info, err := os.Lstat(name); err == nil && info.ModTime().Before(before) {
			_ = os.Remove(name)
		}
	}
}
