package answer

import (
	"cmp"
	"context"
	"fmt"
	"regexp"
	"slices"
	"strings"

	"rectify/data/ledger"
	"rectify/data/notice"
	"rectify/data/pattern"
	"rectify/data/text"
	"rectify/handlers/question/grammar"
	"rectify/index"
)

// Words for a point in time that is asked for, and for the end of the work.
const (
	when     = `(什么时候|啥时候|何时|几时|哪天|几月|几号)`
	finished = `(完成|整改完|到位|改完|改好|办完|办好|做完|做好|结束|弄完|弄好|搞定|完工|竣工|收尾|交账|解决|落实|办结|销号)`
)

// Words that ask for a field of the ledger, folded.
var (
	asksOwner = pattern.MustCompile(`(谁|哪一?(个|位|家|几个|几位|几家)(市|县|区|镇|乡|局|院|校|厅|集团)?(领导|班子成员|同志|人|单位|部门|科室|股室|处室|科|处|局))(现在|目前|具体|一直|来|在|给|正|都|是)*(负责|牵头|管|抓|盯|包|跟|办|弄|搞|主抓|分管|挂)` +
		`|(责任人|负责人|经办人|领导|牵头人)(叫|姓|是)(啥|什么|谁|哪)|(负责|牵头|管|抓|盯|包|主抓|分管|包保|包案|配合)(这(个|项|条|件)?事?)?的(人|领导|单位|部门|科室)?(是|有)(谁|哪)|^(那|它|这|都|分别|各自|各|应该|该|要|得|需要|现在|目前|去|是|归|由|在|的)*(谁|哪(几|一)?(家|位)|哪(几|一)?(个|家)?(单位|部门|科室|处室|公司|机构|中心|[科处股局办镇村]))(呢|啊|呀|的)*[?？]?$` +
		`|(找|问|联系)(谁|哪一?[位个]人?)|哪(几|一)?家(来|在)?(配合|协助|协同|负责|牵头|管|抓)|谁(来|在)?(负责|牵头|管|抓|盯|包案|包联|包保|包抓|挂帅|挂钩|主责|主办|承办|认领|督办|分管)|谁的(责任|活|事|锅` +
		`|任务)|(^|是|算)谁的[?？]?$|(他|她)们?负责(的)?[吗么]|^负责人(是谁|呢)?[?？]?$|(责任|牵头|主责|主办|承办|配合|协同|协作|协办|督导|督办|验收` +
		`|监督|包案|分管|认领)(人|者|单位|部门|科室|股室|处室|公司|方)|(哪个|哪家|什么)(单位|部门|科室|股室|处室)(来|在)?(主责|主办|承办|牵头|认领` +
		`|管|抓)|归谁|归口|配合的?是|协办|协同的?是|(谁|哪个(单位|部门|科室)?|哪些(单位|部门|科室)?)(来|在)?(配合|协助|协同|协作|督导|验收)|(责任` +
		`|分管|包案|牵头|包联|督办|主管|包抓|挂点|挂帅)(领导|班子成员)|包保|归哪个(单位|部门|科室)|谁(是)?(责任人|负责人)|(哪个|哪家)(单位` +
		`|部门|科室)负责|由谁|\bowners?\b|\bsro\b|\bowns\b|responsible|accountable|\b(executive |exec |senior )?sponsor(?:s|ed|ing)?\b|\bwork(s|ing)? with\b` +
		`|in charge|^(?:and )?who[?]?$|\bsupervis(?:es|ed|ors?|ing)\b|on the hook|assigned to|\bwho (?:do|should|can|could|must) (?:i|we) (?:chase|ask|talk to|speak to|see|nag|pester|go to)\b|^(and )?who (supports|leads|helps|assists|handles|runs|manages|is helping)|\bwho('s| is) the (?:\w+ )?(?:officer|executive|director|manager|lead|official|sponsor|chief)\b` +
		`|^(and )?(which|what) (directorate|department|unit|office|officer|official|manager|branch|division|person|team|bureau|service|section|agency|group)\b` +
		`|\b(?:lead|leading|supporting|main) (?:unit|department|dept|office|officer|person|leader|bureau|body|official|section)s?\b|\bwhose (?:job|baby|task|responsibility|items?) is\b|\bwho (?:answers?|is answerable|is liable|signs|has to answer) for\b` +
		`|\bwho(?:'s| is| are)(?: the)?(?: named)? (?:contacts?|contact person|point of contact)(?: (?:for|on|of|in) |[?.]*$)` +
		`|\b(?:who(?:'s| is| are)|(?:which|what) (?:unit|department|dept|office|bureau|section|team|company|township|town)s?(?: is| are)?) (?:leading|handling|supporting|dealing with|looking after|taking care of|working on|helping with)\b` +
		`|\b(?:which|what) (?:unit|department|dept|office|bureau|section|team|company|township|town)s? (?:leads?|handles?|supports?|owns?|looks? after|deals? with)\b|\bunder (?:which|what|whose) (?:department|office|unit|bureau)\b`)
	asksDueDate = pattern.MustCompile(`到期|期限|时限|限时|截止|限期|到` + when + `[呢啊?？]*$|^(那|它|这[项条个]|是|在)*` + when + `(就|会|该|要)?到(时间|点|日子|头)?[呢啊了?？]*$|最[晚迟](是?到?)?` + when + `|` +
		when + `(之?前)?(要|应该|应|该|须|得|必须|才?能够?|可以|可|才)+(全部|全都|全|都|彻底)*(整改)?(` + finished + `|弄|办|改|搞|完)([^的]|$)|` +
		when + `(之?前)?(整改)?` + finished + `(整改)?(的|呢|啊|呀)?[?？]?$|(打算|准备|计划|预计|力争|争取)` + when + `(之?前)?(能|可以)?(整改)?` + finished + `([^的]|$)|` +
		`deadline|\bdue\b|\btime limit\b|\bcut-?off\b|\bby what date\b|\bhow (?:long|much time) (?:do|does|have|has) (?:we|they|it|he|she) (?:still )?(?:got|have|left)\b|^(and )?by when\b|\b(?:target|revised|new|original|completion|implementation) (?:implementation |completion )?dates?\b` +
		`|\b(by when|when) (should|must|is|was|are|were|will)\b.*\b(finished|completed?|done|implemented|ready|in place)\b`)
	asksResponse = pattern.MustCompile(`\b(?:did|do|does|have|has|was|is|were)\b.*\b(?:agreed?|accept(?:ed)?|rejected?|turned? down)\b` +
		`|\b(?:management )?response to\b|\bmanagement(?:'s)? response\b|(?:采纳|同意|接受)(?:了)?(?:吗|没有?|与否)|(?:是否|有没有)(?:采纳|同意|接受)`)
	asksEvidence = pattern.MustCompile(`佐证|证据|证明材料|附件|\bevidence\b|\bproof\b`)
)

