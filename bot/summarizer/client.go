// Package summarizer has a language model, on any OpenAI-compatible server,
// write answers to open questions.
package summarizer

import (
	"cmp"
	"context"
	"errors"
	"io"
	"math"
	"strings"
	"time"

	openai "github.com/sashabaranov/go-openai"
	"github.com/sony/gobreaker/v2"
	"golang.org/x/sync/semaphore"

	"rectify/bot/outgoing"
)

// Settings are how a server is reached, and how long it is waited for. A zero
// time or number takes the usual one.
type Settings struct {
	BaseURL string // ends with /v1; OpenAI's own where empty
	Key     string // may be empty for a local server
	Model   string

	First   time.Duration // until the first token
	Between time.Duration // between one and the next
	Total   time.Duration // for all of an answer
	AtATime int           // calls; more wait, as long as First
	Tries   int           // before the first token
}

// The default time limits. If a model takes longer, search answers in its place.
const (
	usualFirst   = 15 * time.Second
	usualBetween = 10 * time.Second
	usualTotal   = time.Minute
	usualAtATime = 4
	usualTries   = 3
)

// A model that never stops is stopped, and a server, too. All are in bytes, and
// far more than any answer takes.
const (
	maxTurn    = 32 << 10  // an answer, or the arguments of a call
	maxThought = 256 << 10 // an answer with what its model thought aloud
	maxEvent   = 256 << 10 // a line of a stream: one token, as a rule
	maxStream  = 16 << 20  // a stream: some hundreds of bytes a token
	maxEvents  = 50_000    // of a stream, and comments in a row: not bytes, but lines
)

// A Client talks with one server.
type Client struct {
	settings Settings
	api      *openai.Client
	lines    *semaphore.Weighted
	breaker  *gobreaker.CircuitBreaker[Turn]
}

// A Turn is what a model said, or which tools it called.
type Turn struct {
	Text  string
	Calls []openai.ToolCall
	Usage openai.Usage // zero where the server does not count
}

// newClient is a client with these settings.
func newClient(s Settings) *Client {
	s.First, s.Between, s.Total = cmp.Or(s.First, usualFirst), cmp.Or(s.Between, usualBetween), cmp.Or(s.Total, usualTotal)
	s.AtATime, s.Tries = cmp.Or(s.AtATime, usualAtATime), cmp.Or(s.Tries, usualTries)
	return &Client{settings: s, api: newAPI(s), lines: semaphore.NewWeighted(int64(s.AtATime)), breaker: newBreaker[Turn]("model")}
}

// newAPI is a client of go-openai's for a server.
func newAPI(s Settings) *openai.Client {
	config := openai.DefaultConfig(s.Key)
	if s.BaseURL != "" {
		config.BaseURL = strings.TrimSuffix(s.BaseURL, "/")
	}
	config.EmptyMessagesLimit = maxEvents // keep-alives: the time between tokens is what counts
	client := outgoing.NewClient(outgoing.Limits{Body: maxStream, Line: maxEvent}, 0)
	client.Transport = noting{client.Transport}
	config.HTTPClient = client
	return openai.NewClientWithConfig(config)
}

// stopped is an error of the stream's reader.
type stopped struct{ error }

func (s *stopped) Unwrap() error { return s.error }

// stream has the model answer, and hands every piece of its text to each as it
// comes, without what it thinks aloud. An error of each's ends it. It is tried again only before the first
// token. Errors are the Err… of this package, each's, and that of a ctx that
// ended.
func (c *Client) stream(ctx context.Context, request openai.ChatCompletionRequest, each func(piece string) error) (Turn, error) {
	waiting, cancel := context.WithTimeout(ctx, c.settings.First)
	defer cancel()
	if err := c.lines.Acquire(waiting, 1); err != nil {
		return Turn{}, errors.Join(ErrBusy, ctx.Err())
	}
	defer c.lines.Release(1)
	request.Model, request.Stream = c.settings.Model, true
	request.StreamOptions = &openai.StreamOptions{IncludeUsage: true}
	request.Temperature = math.SmallestNonzeroFloat32 // 0 would be left out, and mean 1
	if reasons(c.settings.Model) {
		request.Temperature = 0 // go-openai refuses another
	}
	begun := false
	return attempts(ctx, c.settings, c.breaker,
		func(ctx context.Context) (Turn, error) {
			return c.streamOnce(ctx, request, func(piece string) error {
				begun = true
				return each(piece)
			})
		},
		func() bool { return begun })
}

