package change

import (
	"context"
	"fmt"
	"slices"
	"strconv"
	"strings"

	"rectify/data/ledger"
	"rectify/data/text"
	"rectify/handlers/card"
	"rectify/handlers/command"
	"rectify/handlers/people"
	"rectify/handlers/reply"
	"rectify/handlers/view"
)

// mostInGroup is how many people a group may stand for.
const mostInGroup = 8

// An assigning works out whom an assignment means.
type assigning struct {
	*Changes
	reply.Request
	numbers []int
	owners  command.Owners
	offices map[string]bool // those who answer for some item already, by name
	names   people.Names
}

// assignment is the act that makes them the owners. Where one of them is nobody
// who can answer for an item, ask says so, with the nearest people to choose
// from, and nothing is to be changed. Who cannot be looked up in time is taken
// as named.
func (a *Changes) assignment(ctx context.Context, r reply.Request, book *view.View, numbers []int, owners command.Owners) (act ledger.Assign, ask *reply.Reply) {
	owners = owners.As(r.Person.ID)
	if a.People.People == nil && !owners.Has(command.Nobody) {
		return assignOf(owners), nil
	}
	s := assigning{Changes: a, Request: r, numbers: numbers, owners: owners, offices: map[string]bool{}}
	for _, owner := range card.Leads(book) {
		s.offices[owner] = !strings.HasPrefix(owner, "@")
	}
	var ids []string
	for _, owner := range slices.Concat(owners.Lead, owners.Supporting) {
		if owner.Kind == command.Mention || owner.Kind == command.AtWord || owner.Kind == command.Word {
			ids = append(ids, owner.Text)
		}
	}
	s.names = a.People.Names(ctx, r.Lang, ids...)
	for _, list := range []*[]command.Owner{&s.owners.Lead, &s.owners.Supporting} {
		for i := 0; i < len(*list); i++ {
			members, problem := s.resolve(ctx, list, i)
			if problem != nil {
				return act, problem
			}
			if members != nil {
				*list = slices.Replace(slices.Clone(*list), i, i+1, members...)
				i += len(members) - 1
			}
		}
	}
	return assignOf(s.owners), nil
}

// whoLeads says how an assignment is written.
func whoLeads(l reply.Lang, c command.Command) string {
	if strings.TrimSpace(c.Words) == "" {
		return l.Say("请写明责任人，例如：/rectify assign %d @张三", "Please name the owner, for example: /rectify assign %d @zhang", c.Numbers[0])
	}
	return l.Say("没看出谁牵头，没有更改。可以写：/rectify assign %d @牵头人 配合 @配合人", "It is not clear who leads, so nothing was changed. Write: /rectify assign %d @lead with @support", c.Numbers[0])
}

// assignOf is the act that makes them the owners.
func assignOf(owners command.Owners) ledger.Assign {
	words := func(list []command.Owner) string {
		var out []string
		for _, owner := range list {
			word := owner.String()
			if owner.Kind == command.Quoted {
				word = owner.Text
			}
			if !slices.Contains(out, word) {
				out = append(out, word)
			}
		}
		return strings.Join(out, " ")
	}
	return ledger.Assign{Owner: words(owners.Lead), Supporting: words(owners.Supporting)}
}