// Words that ask for what else a named item holds, folded.
var (
	asksProgress = pattern.MustCompile(`进度|进展|到(了)?(哪|什么)(一)?(步|程度|阶段)|怎么样了|how far|\bprogress\b|\bhow is\b|\bcoming along\b`)
	asksHistory  = pattern.MustCompile(`谁(最近|最后|上次|刚才|刚刚|昨天|今天)*(又)?(改|动|更新|修改|编辑)(的|了|过)?|(改|动|更新|修改)过|谁(给)?(销的?号|批的?|办结|登记|标)的?|who (closed|marked|changed|updated|edited|approved)|(更改|变更` +
		`|修改|操作|更新|历史)(记录|历史|情况)|历史|(最近|上次|最后)(一次)?(的)?(更新|修改|变更|改动|更改|变化)|\b(history|log|changes?|changed|edited|updated|touched)\b`)
	asksNotes   = pattern.MustCompile(`备注|批注|\b(notes?|remarks?)\b`)
	asksSection = pattern.MustCompile(`(属于|归在|归到|归入|归|在|是)?(第?几|哪)(一)?个?(大)?(部分|方面|板块|章节?|节|类)|\b(which|what) (section|part)\b`)
	asksGoal    = pattern.MustCompile(`(整改)?目标|\b(goal|objective)s?\b`)
	asksSupport = pattern.MustCompile(`配合|协办|协助|协同|协作|\bsupport|\bwork(?:s|ing)? with\b`)
)

