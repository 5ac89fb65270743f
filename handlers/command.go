package handlers

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"strings"

	"rectify/handlers/command"
	"rectify/index"
)

// Command carries out what follows "/rectify". What is no command is taken
// for a question.
func (a *Desk) Command(ctx context.Context, r Request) (Reply, error) {
	r.Lang = r.TypedLang()
	r.Text = command.Unquoted(r.Text)
	c, ok := command.Parse(r.Text)
	if !ok {
		return a.notCommand(ctx, r)
	}
	if err := a.changes.barred(ctx, r); err != nil {
		return refusal(r.Lang, err)
	}
	reply, err := Reply{}, error(nil)
	if lines := command.Lines(r.Text); len(lines) > 1 {
		reply, err = a.onLines(ctx, r, lines)
	} else {
		reply, err = a.carryOut(ctx, r, c)
	}
	if err != nil {
		return refusal(r.Lang, err)
	}
	err = a.dialogues.turnTo(ctx, r, reply)
	switch {
	case reply.Kind == KindChange: // the change is made; at worst the conversation keeps its subject
		return a.changes.made(ctx, r, reply), nil
	case err != nil:
		return Reply{}, err
	}
	return a.cards.dress(ctx, r, reply)
}

// made is the reply to a change, ready to be shown. The change is made, whatever
// else fails: then the reply has fewer buttons.
func (a *Changes) made(ctx context.Context, r Request, reply Reply) Reply {
	dressed, err := a.cards.dress(ctx, r, reply)
	if err != nil {
		return a.people.namer(ctx, reply.Lang).named(reply)
	}
	return dressed
}

func (a *Desk) carryOut(ctx context.Context, r Request, c command.Command) (Reply, error) {
	switch c.Name {
	case command.Help:
		return helpReply(r.Lang), nil
	case command.List:
		return a.commandList(ctx, r, readable(c.Words))
	case command.Digest:
		return a.digests.digestCommand(ctx, r, readable(c.Words))
	case command.Rate:
		return a.changes.rate(ctx, r, c.Words)
	case command.Office:
		return a.changes.askOffice(ctx, r, c.Words)
	case command.Aliases:
		return a.changes.aliasesCommand(ctx, r, c.Words)
	case command.Export:
		if !exportable(c.Words) {
			return notUnderstood(r, c.Words, "台账只导出为 Excel 文件，请输入：/rectify export", "The ledger can only be exported as an Excel file. Type: /rectify export"), nil
		}
		return a.exportReply(r.Lang), nil
	case command.Ask, command.Search:
		if c.Words == "" {
			return helpReply(r.Lang), nil
		}
		r.Text = c.Words
		return a.dialogues.ask(ctx, r)
	}
	if len(c.Numbers) > 0 && c.Name == command.Next {
		return a.answers.nextHit(ctx, r, c.Words, c.Numbers[0])
	}
	if len(c.Numbers) == 0 {
		return a.withoutNumber(ctx, r, c)
	}
	return a.changes.onItems(ctx, r, c)
}

// Reads reports whether what follows "/rectify" only looks, and changes nothing.
func Reads(text string) bool {
	text = command.Unquoted(text)
	c, ok := command.Parse(text)
	if !ok {
		return true
	}
	if len(command.Lines(text)) > 1 {
		return false
	}
	return c.OnlyShows()
}

// TakesLinks reports whether what follows "/rectify" names addresses to keep.
func TakesLinks(text string) bool {
	c, ok := command.Parse(command.Unquoted(text))
	return ok && c.Name.Is(command.Links)
}

// exportable reports whether the words after "export" name what is exported.
func exportable(words string) bool {
	return slices.Contains([]string{"", "excel", "xlsx", ".xlsx", "xls", "台账", "表格", "全部", "all", "ledger", "the ledger"}, strings.ToLower(readable(words)))
}

// notCommand answers a question, or names the command that a single unknown
// word was meant for.
func (a *Desk) notCommand(ctx context.Context, r Request) (Reply, error) {
	if reply, ok, err := a.statusWithoutCommand(ctx, r); ok || err != nil {
		return reply, err
	}
	if nearest, ok := command.Nearest(r.Text); ok {
		return notUnderstood(r, r.Text, "是不是要输入 /rectify %s？输入 /rectify help 查看全部命令。", "Did you mean /rectify %s? See /rectify help for all commands.", nearest), nil
	}
	return a.Converse(ctx, r)
}

