package learned

import (
	"context"
	"crypto/sha256"
	"fmt"

	"rectify/data/wording"
	"rectify/handlers/reply"
)

// mostAliases is how many wordings one message lists of each kind.
const mostAliases = 12

// ID names a wording and its item in a command.
func ID(a wording.Wording) string {
	return fmt.Sprintf("%x", sha256.Sum256(fmt.Appendf(nil, "%s\n%s\n%d", a.Key, a.Notice, a.Number)))[:8]
}

// Overview shows what waits for an editor, and what was confirmed.
func (a *Wordings) Overview(ctx context.Context, r reply.Request, all []wording.Wording, first string) reply.Reply {
	l := r.Lang
	var pickers []string
	for _, alias := range all {
		pickers = append(pickers, alias.PickedBy)
	}
	name := a.People.Names(ctx, l, pickers...)
	out := reply.Sentence(l, first)
	if first == "" {
		out.Parts = nil
	}
	list := func(title string, state wording.State, buttons func(id string) reply.Buttons) {
		n := 0
		for _, alias := range all {
			if alias.State != state {
				continue
			}
			if n++; n == 1 {
				out.Parts = append(out.Parts, reply.Label{Text: title})
			}
			if n > mostAliases {
				continue
			}
			id := ID(alias)
			line := l.Say("“%s” → 第%d项（%s 等 %d 人选定）", "“%s” → item %d (picked by %s, %d in all)", alias.Text, alias.Number, name.One(alias.PickedBy), alias.Picked)
			if !r.Rich {
				line += "  " + id
			}
			out.Parts = append(out.Parts, reply.Paragraph{Text: line})
			if r.Person.Role >= reply.Editor {
				out.Parts = append(out.Parts, buttons(id))
			}
		}
		if n > mostAliases {
			out.Parts = append(out.Parts, reply.Paragraph{Text: l.Say("……还有 %d 个", "… and %d more", n-mostAliases)})
		}
	}
	remove := func(label, id string) reply.Button {
		return reply.Button{Label: label, Command: "aliases remove " + id, As: reply.InPlace}
	}
	list(l.Say("待确认的说法", "Wordings to confirm"), wording.Proposed, func(id string) reply.Buttons {
		return reply.Buttons{{Label: l.Say("确认", "Confirm"), Command: "aliases confirm " + id, Main: true, As: reply.InPlace}, remove(l.Say("不对", "Wrong"), id)}
	})
	list(l.Say("已确认的说法", "Confirmed wordings"), wording.Confirmed, func(id string) reply.Buttons {
		return reply.Buttons{remove(l.Say("删除", "Remove"), id)}
	})
	if len(out.Parts) == 0 {
		out.Parts = []reply.Part{reply.Paragraph{Text: l.Say("还没有说法。有人用自己的话提问，并在最接近的问题里选定一项，就会出现在这里。", "There are none yet. A wording appears here when somebody asks in their own words and picks one of the closest items.")}}
	} else if !r.Rich && r.Person.Role >= reply.Editor {
		out.Parts = append(out.Parts, reply.Paragraph{Text: l.Say("确认：/rectify aliases confirm 代号；删除：/rectify aliases remove 代号", "To confirm: /rectify aliases confirm ID; to remove: /rectify aliases remove ID")})
	}
	return out
}
