package summarizer

import (
	"errors"
	"fmt"
	"net/http"
	"strings"

	openai "github.com/sashabaranov/go-openai"

	"rectify/bot/outgoing"
)

// Reasons why there is no answer. The server's own message goes to the log only.
var (
	ErrSlow    = errors.New("the model took too long")
	ErrCut     = errors.New("the model's answer was cut off")
	ErrEndless = errors.New("the answer of the model exceeded its limit")
	ErrBusy    = errors.New("the model is unavailable: paused after failures, or all connections busy")
	ErrServer  = errors.New("the model's server failed")
	ErrRefused = errors.New("the model's server refused the request: check OPENAI_API_KEY, OPENAI_BASE_URL and OPENAI_MODEL")
)

// kind says what an error of go-openai's means.
func kind(err error) error {
	switch {
	case errors.Is(err, outgoing.ErrTooLarge), errors.Is(err, openai.ErrTooManyEmptyStreamMessages):
		return fmt.Errorf("%w (%w)", ErrEndless, err)
	case errors.Is(err, outgoing.ErrRedirected):
		return fmt.Errorf("%w (%w)", ErrRefused, err)
	}
	err = brief{err}
	status := 0
	var api *openai.APIError
	var request *openai.RequestError
	switch {
	case errors.As(err, &api):
		status = api.HTTPStatusCode
	case errors.As(err, &request):
		status = request.HTTPStatusCode
	}
	if status >= 400 && status < 500 && status != http.StatusTooManyRequests && status != http.StatusRequestTimeout {
		return fmt.Errorf("%w (%w)", ErrRefused, err)
	}
	return fmt.Errorf("%w (%w)", ErrServer, err)
}

// A brief error says no more than the beginning of another, which may be a page
// of a server's.
type brief struct{ error }

func (b brief) Unwrap() error { return b.error }

const maxReason = 500 // bytes

func (b brief) Error() string {
	if text := b.error.Error(); len(text) > maxReason {
		return strings.ToValidUTF8(text[:maxReason], "") + "…"
	}
	return b.error.Error()
}
