package main

import (
	"os"
	"regexp"
	"strings"
	"testing"
)

func TestWhatIsWrongWithAConfigurationIsOneLine(t *testing.T) {
	for text, want := range map[string]string{
		"theme = \"x": "line 1: ",
		"still = true\n[model]\nbudget = \"two\"":                         "line 3: a string stands where a number is wanted (model.budget)",
		"[model]\nbugdet = 2":                                             "line 2: there is no setting model.bugdet; budget perhaps",
		"[model.profiles.home]\nmodel = \"m\"\nbase = \"http://x\"":       "line 3: there is no setting model.profiles.home.base; base_url perhaps",
		"[model]\nuse = \"hoem\"\n[model.profiles.home]\nmodel = \"m\"":   `model.use names the profile "hoem", and there are home, llamacpp`,
		"[model]\nbudget = -1":                                            "model.budget is -1",
		"[model.profiles.a]\nbase_url = \"localhost:8080\"":               "model.profiles.a.base_url is",
		"[model.profiles.a]\nbase_url = \"http://x/v1/chat/completions\"": "leave that out",
		"[model.profiles.a]\nreasoning = \"lots\"":                        "say low, medium or high",
		"[model.profiles.a.prices]\nin = -2":                              "a price below 0",
	} {
		_, err := parseConfig([]byte(text))
		if err == nil || !strings.Contains(err.Error(), want) || strings.Contains(err.Error(), "\n") {
			t.Errorf("%q: %v", text, err)
		}
	}
}

// TestTheExamplesOfConfigurationAreRight reads every block of TOML in the documents.
func TestTheExamplesOfConfigurationAreRight(t *testing.T) {
	blocks := regexp.MustCompile("(?s)```toml\n(.*?)```")
	for _, path := range []string{"../../README.md", "../../docs/models.md"} {
		text, err := os.ReadFile(path)
		if err != nil {
			t.Fatal(err)
		}
		found := blocks.FindAllSubmatch(text, -1)
		if len(found) == 0 {
			t.Errorf("%s has no example", path)
		}
		for _, b := range found {
			if _, err := parseConfig(b[1]); err != nil {
				t.Errorf("%s: %v in\n%s", path, err, b[1])
			}
		}
	}
}
