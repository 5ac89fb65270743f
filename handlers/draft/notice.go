package draft

import (
	"errors"
	"fmt"
	"regexp"
	"slices"
	"strings"
	"time"

	"rectify/data/ledger"
	"rectify/data/notice"
	"rectify/data/text"
	"rectify/handlers/workbook"
)

// ErrNoItems says that the ledger has no items of the notice.
var ErrNoItems = errors.New("the ledger holds no items of that notice")

// New drafts the next notice about the items of the notice with that id, as they
// are on that day: in Chinese the form of the genre, else that of English reports. The
// error is ErrNoItems.
func New(s workbook.Source, id string, today time.Time) (Document, error) {
	w := writer{source: s, today: today, standing: s.Standing()}
	for _, n := range s.Snapshot.Notices {
		if n.ID == id {
			w.notice = n.Notice
		}
	}
	for _, item := range s.Snapshot.Items {
		if item.Notice == id {
			w.items = append(w.items, item)
			w.named = w.named || item.Owner != "" && !item.Status.Open()
		}
	}
	if w.notice == nil || len(w.items) == 0 {
		return Document{}, ErrNoItems
	}
	if isEnglish(w.items) {
		return w.english(), nil
	}
	w.add(Title, title(w.notice))
	w.opening()
	w.add(Heading1, "二、具体问题整改进展情况")
	w.findings()
	w.add(Heading1, "三、下一步工作安排")
	w.plans()
	w.foot()
	return Document{Mark: "草稿：由整改台账生成，未经审核，不得对外发布", Watermark: "草稿", Paragraphs: w.out}, nil
}

// A writer collects the paragraphs of a draft.
type writer struct {
	source   workbook.Source
	today    time.Time
	notice   *notice.Notice
	items    []ledger.Item   // of the notice
	section  *notice.Section // of the item that was written last
	named    bool            // somebody answers for a done item
	standing map[ledger.Key][]ledger.Entry
	out      []Paragraph
}

// past reports whether a date of the ledger is before the day of the draft.
func (w *writer) past(date string) bool { return date != "" && date < w.today.Format(time.DateOnly) }

func (w *writer) add(style Style, text string) {
	if text = line(text); text != "" {
		w.out = append(w.out, Paragraph{style, text})
	}
}

// line is a text in one line.
func line(text string) string {
	return strings.TrimSpace(strings.NewReplacer("\r", "", "\n", "", "\t", " ").Replace(text))
}

// aboutWork is the end of a title that says what a paper reports, with what kind of paper
// it is; kindOfPaper is that kind.
var (
	aboutWork   = regexp.MustCompile(`整改(?:工作|任务|落实|完成|办理|情况|结果|成效|成果)*((?:的?(?:通报|公告|公示|报告|通告|函|说明))?(?:[（(][^（(]*[）)])?)$`)
	kindOfPaper = regexp.MustCompile(`的?(?:通报|公告|公示|报告|通告|函|说明)$`)
)

// title is the last notice's, about progress.
func title(n *notice.Notice) string {
	last := strings.Join(strings.Fields(n.Title), "")
	if strings.Contains(last, "进展") {
		return last
	}
	if at := aboutWork.FindStringSubmatchIndex(last); at != nil {
		return last[:at[0]] + "整改进展情况" + last[at[2]:]
	}
	last = kindOfPaper.ReplaceAllString(strings.TrimPrefix(last, "关于"), "")
	if last == "" {
		last = blank("单位名称")
	}
	return "关于" + last + "整改进展情况的通报"
}

// opening says what the notice is about, and how far all of it is.
func (w *writer) opening() {
	for _, p := range w.notice.Preamble {
		if heading(p) {
			break
		}
		if strings.ContainsAny(p, "：:") && !strings.Contains(p, "。") { // 填报时间：…, of the last notice
			continue
		}
		kept, announces := stillTrue(p)
		w.add(Body, kept)
		if announces {
			break
		}
	}
	last := ""
	if w.past(w.notice.Published) {
		last = chineseDay(w.notice.Published) + "已公布整改情况。"
	}
	w.add(Body, last+"现将截至"+w.day(w.today)+"的整改进展情况通报如下。")
	w.add(Heading1, "一、整改总体情况")
	w.add(Body, w.totals())
	w.add(Body, blank("组织推进整改的总体情况"))
}

