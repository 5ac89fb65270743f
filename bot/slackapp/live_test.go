package slackapp

import (
	"context"
	"encoding/json"
	"errors"
	"net/http"
	"strings"
	"sync"
	"testing"
	"time"

	"rectify/bot/slackapp/inbound"
	"rectify/bot/workspace"
	"rectify/bot/workspace/workspacetest"
	"rectify/handlers"
	"rectify/handlers/compose"
	"rectify/handlers/compose/ground"
)

// A pen writes what it is handed, when it is handed it; closing it ends the
// answer.
type pen chan ground.Claim

func (p pen) Write(ctx context.Context, _ compose.Draft, tell func(ground.Claim) error) (compose.Usage, error) {
	for {
		select {
		case <-ctx.Done():
			return compose.Usage{}, ctx.Err()
		case c, more := <-p:
			if !more {
				return compose.Usage{Calls: 1}, nil
			}
			if c.Text == "" {
				return compose.Usage{}, errors.New("the model went away")
			}
			if err := tell(c); err != nil {
				return compose.Usage{}, err
			}
		}
	}
}

func (p pen) Restate(context.Context, string) (string, compose.Usage, error) {
	return "", compose.Usage{}, nil
}

var (
	truth = ground.Claim{Text: "6家二级机构违反党政一把手“五不直接分管”的规定,直接分管财务工作。", Items: []int{28}}
	more  = ground.Claim{Text: "已确定一名副职分管财务工作。", Items: []int{28}}
	lie   = ground.Claim{Text: "为此投入资金99万元。", Items: []int{28}}
	gone  = ground.Claim{}
)

const openQuestion = "为什么6家二级机构的财务由一把手直接分管?总结一下问题和措施"

// pens are a language model: what it writes is of the pen that was handed out
// last.
type pens struct {
	mu  sync.Mutex
	now pen
}

func (p *pens) hand(n int) pen {
	p.mu.Lock()
	defer p.mu.Unlock()
	p.now = make(pen, n)
	return p.now
}

func (p *pens) Write(ctx context.Context, d compose.Draft, tell func(ground.Claim) error) (compose.Usage, error) {
	p.mu.Lock()
	now := p.now
	p.mu.Unlock()
	return now.Write(ctx, d, tell)
}

func (p *pens) Restate(context.Context, string) (string, compose.Usage, error) {
	return "", compose.Usage{}, nil
}

// deskWithPens is a desk with a language model that is waited for that long.
func deskWithPens(t testing.TB, way string, wait time.Duration) *desk {
	t.Helper()
	d := &desk{TB: t, dir: t.TempDir(), now: time.Now, pens: &pens{}}
	d.openWorkspace()
	d.openLedger()
	d.assistant = d.assistant.With(func(cfg *handlers.Config) { cfg.Writer, cfg.Terms = d.pens, compose.Terms{Wait: wait} })
	d.openApp(way)
	return d
}

// bothWaysWithPens is bothWays of such desks.
func bothWaysWithPens(t *testing.T, wait time.Duration, test func(*testing.T, *desk)) {
	t.Parallel()
	for _, way := range []string{overHTTP, overSocket} {
		t.Run(way, func(t *testing.T) {
			t.Parallel()
			test(t, deskWithPens(t, way, wait))
		})
	}
}

// written has the clerk ask an open question, which a pen answers.
func (d *desk) written() (asked workspace.Message, p pen) {
	d.Helper()
	p = d.pens.hand(0)
	return d.say(d.clerk, "", "@rectify "+openQuestion), p
}

// shows waits until the one answer in the thread holds words, and none of those
// that it must not.
func (d *desk) shows(thread string, words []string, not ...string) (m workspace.Message) {
	d.Helper()
	d.until("the answer shows "+strings.Join(words, ", "), func() bool {
		said := d.answers(thread)
		if len(said) == 0 {
			return false
		}
		m = said[0]
		all := m.Text + string(m.Blocks)
		for _, w := range words {
			if !strings.Contains(all, w) {
				return false
			}
		}
		if len(said) > 1 {
			d.Fatalf("%d answers: %+v", len(said), said)
		}
		for _, w := range not {
			if strings.Contains(all, w) {
				d.Fatalf("the answer holds %q: %s", w, all)
			}
		}
		return true
	})
	return m
}