// asksPerson asks for somebody, not for a unit.
var asksPerson = pattern.MustCompile(`责任人|负责人|经办人|包案人|包保人|哪(一)?位|(责任|分管|包案|牵头|包联|督办|主管|包抓|包保|挂点|挂帅|市|县|区|镇|局|院|校)领导|\b(?:officers?|person|executives?|sponsors?|officials?|manager|contacts?)\b`)

// lacks reports whether the ledger has nothing for what a question asks of an item.
func (q Question) lacks(item *ledger.Item) bool {
	folded := softened.ReplaceAllString(index.Fold(q.Text), "")
	if asksDueDate.MatchString(folded) && item.Due == "" && item.Status != notice.LongTerm && strings.TrimSpace(q.View.Text(*item).DueWords) == "" {
		return true
	}
	return asksOwner.MatchString(folded) && (item.Owner == "" || asksPerson.MatchString(folded) && q.View.Person(item) == "" && text.IsUnit(item.Owner) || asksSupport.MatchString(folded) && item.Supporting == "")
}

// A field is what the ledger holds of an item, with the words that ask for it.
type field struct {
	asks  *pattern.Pattern
	line  func(q Question, ctx context.Context, item *ledger.Item) (string, error)
	named bool // by a word that items use too: only where the sentence asks for nothing else
}

// fields are looked for in this order, and the first with its own words alone, or else
// owner and due date together, answer.
var fields = []field{
	{asks: asksEvidence, line: Question.evidenceLine},
	{asks: asksNotes, line: Question.notesLine, named: true},
	{asks: asksHistory, line: Question.historyLine, named: true},
	{asks: asksSection, line: Question.sectionLine, named: true},
	{asks: asksGoal, line: Question.goalLine, named: true},
}

// fieldNamed finds English words that only name the field of an item that is asked for.
// In Chinese notices they bring items with a time limit forward, and do no harm.
var fieldNamed = pattern.MustCompile(`(?i)\b(?:due(?: dates?)?|deadlines?|target dates?|owners?|responsible|status|(?:point of )?contact(?: person)? (?:for|on)|contact person)\b`)

// withoutField is a subject without those words, which other items hold by chance
// (harbour dues); the subject itself where nothing else is left.
func withoutField(subject string) string {
	bare := strings.Join(strings.Fields(fieldNamed.ReplaceAllString(subject, " ")), " ")
	return cmp.Or(bare, subject)
}

// fieldLine answers a question for fields of an item, a line each, from the ledger; it
// is empty where no field is asked for.
func (q Question) fieldLine(ctx context.Context, item ledger.Item) (line string, err error) {
	folded := softened.ReplaceAllString(index.Fold(q.Text), "")
	for _, f := range fields {
		if f.asks.MatchString(folded) && (!f.named || asksNoMore(folded, f.asks)) {
			return f.line(q, ctx, &item)
		}
	}
	var lines []string
	if line := q.premiseLine(folded, &item); line != "" {
		return line, nil
	}
	if asksOwner.MatchString(folded) && (item.Owner != "" || asksNoMore(folded, asksOwner)) { // else what the item says of who does it
		lines = append(lines, q.ownerLine(&item, folded))
	}
	if asksDueDate.MatchString(folded) {
		lines = append(lines, q.dueLine(&item))
	}
	if printed, meant := q.View.Response(&item); meant != "" && asksResponse.MatchString(folded) {
		lines = append(lines, q.ReplyLang.Phrase(msgFieldResponse, q.ReplyLang.ItemOf(item.NoticeKey, item.Number), printed))
	}
	if len(lines) == 0 && (asksStatus.MatchString(folded) || asksProgress.MatchString(folded) && asksNoMore(folded, asksProgress)) {
		lines = append(lines, q.statusLine(&item))
	}
	return strings.Join(lines, "\n"), nil
}

