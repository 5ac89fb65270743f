package handlers

import (
	"cmp"
	"context"
	"crypto/sha256"
	"fmt"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"rectify/data/ledger"
	"rectify/data/notice"
	"rectify/data/text"
	"rectify/data/wording"
	"rectify/handlers/command"
	"rectify/handlers/question"
	"rectify/index"
	"rectify/index/lexicon"
)

// An Aliaser keeps the wordings that stand for items; see store.Store.
type Aliaser interface {
	PickWording(ctx context.Context, a wording.Wording) error
	DecideWording(ctx context.Context, a wording.Wording) error
	Wordings(ctx context.Context) ([]wording.Wording, error)
}

func (a *Wordings) aliaser() Aliaser {
	aliaser, _ := a.keeper.(Aliaser)
	return aliaser
}

// aliasKey is what is alike in questions that mean the same: what they are
// about, without the words that ask, in letters and digits. Empty for a
// question that is answered exactly.
func aliasKey(text string, headings []notice.Section) string {
	q := question.Parse(lexicon.Simplify(readable(text)), headings)
	if q.Want != question.Find || len(q.Numbers)+len(q.Places)+len(q.Statuses)+len(q.Mention) > 0 || q.Late {
		return ""
	}
	if q.Subject == "" {
		return ""
	}
	about := index.Fold(question.About(lexicon.Simplify(readable(text))))
	for _, words := range [][]string{progressWords, questionWords, asideWords} {
		for _, w := range words {
			about = strings.ReplaceAll(about, w, " ")
		}
	}
	key := strings.Join(strings.FieldsFunc(about, func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) }), " ")
	if strings.ContainsFunc(key, func(r rune) bool { return unicode.Is(unicode.Han, r) }) {
		key = strings.ReplaceAll(key, " ", "")
	}
	return key
}

// asideWords say nothing of what is asked.
var asideWords = strings.Fields("请问 麻烦 那个 这个 现在 目前 后来 咱们 我们 没有 了没 没 了 呢 吧 啊 呀 的")

// A wording so long is recognised within a longer question, too.
const (
	longAlias      = 4 // Chinese characters
	longAliasWords = 2
)

// stands reports whether an alias of that key stands in a question of this one.
func stands(key, asked string) bool {
	if key == asked {
		return true
	}
	if strings.ContainsFunc(key, func(r rune) bool { return unicode.Is(unicode.Han, r) }) {
		return utf8.RuneCountInString(key) >= longAlias && strings.Contains(asked, key)
	}
	return len(strings.Fields(key)) >= longAliasWords && strings.Contains(" "+asked+" ", " "+key+" ")
}

// byAlias answers with the items that the question's wording was confirmed to
// mean.
func (q asking) byAlias(ctx context.Context) (_ Reply, ok bool, err error) {
	aliaser := q.wordings.aliaser()
	if aliaser == nil || q.narrowed() || q.hit > 0 {
		return Reply{}, false, nil
	}
	asked := aliasKey(q.text, q.book.Headings())
	if asked == "" {
		return Reply{}, false, nil
	}
	all, err := aliaser.Wordings(ctx)
	if err != nil {
		return Reply{}, false, err
	}
	reply := Reply{Lang: q.lang, Kind: KindPassages, Source: FromRules}
	var meant []ledger.Item
	for _, alias := range all {
		item, there := q.book.Item(ledger.Key{Notice: alias.Notice, Number: alias.Number})
		if !there || alias.State != wording.Confirmed || !stands(alias.Key, asked) || slices.ContainsFunc(reply.Items, func(r ItemRef) bool { return r == ref(item) }) {
			continue
		}
		meant = append(meant, item)
		reply.Items = append(reply.Items, ref(item))
		says := strings.TrimSpace(index.Sentences(cmp.Or(q.book.Text(item).Finding, item.Title))[0])
		reply.Citations = append(reply.Citations, Citation{Notice: item.Notice, Item: item.Number, Quote: says})
		reply.Parts = append(reply.Parts, ItemList{Items: []ItemRef{ref(item)}}, Quote{Text: says},
			Paragraph{Text: q.lang.Say("（“%s”指的就是这一项：%s %s确认。）", "(“%s” means this item: confirmed by %s on %s.)",
				alias.Text, q.people.namer(ctx, q.lang).one(alias.DecidedBy), alias.DecidedAt.In(q.book.zone).Format("2006-01-02"))})
	}
	if len(meant) == 0 {
		return Reply{}, false, nil
	}
	reply, err = q.written(ctx, reply, meant)
	return reply, true, err
}