func TestAnswerIsStreamedWhileItIsWritten(t *testing.T) {
	bothWaysWithPens(t, time.Minute, func(t *testing.T, d *desk) {
		asked, p := d.written()
		p <- lie
		p <- truth
		m := d.shows(asked.TS, []string{"直接分管财务工作。（第28项）"}, "99万", "已确定")
		if m.StreamingState != "in_progress" {
			t.Errorf("it is not streamed: %q", m.StreamingState)
		}
		p <- more
		close(p)
		m = d.shows(asked.TS, []string{"直接分管财务工作", "已确定一名副职", "由语言模型撰写", "status 28", "rate-answer"}, "99万")
		if m.StreamingState == "in_progress" {
			t.Error("the stream was not ended")
		}
	})
}

func TestSlowWriterIsStoodInFor(t *testing.T) {
	bothWaysWithPens(t, time.Millisecond, func(t *testing.T, d *desk) {
		asked, p := d.written()
		d.shows(asked.TS, []string{"二级机构", "语言模型还在写"}, "由语言模型撰写")
		p <- truth
		close(p)
		d.shows(asked.TS, []string{"直接分管财务工作。（第28项）", "由语言模型撰写"}, "语言模型还在写")
	})
}

func TestWriterThatGoesAwayIsStoodInFor(t *testing.T) {
	bothWaysWithPens(t, time.Minute, func(t *testing.T, d *desk) {
		asked, p := d.written()
		p <- truth
		d.shows(asked.TS, []string{"直接分管财务工作。（第28项）"})
		p <- gone
		d.shows(asked.TS, []string{"二级机构", "暂时没有给出答案"}, "由语言模型撰写")
	})
}

// TestWhereNothingCanBeStreamed has the answer grow in a message: where streams
// are not to be had, and where Slack has given as many as it gives in a minute.
func TestWhereNothingCanBeStreamed(t *testing.T) {
	t.Parallel()
	for name, fault := range map[string]workspacetest.Fault{
		"not here": {Method: "chat.startStream", Code: "method_not_supported_for_channel_type"},
		"not now":  {Method: "chat.startStream", Status: http.StatusTooManyRequests, RetryAfter: time.Minute},
	} {
		t.Run(name, func(t *testing.T) {
			bothWaysWithPens(t, time.Minute, func(t *testing.T, d *desk) {
				d.Faults().Add(fault)
				asked, p := d.written()
				p <- truth
				d.shows(asked.TS, []string{"直接分管财务工作。（第28项）"}, "已确定")
				p <- more
				close(p)
				d.shows(asked.TS, []string{"直接分管财务工作", "已确定一名副职", "由语言模型撰写"}, "……")
			})
		})
	}
}

// TestAnswerThatIsWorkedOnAgain has work on a request end in the middle, as by a
// kill: its message is ended by who takes it up, and no second one stands
// beside it.
func TestAnswerThatIsWorkedOnAgain(t *testing.T) {
	t.Parallel()
	for name, wait := range map[string]time.Duration{"streamed": time.Minute, "stood in for": time.Millisecond} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			d := deskWithPens(t, overHTTP, wait)
			asked := d.say(d.clerk, "", "大家早")
			body, err := json.Marshal(inbound.Request{Key: "k", Team: d.app.Team, User: d.clerk.ID, Channel: d.office.ID, Thread: asked.TS, Text: openQuestion, Spoken: true, At: time.Now()})
			d.must(err)
			p := d.pens.hand(2)
			working, kill := context.WithCancel(t.Context())
			ended := make(chan error)
			go func() { ended <- d.app.workWithModel(working, body, 1) }()
			if wait == time.Minute {
				p <- truth
			}
			d.shows(asked.TS, []string{"28"})
			d.until("the message is remembered", func() bool {
				begun, err := d.ledger.Recall(t.Context(), "live k")
				d.must(err)
				return begun != nil
			})
			kill()
			if err := <-ended; err == nil {
				t.Fatal("work that was ended says it is done")
			}
			p <- truth
			p <- more
			close(p)
			d.must(d.app.workWithModel(t.Context(), body, 2))
			m := d.shows(asked.TS, []string{"直接分管财务工作", "已确定一名副职", "由语言模型撰写"})
			if m.StreamingState == "in_progress" || strings.Contains(m.Text, "还在写") {
				t.Errorf("%s: %s", m.StreamingState, m.Text)
			}
		})
	}
}
