package main

import (
	"bytes"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"

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
	if a.config, err = parseConfig(data); err != nil {
		return &session.Problem{Attempted: "read " + path, Cause: err.Error(), Do: "mend that line; docs/models.md has examples", Err: err}
	}
	a.browser = first(a.browser, os.Getenv("CULTIVAR_BROWSER"), a.config.Browser)
	a.config.Protocol = first(os.Getenv("CULTIVAR_PROTOCOL"), a.config.Protocol)
	return nil
}

// parseConfig reads a configuration. The error is one line that names the line and the key.
func parseConfig(data []byte) (config, error) {
	var c config
	decoder := toml.NewDecoder(bytes.NewReader(data))
	decoder.DisallowUnknownFields()
	err := decoder.Decode(&c)
	var unknown *toml.StrictMissingError
	var bad *toml.DecodeError
	switch {
	case err == nil:
		return c, c.Model.Check()
	case errors.As(err, &unknown) && len(unknown.Errors) > 0:
		first := unknown.Errors[0]
		row, _ := first.Position()
		return c, fmt.Errorf("line %d: there is no setting %s%s", row, strings.Join(first.Key(), "."), nearSetting(first.Key()))
	case errors.As(err, &bad):
		row, _ := bad.Position()
		text := decoding.ReplaceAllString(strings.TrimPrefix(bad.Error(), "toml: "), "a $1 stands where a $2 is wanted")
		text = plainTypes.Replace(text)
		return c, fmt.Errorf("line %d: %s%s", row, text, keyOf(bad))
	}
	return c, err
}

// decoding is how the parser names a value that does not fit.
var decoding = regexp.MustCompile(`cannot decode TOML (\w+) into struct field [\w.]+ of type (\S+)`)

// plainTypes are the words of people for types.
var plainTypes = strings.NewReplacer("a float64 is", "a number is", "a int is", "a whole number is", "a bool is", "true or false is", "a integer", "a number", "a *float64 is", "a number is")

// keyOf names the key that an error is about, "" if it is not about one.
func keyOf(e *toml.DecodeError) string {
	if len(e.Key()) == 0 {
		return ""
	}
	return " (" + strings.Join(e.Key(), ".") + ")"
}

// settings are the keys that a configuration may hold, without their tables.
var settings = []string{
	"browser", "protocol", "theme", "still", "model", "use", "profiles", "budget", "base_url", "key_env", "key_command", "vision",
	"temperature", "reasoning", "max_tokens", "context", "together", "headers", "prices", "in", "out", "cached", "currency", "first_wait", "wait", "limit",
}

// nearSetting offers the setting that comes closest to one that there is not.
func nearSetting(key toml.Key) string {
	if len(key) == 0 {
		return ""
	}
	name := key[len(key)-1]
	for _, s := range settings {
		if sorted(s) == sorted(name) || strings.HasPrefix(s, name) || strings.HasPrefix(name, s) && len(s) > 3 {
			return "; " + s + " perhaps"
		}
	}
	return ""
}

// sorted is a word with its letters in order: two words that differ by swapped letters have one.
func sorted(word string) string {
	letters := []byte(word)
	slices.Sort(letters)
	return string(letters)
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
