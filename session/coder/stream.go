package coder

import (
	"errors"
	"fmt"
	"strings"

	openai "github.com/sashabaranov/go-openai"

	"cultivar/session/plain"
)

// Errors of answers.
var (
	// ErrEmpty: the model finished without a word.
	ErrEmpty = errors.New("the model answered nothing")
	// ErrTools: the model called tools that were not offered.
	ErrTools = errors.New("the model called a tool instead of answering")
	// ErrRepeats: the model wrote the same thing over and over.
	ErrRepeats = errors.New("the model repeated itself without end and was stopped")
)

// Refused is the error of a model that does not want to.
type Refused struct{ Text string }

func (e *Refused) Error() string {
	if e.Text == "" {
		return "the model's maker filtered the answer"
	}
	return "the model refused: " + plain.Short(e.Text, 160)
}

// stream collects the pieces of one answer.
type stream struct {
	text    strings.Builder
	refusal strings.Builder
	thought int // bytes of reasoning, which is counted and dropped
	tools   bool
	finish  openai.FinishReason
	usage   *openai.Usage
	guard   *guard
	on      func(string)
	most    int
	begun   bool
	err     error
}

func (s *stream) take(piece openai.ChatCompletionStreamResponse) {
	if piece.Usage != nil {
		s.usage = piece.Usage
	}
	for _, choice := range piece.Choices {
		if choice.Index != 0 {
			continue
		}
		s.delta(choice.Delta)
		if choice.FinishReason != "" {
			s.finish = choice.FinishReason
		}
	}
}

func (s *stream) delta(d openai.ChatCompletionStreamChoiceDelta) {
	s.thought += len(d.ReasoningContent)
	s.tools = s.tools || len(d.ToolCalls) > 0 || d.FunctionCall != nil
	s.refusal.WriteString(d.Refusal)
	if d.Content == "" {
		return
	}
	s.text.WriteString(d.Content)
	if s.guard.repeats(d.Content) {
		s.err = ErrRepeats
		return
	}
	if tokens(s.text.String()) > 2*s.most {
		s.err = fmt.Errorf("the answer passed twice the %d tokens that were asked for", s.most)
		return
	}
	if s.on != nil {
		s.on(s.visible())
	}
}

// visible is the answer without the reasoning that some models write into it.
func (s *stream) visible() string { return withoutThought(s.text.String()) }

// verdict is the error of a finished stream, if it is one.
func (s *stream) verdict() error {
	switch {
	case s.err != nil:
		return s.err
	case s.finish == openai.FinishReasonContentFilter:
		return &Refused{Text: s.refusal.String()}
	case s.refusal.Len() > 0:
		return &Refused{Text: s.refusal.String()}
	case strings.TrimSpace(s.visible()) != "":
		return nil
	case s.tools:
		return ErrTools
	case s.finish == openai.FinishReasonLength:
		return fmt.Errorf("%w: all its tokens went into reasoning; raise max_tokens in the profile", ErrEmpty)
	}
	return ErrEmpty
}

// spent counts the tokens: as the server reports, else by their length. in is the guess of the
// question's tokens; a request that the server refused cost nothing, one that was given up while it was on its
// way is counted as read.
func (s *stream) spent(in int) Usage {
	if s.usage != nil {
		u := Usage{In: s.usage.PromptTokens, Out: s.usage.CompletionTokens}
		if d := s.usage.PromptTokensDetails; d != nil {
			u.Cached = d.CachedTokens
		}
		return u
	}
	if !s.begun {
		return Usage{}
	}
	return Usage{In: in, Out: tokens(s.text.String()) + s.thought*2/7, Estimated: true}
}

// withoutThought drops a leading <think> part, also one that has not ended yet.
func withoutThought(text string) string {
	trimmed := strings.TrimLeft(text, " \t\r\n")
	for _, tag := range []string{"think", "thinking", "reasoning"} {
		if strings.HasPrefix(trimmed, "<"+tag+">") {
			_, rest, ended := strings.Cut(trimmed, "</"+tag+">")
			if !ended {
				return ""
			}
			return strings.TrimLeft(rest, "\r\n")
		}
	}
	return text
}
