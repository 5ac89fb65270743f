package handlers

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"strconv"
	"strings"

	"rectify/data/ledger"
	"rectify/data/notice"
	"rectify/handlers/command"
)

// A Form asks a person for what a command needs. One without fields only has
// something to say.
type Form struct {
	Lang    Lang
	Command string      // what sending it carries out, such as "status 11"
	Seen    map[int]int // the versions of items that it shows, by number
	Stale   bool        // what the person pressed showed an older version
	Title   string
	Send    string
	Parts   []Part // above the fields
	Fields  []Field
}

// A Field is one thing to be filled in.
type Field struct {
	Name     string
	Label    string
	Hint     string
	Kind     FieldKind
	Options  []Option // of a FieldChoice
	Value    string   // what it begins with; the value of an option, a date as "2006-01-02", a person's id
	Optional bool
}

// FieldKind is what a Field takes.
type FieldKind int

const (
	FieldLine   FieldKind = iota // a line of text
	FieldText                    // several lines
	FieldDate                    // a day
	FieldChoice                  // one of its options
	FieldPerson                  // a person
)

// Form is the form for a command that names an item, such as "status 11", with
// what the item is now.
func (a *Assistant) Form(ctx context.Context, r Request) (Form, error) {
	c, ok := command.Parse(readable(r.Text))
	if !ok {
		return saidForm(helpReply(r.Lang)), nil
	}
	if c.Name == command.Rate {
		if _, err := a.rate(ctx, r, c.Words); err != nil { // the verdict counts, with a reason or without
			return Form{}, err
		}
		return rateForm(r.Lang, r.Text), nil
	}
	book, err := a.open(ctx)
	if err != nil {
		return Form{}, err
	}
	if c.Name == command.Evidence && len(c.Numbers) == 0 {
		if r.Person.Role < Editor {
			reply, err := a.refuseChange(ctx, r, nil, c, Editor)
			return saidForm(reply), err
		}
		return a.evidenceFromAnywhere(r, book), nil
	}
	if missing := book.missing(r.Lang, c.Numbers); missing != "" || len(c.Numbers) != 1 {
		return saidForm(saying(r.Lang, missing)), nil
	}
	item := book.numbered(c.Numbers[0])[0]
	if role := a.roleFor(c, item); r.Person.Role < role {
		reply, err := a.refuseChange(ctx, r, []ledger.Item{item}, c, role)
		return saidForm(reply), err
	}
	form := a.formFor(ctx, r, c, item)
	form.Lang, form.Command, form.Seen = r.Lang, fmt.Sprintf("%s %d", c.Name, item.Number), map[int]int{item.Number: item.Version}
	card := a.namer(ctx).named(Reply{Parts: []Part{book.card(item)}}).Parts[0].(Card)
	about := []Part{Paragraph{r.Lang.item(item.Number) + " " + item.Title}, Paragraph{now(r.Lang, card)}}
	if seen := r.Seen[item.Number]; seen != 0 && seen != item.Version {
		form.Stale = true
		news, err := a.since(ctx, r.Lang, item, seen)
		if err != nil {
			return Form{}, err
		}
		about = append(about, Paragraph{r.Lang.say("这张卡片已经过时，其间发生了：\n%s\n下面是最新的情况。", "The card was out of date. Since then:\n%s\nThis is how it is now.", news)})
	}
	form.Parts = append(about, form.Parts...)
	for i, field := range form.Fields {
		if value, given := r.Values[field.Name]; given {
			form.Fields[i].Value = value
		}
	}
	return form, nil
}

// saidForm only says what a reply says.
func saidForm(reply Reply) Form { return Form{Lang: reply.Lang, Title: "Rectify", Parts: reply.Parts} }

// now is an item's state in a line.
func now(l Lang, c Card) string {
	words := []string{l.say("状态 ", "Status ") + l.Status(c.Status)}
	if c.Owner != "" {
		words = append(words, l.say("责任 ", "owner ")+c.Owner)
	}
	if c.Due != "" {
		words = append(words, l.say("时限 ", "due ")+c.Due)
	}
	return strings.Join(words, l.say("；", "; "))
}

// since is what happened to an item after that version, a line each.
func (a *Assistant) since(ctx context.Context, l Lang, item ledger.Item, version int) (string, error) {
	if a.keeper == nil {
		return "", errNoKeeper
	}
	entries, err := a.keeper.History(ctx, item.Notice, item.Number)
	if err != nil {
		return "", err
	}
	teller := a.teller(ctx, l)
	var lines []string
	for _, e := range entries {
		if e.Version > version && e.Action != ledger.Refused {
			lines = append(lines, teller.entry(e))
		}
	}
	return strings.Join(lines, "\n"), nil
}