// meant shows an item that a person says they meant, and keeps by what.
func (a *Changes) meant(ctx context.Context, r Request, item ledger.Item, words string) (Reply, error) {
	l := Lang(question.Language(words))
	reply, err := a.cards.ItemReply(ctx, l, item)
	if err != nil {
		return Reply{}, err
	}
	book, err := a.ledger.open(ctx)
	if err != nil {
		return Reply{}, err
	}
	aliaser, key := a.wordings.aliaser(), aliasKey(words, book.Headings())
	if aliaser == nil || key == "" || r.Person.ID == "" || r.Person.Role == Outsider {
		return reply, nil
	}
	err = aliaser.PickWording(ctx, wording.Wording{
		Key: key, Notice: item.Notice, Number: item.Number, Text: text.Clip(readable(words), longestAgain), PickedBy: r.Person.ID, PickedAt: a.clock.now(),
	})
	if err != nil {
		return Reply{}, err
	}
	return reply.WithRemark(l.Say("（已记下您的说法，编辑人在 /rectify aliases 里确认后，大家这样问都能找到这一项。）", "(Your wording is saved. Once an editor confirms it in /rectify aliases, it will find this item for everyone.)")), nil
}

// nearestOf are the items that a possible answer offers.
func nearestOf(reply Reply) (nearest []ledger.Key) {
	if reply.Certainty != Possible {
		return nil
	}
	for _, item := range reply.Items {
		nearest = append(nearest, item.Key())
	}
	return nearest
}

// picked is the one of the nearest items that somebody picks by what they say:
// its number and no more, or its place among them.
func (t *turn) picked(nearest []ledger.Key) (key ledger.Key, ok bool) {
	if at := t.lean.N - 1; t.lean.Lean == question.Pick && at >= 0 && at < len(nearest) && question.About(t.lean.Rest) == "" {
		return nearest[at], true
	}
	if len(t.Numbers) != 1 || t.Subject != "" || t.Want != question.Find {
		return key, false
	}
	at := slices.IndexFunc(nearest, func(k ledger.Key) bool { return k.Number == t.Numbers[0] })
	if at < 0 {
		return key, false
	}
	return nearest[at], true
}

// meantButtons let a person say which of the nearest items they meant.
func (a *Cards) meantButtons(book *book, l Lang, asked string, items []ItemRef) (row Buttons) {
	if a.wordings.aliaser() == nil || asked == "" || utf8.RuneCountInString(asked) > longestAgain || aliasKey(asked, book.Headings()) == "" {
		return nil
	}
	for _, item := range items {
		if book.isMeantByNumber(item.Key()) {
			row = append(row, Button{Label: l.Say("我问的是第%d项", "I meant item %d", item.Number), Command: fmt.Sprintf("meant %d %s", item.Number, asked)})
		}
	}
	return row
}

// mostAliases is how many wordings one message lists of each kind.
const mostAliases = 12

// aliasID names a wording and its item in a command.
func aliasID(a wording.Wording) string {
	return fmt.Sprintf("%x", sha256.Sum256(fmt.Appendf(nil, "%s\n%s\n%d", a.Key, a.Notice, a.Number)))[:8]
}

