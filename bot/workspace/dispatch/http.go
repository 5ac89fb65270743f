package dispatch

import (
	"bytes"
	"context"
	"crypto/hmac"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"io"
	"net/http"
	"net/url"
	"strconv"
	"strings"

	"rectify/bot/workspace/wire"
)

var (
	errAckTimeout    = errors.New("no acknowledgement in time")
	errManyRedirects = errors.New("more than two redirects")
)

type httpBody struct{ contentType, text string }

const formType = "application/x-www-form-urlencoded"

// httpBody is the request as Slack posts it: events as JSON, commands as a form
// of their fields, interactions as a form with everything in "payload".
func (r Request) httpBody() httpBody {
	switch r.Kind {
	case SlashCommand:
		fields := wire.Args{}
		fields.ReadJSON(bytes.NewReader(r.Payload))
		form := url.Values{"is_enterprise_install": {"false"}}
		for k, v := range fields {
			form.Set(k, v)
		}
		return httpBody{formType, form.Encode()}
	case Interactive:
		return httpBody{formType, url.Values{"payload": {string(r.Payload)}}.Encode()}
	}
	return httpBody{"application/json", string(r.Payload)}
}

// newClient follows two redirects and no proxy.
func newClient() *http.Client {
	return &http.Client{
		Transport: &http.Transport{MaxIdleConnsPerHost: maxIdle, MaxResponseHeaderBytes: wire.MaxBody},
		CheckRedirect: func(_ *http.Request, via []*http.Request) error {
			if len(via) > 2 {
				return errManyRedirects
			}
			return nil
		},
	}
}

// Post posts a signed JSON body to an app and waits for its answer.
func (s *Sender) Post(ctx context.Context, to App, url, body string) Ack {
	return s.post(ctx, to, url, httpBody{"application/json", body}, nil)
}

// post posts a signed body and waits for the answer, on the clock.
func (s *Sender) post(ctx context.Context, to App, url string, body httpBody, header http.Header) Ack {
	ctx, cancel := context.WithCancelCause(ctx)
	defer cancel(nil)
	defer s.clock.AfterFunc(s.ack, func() { cancel(errAckTimeout) })()

	req, err := http.NewRequestWithContext(ctx, http.MethodPost, url, strings.NewReader(body.text))
	if err != nil {
		return Ack{Failure: "unknown_error"}
	}
	for k, v := range header {
		req.Header[k] = v
	}
	stamp := strconv.FormatInt(s.clock.Now().Unix(), 10)
	req.Header.Set("Content-Type", body.contentType)
	req.Header.Set("User-Agent", "Slackbot 1.0 (+https://api.slack.com/robots)")
	req.Header.Set("X-Slack-Request-Timestamp", stamp)
	req.Header.Set("X-Slack-Signature", Sign(to.Secret, stamp, body.text))

	resp, err := s.client.Do(req)
	if err != nil {
		return Ack{Failure: failureOf(ctx, err)}
	}
	defer resp.Body.Close()
	answer, err := io.ReadAll(io.LimitReader(resp.Body, 1<<20))
	switch {
	case err != nil:
		return Ack{Failure: failureOf(ctx, err)}
	case resp.StatusCode/100 != 2:
		return Ack{Failure: "http_error", NoRetry: resp.Header.Get("X-Slack-No-Retry") == "1"}
	}
	return Ack{Body: answer}
}

// failureOf gives Slack's word for what prevented an answer.
func failureOf(ctx context.Context, err error) string {
	switch {
	case context.Cause(ctx) == errAckTimeout:
		return "http_timeout"
	case errors.Is(err, errManyRedirects):
		return "too_many_redirects"
	}
	return "connection_failed"
}

// Sign returns the X-Slack-Signature of a body sent at stamp, in seconds since 1970.
func Sign(secret, stamp, body string) string {
	mac := hmac.New(sha256.New, []byte(secret))
	fmt.Fprintf(mac, "v0:%s:%s", stamp, body)
	return "v0=" + hex.EncodeToString(mac.Sum(nil))
}