// reasons reports whether go-openai takes a model of that name for one of those
// that set their temperature themselves.
func reasons(model string) bool {
	for _, prefix := range []string{"o1", "o3", "o4", "gpt-5"} {
		if strings.HasPrefix(model, prefix) {
			return true
		}
	}
	return false
}

// streamOnce has the model answer, with a clock that every token winds up.
func (c *Client) streamOnce(ctx context.Context, request openai.ChatCompletionRequest, each func(string) error) (turn Turn, err error) {
	ctx, end := context.WithCancelCause(ctx)
	defer end(nil)
	clock := time.AfterFunc(c.settings.First, func() { end(ErrSlow) })
	defer clock.Stop()
	defer func() {
		if err != nil && ctx.Err() != nil && !errors.As(err, new(*stopped)) {
			err = context.Cause(ctx) // rather than that reading ended
		}
	}()
	stream, err := c.api.CreateChatCompletionStream(ctx, request)
	if err != nil { // and the stream must not be closed
		return Turn{}, kind(err)
	}
	defer stream.Close()
	finished := false
	var text strings.Builder
	tell := func(piece string) error {
		if piece == "" {
			return nil
		}
		if text.WriteString(piece); text.Len() > maxTurn {
			return ErrEndless
		}
		if err := each(piece); err != nil {
			return &stopped{err}
		}
		return nil
	}
	var thoughts thoughts
	written := 0
	for events := 0; ; events++ {
		part, err := stream.Recv()
		switch {
		case events > maxEvents:
			return Turn{}, ErrEndless
		case errors.Is(err, io.EOF) && finished:
			if err := tell(thoughts.end()); err != nil {
				return Turn{}, err
			}
			turn.Text = text.String()
			return turn, nil
		case errors.Is(err, io.EOF):
			return Turn{}, ErrCut // or the server does not stream
		case err != nil:
			return Turn{}, kind(err)
		}
		if part.Usage != nil {
			turn.Usage = *part.Usage
		}
		if len(part.Choices) == 0 {
			continue
		}
		clock.Reset(c.settings.Between)
		choice := part.Choices[0]
		switch choice.FinishReason {
		case "", openai.FinishReasonNull:
		case openai.FinishReasonLength:
			return Turn{}, ErrCut
		default:
			finished = true
		}
		turn.Calls = together(turn.Calls, choice.Delta.ToolCalls)
		if written += len(choice.Delta.Content); written > maxThought {
			return Turn{}, ErrEndless
		}
		if err := tell(thoughts.Take(choice.Delta.Content)); err != nil {
			return Turn{}, err
		}
	}
}

// together adds pieces of calls to those that came before.
func together(calls, pieces []openai.ToolCall) []openai.ToolCall {
	for _, piece := range pieces {
		at := len(calls) - 1
		if piece.Index != nil {
			at = *piece.Index
		} else if piece.ID != "" {
			at = len(calls)
		}
		if at < 0 || at > len(calls) || at >= maxCalls {
			continue // no server of sound mind
		}
		if at == len(calls) {
			calls = append(calls, openai.ToolCall{Type: openai.ToolTypeFunction})
		}
		call := &calls[at]
		call.ID += piece.ID
		call.Function.Name += piece.Function.Name
		if len(call.Function.Arguments) < maxTurn {
			call.Function.Arguments += piece.Function.Arguments
		}
	}
	return calls
}

// maxCalls is how many tools one turn may call.
const maxCalls = 8
