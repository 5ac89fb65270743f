package workspace

import (
	"bytes"
	"context"
	"crypto/hmac"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"net/http"
	"net/url"
	"strconv"
	"strings"
)

// Kinds of parcels, as Socket Mode names them.
const (
	eventsAPI     = "events_api"
	slashCommands = "slash_commands"
	interactive   = "interactive"
)

// A parcel is one thing handed to an app and acknowledged by it: over HTTP
// where it has a url, over Socket Mode otherwise.
type parcel struct {
	kind    string
	url     string
	payload json.RawMessage // an object
	attempt int             // 0 for the first try
	reason  string          // why the attempt before failed, such as "http_timeout"
}

// A receipt is an app's answer to a parcel. failure is empty where it was
// acknowledged in time, and otherwise Slack's word for what went wrong.
type receipt struct {
	body    []byte
	failure string
	noRetry bool
}

var (
	errAckTimeout    = errors.New("no acknowledgement in time")
	errManyRedirects = errors.New("more than two redirects")
)

// hand gives a parcel to the app and waits for its acknowledgement.
func (s *Server) hand(ctx context.Context, in Installed, p parcel) receipt {
	if p.url == "" {
		return s.handToSocket(ctx, in, p)
	}
	header := http.Header{}
	if p.attempt > 0 {
		header.Set("X-Slack-Retry-Num", strconv.Itoa(p.attempt))
		header.Set("X-Slack-Retry-Reason", p.reason)
	}
	return s.postTo(ctx, in, p.url, p.httpBody(), header)
}

type httpBody struct{ contentType, text string }

const formType = "application/x-www-form-urlencoded"

// httpBody is the parcel as Slack posts it: events as JSON, commands as a form
// of their fields, interactions as a form with everything in "payload".
func (p parcel) httpBody() httpBody {
	switch p.kind {
	case slashCommands:
		fields := args{}
		fields.readJSON(bytes.NewReader(p.payload))
		form := url.Values{"is_enterprise_install": {"false"}}
		for k, v := range fields {
			form.Set(k, v)
		}
		return httpBody{formType, form.Encode()}
	case interactive:
		return httpBody{formType, url.Values{"payload": {string(p.payload)}}.Encode()}
	}
	return httpBody{"application/json", string(p.payload)}
}

// deliveryClient follows two redirects and no proxy.
func deliveryClient() *http.Client {
	return &http.Client{
		Transport: &http.Transport{MaxIdleConnsPerHost: maxUnderWay, MaxResponseHeaderBytes: maxBody},
		CheckRedirect: func(_ *http.Request, via []*http.Request) error {
			if len(via) > 2 {
				return errManyRedirects
			}
			return nil
		},
	}
}

// postTo posts a signed body and waits for the answer, on the workspace's clock.
func (s *Server) postTo(ctx context.Context, in Installed, to string, body httpBody, header http.Header) receipt {
	ctx, cancel := context.WithCancelCause(ctx)
	defer cancel(nil)
	defer s.clock.AfterFunc(s.ack, func() { cancel(errAckTimeout) })()

	req, err := http.NewRequestWithContext(ctx, http.MethodPost, to, strings.NewReader(body.text))
	if err != nil {
		return receipt{failure: "unknown_error"}
	}
	for k, v := range header {
		req.Header[k] = v
	}
	stamp := strconv.FormatInt(s.clock.Now().Unix(), 10)
	req.Header.Set("Content-Type", body.contentType)
	req.Header.Set("User-Agent", "Slackbot 1.0 (+https://api.slack.com/robots)")
	req.Header.Set("X-Slack-Request-Timestamp", stamp)
	req.Header.Set("X-Slack-Signature", Sign(in.SigningSecret, stamp, body.text))

	resp, err := s.client.Do(req)
	if err != nil {
		return receipt{failure: failureOf(ctx, err)}
	}
	defer resp.Body.Close()
	answer, err := io.ReadAll(io.LimitReader(resp.Body, 1<<20))
	switch {
	case err != nil:
		return receipt{failure: failureOf(ctx, err)}
	case resp.StatusCode/100 != 2:
		return receipt{failure: "http_error", noRetry: resp.Header.Get("X-Slack-No-Retry") == "1"}
	}
	return receipt{body: answer}
}

// failureOf gives Slack's word for what stood in the way of an answer.
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

// Deliver hands an app a payload as it is, such as one that was recorded
// elsewhere: kind is "events_api", "slash_commands" or "interactive". The
// error's code is operation_timeout or dispatch_failed where the app does not
// acknowledge it.
func (s *Server) Deliver(ctx context.Context, app, kind string, payload json.RawMessage) error {
	var in Installed
	err := s.do(ctx, func(t *tx) (err error) {
		in, err = t.app(app)
		return err
	})
	if err != nil {
		return err
	}
	urls := map[string]string{eventsAPI: in.EventsURL, slashCommands: in.CommandsURL, interactive: in.InteractionsURL}
	if got := s.hand(ctx, in, parcel{kind: kind, url: urls[kind], payload: payload}); got.failure != "" {
		return refuse(got.userError(), got.failure)
	}
	return nil
}
