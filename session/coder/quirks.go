package coder

import (
	"errors"
	"net/http"
	"strings"

	openai "github.com/sashabaranov/go-openai"
)

// quirks are what one endpoint does not take, found out by its refusals.
type quirks struct {
	noUsage, noTemperature, noReasoning, noPictures bool
	// otherMax says that it wants the other one of max_tokens and max_completion_tokens.
	otherMax bool
}

// quirkLimit is how many refusals one question may teach.
const quirkLimit = 3

func (c *client) known() quirks {
	c.mu.Lock()
	defer c.mu.Unlock()
	return c.quirks
}

// learn reads a refusal of the request's form; it reports whether another form may be taken.
func (c *client) learn(err error) bool {
	status, text := said(err)
	if status != http.StatusBadRequest && status != http.StatusUnprocessableEntity {
		return false
	}
	c.mu.Lock()
	defer c.mu.Unlock()
	before := c.quirks
	switch {
	case strings.Contains(text, "stream_options") || strings.Contains(text, "include_usage"):
		c.quirks.noUsage = true
	case strings.Contains(text, "max_tokens") || strings.Contains(text, "max_completion_tokens"):
		c.quirks.otherMax = true
	case strings.Contains(text, "image") || strings.Contains(text, "vision") || strings.Contains(text, "multimodal"):
		c.quirks.noPictures = true
	case strings.Contains(text, "temperature"):
		c.quirks.noTemperature = true
	case strings.Contains(text, "reasoning"):
		c.quirks.noReasoning = true
	}
	return c.quirks != before
}

// said is the status and the text of an error that the server answered with; 0 if it is none.
func said(err error) (status int, text string) {
	var api *openai.APIError
	if errors.As(err, &api) {
		return api.HTTPStatusCode, api.Message
	}
	var request *openai.RequestError
	if errors.As(err, &request) {
		return request.HTTPStatusCode, string(request.Body)
	}
	return 0, ""
}
