package workspace

import (
	"context"
	"encoding/json"
	"slices"
	"time"

	"rectify/bot/workspace/wire"
)

// statusLife is how long an assistant's status is shown if no message follows.
const statusLife = 2 * time.Minute

// An AssistantThread is what an app shows around a conversation with it.
type AssistantThread struct {
	Channel, Thread string
	Title           string
	Status          string // such as "正在查找…"; empty once the app answered
	Until           time.Time
	Loading         []string
	PromptsTitle    string
	Prompts         []Prompt
}

// A Prompt is something to ask, at one press.
type Prompt struct {
	Title   string `json:"title"`
	Message string `json:"message"`
}

// OpenHome opens an app's Home tab. The app hears app_home_opened.
func (s *Server) OpenHome(ctx context.Context, user, app string) error {
	return s.Do(ctx, func(t *Tx) {
		in := t.app(app)
		dm := t.openDM(user, in.BotUserID)
		event := object{
			"type": "app_home_opened", "user": user, "channel": dm.ID, "tab": "home", "event_ts": wire.EventTS(t.s.clock.Now()),
		}
		if v, found := t.home(app, user); found {
			event["view"] = t.viewWire(v)
		}
		t.TellApp(in, "app_home_opened", event)
	})
}

// TellApp queues an event for one app, where it wants to hear such events.
func (t *Tx) TellApp(in Installed, subscription string, event object) {
	if slices.Contains(in.Events, subscription) {
		t.enqueue(in, event)
	}
}

func (t *Tx) assistant(channel, thread string) AssistantThread {
	th := AssistantThread{Channel: channel, Thread: thread}
	t.load(&th, `SELECT body FROM assistant_threads WHERE channel = ? AND thread = ?`, channel, thread)
	return th
}

func (t *Tx) saveAssistant(th AssistantThread) {
	t.changed(Change{Kind: AssistantChanged, Channel: th.Channel, Thread: th.Thread})
	t.exec(`INSERT INTO assistant_threads VALUES (?, ?, ?)
		ON CONFLICT (channel, thread) DO UPDATE SET body = excluded.body`, th.Channel, th.Thread, wire.Encode(th))
}

// answeredIn clears the status of a thread in which the app has spoken.
func (t *Tx) answeredIn(channel, thread string) {
	if th := t.assistant(channel, thread); th.Status != "" {
		th.Status, th.Loading = "", nil
		t.saveAssistant(th)
	}
}

// theirThread finds the thread that a call of assistant.threads.* is about.
func (c *call) theirThread() AssistantThread {
	ch := c.speak(c.args["channel_id"])
	thread := ""
	if refused(func() { thread = c.root(ch.ID, c.args["thread_ts"]) }) || thread == "" {
		panic(refuse("invalid_thread_ts"))
	}
	return c.assistant(ch.ID, thread)
}

func assistantSetStatus(c *call) object {
	th := c.theirThread()
	th.Status, th.Until, th.Loading = c.args["status"], c.s.clock.Now().Add(statusLife), nil
	if raw := c.args["loading_messages"]; raw != "" && json.Unmarshal([]byte(raw), &th.Loading) != nil {
		th.Loading = []string{raw}
	}
	c.saveAssistant(th)
	return nil
}

func assistantSetPrompts(c *call) object {
	th := c.theirThread()
	var prompts []Prompt
	if json.Unmarshal([]byte(c.args["prompts"]), &prompts) != nil || len(prompts) == 0 || len(prompts) > 4 {
		panic(refuse("invalid_arguments", "[ERROR] must be one to four prompts [json-pointer:/prompts]"))
	}
	th.Prompts, th.PromptsTitle = prompts, c.args["title"]
	c.saveAssistant(th)
	return nil
}

func assistantSetTitle(c *call) object {
	th := c.theirThread()
	th.Title = must(c.args.Need("title"))
	c.saveAssistant(th)
	return nil
}