// resolve looks at one owner of a list. members are those that take its place,
// nil where it stays; problem asks what is meant.
func (s *assigning) resolve(ctx context.Context, list *[]command.Owner, i int) (members []command.Owner, problem *reply.Reply) {
	l, owner := s.Lang, (*list)[i]
	switch owner.Kind {
	case command.Quoted:
		return nil, nil
	case command.Nobody:
		return nil, s.instead(ctx, list, i, "", l.Say("“%s”不是责任人，没有更改。责任人只能换成别人，请写明换成谁；要收回刚才的分派，请输入：/rectify undo %d", "“%s” is not an owner; nothing was changed. An owner can only be replaced, so please name the new one. To undo an assignment you have just made, type: /rectify undo %d", owner.Text, s.numbers[0]))
	case command.Everyone:
		return nil, s.instead(ctx, list, i, "", l.Say("%s 不是一个人，不能作责任人，没有更改。请写明是谁。", "%s is not a person and cannot be the owner. Nothing was changed; please name a person.", owner))
	case command.Channel:
		return nil, s.instead(ctx, list, i, "", l.Say("%s 是频道，不能作责任人，没有更改。请写明是谁。", "%s is a channel and cannot be the owner. Nothing was changed; please name a person.", s.channel(owner)))
	case command.Group:
		return s.group(ctx, list, i)
	case command.Mention:
		return nil, s.person(ctx, list, i)
	}
	return nil, s.typed(ctx, list, i)
}

// channel is a channel as it may be shown: an id says nothing to people.
func (s *assigning) channel(owner command.Owner) string {
	if strings.ToUpper(owner.Text) == owner.Text && strings.HasPrefix(owner.Text, "C") {
		return s.Lang.Say("您写的", "What you named")
	}
	return owner.String()
}

// person asks again where somebody mentioned takes no messages.
func (s *assigning) person(ctx context.Context, list *[]command.Owner, i int) *reply.Reply {
	l, owner := s.Lang, (*list)[i]
	known := s.names.Known[owner.Text]
	name := s.names.One(owner.Text)
	switch {
	case known.Unknown && known.Name == owner.Text && !view.PlaceID.MatchString(owner.Text): // a name in capitals
		(*list)[i].Kind = command.AtWord
		return s.typed(ctx, list, i)
	case known.Unknown:
		return s.instead(ctx, list, i, "", l.Say("没有找到您写的这个人，没有更改。请从 @ 列表里选人。", "There is no user with that ID. Nothing was changed; please choose a person from the @ list."))
	case known.Gone:
		return s.instead(ctx, list, i, known.Name, l.Say("%s 的账号已停用，收不到消息，没有更改。请另选责任人。", "The account of %s is deactivated and gets no messages. Nothing was changed; please choose another owner.", name))
	case known.Bot:
		return s.instead(ctx, list, i, "", l.Say("%s 是机器人，不能作责任人，没有更改。请写明是谁。", "%s is a bot and cannot be the owner. Nothing was changed; please name a person.", name))
	}
	return nil
}

// group puts its members in the place of a group.
func (s *assigning) group(ctx context.Context, list *[]command.Owner, i int) ([]command.Owner, *reply.Reply) {
	l := s.Lang
	name, ids, err := s.People.People.Group(ctx, (*list)[i].Text)
	if name == "" {
		name = l.Say("这个用户组", "this user group")
	} else {
		name = l.Say("用户组“%s”", "the user group “%s”", name)
	}
	if err != nil {
		return nil, s.instead(ctx, list, i, "", l.Say("现在查不到%s里有谁，没有更改。请逐个写明责任人。", "The members of %s could not be looked up. Nothing was changed; please name the owners one by one.", name))
	}
	known := s.People.People.Colleagues(ctx, ids)
	var members []command.Owner
	for _, id := range ids {
		if c, found := known[id]; !found || c.Reachable() {
			members = append(members, command.Owner{Kind: command.Mention, Text: id})
		}
	}
	switch {
	case len(members) == 0:
		return nil, s.instead(ctx, list, i, "", l.Say("%s里没有人，没有更改。请写明是谁。", "%s has no members. Nothing was changed; please name a person.", name))
	case len(members) > mostInGroup:
		return nil, s.instead(ctx, list, i, "", l.Say("%s有 %d 人，不能都作责任人，没有更改。请写明是谁。", "%s has %d members, too many to own one item. Nothing was changed; please name a person.", name, len(members)))
	}
	return members, nil
}