// heading reports whether a paragraph is, or begins with, a heading of the first
// two levels.
func heading(p string) bool {
	runes := []rune(strings.TrimSpace(p))
	bracket := len(runes) > 0 && (runes[0] == '（' || runes[0] == '(')
	if bracket {
		runes = runes[1:]
	}
	_, end := text.ChineseNumber(runes)
	switch {
	case end == 0 || end == len(runes):
		return false
	case bracket:
		return runes[end] == '）' || runes[end] == ')'
	}
	return runes[end] == '、'
}

// asOf is a sentence of the last notice about how far the work was then.
var asOf = regexp.MustCompile(`(?:截[至止]|目前|至今|其余|剩余).*?[0-9]+\s*[个项条]`)

// stillTrue is a paragraph up to the sentence that announces the list, without what was
// so then.
func stillTrue(p string) (kept string, announces bool) {
	for _, sentence := range strings.SplitAfter(p, "。") {
		switch {
		case strings.Contains(sentence, "现将"), strings.Contains(sentence, "如下"):
			return kept, true
		case !asOf.MatchString(sentence):
			kept += sentence
		}
	}
	return kept, false
}

// totals agrees with the list below it. Items that are closed off are rectified, too.
func (w *writer) totals() string {
	counts, refused := w.counts()
	done := counts[notice.Rectified] + counts[notice.Closed]
	var parts []string
	for _, c := range []struct {
		words string
		n     int
	}{
		{"已整改", done}, {"正在整改", counts[notice.InProgress]}, {"需长期坚持", counts[notice.LongTerm]}, {"尚未启动", counts[notice.NotStarted]},
		{"不予采纳", refused},
	} {
		if c.n > 0 {
			parts = append(parts, fmt.Sprintf("%s%d个", c.words, c.n))
			if own := w.ownWords("正在整改"); own != "" && c.words == "正在整改" {
				parts[len(parts)-1] += "（其中" + own + "）"
			}
		}
	}
	text := fmt.Sprintf("反馈问题共%d个。截至%s，%s。", len(w.items), w.day(w.today), strings.Join(parts, "，"))
	if closed := counts[notice.Closed]; closed > 0 {
		text += fmt.Sprintf("按照“整改一个、销号一个”的要求，第%s项已履行销号程序。", w.numbers(func(i ledger.Item) bool { return i.Status == notice.Closed }))
	}
	return text
}

// counts counts the items by status, and those that were refused.
func (w *writer) counts() (of map[notice.Status]int, refused int) {
	of = map[notice.Status]int{}
	for _, item := range w.items {
		if item.Refused != "" {
			refused++
		} else {
			of[item.Status]++
		}
	}
	return of, refused
}

// ownWords counts the items in progress by the notice's own words for that, as long as
// nobody changed their status: 阶段性办结6个. It is empty where all have the common words.
func (w *writer) ownWords(common string) string {
	var order, parts []string
	count := map[string]int{}
	for _, item := range w.items {
		words := declaredSo(item, w.source.Snapshot.Text(item))
		if words == "" || strings.EqualFold(words, common) {
			continue
		}
		if count[words]++; count[words] == 1 {
			order = append(order, words)
		}
	}
	for _, words := range order {
		if text.HasHan(words) {
			parts = append(parts, fmt.Sprintf("%s%d个", words, count[words]))
		} else {
			parts = append(parts, fmt.Sprintf("%d %s", count[words], strings.ToLower(words)))
		}
	}
	if len(order) > 4 || len(order)*2 > len(w.items) { // sentences, not a scale
		return ""
	}
	if text.HasHan(common) {
		return strings.Join(parts, "、")
	}
	return strings.Join(parts, ", ")
}

