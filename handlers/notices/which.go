package notices

import (
	"context"
	"fmt"
	"regexp"
	"slices"
	"strings"

	"rectify/data/ledger"
	"rectify/handlers/card"
	"rectify/handlers/command"
	"rectify/handlers/question/grammar"
	"rectify/handlers/reply"
	"rectify/handlers/view"
)

// A scope is what a request is about: the notices, and how they were chosen.
type scope struct {
	ids    []string // none for all in use
	chosen choice
	whole  *view.View
}

// choice is how the notices of a scope were chosen.
type choice int

const (
	byNobody  choice = iota
	byName           // the request names them
	byForm           // a form was opened on an item of it
	byTopic          // the conversation is about it
	byChannel        // it is the channel's default
)

// Asked is a request without the names of notices, and the command that it is.
type Asked struct {
	reply.Request
	Command   command.Command
	IsCommand bool // whether it is one
}

// Talks knows what conversations are about.
type Talks interface {
	// Topic returns the id of the one notice that a conversation is about, empty
	// for none, and whether it is a thread of its own.
	Topic(ctx context.Context, r reply.Request) (notice string, thread bool, err error)
}

// Scoped has f answer a request with a context that is about the notices that the
// request means. Where it is not clear which is meant, and something is to be
// changed, f is not called, and the answer asks.
//
// The first of these decides: the request names it (审计#11, 审计那份), a form was
// opened on its item, the conversation is about it (outside threads only where the
// sentence goes on: 那第12项呢), the channel has it as its default. A change asks where the last two disagree. Without any of them, all
// notices in use are meant: a number that several have is asked back later, by
// whoever looks for the item.
func (a *Notices) Scoped(ctx context.Context, r reply.Request, f func(context.Context, Asked) (reply.Reply, error)) (reply.Reply, error) {
	in, found, err := a.Resolve(ctx, r)
	switch {
	case err != nil:
		return reply.Reply{}, err
	case found.Instead != nil:
		return a.Cards.Decorate(ctx, r, *found.Instead)
	}
	out, err := f(in, found.Asked)
	if err != nil || found.scope == nil {
		return out, err
	}
	return found.scope.finish(out, r), nil
}

// Resolved is a request whose notices are decided.
type Resolved struct {
	Asked
	Instead *reply.Reply // the answer where there is nothing to be worked out; else nil
	scope   *scope       // what is to be done to the answer; nil for nothing
}

// Resolve decides which notices a request is about; see Scoped. The context that it
// returns is about them, and holds the ledger as it was read, for the view that is
// pinned next.
func (a *Notices) Resolve(ctx context.Context, r reply.Request) (_ context.Context, out Resolved, err error) {
	c, isCommand := command.Parse(command.Unquoted(r.Text))
	out.Asked = Asked{r, c, isCommand}
	if isCommand && c.Name.Naming() == command.Nowhere {
		return ctx, out, nil
	}
	whole, err := a.Ledger.Whole(ctx)
	if err != nil {
		return ctx, out, err
	}
	ctx = view.Having(ctx, whole)
	if coded := withNumbers(whole, r.Text, isCommand); coded != r.Text {
		r.Text = coded
		c, isCommand = command.Parse(command.Unquoted(coded))
		out.Asked = Asked{r, c, isCommand}
	}
	s := &scope{whole: whole}
	read := a.read(whole, r.Text)
	if len(read.IDs) == 0 && !whole.Several() && (!isCommand || c.Notice == "") {
		if r.Notice != "" {
			ctx = view.About(ctx, r.Notice)
		}
		return ctx, out, nil
	}
	mixed := c.Mixed
	if len(read.IDs) > 0 || read.All {
		out.Text = read.Rest
		c, isCommand = command.Parse(out.Text)
		out.Command, out.IsCommand = c, isCommand
	}
	if !isCommand && whole.Several() && asksNotices.MatchString(out.Text) {
		r.Lang = reply.Lang(grammar.Language(out.Text))
		list := a.list(r, whole, "")
		out.Instead = &list
		return ctx, out, nil
	}
	if read.Other {
		if read, err = a.other(ctx, r, whole, read); err != nil {
			return ctx, out, err
		}
		out.Text = read.Rest
	}
	if len(read.Unclear) > 0 {
		ask := askWhich(r, whole, read, isCommand)
		out.Instead = &ask
		return ctx, out, nil
	}
	c.Mixed = c.Mixed || mixed
	if out.Instead = a.unclear(r, whole, c, isCommand, read.IDs); out.Instead != nil {
		return ctx, out, nil
	}
	switch {
	case len(read.IDs) > 0:
		s.ids, s.chosen = read.IDs, byName
		if len(read.IDs) > 1 && !isCommand && comparesThem.MatchString(out.Text) {
			out.Text = "各份通报" + out.Text
		}
	case read.All:
	case r.Notice != "":
		s.ids, s.chosen = []string{r.Notice}, byForm
	default:
		if out.Instead, err = a.decide(ctx, out.Request, s, c, isCommand); err != nil || out.Instead != nil {
			return ctx, out, err
		}
	}
	if len(s.ids) > 0 {
		ctx = view.About(ctx, s.ids...)
	}
	out.scope = s
	return ctx, out, nil
}

