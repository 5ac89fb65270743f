package handlers_test

import (
	"context"
	"errors"
	"slices"
	"strconv"
	"strings"
	"testing"
	"time"

	"rectify/data/notices"
	"rectify/handlers"
	"rectify/handlers/compose"
	"rectify/handlers/compose/ground"
	"rectify/handlers/reply"
)

// patience is how long the tests wait for a writer, on however busy a machine.
const patience = time.Minute

// script is a writer that says what it is told to.
type script struct {
	claims []ground.Claim
	err    error
	asked  []compose.Draft

	words    string // in which it restates
	restated []string
}

func (s *script) Write(_ context.Context, d compose.Draft, tell func(ground.Claim) error) (compose.Usage, error) {
	s.asked = append(s.asked, d)
	for _, c := range s.claims {
		if err := tell(c); err != nil {
			return compose.Usage{}, err
		}
	}
	return compose.Usage{Calls: 1, Read: 100, Written: 10}, s.err
}

func (s *script) Restate(_ context.Context, question string) (string, compose.Usage, error) {
	s.restated = append(s.restated, question)
	return s.words, compose.Usage{Calls: 1}, nil
}

// askWith puts a question to an assistant with a writer.
func askWith(t *testing.T, s *script, text string) (out reply.Reply, dropped []ground.Fault) {
	t.Helper()
	var err error
	a := assistantWith(t)
	a = a.With(func(cfg *handlers.Config) {
		cfg.Writer, cfg.Terms = s, compose.Terms{Wait: patience, Dropped: func(_ ground.Claim, why ground.Fault) { dropped = append(dropped, why) }}
	})
	if out, err = a.Ask(t.Context(), text); err != nil {
		t.Fatal(err)
	}
	return out, dropped
}

const why = "为什么6家二级机构的财务由一把手直接分管?总结一下问题和措施"

func TestOpenQuestionIsWritten(t *testing.T) {
	t.Parallel()
	s := &script{claims: []ground.Claim{
		{Text: "6家二级机构违反党政一把手“五不直接分管”的规定,直接分管财务工作。", Items: []int{28}},
		{Text: "为此投入资金99万元。", Items: []int{28}},
		{Text: "已确定一名副职分管财务工作。", Items: []int{28}},
		{Text: "请 <!channel> 注意。", Items: []int{28}},
	}}
	out, dropped := askWith(t, s, why)
	if out.Source != reply.FromWriter || len(out.Items) != 1 || out.Items[0].Number != 28 || out.Items[0].Status != "rectified" {
		t.Errorf("%s %+v", out.Source, out.Items)
	}
	said := out.Plain()
	for _, words := range []string{"直接分管财务工作。（第28项）", "已确定一名副职", "由语言模型撰写，引文为原文"} {
		if !strings.Contains(said, words) {
			t.Errorf("no %q in %s", words, said)
		}
	}
	if strings.Contains(said, "99") || strings.Contains(said, "channel") || !slices.Equal(dropped, []ground.Fault{ground.Number, ground.Mention}) {
		t.Errorf("left out: %v; said: %s", dropped, said)
	}
}

// TestSentenceStandsAboveItsQuotation has every sentence of a written answer
// followed by the notice's own words, which hold what it says.
func TestSentenceStandsAboveItsQuotation(t *testing.T) {
	t.Parallel()
	s := &script{claims: []ground.Claim{
		{Text: "已确定一名副职分管财务工作。", Items: []int{28}},
		{Text: "一把手不再直接分管财务工作。", Items: []int{28}}, // the notice says so nowhere
	}}
	out, _ := askWith(t, s, why)
	if len(out.Parts) < 2 {
		t.Fatalf("%+v", out)
	}
	sentence, _ := out.Parts[0].(reply.Paragraph)
	quote, _ := out.Parts[1].(reply.Quote)
	if sentence.Text != "已确定一名副职分管财务工作。（第28项）" || quote.From != "第28项" || !strings.Contains(quote.Text, "已确定一名副职分管财务工作") || !strings.Contains(notices.Builtin, quote.Text) {
		t.Errorf("%+v, %+v", sentence, quote)
	}
	if strings.Contains(out.Plain(), "不再直接分管") || strings.Contains(out.Plain(), "核对") || len(out.Citations) != 1 || out.Citations[0].Quote != quote.Text {
		t.Errorf("%s; %+v", out.Plain(), out.Citations)
	}
}

// quoter is a writer that writes what it likes, and copies where it is to.
type quoter struct {
	script
	copied []ground.Claim
}

func (q *quoter) Write(ctx context.Context, d compose.Draft, tell func(ground.Claim) error) (compose.Usage, error) {
	told := q.script
	if d.Quotes {
		told.claims = q.copied
	}
	usage, err := told.Write(ctx, d, tell)
	q.asked = told.asked
	return usage, err
}