// withoutNumber takes a command without an item for a question, where it reads
// like one: 状态怎么样.
func (a *Desk) withoutNumber(ctx context.Context, r Request, c command.Command) (Reply, error) {
	switch {
	case c.Words == "" && !(c.Name.Is(command.NameAsks) && c.Name.Is(command.WordsAsk)):
		return saying(r.Lang, r.Lang.Say("请写明问题编号，例如：/rectify %s 11", "Please name an item, for example: /rectify %s 11", c.Name)), nil
	case c.Name.Is(command.WordsAsk), c.Name == command.Status && asksBack(c.Words):
		return a.Converse(ctx, r)
	}
	example := strings.TrimSpace(fmt.Sprintf("%s 11 %s", c.Name, wordsIn(c.Words)))
	return notUnderstood(r, r.Text, "请写明问题编号，例如：/rectify %s", "Please name an item, for example: /rectify %s", example), nil
}

// wordsIn is what was typed without the figures before it: -11 done is done.
func wordsIn(typed string) string {
	words := strings.Fields(readable(typed))
	for len(words) > 0 && (strings.ContainsAny(words[0], "0123456789") || spoken(words[0]) == "") {
		words = words[1:]
	}
	return strings.Join(words, " ")
}

// asksBack reports whether the words after a command ask for something.
func asksBack(words string) bool {
	folded := strings.TrimSpace(index.Fold(readable(words)))
	return asksSomething(folded) || isGeneral(folded) || strings.HasPrefix(folded, "的") || strings.HasPrefix(folded, "of ") || holdsAny(folded, []string{"进展", "情况", "进度"})
}

// commandList is "/rectify list [open|done|all|late] [section or subject]":
// with words that are no filter, a question for a list, where items meet it.
func (a *Desk) commandList(ctx context.Context, r Request, rest string) (Reply, error) {
	want, err := readListing(rest)
	if err == nil {
		return a.cards.listing(ctx, r, want)
	}
	if !errors.Is(err, ErrUnknownFilter) {
		return Reply{}, err
	}
	if reply, ok, err := a.listDue(ctx, r, rest); ok || err != nil {
		return reply, err
	}
	book, err := a.ledger.open(ctx)
	if err != nil {
		return Reply{}, err
	}
	reply, err := a.answers.found(ctx, inquiry{text: readable(r.TypedLang().Say("%s有哪些问题", "list items about %s", rest)), whole: true})
	sure := reply.Grade() == Exact || reply.Grade() == Stated
	if err != nil || sure && len(reply.Items) > 0 && len(reply.Items) < len(book.Items) {
		return reply, err
	}
	return notUnderstood(r, rest, "可以输入：/rectify list 未完成（或 已完成、逾期、全部、第二部分、状态名、内容）", "Type, for example: /rectify list open (or done, late, all, section 2, a status, a subject)"), nil
}

// saying is a reply of one sentence of our own.
func saying(l Lang, sentence string) Reply {
	return Reply{Lang: l, Kind: KindNone, Source: FromRules, Parts: []Part{Paragraph{Text: sentence}}}
}

// Greeting is what somebody sees first: how far the ledger is, and what to ask.
func (a *Desk) Greeting(ctx context.Context, l Lang) (Reply, error) {
	book, err := a.ledger.open(ctx)
	if err != nil {
		return Reply{}, err
	}
	var parts []Part
	for _, n := range book.Notices {
		parts = append(parts, Paragraph{Text: n.Notice.Title})
	}
	parts = append(parts[:min(len(parts), mostTitles)],
		Paragraph{Text: l.Say("共 %d 项问题：%s。", "%d items: %s.", len(book.Items), byStatus(l, book.Items))},
		Suggestions{Questions: SuggestedQuestions(l)})
	return Reply{Lang: l, Kind: KindNone, Source: FromRules, Parts: parts}, nil
}

// mostTitles is how many notices a greeting names.
const mostTitles = 3

// missing names the numbers that no item has.
func (b *book) missing(l Lang, numbers []int) string {
	for _, n := range numbers {
		if len(b.ByNumber(n)) == 0 {
			return l.Say("没有第%d项：本通报的问题编号为 1 到 %d。", "There is no item %d: items are numbered 1 to %d.", n, b.MaxNumber())
		}
	}
	return ""
}

var errNoKeeper = fmt.Errorf("this assistant only reads the ledger")
