package handlers_test

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"rectify/data/ledger/store"
	"rectify/data/notice/reading"
	"rectify/data/text"
	"rectify/handlers"
	"rectify/handlers/digest"
	"rectify/handlers/reply"
	"rectify/index"
	"rectify/index/lexicon"
)

// severalBodies is an assistant for the notices of a hospital, a grain bureau and a
// prison service, imported in that order.
func severalBodies(t *testing.T) (*handlers.Assistant, *store.Store) {
	t.Helper()
	s, err := store.Open(t.Context(), filepath.Join(t.TempDir(), "ledger.db"))
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { s.Close() })
	var passages []index.Passage
	for _, id := range []string{"notices/hospital", "blind/grain", "blind/prisons"} {
		source, err := os.ReadFile(filepath.Join("testdata", id, "notice.txt"))
		if err != nil {
			t.Fatal(err)
		}
		n, err := reading.Read(string(source))
		if err != nil {
			t.Fatal(err)
		}
		if err := s.AddNotice(t.Context(), filepath.Base(id), string(source), n, "test", spring); err != nil {
			t.Fatal(err)
		}
		passages = append(passages, index.Passages(filepath.Base(id), n)...)
	}
	words, err := lexicon.LoadWordings("")
	if err != nil {
		t.Fatal(err)
	}
	x, err := index.InMemory(t.Context(), passages, words)
	if err != nil {
		t.Fatal(err)
	}
	now := time.Date(2026, 11, 29, 9, 0, 0, 0, spring.Location())
	return handlers.New(handlers.Config{Ledger: s, Keeper: s, Memory: s, Index: x, Now: func() time.Time { return now }}), s
}

// TestNoticesAreNamedByTheirBodies asks of one notice as people name it, and goes on to
// another.
func TestNoticesAreNamedByTheirBodies(t *testing.T) {
	t.Parallel()
	a, _ := severalBodies(t)
	tests := []struct{ talk, want, not string }{
		{"医院那份完成了多少", "23", "没有找到"},
		{"医院那份完成了多少|粮食的呢", "19", "没有找到"},
		{"粮食局那份逾期几项|医院的呢", "6 项（共 32 项）", "粮食"},
		{"医院已经销号几项", "共 32 项", "提到"},
		{"市第二人民医院有几项逾期", "已逾期：6 项", "提到"},
		{"县医院有几项逾期", "已逾期：6 项", "提到"},
		{"医院那边还差几项", "共 32 项", "Health"},
		{"粮储局还有几项没完成", "共 38 项", "没有找到"},
		{"粮食的第11项", "粮食第11项", "不止一份"},
		{"医院第6项什么时候完成", "医院第6项", "不止一份"},
		{"2024年那份还有几项没完成", "共 32 项", "没有看懂"},
		{"第二专项巡察组那份有几项长期坚持", "长期坚持：5 项", "提到"},
		{"第11项|其中粮食的", "粮食第11项", "没有符合"},
		{"粮食的联系电话", "7706325", "5128017"},
		{"审计那份有多少项", "33", "38"},
		{"巡察第6项", "哪一份通报：粮食、医院", "信息化"},
		{"巡察那份有几项没完成", "哪一份通报", "项（共"},
		{"医院那份还有几项没完成|另一份呢", "哪一份通报：audit、粮食", "项（共"},
		{"how many are open in the grain one?", "38", "No passage"},
		{"how many are open in the grain one?|and the hospital?", "32", "No passage"},
		{"how many are late in the hospital's?|what about the prisons?", "33", "No passage"},
		{"item 6 of the hospital", "医院 item 6", "more than one"},
		{"how many are overdue in the prison notice?", "33", "103"},
		// The words of a text are no names.
		{"哪些问题提到粮食", "提到“粮食”", "粮食 0/"},
		{"医院感染管理有哪些问题", "", "已逾期"},
	}
	for i, test := range tests {
		t.Run(test.talk, func(t *testing.T) {
			t.Parallel()
			r := asks("")
			r.Talk = fmt.Sprint("many", i)
			if !text.HasHan(test.talk) {
				r.Lang = reply.English
			}
			out := said(t, a, r, strings.Split(test.talk, "|")...).Plain()
			if !strings.Contains(out, test.want) || strings.Contains(out, test.not) {
				t.Errorf("not %q, or %q, in\n%s", test.want, test.not, out)
			}
		})
	}
}

// TestChangeOfAllInSeveralNotices: no item of another notice is left out silently; it is asked
// which notice is meant, and the button says the same of that one.
func TestChangeOfAllInSeveralNotices(t *testing.T) {
	t.Parallel()
	a, _ := severalBodies(t)
	for _, said := range []string{"把没完成的都交给办公室", "把逾期的都催一下", "没完成的全部交给办公室"} {
		r := reply.Request{Text: said, Person: leader, Lang: reply.Chinese, Via: "test", Rich: true, Talk: said}
		out, err := a.Converse(t.Context(), r)
		if err != nil || !strings.Contains(out.Plain(), "一次只能更改一份通报的问题") {
			t.Errorf("%s: %v\n%s", said, err, out.Plain())
			continue
		}
		row := out.Parts[len(out.Parts)-1].(reply.Buttons)
		r.Text = row[len(row)-1].Command
		if out, err = a.Converse(t.Context(), r); err != nil || !strings.Contains(out.Plain(), row[len(row)-1].Label) || strings.Contains(out.Plain(), "一次只能更改一份通报的问题") {
			t.Errorf("%s: %v\n%s", r.Text, err, out.Plain())
		}
	}
}