// TestWeakWriterOnlyQuotes has a writer choose quotations and write nothing of
// its own: where that is set, where most of what it wrote was dropped, and where
// it would write in another language than the notice's.
func TestWeakWriterOnlyQuotes(t *testing.T) {
	t.Parallel()
	const first, second = "核准支出管理办法,已确定一名副职分管财务工作", "直接分管财务工作"
	copied := []ground.Claim{{Text: first, Items: []int{28}}, {Text: "一把手已被免职", Items: []int{28}}, {Text: second + "。", Items: []int{28}}, {Text: first + "。", Items: []int{28}}}
	lies := []ground.Claim{{Text: "6家二级机构一把手因此受到处分。", Items: []int{28}}, {Text: "6家二级机构没有违反规定。", Items: []int{28}}}
	for name, test := range map[string]struct {
		text    string
		terms   compose.Terms
		written []ground.Claim
		asked   int
		by      string
	}{
		"as set":             {why, compose.Terms{Wait: patience, Quotes: true}, lies, 1, "由语言模型选取并排序，文字均为原文"},
		"most dropped":       {why, compose.Terms{Wait: patience}, lies, 2, "由语言模型选取并排序，文字均为原文"},
		"most, but not all":  {why, compose.Terms{Wait: patience}, append([]ground.Claim{{Text: "已确定一名副职分管财务工作。", Items: []int{28}}}, lies...), 2, "由语言模型撰写，引文为原文"},
		"a question English": {"explain what went wrong with the money of the second-level bodies", compose.Terms{Wait: patience}, lies, 1, "Selected and ordered by a language model"},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			q := &quoter{script: script{claims: test.written, words: "二级机构 一把手 直接分管 财务"}, copied: copied}
			a := assistantWith(t)
			a = a.With(func(cfg *handlers.Config) { cfg.Writer, cfg.Terms = q, test.terms })
			out, err := a.Ask(t.Context(), test.text)
			if err != nil {
				t.Fatal(err)
			}
			said := out.Plain()
			if len(q.asked) != test.asked || out.Source != reply.FromWriter || !strings.Contains(said, test.by) || !strings.Contains(said, "核准支出管理办法") {
				t.Errorf("asked %d times; %s", len(q.asked), said)
			}
			for _, words := range []string{"免职", "处分", "没有违反"} {
				if strings.Contains(said, words) {
					t.Errorf("%s is shown: %s", words, said)
				}
			}
			var quoted []string
			for _, part := range out.Parts {
				quote, ok := part.(reply.Quote)
				if ok && !strings.Contains(notices.Builtin, quote.Text) {
					t.Errorf("not the notice's words: %s", quote.Text)
				}
				if ok {
					quoted = append(quoted, quote.Text)
				}
			}
			if len(quoted) != 2 {
				t.Errorf("quoted: %q", quoted)
			}
		})
	}
}

func TestWriterThatFailsIsStoodInFor(t *testing.T) {
	t.Parallel()
	for name, s := range map[string]*script{
		"it fails":          {err: errors.New("down")},
		"it fails midway":   {claims: []ground.Claim{{Text: "已确定一名副职分管财务工作。", Items: []int{28}}}, err: errors.New("cut")},
		"it lies":           {claims: []ground.Claim{{Text: "局长李建国已被免职。", Items: []int{28}}}},
		"it says nothing":   {},
		"it cites the moon": {claims: []ground.Claim{{Text: "已确定一名副职分管财务工作。", Items: []int{999}}}},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			out, _ := askWith(t, s, why)
			if out.Source != reply.FromSearch || len(out.Items) == 0 || out.Items[0].Number != 28 || len(out.Citations) == 0 {
				t.Errorf("%+v", out)
			}
			if quiet := strings.Contains(out.Plain(), "暂时没有给出答案"); quiet != (s.err != nil) {
				t.Errorf("the failure is told: %t", quiet)
			}
		})
	}
}

// TestExactQuestionsAreNotWritten has the writer asked for nothing that the
// ledger or the notice answers exactly, nor for what the notice does not answer.
func TestExactQuestionsAreNotWritten(t *testing.T) {
	t.Parallel()
	s := &script{err: errors.New("it was asked")}
	for _, text := range []string{"第11项", "哪些问题正在整改?", "有几项已整改", "公务用车", "which items are open?", "逾期的有哪些", "今天天气怎么样?", "总结一下第9项", "帮助"} {
		askWith(t, s, text)
	}
	if len(s.asked) > 0 {
		t.Errorf("it was asked %q", s.asked[0].Question)
	}
	if len(s.restated) > 0 {
		t.Errorf("it was to restate %q", s.restated)
	}
}

