package coder

import (
	"strings"

	openai "github.com/sashabaranov/go-openai"
)

// request is a question in the protocol's words.
func (c *client) request(q question, k quirks) openai.ChatCompletionRequest {
	if k.noPictures && len(q.Pictures) > 0 {
		q.Pictures, q.Text = nil, q.Text+"\n\n(Pictures cannot be sent here: go by the text.)"
	}
	r := openai.ChatCompletionRequest{
		Model:           c.profile.Model,
		Stream:          true,
		ReasoningEffort: c.profile.Reasoning,
		Messages: []openai.ChatCompletionMessage{
			{Role: openai.ChatMessageRoleSystem, Content: q.System},
			userMessage(q),
		},
	}
	if !k.noUsage {
		r.StreamOptions = &openai.StreamOptions{IncludeUsage: true}
	}
	if c.profile.Temperature != nil && !k.noTemperature {
		r.Temperature = float32(*c.profile.Temperature)
	}
	if k.noReasoning {
		r.ReasoningEffort = ""
	}
	if most := c.most(q).Out; c.profile.openAI() != k.otherMax || reasons(c.profile.Model) {
		r.MaxCompletionTokens = most
	} else {
		//lint:ignore SA1019 Most servers but OpenAI's own know only this name.
		r.MaxTokens = most
	}
	return r
}

// reasons names the models that go-openai lets have only the newer bound.
func reasons(model string) bool {
	for _, prefix := range []string{"o1", "o3", "o4", "gpt-5", "gpt-6"} {
		if strings.HasPrefix(model, prefix) {
			return true
		}
	}
	return false
}

func userMessage(q question) openai.ChatCompletionMessage {
	m := openai.ChatCompletionMessage{Role: openai.ChatMessageRoleUser}
	if len(q.Pictures) == 0 {
		m.Content = q.Text
		return m
	}
	m.MultiContent = []openai.ChatMessagePart{{Type: openai.ChatMessagePartTypeText, Text: q.Text}}
	for _, url := range q.Pictures {
		m.MultiContent = append(m.MultiContent, openai.ChatMessagePart{
			Type: openai.ChatMessagePartTypeImageURL, ImageURL: &openai.ChatMessageImageURL{URL: url},
		})
	}
	return m
}