// roleFor is the role that a form demands.
func (a *Assistant) roleFor(c command.Command, item ledger.Item) Role {
	switch {
	case c.Name == command.Status:
		return Editor
	case c.Name == command.Extend && item.AskedBy != "":
		return Approver
	}
	return needed(c.Name)
}

// formFor is the form of a command for an item.
func (a *Assistant) formFor(ctx context.Context, r Request, c command.Command, item ledger.Item) Form {
	l := r.Lang
	switch c.Name {
	case command.Assign:
		return assignForm(l, item)
	case command.Due:
		return Form{Title: l.say("设定时限", "Set the due date"), Send: l.say("保存", "Save"), Fields: []Field{
			{Name: "date", Label: l.say("完成时限", "Due"), Kind: FieldDate, Value: item.Due},
			{Name: "note", Label: l.say("原因", "Reason"), Kind: FieldLine, Optional: true},
		}}
	case command.Note:
		return Form{Title: l.say("汇报进展", "Report progress"), Send: l.say("提交", "Send"), Fields: []Field{progressField(l, false)}}
	case command.Evidence:
		return Form{Title: l.say("添加佐证", "Add evidence"), Send: l.say("添加", "Add"), Fields: evidenceFields(l)}
	case command.Close:
		return closeForm(l)
	case command.Reopen:
		return Form{Title: l.say("重新打开", "Reopen"), Send: l.say("重新打开", "Reopen"), Fields: []Field{
			{Name: "note", Label: l.say("原因", "Reason"), Hint: l.say("回头看发现了什么", "What was found"), Kind: FieldText},
		}}
	case command.Extend:
		if item.AskedBy != "" {
			return a.decideForm(ctx, l, item)
		}
		return Form{Title: l.say("申请延期", "Ask for more time"), Send: l.say("提交申请", "Ask"), Fields: []Field{
			{Name: "date", Label: l.say("延期到", "Until"), Kind: FieldDate},
			{Name: "note", Label: l.say("原因", "Reason"), Kind: FieldText},
		}}
	}
	return updateForm(l, item)
}

func updateForm(l Lang, item ledger.Item) Form {
	status := Field{Name: "status", Label: l.say("状态", "Status"), Kind: FieldChoice, Value: string(item.Status)}
	for _, s := range notice.Statuses {
		if s != notice.Closed {
			status.Options = append(status.Options, Option{l.Status(s), string(s)})
		}
	}
	evidence := evidenceFields(l)[0]
	evidence.Optional = true
	return Form{Title: l.say("更新状态", "Update"), Send: l.say("提交", "Send"), Fields: []Field{status, progressField(l, true), evidence}}
}

func progressField(l Lang, optional bool) Field {
	return Field{
		Name: "note", Label: l.say("进展说明", "Progress"), Kind: FieldText, Optional: optional,
		Hint: l.say("写上日期、数字、文件或地点，便于查验", "A date, a number, a document or a place can be checked"),
	}
}

func evidenceFields(l Lang) []Field {
	return []Field{
		{Name: "link", Label: l.say("佐证链接", "Link to evidence"), Hint: l.say("文件、照片或消息的网址", "The address of a document, a photo or a message"), Kind: FieldLine},
		{Name: "fact", Label: l.say("事实发生日期", "Day of the fact"), Kind: FieldDate, Optional: true},
		{Name: "about", Label: l.say("佐证说明", "What it shows"), Kind: FieldLine, Optional: true},
	}
}

func assignForm(l Lang, item ledger.Item) Form {
	who := Field{Name: "owner", Label: l.say("责任人", "Owner"), Kind: FieldPerson, Optional: true}
	var offices []string
	for _, word := range strings.Fields(item.Owner) {
		if id, person := strings.CutPrefix(word, "@"); person && who.Value == "" {
			who.Value = id
		} else {
			offices = append(offices, word)
		}
	}
	return Form{Title: l.say("分派", "Assign"), Send: l.say("分派", "Assign"), Fields: []Field{
		who,
		{Name: "office", Label: l.say("责任科室", "Office"), Kind: FieldLine, Optional: true, Value: strings.Join(offices, " ")},
		{Name: "supporting", Label: l.say("配合", "Supported by"), Kind: FieldLine, Optional: true, Value: item.Supporting},
	}}
}

