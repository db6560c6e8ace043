package history

import (
	"os"
	"path"

	"golang.org/x/sys/unix"
)

// exchange swaps two files of the session in one step, so that what is replaced can still be looked
// at. It reports false where the file system cannot.
func (s *Store) exchange(a, b string) bool {
	from, err := s.root.Open(path.Dir(a))
	if err != nil {
		return false
	}
	defer from.Close()
	to, err := s.root.Open(path.Dir(b))
	if err != nil {
		return false
	}
	defer to.Close()
	return renameAt(from, path.Base(a), to, path.Base(b)) == nil
}

func renameAt(from *os.File, a string, to *os.File, b string) error {
	return unix.Renameat2(int(from.Fd()), a, int(to.Fd()), b, unix.RENAME_EXCHANGE)
}
