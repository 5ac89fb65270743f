package interpret

import (
	"cmp"
	"context"
	"fmt"
	"regexp"
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

// mostInGroup is how many members a group may have to be assigned.
const mostInGroup = 8

// An assigning finds the people that an assignment names.
type assigning struct {
	*Interpreter
	reply.Request
	numbers []int
	owners  command.Owners
	offices map[string]bool // owners of other items that are not people, by name
	names   people.Names
}

// assignment returns the act that assigns the owners. If one of them cannot own an item,
// ask is the question to ask instead, with similar names to choose from. People who
// cannot be looked up in time are assigned as typed.
func (a *Interpreter) assignment(ctx context.Context, r reply.Request, v *view.View, numbers []int,
	owners command.Owners) (act ledger.Assign, ask *reply.Reply) {
	owners = owners.As(r.Person.ID)
	if !a.People.Connected() && !owners.Has(command.Nobody) {
		return assignOf(owners), nil
	}
	s := assigning{Interpreter: a, Request: r, numbers: numbers, owners: owners, offices: map[string]bool{}}
	for _, owner := range card.Leads(v) {
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

// readOwners parses owners. Names that the ledger has and that hold several words, such as
// Department for Transport, are read whole.
func readOwners(v *view.View, words string) (command.Owners, bool) {
	whole := []string{`“[^”]*”`, `"[^"]*"`}
	for i := range v.Items {
		for _, name := range ledger.Names(v.Items[i].Owner + "; " + v.Items[i].Supporting) {
			if name = regexp.QuoteMeta(name); strings.Contains(name, " ") && !slices.Contains(whole, name) {
				whole = append(whole, name)
			}
		}
	}
	slices.SortStableFunc(whole, func(x, y string) int { return cmp.Compare(len(y), len(x)) })
	return command.ReadOwners(regexp.MustCompile(`(?i)`+strings.Join(whole, "|")).ReplaceAllStringFunc(words, func(name string) string {
		return "“" + strings.Trim(name, `“”"`) + "”"
	}))
}

// Accounts returns the owners that were said, with the account of each colleague whose name is
// just what was said; words that name nobody so stay as they are.
func (a *Interpreter) Accounts(ctx context.Context, v *view.View, words string) string {
	owners, ok := readOwners(v, words)
	if !ok || !a.People.Connected() {
		return words
	}
	found := false
	for _, list := range [][]command.Owner{owners.Lead, owners.Supporting} {
		for i, owner := range list {
			if owner.Kind != command.Word && owner.Kind != command.AtWord || owner.IsUnit() {
				continue
			}
			nearest, _ := a.People.Nearest(ctx, owner.Text) // else the form asks
			same := slices.DeleteFunc(nearest, func(c people.Colleague) bool { return !strings.EqualFold(c.Name, owner.Text) })
			if len(same) == 1 {
				list[i], found = command.Owner{Kind: command.Mention, Text: same[0].ID}, true
			}
		}
	}
	if !found {
		return words
	}
	return owners.String()
}

// whoLeads explains how to write an assignment.
func whoLeads(l reply.Lang, c command.Command) string {
	if strings.TrimSpace(c.Words) == "" {
		return l.Phrase(msgNameOwner, c.Numbers[0])
	}
	return l.Phrase(msgUnclearWhoLeads, c.Numbers[0])
}

// assignOf returns the act that assigns the owners.
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
		return ledger.JoinNames(out)
	}
	return ledger.Assign{Owner: words(owners.Lead), Supporting: words(owners.Supporting)}
}

// resolve checks one owner of a list. members replace the owner unless they are nil;
// problem is the question to ask.
func (s *assigning) resolve(ctx context.Context, list *[]command.Owner, i int) (members []command.Owner, problem *reply.Reply) {
	l, owner := s.Lang, (*list)[i]
	switch owner.Kind {
	case command.Quoted:
		return nil, nil
	case command.Nobody:
		return nil, s.instead(ctx, list, i, "", l.Phrase(msgNobodyIsNoOwner, owner.Text, s.numbers[0]))
	case command.Everyone:
		return nil, s.instead(ctx, list, i, "", l.Phrase(msgNotAPerson, owner))
	case command.Channel:
		return nil, s.instead(ctx, list, i, "", l.Phrase(msgChannelNoOwner, s.channel(owner)))
	case command.Group:
		return s.group(ctx, list, i)
	case command.Mention:
		return nil, s.person(ctx, list, i)
	}
	return nil, s.typed(ctx, list, i)
}

// channel returns a channel as shown to people, without an ID.
func (s *assigning) channel(owner command.Owner) string {
	if ledger.IsChannelID(owner.Text) {
		return s.Lang.Phrase(msgWhatYouNamed)
	}
	return owner.String()
}

// person returns a question if a mentioned person gets no messages.
func (s *assigning) person(ctx context.Context, list *[]command.Owner, i int) *reply.Reply {
	l, owner := s.Lang, (*list)[i]
	known := s.names.Known[owner.Text]
	name := s.names.One(owner.Text)
	switch {
	case known.Unknown && known.Name == owner.Text && !ledger.IsWholeID(owner.Text): // a name in capitals
		(*list)[i].Kind = command.AtWord
		return s.typed(ctx, list, i)
	case known.Unknown:
		return s.instead(ctx, list, i, "", l.Phrase(msgNoSuchPerson))
	case known.Gone:
		return s.instead(ctx, list, i, known.Name, l.Phrase(msgAccountDeactivated, name))
	case known.Bot:
		return s.instead(ctx, list, i, "", l.Phrase(msgBotNoOwner, name))
	}
	return nil
}

// group replaces a group by its members.
func (s *assigning) group(ctx context.Context, list *[]command.Owner, i int) ([]command.Owner, *reply.Reply) {
	l := s.Lang
	name, ids, err := s.People.Group(ctx, (*list)[i].Text)
	if name == "" {
		name = l.Phrase(msgThisUserGroup)
	} else {
		name = l.Phrase(msgUserGroupNamed, name)
	}
	if err != nil {
		return nil, s.instead(ctx, list, i, "", l.Phrase(msgMembersUnknown, name))
	}
	known := s.People.Colleagues(ctx, ids)
	var members []command.Owner
	for _, id := range ids {
		if c, found := known[id]; !found || c.Reachable() {
			members = append(members, command.Owner{Kind: command.Mention, Text: id})
		}
	}
	switch {
	case len(members) == 0:
		return nil, s.instead(ctx, list, i, "", l.Phrase(msgGroupEmpty, name))
	case len(members) > mostInGroup:
		return nil, s.instead(ctx, list, i, "", l.Phrase(msgGroupTooLarge, name, len(members)))
	}
	return members, nil
}

// typed returns a question about words that name no unit. Names of existing owners are
// accepted.
func (s *assigning) typed(ctx context.Context, list *[]command.Owner, i int) *reply.Reply {
	l, owner := s.Lang, (*list)[i]
	if known := s.names.Known[owner.Text]; known.ID != "" && !known.Unknown {
		return nil // an ID typed without a mark
	}
	if owner.IsOrder() {
		return s.instead(ctx, list, i, "", l.Phrase(msgNotLikeAnOwner, owner.Text, s.numbers[0]))
	}
	if owner.Kind == command.Word && (s.offices[owner.Text] && !text.IsPersonal(owner.Text) || owner.IsUnit()) {
		return nil
	}
	nearest, err := s.People.Nearest(ctx, owner.Text)
	switch {
	case len(nearest) > 0:
		return s.offer(list, i, l.Phrase(msgTypedNameDidYouMean, owner.Text), nearest)
	case err != nil:
		return s.offer(list, i, l.Phrase(msgPeopleUnavailable, owner.Text), nil)
	}
	return s.offer(list, i, l.Phrase(msgPersonNotFound, owner.Text), nil)
}

// instead says why an owner is not accepted, and offers people with names similar to
// name.
func (s *assigning) instead(ctx context.Context, list *[]command.Owner, i int, name, sentence string) *reply.Reply {
	var nearest []people.Colleague
	if name != "" {
		nearest, _ = s.People.Nearest(ctx, name) // the sentence helps without them
	}
	return s.offer(list, i, sentence, nearest)
}

// offer returns a sentence with buttons that assign somebody else instead.
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
		row = append(row, button(l.Phrase(msgAssignTo, c.Name), command.Owner{Kind: command.Mention, Text: c.ID}))
	}
	if len(*list) > 1 || list == &s.owners.Supporting {
		row = append(row, button(l.Phrase(msgLeaveOutOwner)))
	}
	if was.Kind == command.Word || was.Kind == command.AtWord {
		row = append(row, button(l.Phrase(msgKeepAsWritten, was.Text), command.Owner{Kind: command.Quoted, Text: was.Text}))
	}
	if len(s.numbers) == 1 {
		row = append(row, reply.Button{Label: l.Phrase(msgChoosePerson), Command: fmt.Sprintf("assign %d", s.numbers[0]), As: reply.AsForm})
	}
	out := reply.Sentence(l, sentence)
	if len(row) > 0 {
		out.Parts = append(out.Parts, row)
	}
	return &out
}

// JoinNumbers returns item numbers as a command takes them: "9,11".
func JoinNumbers(numbers []int) string {
	words := make([]string, len(numbers))
	for i, n := range numbers {
		words[i] = strconv.Itoa(n)
	}
	return strings.Join(words, ",")
}