func closeForm(l Lang) Form {
	result := Field{Name: "result", Label: l.say("核查结果", "What was found"), Kind: FieldChoice}
	for _, word := range []string{l.say("整改到位", "Rectified"), l.say("整改到位，需巩固", "Rectified, to be kept up"), l.say("客观条件变化，无需再办", "No longer applies")} {
		result.Options = append(result.Options, Option{word, word})
	}
	return Form{Title: l.say("销号单", "Close off"), Send: l.say("销号", "Close off"), Fields: []Field{
		result,
		{Name: "basis", Label: l.say("核查依据", "Basis"), Hint: l.say("怎样核查的，对照什么", "How it was checked, and against what"), Kind: FieldText},
		{Name: "evidence", Label: l.say("查验的材料", "Evidence seen"), Kind: FieldText},
		{Name: "note", Label: l.say("备注", "Note"), Kind: FieldLine, Optional: true},
	}}
}

func (a *Assistant) decideForm(ctx context.Context, l Lang, item ledger.Item) Form {
	decision := Field{Name: "decision", Label: l.say("批复", "Decision"), Kind: FieldChoice, Options: []Option{
		{l.say("同意", "Grant"), "grant"}, {l.say("不同意", "Refuse"), "refuse"},
	}}
	return Form{
		Title: l.say("批复延期", "More time"), Send: l.say("提交", "Send"),
		Parts:  []Part{Paragraph{l.say("%s 申请延期至 %s。", "%s asks for time until %s.", a.namer(ctx).one(item.AskedBy), item.AskedDue)}},
		Fields: []Field{decision, {Name: "note", Label: l.say("意见", "Word"), Kind: FieldLine, Optional: true}},
	}
}

// mostItemsToChoose is how many items a choice offers; of more, the number is
// typed.
const mostItemsToChoose = 100

// evidenceFromAnywhere asks which item a document belongs to.
func (a *Assistant) evidenceFromAnywhere(r Request, book *book) Form {
	l := r.Lang
	which := Field{Name: "item", Label: l.say("哪一项", "Which item"), Kind: FieldLine}
	if len(book.Items) <= mostItemsToChoose {
		which.Kind = FieldChoice
		for _, item := range book.Items {
			if book.numbered(item.Number)[0].Notice == item.Notice {
				which.Options = append(which.Options, Option{fmt.Sprintf("%d. %s", item.Number, item.Title), strconv.Itoa(item.Number)})
			}
		}
	}
	fields := append([]Field{which}, evidenceFields(l)...)
	for i, field := range fields {
		fields[i].Value = r.Values[field.Name]
	}
	return Form{Lang: l, Command: string(command.Evidence), Title: l.say("作为佐证", "Add as evidence"), Send: l.say("添加", "Add"), Fields: fields}
}

// Sent is what became of a form: it was carried out, or has problems, or is to
// be filled in again because its item has moved on.
type Sent struct {
	Reply    Reply
	Problems map[string]string // by field; nothing was changed
	Again    *Form
}

// Send carries out a form that was filled in. Sent again under the same ID it
// changes nothing twice.
func (a *Assistant) Send(ctx context.Context, r Request) (Sent, error) {
	c, ok := command.Parse(readable(r.Text))
	if !ok {
		return Sent{Reply: helpReply(r.Lang)}, nil
	}
	if c.Name == command.Rate {
		reply, err := a.rate(ctx, r, c.Words)
		return Sent{Reply: reply}, err
	}
	book, err := a.open(ctx)
	if err != nil {
		return Sent{}, err
	}
	if len(c.Numbers) == 0 {
		number, err := strconv.Atoi(strings.TrimSpace(strings.TrimLeft(r.Values["item"], "#第")))
		if err != nil || len(book.numbered(number)) == 0 {
			return Sent{Problems: map[string]string{"item": r.Lang.say("请填写 1 到 %d 之间的编号。", "Give a number from 1 to %d.", book.last())}}, nil
		}
		c.Numbers = []int{number}
	}
	if missing := book.missing(r.Lang, c.Numbers); missing != "" {
		return Sent{Reply: saying(r.Lang, missing)}, nil
	}
	item := book.numbered(c.Numbers[0])[0]
	if role := a.roleFor(c, item); r.Person.Role < role {
		reply, err := a.refuseChange(ctx, r, []ledger.Item{item}, c, role)
		return Sent{Reply: reply}, err
	}
	acts, problems := a.filledIn(r, c.Name, item)
	if len(problems) > 0 {
		return Sent{Problems: problems}, nil
	}
	return a.carryOutForm(ctx, r, c, item, acts)
}