// comparesThem is what is left of a question which of several notices is further: 医院和粮食哪个快.
var comparesThem = regexp.MustCompile(`^(?:的|[,，\s])*(?:哪一?[个份家]|谁)(?:更|最|比较)?(?:整改|完成|做|进度|进展|推进|逾期|快|慢|好|差)`)

// withNumbers is a request with the numbers of items for the codes that notices print; of
// a command, for those that it begins with.
func withNumbers(whole *view.View, typed string, isCommand bool) string {
	if !isCommand {
		return whole.WithNumbers(typed)
	}
	name, before, after, ok := command.Cut(typed)
	if !ok || !name.Is(command.Numbers) {
		return typed
	}
	return before + whole.LeadingNumbers(after)
}

// read finds the notices that a request names. A command that is about items names
// theirs before the first number: what follows is kept as it was typed.
func (a *Notices) read(whole *view.View, typed string) mention {
	typed = command.Unquoted(typed)
	name, _, after, _ := command.Cut(typed)
	switch name.Naming() {
	case command.InHit:
		c, _ := command.Parse(typed)
		read := whole.NoticeReader().Read(c.Words)
		if len(c.Numbers) > 0 && (len(read.IDs) > 0 || read.All) {
			read.Rest = fmt.Sprintf("%s %d %s", command.Next, c.Numbers[0], read.Rest)
			return read
		}
		return mention{Rest: typed}
	case command.InFilter:
		read := whole.NoticeReader().Read(typed)
		read.Rest, read.IDs, read.All = listed(whole, after, read)
		return read
	case command.BeforeItem:
		return readBeforeItems(whole, typed)
	}
	return whole.NoticeReader().Read(typed)
}

// readBeforeItems finds the notices that commands on items name, a line each.
func readBeforeItems(whole *view.View, typed string) mention {
	read := mention{}
	var lines []string
	unnamed := false
	for _, line := range command.Lines(typed) {
		name, before, after, _ := command.Cut(line)
		id, rest := "", after
		if name.Is(command.Numbers) {
			id, rest = whole.NoticeReader().Lead(after)
		}
		switch {
		case id == "":
			unnamed = true
		case !slices.Contains(read.IDs, id):
			read.IDs = append(read.IDs, id)
		}
		lines = append(lines, before+rest)
	}
	if len(read.IDs) == 0 || unnamed { // where some lines name one, the others are not guessed
		read.Rest = typed
		if unnamed && len(read.IDs) > 0 {
			read.IDs = append(read.IDs, "")
		}
		return read
	}
	read.Rest = strings.Join(lines, "\n")
	return read
}

