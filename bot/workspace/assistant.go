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
	return s.Do(ctx, func(t *Tx) error {
		in, err := t.app(app)
		if err != nil {
			return err
		}
		dm, err := t.openDM(user, in.BotUserID)
		if err != nil {
			return err
		}
		event := object{
			"type": "app_home_opened", "user": user, "channel": dm.ID, "tab": "home", "event_ts": wire.EventTS(t.s.clock.Now()),
		}
		if v, found, err := t.home(app, user); err != nil {
			return err
		} else if found {
			if event["view"], err = t.viewWire(v); err != nil {
				return err
			}
		}
		return t.TellApp(in, "app_home_opened", event)
	})
}

// TellApp queues an event for one app, where it wants to hear such events.
func (t *Tx) TellApp(in Installed, subscription string, event object) error {
	if !slices.Contains(in.Events, subscription) {
		return nil
	}
	return t.enqueue(in, event)
}

func (t *Tx) assistant(channel, thread string) (AssistantThread, error) {
	th := AssistantThread{Channel: channel, Thread: thread}
	_, err := t.load(&th, `SELECT body FROM assistant_threads WHERE channel = ? AND thread = ?`, channel, thread)
	return th, err
}

func (t *Tx) saveAssistant(th AssistantThread) error {
	t.changed(Change{Kind: AssistantChanged, Channel: th.Channel, Thread: th.Thread})
	return t.exec(`INSERT INTO assistant_threads VALUES (?, ?, ?)
		ON CONFLICT (channel, thread) DO UPDATE SET body = excluded.body`, th.Channel, th.Thread, wire.Encode(th))
}

// answeredIn clears the status of a thread in which the app has spoken.
func (t *Tx) answeredIn(channel, thread string) error {
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
		return AssistantThread{}, wire.Refuse("invalid_thread_ts")
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
		return nil, wire.Refuse("invalid_arguments", "[ERROR] must be one to four prompts [json-pointer:/prompts]")
	}
	th.Prompts, th.PromptsTitle = prompts, c.args["title"]
	return nil, c.saveAssistant(th)
}

func assistantSetTitle(c *call) (object, error) {
	th, err := c.theirThread()
	if err != nil {
		return nil, err
	}
	if th.Title, err = c.args.Need("title"); err != nil {
		return nil, err
	}
	return nil, c.saveAssistant(th)
}