// declaredSo are the notice's own words for an item that is in progress, as long as nobody
// changed its status; empty where a reply to a recommendation is all that it says.
func declaredSo(item ledger.Item, said notice.Item) string {
	if item.Status != notice.InProgress || item.Declared != item.Status || item.Refused != "" || strings.Contains(said.ResponseWords, said.DeclaredWords) {
		return ""
	}
	return line(said.DeclaredWords)
}

// numbers lists the items that pass.
func (w *writer) numbers(pass func(ledger.Item) bool) string {
	var all []string
	for _, item := range w.items {
		if pass(item) {
			all = append(all, fmt.Sprint(item.Number))
		}
	}
	return strings.Join(all, "、")
}

// plans is what comes next, as far as the ledger knows.
func (w *writer) plans() {
	var parts []string
	add := func(format string, args ...any) {
		parts = append(parts, fmt.Sprintf("%s是", text.ChineseNumeral(len(parts)+1))+fmt.Sprintf(format, args...))
	}
	open := func(i ledger.Item) bool { return i.Status.Open() }
	if w.numbers(open) != "" {
		add("抓好未完成问题整改。逐项倒排工期，按期销号。%s", w.deadlines())
	}
	if numbers := w.numbers(func(i ledger.Item) bool { return i.Status == notice.LongTerm }); numbers != "" {
		add("抓好需长期坚持的整改。对第%s项健全长效机制，防止反弹。", numbers)
	}
	if w.numbers(func(i ledger.Item) bool { return i.Status.Done() }) != "" {
		add("巩固整改成果。对已整改的问题适时开展“回头看”，确保整改实效。")
	}
	for _, p := range parts {
		w.add(Body, p)
	}
	w.add(Body, blank("下一步工作打算，请结合实际补充"))
}

// deadlines are when the open items are due, and who answers for them.
func (w *writer) deadlines() string {
	var parts []string
	for _, item := range w.items {
		if !item.Status.Open() {
			continue
		}
		unit, person := w.owners(item)
		who := strings.Join(slices.DeleteFunc([]string{unit, person}, func(s string) bool { return s == "" }), "、")
		if who == "" {
			who = blank("责任单位")
		}
		by, due := blank("完成时限"), dueWords(item, w.source.Snapshot.Text(item))
		due = strings.TrimSuffix(due, "前")
		if strings.HasSuffix(due, "月") {
			due += "底"
		}
		switch {
		case w.past(item.Due):
			by = "原定" + due + "前完成，已逾期，" + blank("预计完成时间")
		case item.Due != "":
			by = due + "前完成"
		}
		parts = append(parts, fmt.Sprintf("第%d项由%s负责，%s", item.Number, who, by))
	}
	return strings.Join(parts, "；") + "。"
}

// foot is where to write to, who publishes it, and when.
func (w *writer) foot() {
	phone, email := w.notice.Contacts.Phone, w.notice.Contacts.Email
	contact := "联系电话：" + phone
	switch {
	case phone == "" && email == "":
		contact = blank("联系电话、电子邮箱")
	case phone == "":
		contact = "电子邮箱：" + email
	case email != "":
		contact += "；电子邮箱：" + email
	}
	w.add(Body, "欢迎广大干部群众对整改落实情况进行监督。如有意见和建议，请及时向我们反映。"+contact+"。")
	issuer := w.notice.Issuer
	if issuer == "" {
		issuer = blank("发布单位")
	}
	w.add(Signature, issuer)
	w.add(Signature, w.day(w.today))
}

func (w *writer) day(t time.Time) string { return t.Format("2006年1月2日") }

// chineseDay is a date of the ledger as notices write it.
func chineseDay(date string) string {
	t, err := time.Parse(time.DateOnly, date)
	if err != nil {
		return date
	}
	return t.Format("2006年1月2日")
}