// listed reads the notice in the words of a list: "notice 审计 open", "审计 open".
func listed(whole *view.View, words string, read mention) (rest string, ids []string, all bool) {
	if !whole.Several() || len(read.IDs) > 0 || read.All {
		return read.Rest, read.IDs, read.All
	}
	var left []string
	fields := strings.Fields(words)
	for i := 0; i < len(fields); i++ {
		word := strings.ToLower(fields[i])
		said := (word == "notice" || word == "通报") && i+1 < len(fields)
		if said {
			i++
		}
		switch n, ok := whole.Named(fields[i]); {
		case said && (strings.EqualFold(fields[i], "all") || fields[i] == "全部"):
			all = true
		case ok && !n.Retired:
			ids = append(ids, n.ID)
		case said:
			left = append(left, fields[i-1], fields[i])
		default:
			left = append(left, fields[i])
		}
	}
	if len(ids) == 0 && !all {
		return read.Rest, nil, false
	}
	return strings.TrimSpace(string(command.List) + " " + strings.Join(left, " ")), ids, all
}

// asksNotices is a question which notices there are.
var asksNotices = regexp.MustCompile(`(?i)^(?:现在|目前|台账里?|这里|系统里?|一共|总共|共|都|里面?)*(?:有|列出|看看)?(?:了)?(?:哪几|哪些|几|多少` +
	`|所有的?|全部的?)(?:份|个)?通报(?:在用)?(?:呢|啊|吗)?[?？。]*$|^(?:which|what|how many) notices (?:are there|do (?:we|you) have|are loaded` +
	`|are in use)[?.]*$|^list (?:all )?(?:the )?notices[.]*$`)

// numbered is a sentence that may name items by number.
var numbered = regexp.MustCompile(`(?i)[#＃第]\s*[0-9０-９零〇一二三四五六七八九十百两]|(?:问题|编号)[0-9０-９一二三四五六七八九十]|\d\s*(?:项|条|号)` +
	`|\b(?:item|finding|issue|number|no)s?\b\.?\s*\w+`)

// decide chooses the notice of a request that names none.
func (a *Notices) decide(ctx context.Context, r reply.Request, s *scope, c command.Command, isCommand bool) (instead *reply.Reply, err error) {
	topic, thread, err := a.Talks.Topic(ctx, r)
	if err != nil {
		return nil, err
	}
	usual, err := a.DefaultOf(ctx, r.Channel)
	if err != nil {
		return nil, err
	}
	inUse := func(id string) bool {
		return slices.ContainsFunc(s.whole.Notices, func(n ledger.Notice) bool { return n.ID == id })
	}
	if !inUse(topic) {
		topic = ""
	}
	if !inUse(usual) {
		usual = ""
	}
	take := func(id string, by choice) {
		if id != "" {
			s.ids, s.chosen = []string{id}, by
		}
	}
	onItems := isCommand && len(c.Numbers) > 0 && c.Name != command.Next
	switch {
	case onItems && !c.OnlyShows():
		if !thread {
			topic = ""
		}
		if topic != "" && usual != "" && topic != usual {
			if items := itemsOf(s.whole, c.Numbers[0], topic, usual); len(items) > 1 {
				out := card.AskNotice(r.TypedLang(), items, func(key string) string { return command.WithNotice(r.Text, key) })
				return &out, nil
			}
		}
		take(usual, byChannel)
		take(topic, byTopic)
	case onItems || !isCommand && numbered.MatchString(r.Text):
		take(usual, byChannel)
		if thread || grammar.ReadFollowUp(r.Text).Kind != grammar.Alone { // outside threads 第11项 is asked anew
			take(topic, byTopic)
		}
	case !isCommand && grammar.ReadFollowUp(r.Text).Kind != grammar.Alone:
		if topic == "" {
			return nil, nil // the conversation may be about several
		}
		take(topic, byTopic)
	default:
		take(usual, byChannel)
	}
	return nil, nil
}

// itemsOf are the items of that number of these notices.
func itemsOf(whole *view.View, number int, ids ...string) (items []ledger.Item) {
	for _, id := range ids {
		if item, there := whole.Item(ledger.Key{Notice: id, Number: number}); there {
			items = append(items, item)
		}
	}
	return items
}