// TestEachNoticeAnswers asks of all notices at once: each is named with its own figures, and
// each that states a fact states it.
func TestEachNoticeAnswers(t *testing.T) {
	t.Parallel()
	a, _ := severalBodies(t)
	tests := []struct {
		talk string
		want []string
	}{
		{"三份通报各完成多少", []string{"医院", "粮食", "audit", "23", "19"}},
		{"哪份通报完成得最好", []string{"医院 完成得最好：23/32"}},
		{"这几份哪个逾期最多", []string{"逾期最多：粮食，14 项"}},
		{"医院和粮食的逾期各有几项", []string{"粮食 14/38", "医院 6/32"}},
		{"两份通报里提到资金的各有几项", []string{"粮食 6/38", "医院 3/32"}},
		{"医院和粮食哪个快", []string{"医院  32    23", "粮食  38    19"}},
		{"which notice is doing best?", []string{"医院 is furthest ahead"}},
		{"how is each notice doing?", []string{"Most overdue: 粮食, 14"}},
		{"粮食那份有几项没完成|两份呢", []string{"粮食 19/38", "医院 9/32"}},
		{"how many are open in the grain one?|both of them?", []string{"粮食 14/38", "医院 6/32"}},
		{"处分了几个人", []string{"“粮食”通报原文", "处分7人", "“医院”通报原文", "处分4人"}},
		{"联系电话", []string{"5128017", "7706325"}},
		{"telephone number", []string{"555-0142", "7706325", "5128017"}},
		{"谁来巡察的", []string{"第四巡察组", "第二专项巡察组"}},
		{"各单位完成情况", []string{"另有 32 项没有写明", "不在表中：医院 32 项"}},
		{"联系电话|粮食：联系电话", []string{"7706325"}},
	}
	for i, test := range tests {
		t.Run(test.talk, func(t *testing.T) {
			t.Parallel()
			r := asks("")
			r.Talk = fmt.Sprint("each", i)
			if !text.HasHan(test.talk) {
				r.Lang = reply.English
			}
			holdsAll(t, said(t, a, r, strings.Split(test.talk, "|")...).Plain(), test.want...)
		})
	}
}

// TestChangesAreOfTheNoticeNamed: whatever a change is asked in and however its notice is
// named, only items of that notice are offered; of a retired notice none are.
func TestChangesAreOfTheNoticeNamed(t *testing.T) {
	t.Parallel()
	a, _ := severalBodies(t)
	named := map[string][]string{
		"医院": {"医院第%d项", "医院的第%d项", "市第二人民医院第%d项", "医院那份第%d项", "县医院第%d项", "the hospital's item %d"},
		"粮食": {"粮食第%d项", "粮食局第%d项", "粮储局的第%d项", "粮食那份的第%d项", "grain item %d"},
	}
	acts := map[bool][]string{
		true:  {"%s", "%s已整改", "%s延期到2027年3月1日", "把%s交给财务科", "催办%s", "%s销号"},
		false: {"%s", "mark %s as done", "extend %s to 2027-03-01", "show %s"},
	}
	keys := []string{"医院", "粮食", "audit"}
	check := func(t *testing.T, key string, retired bool) {
		t.Helper()
		for i, form := range named[key] {
			for k, act := range acts[text.HasHan(form)] {
				sentence := fmt.Sprintf(act, fmt.Sprintf(form, 4+i+k))
				r := asks("")
				r.Talk = fmt.Sprint(key, retired, i, k)
				out := said(t, a, r, sentence)
				for _, item := range out.Items {
					if item.NoticeKey != key || retired {
						t.Errorf("%s: shows %s#%d (retired %v)", sentence, item.NoticeKey, item.Number, retired)
					}
				}
				for _, row := range lastButtons(out) {
					for _, other := range keys {
						if (other != key || retired) && strings.Contains(row.Command, other+"#") {
							t.Errorf("%s: offers %s", sentence, row.Command)
						}
					}
				}
				if retired && !strings.Contains(out.Plain(), "停用") && !strings.Contains(out.Plain(), "retired") {
					t.Errorf("%s: does not say that it is retired:\n%s", sentence, out.Plain())
				}
			}
		}
	}
	check(t, "医院", false)
	check(t, "粮食", false)
	if _, err := a.Command(t.Context(), asks("notices retire 医院")); err != nil {
		t.Fatal(err)
	}
	check(t, "医院", true)
	check(t, "粮食", false)
}

// TestADigestNamesPersons: those that a notice makes responsible as well as units.
func TestADigestNamesPersons(t *testing.T) {
	t.Parallel()
	a, _ := severalBodies(t)
	d, err := a.Digest(t.Context(), digest.DigestQuery{Lang: reply.Chinese})
	if said := d.Head.Plain() + d.Detail.Plain(); err != nil || !strings.Contains(said, "产业发展科、邹凯") {
		t.Errorf("%v in %s", err, said)
	}
}