func (a *Assistant) carryOutForm(ctx context.Context, r Request, c command.Command, item ledger.Item, acts []ledger.Act) (Sent, error) {
	changed, err := a.apply(ctx, r, []ledger.Item{item}, acts...)
	var conflict *ledger.ConflictError
	if errors.As(err, &conflict) {
		again := r
		again.Text = fmt.Sprintf("%s %d", c.Name, item.Number)
		form, err := a.Form(ctx, again)
		return Sent{Again: &form}, err
	}
	if err != nil {
		reply, err := a.explain(ctx, r, err)
		if err != nil {
			return Sent{}, err
		}
		field := blamed(a.formFor(ctx, r, c, item).Fields)
		return Sent{Problems: map[string]string{field: reply.Plain()}}, nil
	}
	reply, err := a.refreshed(ctx, r, changed[0], acts)
	return Sent{Reply: reply}, err
}

// blamed is the field that a refused change is told at: the last that must be
// filled in or that says why.
func blamed(fields []Field) string {
	for _, name := range []string{"note", "date", "basis", "link", "owner"} {
		if slices.ContainsFunc(fields, func(f Field) bool { return f.Name == name }) {
			return name
		}
	}
	return fields[0].Name
}

// filledIn turns what was filled in into acts, or says what is wrong with it.
func (a *Assistant) filledIn(r Request, name command.Name, item ledger.Item) (acts []ledger.Act, problems map[string]string) {
	l, v := r.Lang, func(name string) string { return strings.TrimSpace(r.Values[name]) }
	problems = map[string]string{}
	evidence := func() {
		link := v("link")
		switch {
		case !strings.HasPrefix(link, "http://") && !strings.HasPrefix(link, "https://"):
			problems["link"] = l.say("请填写以 http:// 或 https:// 开头的网址。", "Give an address that begins with http:// or https://.")
		case v("fact") > a.today():
			problems["fact"] = l.say("这一天还没有到。", "That day is yet to come.")
		default:
			acts = append(acts, ledger.AddEvidence{Evidence: ledger.Evidence{Link: link, FactDate: v("fact"), Note: v("about"), Name: v("name")}})
		}
	}
	switch name {
	case command.Assign:
		owner := v("office")
		if id := v("owner"); id != "" {
			owner = strings.TrimSpace("@" + id + " " + owner)
		}
		if owner == "" {
			problems["owner"] = l.say("请选择责任人，或填写责任科室。", "Choose a person, or name an office.")
		}
		acts = append(acts, ledger.Assign{Owner: owner, Supporting: v("supporting")})
	case command.Due:
		acts = append(acts, ledger.SetDue{Due: v("date"), Note: v("note")})
	case command.Note:
		acts = append(acts, ledger.AddNote{Note: v("note")})
	case command.Evidence:
		evidence()
	case command.Close:
		acts = append(acts, ledger.Close{Note: v("note"), Sheet: ledger.Sheet{Result: v("result"), Basis: v("basis"), Evidence: v("evidence")}})
	case command.Reopen:
		acts = append(acts, ledger.Reopen{Reason: v("note")})
	case command.Extend:
		switch {
		case v("decision") == "grant":
			acts = append(acts, ledger.GrantLater{Note: v("note")})
		case v("decision") == "refuse" && v("note") == "":
			problems["note"] = l.say("不同意时请写明意见。", "Say why it is not granted.")
		case v("decision") == "refuse":
			acts = append(acts, ledger.RefuseLater{Reason: v("note")})
		default:
			acts = append(acts, ledger.AskLater{Due: v("date"), Reason: v("note")})
		}
	default:
		if v("link") != "" {
			evidence()
		}
		if s := notice.Status(v("status")); s != item.Status || v("note") != "" || len(acts) == 0 {
			acts = append(acts, ledger.SetStatus{Status: s, Note: v("note")})
		}
	}
	return acts, problems
}

// refreshed shows an item as it is after a form, whole.
func (a *Assistant) refreshed(ctx context.Context, r Request, item ledger.Item, acts []ledger.Act) (Reply, error) {
	r.InPlace = true
	reply, err := a.changed(ctx, r, []ledger.Item{item})
	if err != nil {
		return Reply{}, err
	}
	for _, act := range acts {
		reply = a.withHint(reply, item, act)
		reply = a.withLetters(ctx, r, reply, []ledger.Item{item}, act)
	}
	return a.dress(ctx, r, reply)
}

// withHint adds a gentle word about a note that says nothing to check.
func (a *Assistant) withHint(reply Reply, item ledger.Item, act ledger.Act) Reply {
	hint := hintOn(reply.Lang, noteOf(act))
	if hint == "" {
		return reply
	}
	reply.Parts = append(reply.Parts, Paragraph{hint}, Buttons{{
		Label: reply.Lang.say("补充说明", "Add to it"), Command: fmt.Sprintf("note %d", item.Number), As: AsForm,
		Seen: map[int]int{item.Number: item.Version},
	}})
	return reply
}
