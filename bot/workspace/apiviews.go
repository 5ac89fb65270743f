package workspace

import (
	"cmp"
	"encoding/json"
	"fmt"
	"strings"

	"rectify/bot/workspace/blockkit"
	"rectify/bot/workspace/wire"
)

// maxStack is how many modals may lie upon each other.
const maxStack = 3

func viewsOpen(c *call) object {
	v := c.readView("modal")
	tr := c.takeTrigger()
	// A person has one stack open: a new one takes its place.
	for _, old := range c.modals(tr.user) {
		c.closeStack(old)
	}
	v.ID = wire.NewID("V")
	v.App, v.User, v.Root, v.Depth = c.in.ID, tr.user, v.ID, 1
	return c.shown(&v)
}

func viewsPush(c *call) object {
	v := c.readView("modal")
	tr := c.takeTrigger()
	c.push(&v, c.view(tr.view))
	return c.answerView(v)
}

// takeTrigger spends the trigger_id. It stays spent even where the rest of the
// call is refused, as in Slack.
func (c *call) takeTrigger() trigger {
	id := c.args["trigger_id"]
	if id == "" {
		id = c.args["interactivity_pointer"]
	}
	if id == "" {
		panic(refuse("invalid_arguments", "[ERROR] missing required field: trigger_id"))
	}
	return must(c.s.take(id, c.in.ID))
}

// push lays a modal upon another.
func (t *Tx) push(v *View, below View) {
	if below.Depth >= maxStack {
		panic(refuse("push_limit_reached"))
	}
	v.ID = wire.NewID("V")
	v.App, v.User, v.Root, v.Previous, v.Depth = below.App, below.User, below.Root, below.ID, below.Depth+1
	t.saveView(v)
}

func viewsUpdate(c *call) object {
	old := one[View](c.Tx, "not_found", `SELECT body FROM views WHERE app = ? AND (id = ? OR external_id = ? AND external_id <> '')`,
		c.in.ID, c.args["view_id"], c.args["external_id"])
	next := c.readView(old.Kind)
	if given := c.args["hash"]; given != "" && given != old.Hash {
		panic(refuse("hash_conflict"))
	}
	next.takePlaceOf(old)
	return c.shown(&next)
}

// takePlaceOf gives the view the other's place. Values that were filled in stay if
// their block and action are still there.
func (v *View) takePlaceOf(old View) {
	v.ID, v.App, v.User, v.Kind = old.ID, old.App, old.User, old.Kind
	v.Root, v.Previous, v.Depth = old.Root, old.Previous, old.Depth
	v.ExternalID = cmp.Or(v.ExternalID, old.ExternalID)
	v.Chosen = map[string]any{}
	for _, e := range blockkit.Elements(v.Blocks) {
		if state, ok := old.Chosen[e.Key()]; ok {
			v.Chosen[e.Key()] = state
		}
	}
}

func viewsPublish(c *call) object {
	var user User
	if refused(func() { user = c.user(c.args["user_id"]) }) {
		panic(refuse("invalid_arguments", "[ERROR] no such user [json-pointer:/user_id]"))
	}
	v := c.readView("home")
	old, found := c.home(c.in.ID, user.ID)
	if given := c.args["hash"]; given != "" && given != old.Hash {
		panic(refuse("hash_conflict"))
	}
	if !found {
		old = View{ID: wire.NewID("V"), App: c.in.ID, User: user.ID, Kind: "home", Depth: 1}
		old.Root = old.ID
	}
	v.takePlaceOf(old)
	return c.shown(&v)
}

// shown stores a view and answers with it.
func (c *call) shown(v *View) object {
	c.saveView(v)
	return c.answerView(*v)
}

func (c *call) answerView(v View) object {
	return object{"view": c.viewWire(v)}
}

// readView reads and checks the view that the app sent, of the kind wanted.
func (c *call) readView(kind string) View {
	v := readView(c.args["view"], kind)
	c.showPictures("invalid_arguments", "/view/blocks", v.Blocks)
	return v
}

// readView reads and checks a view of the kind wanted.
func readView(raw, kind string) View {
	if raw == "" {
		panic(refuse("invalid_arguments", "[ERROR] missing required field: view"))
	}
	var given struct {
		Type            string          `json:"type"`
		CallbackID      string          `json:"callback_id"`
		ExternalID      string          `json:"external_id"`
		PrivateMetadata string          `json:"private_metadata"`
		Title           json.RawMessage `json:"title"`
		Submit          json.RawMessage `json:"submit"`
		Close           json.RawMessage `json:"close"`
		Blocks          json.RawMessage `json:"blocks"`
		ClearOnClose    bool            `json:"clear_on_close"`
		NotifyOnClose   bool            `json:"notify_on_close"`
	}
	Must(blockkit.CheckView(raw, kind))
	if err := json.Unmarshal([]byte(raw), &given); err != nil {
		panic(refuse("invalid_arguments", "[ERROR] failed to parse view [json-pointer:/view]"))
	}
	return View{
		Kind: kind, CallbackID: given.CallbackID, ExternalID: given.ExternalID, PrivateMetadata: given.PrivateMetadata,
		Title: given.Title, Submit: given.Submit, Close: given.Close, Blocks: blockkit.NameBlocks(given.Blocks),
		ClearOnClose: given.ClearOnClose, NotifyOnClose: given.NotifyOnClose,
	}
}

// showPictures refuses blocks with images of files that are no images or that the
// calling app may not see, as code. at points to the blocks.
func (c *call) showPictures(code, at string, blocks json.RawMessage) {
	var list []struct {
		Type      string
		SlackFile struct{ ID string } `json:"slack_file"`
	}
	if len(blocks) == 0 || json.Unmarshal(blocks, &list) != nil {
		return
	}
	for i, block := range list {
		if block.Type != "image" || block.SlackFile.ID == "" {
			continue
		}
		seen := false
		if refused(func() {
			f, _ := c.file(block.SlackFile.ID)
			seen = strings.HasPrefix(f.Mimetype, "image/") && c.sees(f)
		}) || !seen {
			panic(refuse(code, fmt.Sprintf("[ERROR] invalid slack file [json-pointer:%s/%d/slack_file]", at, i)))
		}
	}
}