// typed asks about words that name no office. Those who answer for some item
// already are taken as they are.
func (s *assigning) typed(ctx context.Context, list *[]command.Owner, i int) *reply.Reply {
	l, owner := s.Lang, (*list)[i]
	if known := s.names.Known[owner.Text]; known.ID != "" && !known.Unknown {
		return nil // an id of the place, in words
	}
	if owner.IsOrder() {
		return s.instead(ctx, list, i, "", l.Say("“%s”不像责任人，没有更改。说明请另用 /rectify note %d。", "“%s” does not look like an owner. Nothing was changed. To add a note, use /rectify note %d.", owner.Text, s.numbers[0]))
	}
	if owner.Kind == command.Word && (s.offices[owner.Text] && !text.IsPersonal(owner.Text) || text.IsUnit(owner.Text)) {
		return nil
	}
	nearest, err := s.People.People.Nearest(ctx, owner.Text)
	switch {
	case len(nearest) > 0:
		return s.offer(list, i, l.Say("“%s”是手写的名字，收不到消息，没有更改。您指的是：", "“%s” is typed by hand and would get no messages. Nothing was changed. Do you mean:", owner.Text), nearest)
	case err != nil:
		return s.offer(list, i, l.Say("现在查不到人员名单，不能确认“%s”是谁，没有更改。请从 @ 列表里选人，或稍后再试。", "People cannot be looked up at the moment, so it is not clear who “%s” is. Nothing was changed. Choose a person from the @ list, or try again later.", owner.Text), nil)
	}
	return s.offer(list, i, l.Say("没有找到“%s”，没有更改。请从 @ 列表里选人；如果是科室，请确认：", "“%s” was not found. Nothing was changed. Choose a person from the @ list; if it is an office, confirm it:", owner.Text), nil)
}

// instead says what is wrong with an owner, with those whose names are most
// like name.
func (s *assigning) instead(ctx context.Context, list *[]command.Owner, i int, name, sentence string) *reply.Reply {
	var nearest []people.Colleague
	if name != "" {
		nearest, _ = s.People.People.Nearest(ctx, name) // the sentence helps without them
	}
	return s.offer(list, i, sentence, nearest)
}

// offer says a sentence, with buttons that assign the item with somebody else in
// the place of the owner.
func (s *assigning) offer(list *[]command.Owner, i int, sentence string, nearest []people.Colleague) *reply.Reply {
	l, was := s.Lang, (*list)[i]
	seen := s.Seen
	button := func(label string, owners ...command.Owner) reply.Button {
		*list = slices.Replace(slices.Clone(*list), i, i+1, owners...)
		words := s.owners.String()
		*list = slices.Replace(slices.Clone(*list), i, i+len(owners), was)
		return reply.Button{Label: label, Command: "assign " + JoinNumbers(s.numbers) + " " + words, Seen: seen, As: reply.InPlace}
	}
	var row reply.Buttons
	for _, c := range nearest {
		row = append(row, button(l.Say("派给 %s", "Assign %s", c.Name), command.Owner{Kind: command.Mention, Text: c.ID}))
	}
	if len(*list) > 1 || list == &s.owners.Supporting {
		row = append(row, button(l.Say("去掉它", "Leave it out")))
	}
	if was.Kind == command.Word || was.Kind == command.AtWord {
		row = append(row, button(l.Say("按文字记为“%s”", "Save as “%s”", was.Text), command.Owner{Kind: command.Quoted, Text: was.Text}))
	}
	if len(s.numbers) == 1 {
		row = append(row, reply.Button{Label: l.Say("选人…", "Choose…"), Command: fmt.Sprintf("assign %d", s.numbers[0]), As: reply.AsForm})
	}
	out := reply.Sentence(l, sentence)
	if len(row) > 0 {
		out.Parts = append(out.Parts, row)
	}
	return &out
}

func JoinNumbers(numbers []int) string {
	words := make([]string, len(numbers))
	for i, n := range numbers {
		words[i] = strconv.Itoa(n)
	}
	return strings.Join(words, ",")
}
