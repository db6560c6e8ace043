package main

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"

	"github.com/adrg/xdg"
	"github.com/pelletier/go-toml/v2"

	"cultivar/session"
	"cultivar/session/coder"
)

// config is config.toml. Flags go before the environment, the environment before the file.
type config struct {
	Browser  string         `toml:"browser"`
	Protocol string         `toml:"protocol"`
	Theme    string         `toml:"theme"`
	Still    bool           `toml:"still"`
	Model    coder.Settings `toml:"model"`
}

func configPath() string { return filepath.Join(xdg.ConfigHome, "cultivar", "config.toml") }

// configure reads the configuration file and the environment.
func (a *app) configure() error {
	path := configPath()
	data, err := os.ReadFile(path)
	if err != nil && !errors.Is(err, fs.ErrNotExist) {
		return fmt.Errorf("read %s: %w", path, err)
	}
	if err := toml.Unmarshal(data, &a.config); err != nil {
		return &session.Problem{Attempted: "read " + path, Cause: err.Error(), Do: "mend or remove the file", Err: err}
	}
	a.browser = first(a.browser, os.Getenv("CULTIVAR_BROWSER"), a.config.Browser)
	a.config.Protocol = first(os.Getenv("CULTIVAR_PROTOCOL"), a.config.Protocol)
	return nil
}

// first is the first string that is not empty.
func first(choices ...string) string {
	for _, s := range choices {
		if s != "" {
			return s
		}
	}
	return ""
}
