package coder

import (
	"strings"
	"time"
)

// Profile says how to reach one model and what it can do.
type Profile struct {
	// Name is what the configuration calls the profile.
	Name string `toml:"-"`
	// BaseURL is the endpoint up to and including its version, "http://localhost:11434/v1".
	BaseURL string `toml:"base_url"`
	Model   string `toml:"model"`
	// KeyEnv names the environment variable that holds the key; KeyCommand is a shell command that
	// prints it. The key itself never stands in a configuration.
	KeyEnv     string `toml:"key_env"`
	KeyCommand string `toml:"key_command"`
	// Vision says that the model takes pictures.
	Vision bool `toml:"vision"`
	// Temperature is left to the server if it is nil.
	Temperature *float64 `toml:"temperature"`
	// Reasoning is the effort asked of a reasoning model: "low", "medium", "high"; "" asks for none.
	Reasoning string `toml:"reasoning"`
	// MaxTokens bounds one reply; 0 means DefaultMaxTokens.
	MaxTokens int `toml:"max_tokens"`
	// Context is how many tokens the model takes in all; 0 means that it is not known.
	Context int `toml:"context"`
	// Together is how many requests may run at once; 0 means 4.
	Together int `toml:"together"`
	// Headers are sent with every request, for a gateway that wants them.
	Headers map[string]string `toml:"headers"`
	Prices  Prices            `toml:"prices"`
	// FirstWait, Wait and Limit bound the time to the first byte of an answer, between two pieces of
	// it, and of a whole request, in seconds; 0 means 300, 60 and 1200.
	FirstWait int `toml:"first_wait"`
	Wait      int `toml:"wait"`
	Limit     int `toml:"limit"`
}

// DefaultMaxTokens bounds a reply where the profile does not.
const DefaultMaxTokens = 16000

func (p Profile) maxTokens() int {
	if p.MaxTokens > 0 {
		return p.MaxTokens
	}
	return DefaultMaxTokens
}

func (p Profile) together() int {
	if p.Together > 0 {
		return p.Together
	}
	return 4
}

func (p Profile) waits() (first, between, whole time.Duration) {
	return seconds(p.FirstWait, 300), seconds(p.Wait, 60), seconds(p.Limit, 1200)
}

func seconds(n, otherwise int) time.Duration {
	if n <= 0 {
		n = otherwise
	}
	return time.Duration(n) * time.Second
}

// wordiness is how many times longer an answer is with the thinking that is paid for.
func (p Profile) wordiness() int {
	if p.Reasoning != "" || reasons(p.Model) {
		return 4
	}
	return 1
}

// openAI says that the endpoint is OpenAI's own, which names some fields anew.
func (p Profile) openAI() bool { return strings.Contains(p.BaseURL, "api.openai.com") }