// TestAllowances has the model asked no more than was allowed, and says so.
func TestAllowances(t *testing.T) {
	t.Parallel()
	for name, terms := range map[string]compose.Terms{"answers of a person": {Wait: patience, PerPerson: 1}, "tokens of a day": {Wait: patience, PerDay: 100}} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			s := &script{claims: []ground.Claim{{Text: "已确定一名副职分管财务工作。", Items: []int{28}}}}
			a := assistantWith(t)
			var ended []compose.Ending
			terms.Ended = func(o compose.Outcome) { ended = append(ended, o.Ending) }
			a = a.With(func(cfg *handlers.Config) { cfg.Writer, cfg.Terms = s, terms })
			var last reply.Reply
			for _, person := range []string{"U1", "U1", "U2"} {
				var err error
				if last, err = a.Converse(t.Context(), reply.Request{Text: why, Person: reply.Person{ID: person}}); err != nil {
					t.Fatal(err)
				}
			}
			another, asked := terms.PerPerson > 0, 1 // U2 has an allowance of their own
			if another {
				asked++
			}
			if len(s.asked) != asked || (last.Source == reply.FromWriter) != another || ended[1] != compose.EndedSpent {
				t.Errorf("asked %d times; last %s; %v", len(s.asked), last.Source, ended)
			}
			if !another && !strings.Contains(last.Plain(), "用量已满") {
				t.Errorf("nothing is said of it: %s", last.Plain())
			}
		})
	}
}

func TestQuestionIsPutInOtherWords(t *testing.T) {
	t.Parallel()
	tests := []struct {
		name, text, words string
		source            reply.Source
		first             string // the first item, in the text
		written           int
		certainty         reply.Certainty
	}{
		{"in English, open", "explain what went wrong with the money of the second-level bodies", "二级机构 一把手 直接分管 财务", reply.FromWriter, "28", 1, reply.Stated},
		{"in English, plain", "is anybody but the deputy in charge of money there?", "二级机构 一把手 直接分管 财务", reply.FromSearch, "28", 0, reply.Stated},
		{"in Chinese, plain: brought nearer, not answered", "几种会记在一个本子上,分不清谁是谁?", "党组会议 议事 记录 不规范", reply.FromSearch, "34", 0, reply.Possible},
		{"asks for what no item says", "会议室的地毯是什么颜色?", "", reply.FromSearch, "", 0, reply.None},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			t.Parallel()
			s := &script{words: test.words, claims: []ground.Claim{{Text: "已确定一名副职分管财务工作。", Items: []int{28}}}}
			out, _ := askWith(t, s, test.text)
			if len(s.restated) != 1 || len(s.asked) != test.written || out.Source != test.source || out.Certainty != test.certainty {
				t.Errorf("restated %q, asked %d times, from %s: %s", s.restated, len(s.asked), out.Source, out.Plain())
			}
			if !strings.Contains(out.Plain(), test.first) {
				t.Errorf("no item %s: %s", test.first, out.Plain())
			}
		})
	}
}

// TestOpenFollowUpIsAboutTheTopic asks why, and names nothing.
func TestOpenFollowUpIsAboutTheTopic(t *testing.T) {
	t.Parallel()
	for _, text := range []string{"为什么这么慢?", "总结一下", "那为什么呢", "summarize it", "why is that?"} {
		s := &script{claims: []ground.Claim{{Text: "已确定一名副职分管财务工作。", Items: []int{28}}}}
		a := assistantWith(t)
		a = a.With(func(cfg *handlers.Config) { cfg.Writer, cfg.Terms = s, compose.Terms{Wait: patience} })
		var out reply.Reply
		for _, line := range []string{"第28项", text} {
			var err error
			if out, err = a.Converse(t.Context(), reply.Request{Text: line, Talk: "t"}); err != nil {
				t.Fatal(err)
			}
		}
		if len(s.asked) != 1 || len(s.asked[0].Sources) != 1 || s.asked[0].Sources[0].Item != 28 || out.Source != reply.FromWriter {
			t.Errorf("%s: %+v; %s", text, s.asked, out.Plain())
			continue
		}
		if said := s.asked[0].Said; len(said) != 1 || said[0].Asked != "第28项" || !strings.Contains(said[0].Answer, "一把手") {
			t.Errorf("%s: told of %+v", text, said)
		}
	}
}

// reader is a writer that looks things up.
type reader struct {
	script
	t    *testing.T
	look func(l compose.Library) ([]ground.Source, error)
	got  []ground.Source
}

func (r *reader) Write(ctx context.Context, d compose.Draft, tell func(ground.Claim) error) (compose.Usage, error) {
	var err error
	if r.got, err = r.look(d.Library); err != nil {
		r.t.Error(err)
	}
	return r.script.Write(ctx, d, tell)
}

