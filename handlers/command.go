package handlers

import (
	"context"
	"errors"
	"strings"
)

// Command carries out what follows "/rectify" in the given language. What is
// no command is taken for a question.
func (a *Assistant) Command(ctx context.Context, l Lang, text string) (Reply, error) {
	word, rest, _ := strings.Cut(strings.TrimSpace(text), " ")
	rest = strings.TrimSpace(rest)
	switch strings.ToLower(word) {
	case "", "help", "帮助":
		return helpReply(l), nil
	case "list", "列表", "清单":
		return a.commandList(ctx, l, rest)
	case "status", "状态", "search", "搜索", "ask", "问":
		if rest == "" {
			return helpReply(l), nil
		}
		return a.Ask(ctx, rest)
	default:
		return a.Ask(ctx, text)
	}
}

// commandList is "/rectify list [open|done|all|late] [section or subject]":
// with words that are no filter, a question for a list.
func (a *Assistant) commandList(ctx context.Context, l Lang, rest string) (Reply, error) {
	filter, err := ParseFilter(rest)
	if errors.Is(err, ErrUnknownFilter) {
		return a.Ask(ctx, l.say("%s有哪些问题", "list items about %s", rest))
	}
	if err != nil {
		return Reply{}, err
	}
	items, err := a.List(ctx, filter)
	if err != nil {
		return Reply{}, err
	}
	return ListReply(l, items), nil
}

// Greeting is what somebody sees first: how far the ledger is, and what to ask.
func (a *Assistant) Greeting(ctx context.Context, l Lang) (Reply, error) {
	book, err := a.open(ctx)
	if err != nil {
		return Reply{}, err
	}
	var parts []Part
	for _, n := range book.Notices {
		parts = append(parts, Paragraph{n.Notice.Title})
	}
	parts = append(parts[:min(len(parts), mostTitles)],
		Paragraph{l.say("共 %d 项问题：%s。", "%d items: %s.", len(book.Items), byStatus(l, book.Items))},
		Suggestions{SuggestedQuestions(l)})
	return Reply{Lang: l, Kind: KindNone, Source: FromRules, Parts: parts}, nil
}

// mostTitles is how many notices a greeting names.
const mostTitles = 3
