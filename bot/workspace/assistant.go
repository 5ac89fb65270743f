package workspace

import (
	"context"
	"encoding/json"
	"slices"
	"time"
)

// statusLife is how long an assistant's status stands where nothing follows.
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

// OpenAssistant opens the pane in which a person talks with an app: a thread
// in the direct messages with its bot. The app hears assistant_thread_started.
func (s *Server) OpenAssistant(ctx context.Context, user, app string) (th AssistantThread, err error) {
	err = s.do(ctx, func(t *tx) error {
		in, err := t.app(app)
		if err != nil {
			return err
		}
		dm, err := t.openDM(user, in.BotUserID)
		if err != nil {
			return err
		}
		root := Message{Channel: dm.ID, User: in.BotUserID, BotID: in.BotID, AppID: in.ID, Subtype: "assistant_app_thread", Text: "New Assistant Thread"}
		if err := t.add(&root); err != nil {
			return err
		}
		th = AssistantThread{Channel: dm.ID, Thread: root.TS}
		if err := t.saveAssistant(th); err != nil {
			return err
		}
		return t.tellApp(in, "assistant_thread_started", object{
			"type": "assistant_thread_started", "event_ts": root.TS,
			"assistant_thread": object{
				"user_id": user, "context": object{}, "channel_id": dm.ID, "thread_ts": root.TS,
			},
		})
	})
	return th, err
}

// OpenHome opens an app's Home tab. The app hears app_home_opened.
func (s *Server) OpenHome(ctx context.Context, user, app string) error {
	return s.do(ctx, func(t *tx) error {
		in, err := t.app(app)
		if err != nil {
			return err
		}
		dm, err := t.openDM(user, in.BotUserID)
		if err != nil {
			return err
		}
		event := object{
			"type": "app_home_opened", "user": user, "channel": dm.ID, "tab": "home", "event_ts": eventTS(t.s.clock.Now()),
		}
		if v, found, err := t.home(app, user); err != nil {
			return err
		} else if found {
			if event["view"], err = t.viewWire(v); err != nil {
				return err
			}
		}
		return t.tellApp(in, "app_home_opened", event)
	})
}

// tellApp queues an event for one app, where it wants to hear such events.
func (t *tx) tellApp(in Installed, subscription string, event object) error {
	if !slices.Contains(in.Events, subscription) {
		return nil
	}
	return t.enqueue(in, event)
}

// Assistant returns what an app shows around a thread; the zero value where
// it shows nothing.
func (s *Server) Assistant(ctx context.Context, channel, thread string) (th AssistantThread, err error) {
	err = s.do(ctx, func(t *tx) error {
		th, err = t.assistant(channel, thread)
		return err
	})
	if s.clock.Now().After(th.Until) {
		th.Status, th.Loading = "", nil
	}
	return th, err
}

func (t *tx) assistant(channel, thread string) (AssistantThread, error) {
	th := AssistantThread{Channel: channel, Thread: thread}
	_, err := t.load(&th, `SELECT body FROM assistant_threads WHERE channel = ? AND thread = ?`, channel, thread)
	return th, err
}

func (t *tx) saveAssistant(th AssistantThread) error {
	t.changed(Change{Kind: AssistantChanged, Channel: th.Channel, Thread: th.Thread})
	return t.exec(`INSERT INTO assistant_threads VALUES (?, ?, ?)
		ON CONFLICT (channel, thread) DO UPDATE SET body = excluded.body`, th.Channel, th.Thread, encode(th))
}

// answeredIn clears the status of a thread in which the app has spoken.
func (t *tx) answeredIn(channel, thread string) error {
	th, err := t.assistant(channel, thread)
	if err != nil || th.Status == "" {
		return err
	}
	th.Status, th.Loading = "", nil
	return t.saveAssistant(th)
}

// theirThread finds the thread that a call of assistant.threads.* is about.
func (c *call) theirThread() (AssistantThread, error) {
	ch, err := c.speak(c.args["channel_id"])
	if err != nil {
		return AssistantThread{}, err
	}
	thread, err := c.root(ch.ID, c.args["thread_ts"])
	if err != nil || thread == "" {
		return AssistantThread{}, refuse("invalid_thread_ts")
	}
	return c.assistant(ch.ID, thread)
}

func assistantSetStatus(c *call) (object, error) {
	th, err := c.theirThread()
	if err != nil {
		return nil, err
	}
	th.Status, th.Until, th.Loading = c.args["status"], c.s.clock.Now().Add(statusLife), nil
	if raw := c.args["loading_messages"]; raw != "" && json.Unmarshal([]byte(raw), &th.Loading) != nil {
		th.Loading = []string{raw}
	}
	return nil, c.saveAssistant(th)
}

func assistantSetPrompts(c *call) (object, error) {
	th, err := c.theirThread()
	if err != nil {
		return nil, err
	}
	var prompts []Prompt
	if json.Unmarshal([]byte(c.args["prompts"]), &prompts) != nil || len(prompts) == 0 || len(prompts) > 4 {
		return nil, refuse("invalid_arguments", "[ERROR] must be one to four prompts [json-pointer:/prompts]")
	}
	th.Prompts, th.PromptsTitle = prompts, c.args["title"]
	return nil, c.saveAssistant(th)
}

func assistantSetTitle(c *call) (object, error) {
	th, err := c.theirThread()
	if err != nil {
		return nil, err
	}
	if th.Title, err = c.args.need("title"); err != nil {
		return nil, err
	}
	return nil, c.saveAssistant(th)
}
