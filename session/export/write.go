package export

import (
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
)

// Write puts data at path atomically: a reader sees the old bytes or the new ones, whole, and the
// new ones are durable when Write returns. The permissions of an existing file are kept, and a
// symbolic link is followed.
func Write(path string, data []byte) error {
	_, err := Replace(path, data)
	return err
}

// Put writes what can be made again: whole or not at all as long as the machine runs, and without waiting for
// the disk.
func Put(path string, data []byte) error {
	path, mode := target(path)
	temp, err := os.CreateTemp(filepath.Dir(path), ".cultivar-*")
	if err != nil {
		return fmt.Errorf("write %s: %w", path, err)
	}
	defer os.Remove(temp.Name())
	_, err = temp.Write(data)
	if err == nil {
		err = temp.Chmod(mode)
	}
	if closing := temp.Close(); err == nil {
		err = closing
	}
	if err == nil {
		err = os.Rename(temp.Name(), path)
	}
	if err != nil {
		return fmt.Errorf("write %s: %w", path, err)
	}
	return nil
}

// Replace is Write, and returns the bytes that were at path at the moment when they were replaced,
// nil if there was no file: what another program saved meanwhile is not lost. (Where the system
// cannot exchange files, they are the bytes just before.)
func Replace(path string, data []byte) (old []byte, err error) {
	path, mode := target(path)
	temp, err := os.CreateTemp(filepath.Dir(path), ".cultivar-*")
	if err != nil {
		return nil, fmt.Errorf("write %s: %w", path, err)
	}
	defer os.Remove(temp.Name())
	if err := fill(temp, data, mode); err != nil {
		return nil, fmt.Errorf("write %s: %w", path, err)
	}
	if swap(temp.Name(), path) == nil {
		old, err = os.ReadFile(temp.Name())
	} else {
		old, _ = os.ReadFile(path)
		err = os.Rename(temp.Name(), path)
	}
	if err != nil {
		return old, fmt.Errorf("write %s: %w", path, err)
	}
	return old, nil
}

// target is the file behind a path, and the permissions that it has or gets.
func target(path string) (string, fs.FileMode) {
	if real, err := filepath.EvalSymlinks(path); err == nil {
		path = real
	}
	if info, err := os.Stat(path); err == nil {
		return path, info.Mode().Perm()
	}
	return path, 0o644
}

func fill(f *os.File, data []byte, mode fs.FileMode) error {
	_, err := f.Write(data)
	if err == nil {
		err = f.Chmod(mode)
	}
	if err == nil {
		err = f.Sync()
	}
	if closing := f.Close(); err == nil {
		err = closing
	}
	return err
}