// asksNoMore reports whether a question names an item and a field, and nothing else.
func asksNoMore(folded string, field *pattern.Pattern) bool {
	rest := grammar.Parse(aroundField.ReplaceAllString(field.ReplaceAllString(folded, " "), " "), nil)
	return rest.Subject == "" && len(rest.Mention) == 0
}

// aroundField are words that a question for a field holds next to it.
var aroundField = pattern.MustCompile(`最近|近期|上次|最后|一次|刚才|刚刚|今天|昨天|整改|完成|责任|单位|部门|科室|领导|名字|姓名|问题|\b(?:leads?` +
	`|leading|heads?|owns?|last|lately|recently|today|yesterday|ever|along|coming|name|person|unit|department|office|any|there)\b`)

// softened are the particles that a spoken question ends with.
var softened = regexp.MustCompile(`[啊呀哈嘛哦啦嘞哇呢]+[?？。!！~]*$`)

// mostFieldLines is how many items a question for a field is answered of.
const mostFieldLines = 12

// FieldLines answers a question for fields of items, an item a line; none where it asks
// for no field, or of too many.
func (q Question) FieldLines(ctx context.Context, items []ledger.Item) (lines []string, err error) {
	if len(items) > mostFieldLines {
		return nil, nil
	}
	for _, item := range items {
		line, err := q.fieldLine(ctx, item)
		if err != nil || line == "" {
			return nil, err
		}
		lines = append(lines, line)
	}
	return lines, nil
}

// asksLedger is what a question asks of an item that the ledger may know, and which of
// its sentences it is about.
type asksLedger struct {
	folded                            string // the question
	late, whyOpen, due, owner, status bool
	asOfNow, remains                  bool   // what has been reached, and what is left to do
	notMeant                          string // a word of sentences that are not meant
}

func ofLedger(text string) asksLedger {
	folded := softened.ReplaceAllString(index.Fold(text), "")
	whole, notMeant := index.Fold(text), ""
	if m := asksForAnother.FindStringSubmatch(whole); m != nil {
		notMeant = cmp.Or(m[1], m[2])
	}
	return asksLedger{folded, asksLate.MatchString(folded), asksWhyOpen.MatchString(folded), asksDueDate.MatchString(folded),
		asksOwner.MatchString(folded), asksStatus.MatchString(folded), asksAsOfNow.MatchString(whole), asksWhatRemains.MatchString(whole), notMeant}
}

// known answers from the ledger, in one line, a question for the due date, the owner
// or the status of the item that was found; empty where it asks for none of them, or
// the ledger does not know.
func (q Question) known(hit index.Hit) string {
	item, there := q.View.Item(hit.Key())
	expected, asks := q.expects()
	switch {
	case !there:
		return ""
	case asks.late, asks.whyOpen && item.Done():
		return q.premiseLine(asks.folded, &item)
	case expected.NotOfLedger():
		return "" // what make the supervisors' tablets are
	case item.Due != "" && asks.due:
		return q.dueLine(&item)
	case item.Owner != "" && asks.owner:
		return q.ownerLine(&item, "")
	case asks.status:
		return q.statusLine(&item)
	}
	return ""
}

// mostEntries is how many changes or remarks a line for an item lists.
const mostEntries = 5

// ownerLine says who answers for an item: the unit, its people, and who supports it; that
// nobody does where the folded question asks for support, or for a person.
func (q Question) ownerLine(item *ledger.Item, folded string) string {
	if item.Owner == "" {
		return q.ReplyLang.Phrase(msgNoOwnerSet, q.ReplyLang.ItemOf(item.NoticeKey, item.Number))
	}
	line := q.ReplyLang.Phrase(msgFieldOwner, q.ReplyLang.ItemFirst(item.NoticeKey, item.Number), item.Owner)
	switch person := q.View.Person(item); {
	case person != "":
		line += q.ReplyLang.Phrase(msgFieldPerson, person)
	case asksPerson.MatchString(folded) && text.IsUnit(item.Owner):
		line += q.ReplyLang.Phrase(msgFieldNoPerson)
	}
	switch {
	case item.Supporting != "":
		line += q.ReplyLang.Phrase(msgFieldSupport, item.Supporting)
	case asksSupport.MatchString(folded):
		line += q.ReplyLang.Phrase(msgFieldNoSupport)
	}
	return line + q.ReplyLang.Phrase(msgFullStop)
}