// aliasesCommand is "aliases [confirm|remove ID]".
func (a *Changes) aliasesCommand(ctx context.Context, r Request, words string) (Reply, error) {
	l, aliaser := r.Lang, a.wordings.aliaser()
	if aliaser == nil {
		return Reply{}, errNoKeeper
	}
	all, err := aliaser.Wordings(ctx)
	if err != nil {
		return Reply{}, err
	}
	if words == "" {
		return a.wordings.aliasList(ctx, r, all, ""), nil
	}
	what, id, _ := strings.Cut(words, " ")
	state := map[string]wording.State{"confirm": wording.Confirmed, "确认": wording.Confirmed, "remove": wording.Removed, "删除": wording.Removed}[what]
	at := slices.IndexFunc(all, func(alias wording.Wording) bool { return aliasID(alias) == strings.TrimSpace(id) })
	if state == "" || at < 0 {
		return saying(l, l.Say("没有这个说法。输入 /rectify aliases 查看全部说法。", "There is no such wording. See /rectify aliases for all of them.")), nil
	}
	alias := all[at]
	if err := a.door.admit(ctx, r, command.Aliases.Spec().Role, ledger.Item{Notice: alias.Notice, Number: alias.Number}); err != nil {
		return Reply{}, err
	}
	alias.State, alias.DecidedBy, alias.DecidedAt = state, r.Person.ID, a.clock.now()
	if err := aliaser.DecideWording(ctx, alias); err != nil {
		return Reply{}, err
	}
	if all, err = aliaser.Wordings(ctx); err != nil {
		return Reply{}, err
	}
	done := l.Say("已确认：“%s”就是第%d项。", "Confirmed: “%s” is item %d.", alias.Text, alias.Number)
	if state == wording.Removed {
		done = l.Say("已删除：“%s”不再指第%d项。", "Removed: “%s” no longer means item %d.", alias.Text, alias.Number)
	}
	reply := a.wordings.aliasList(ctx, r, all, done)
	reply.Kind = KindChange
	return reply, nil
}

// aliasList shows what waits for an editor, and what was confirmed.
func (a *Wordings) aliasList(ctx context.Context, r Request, all []wording.Wording, first string) Reply {
	l := r.Lang
	var pickers []string
	for _, alias := range all {
		pickers = append(pickers, alias.PickedBy)
	}
	name := a.people.namer(ctx, l, pickers...)
	reply := saying(l, first)
	if first == "" {
		reply.Parts = nil
	}
	list := func(title string, state wording.State, buttons func(id string) Buttons) {
		n := 0
		for _, alias := range all {
			if alias.State != state {
				continue
			}
			if n++; n == 1 {
				reply.Parts = append(reply.Parts, Label{Text: title})
			}
			if n > mostAliases {
				continue
			}
			id := aliasID(alias)
			line := l.Say("“%s” → 第%d项（%s 等 %d 人选定）", "“%s” → item %d (picked by %s, %d in all)", alias.Text, alias.Number, name.one(alias.PickedBy), alias.Picked)
			if !r.Rich {
				line += "  " + id
			}
			reply.Parts = append(reply.Parts, Paragraph{Text: line})
			if r.Person.Role >= Editor {
				reply.Parts = append(reply.Parts, buttons(id))
			}
		}
		if n > mostAliases {
			reply.Parts = append(reply.Parts, Paragraph{Text: l.Say("……还有 %d 个", "… and %d more", n-mostAliases)})
		}
	}
	remove := func(label, id string) Button {
		return Button{Label: label, Command: "aliases remove " + id, As: InPlace}
	}
	list(l.Say("待确认的说法", "Wordings to confirm"), wording.Proposed, func(id string) Buttons {
		return Buttons{{Label: l.Say("确认", "Confirm"), Command: "aliases confirm " + id, Main: true, As: InPlace}, remove(l.Say("不对", "Wrong"), id)}
	})
	list(l.Say("已确认的说法", "Confirmed wordings"), wording.Confirmed, func(id string) Buttons {
		return Buttons{remove(l.Say("删除", "Remove"), id)}
	})
	if len(reply.Parts) == 0 {
		reply.Parts = []Part{Paragraph{Text: l.Say("还没有说法。有人用自己的话提问，并在最接近的问题里选定一项，就会出现在这里。", "There are none yet. A wording appears here when somebody asks in their own words and picks one of the closest items.")}}
	} else if !r.Rich && r.Person.Role >= Editor {
		reply.Parts = append(reply.Parts, Paragraph{Text: l.Say("确认：/rectify aliases confirm 代号；删除：/rectify aliases remove 代号", "To confirm: /rectify aliases confirm ID; to remove: /rectify aliases remove ID")})
	}
	return reply
}