func TestWriterLooksThingsUp(t *testing.T) {
	t.Parallel()
	ctx := t.Context()
	tests := map[string]struct {
		look func(l compose.Library) ([]ground.Source, error)
		has  int // an item that is found; 0 for nothing
	}{
		"a subject":            {func(l compose.Library) ([]ground.Source, error) { return l.Search(ctx, "公务用车") }, 25},
		"items":                {func(l compose.Library) ([]ground.Source, error) { return l.Items(ctx, []int{25, 999, -1}) }, 25},
		"a status":             {func(l compose.Library) ([]ground.Source, error) { return l.List(ctx, "in_progress", "") }, 40},
		"no such status":       {func(l compose.Library) ([]ground.Source, error) { return l.List(ctx, "'; DROP TABLE items", "") }, 0},
		"nothing":              {func(l compose.Library) ([]ground.Source, error) { return l.Search(ctx, "") }, 0},
		"a status and section": {func(l compose.Library) ([]ground.Source, error) { return l.List(ctx, "done", "1") }, 1},
	}
	for name, test := range tests {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			r := &reader{t: t, look: test.look}
			if test.has > 0 {
				item, err := assistantWith(t).Ledger.ItemNamed(ctx, strconv.Itoa(test.has), time.Time{})
				if err != nil {
					t.Fatal(err)
				}
				r.claims = []ground.Claim{{Text: item.Title + "。", Items: []int{test.has}}}
			}
			a := assistantWith(t)
			a = a.With(func(cfg *handlers.Config) { cfg.Writer, cfg.Terms = r, compose.Terms{Wait: patience} })
			out, err := a.Ask(ctx, why)
			if err != nil {
				t.Fatal(err)
			}
			found := slices.ContainsFunc(r.got, func(s ground.Source) bool { return s.Item == test.has && s.Text != "" })
			if found != (test.has > 0) || (out.Source == reply.FromWriter) != found {
				t.Errorf("found %+v; %s", r.got, out.Plain())
			}
		})
	}
}

// TestSlowWriterIsNotWaitedFor has a writer that says nothing until it is told
// to stop.
func TestSlowWriterIsNotWaitedFor(t *testing.T) {
	t.Parallel()
	a := assistantWith(t)
	ended := make(chan compose.Outcome, 1)
	a = a.With(func(cfg *handlers.Config) {
		cfg.Writer, cfg.Terms = &silent{}, compose.Terms{Wait: 1, Ended: func(o compose.Outcome) { ended <- o }}
	})
	out, err := a.Ask(t.Context(), why)
	if err != nil || out.Source != reply.FromSearch || len(out.Items) == 0 || !strings.Contains(out.Plain(), "没有及时回答") {
		t.Errorf("%v %s", err, out.Plain())
	}
	if o := <-ended; o.Ending != compose.EndedLate {
		t.Errorf("%+v", o)
	}
}

type silent struct{ script }

func (*silent) Write(ctx context.Context, _ compose.Draft, _ func(ground.Claim) error) (compose.Usage, error) {
	<-ctx.Done()
	return compose.Usage{}, ctx.Err()
}

// finder is a writer that copies the sentence with these words from wherever it stands.
type finder struct{ words string }

func (f finder) Write(_ context.Context, d compose.Draft, tell func(ground.Claim) error) (compose.Usage, error) {
	for _, source := range d.Sources {
		for _, line := range strings.FieldsFunc(source.Text, func(r rune) bool { return r == '。' || r == '\n' || r == ';' }) {
			if strings.Contains(line, f.words) && !source.Note {
				return compose.Usage{Calls: 1}, tell(ground.Claim{Text: line + "。", Items: []int{source.Item}})
			}
		}
	}
	return compose.Usage{Calls: 1}, nil
}

func (finder) Restate(context.Context, string) (string, compose.Usage, error) {
	return "", compose.Usage{}, nil
}

// TestWrittenAnswersNameTheNotice: with several notices, a number alone says of no
// sentence where it is from.
func TestWrittenAnswersNameTheNotice(t *testing.T) {
	t.Parallel()
	a, _ := threeNotices(t)
	a = a.With(func(cfg *handlers.Config) {
		cfg.Writer, cfg.Terms = finder{"已确定一名副职"}, compose.Terms{Wait: patience}
	})
	out, err := a.Ask(t.Context(), why)
	if err != nil {
		t.Fatal(err)
	}
	if said := out.Plain(); out.Source != reply.FromWriter || !strings.Contains(said, "（文化广电第28项）") {
		t.Errorf("%s: %s", out.Source, said)
	}
}