// evidenceLine lists the evidence that was handed in for an item.
func (q Question) evidenceLine(ctx context.Context, item *ledger.Item) (line string, err error) {
	name := q.ReplyLang.ItemOf(item.NoticeKey, item.Number)
	if item.Evidence == 0 {
		return q.ReplyLang.Phrase(msgNoEvidenceAdded, name), nil
	}
	history, err := q.Keeper.History(ctx, item.Notice, item.Number)
	if err != nil {
		return "", err
	}
	rows := []string{q.ReplyLang.Phrase(msgEvidenceCount, q.ReplyLang.ItemFirst(item.NoticeKey, item.Number), item.Evidence)}
	for _, e := range history {
		if e.Evidence != nil && e.UndoneBy == 0 {
			rows = append(rows, strings.TrimSpace(fmt.Sprintf("%s %s", e.Evidence.Link, e.Evidence.Note)))
		}
	}
	return strings.Join(rows, "\n"), nil
}

// historyLine lists the latest changes of an item, newest first.
func (q Question) historyLine(ctx context.Context, item *ledger.Item) (string, error) {
	name := q.ReplyLang.ItemOf(item.NoticeKey, item.Number)
	rows, err := q.entryLines(ctx, item, func(e ledger.Entry) bool { return e.Action.ByStaff() })
	if err != nil || len(rows) == 0 {
		return q.ReplyLang.Phrase(msgNeverChanged, name), err
	}
	return q.ReplyLang.Phrase(msgLatestChanges, name) + "\n" + strings.Join(rows, "\n"), nil
}

// notesLine lists the latest remarks on an item, newest first.
func (q Question) notesLine(ctx context.Context, item *ledger.Item) (string, error) {
	name := q.ReplyLang.ItemOf(item.NoticeKey, item.Number)
	rows, err := q.entryLines(ctx, item, func(e ledger.Entry) bool { return e.Action == ledger.Noted && e.UndoneBy == 0 })
	if err != nil || len(rows) == 0 {
		return q.ReplyLang.Phrase(msgNoNotes, name), err
	}
	return q.ReplyLang.Phrase(msgLatestNotes, name) + "\n" + strings.Join(rows, "\n"), nil
}

// entryLines are the latest entries of an item's history that are meant, newest first.
func (q Question) entryLines(ctx context.Context, item *ledger.Item, meant func(ledger.Entry) bool) (rows []string, err error) {
	history, err := q.Keeper.History(ctx, item.Notice, item.Number)
	if err != nil {
		return nil, err
	}
	teller := q.Cards.TellerFor(ctx, q.ReplyLang, history...)
	for _, e := range slices.Backward(history) {
		if meant(e) && len(rows) < mostEntries {
			rows = append(rows, teller.Entry(e))
		}
	}
	return rows, nil
}

// sectionLine names the headings of an item.
func (q Question) sectionLine(_ context.Context, item *ledger.Item) (string, error) {
	name, headings := q.ReplyLang.ItemOf(item.NoticeKey, item.Number), q.View.HeadingText(*item)
	if headings == "" {
		return q.ReplyLang.Phrase(msgNoSection, name), nil
	}
	return q.ReplyLang.Phrase(msgFieldSection, q.ReplyLang.ItemFirst(item.NoticeKey, item.Number), headings), nil
}

// goalLine repeats the goal that the notice sets for an item.
func (q Question) goalLine(_ context.Context, item *ledger.Item) (string, error) {
	name, goal := q.ReplyLang.ItemOf(item.NoticeKey, item.Number), strings.TrimSpace(q.View.Text(*item).Goal)
	if goal == "" {
		return q.ReplyLang.Phrase(msgNoGoal, name), nil
	}
	return q.ReplyLang.Phrase(msgFieldGoal, name, goal), nil
}
