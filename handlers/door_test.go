package handlers_test

import (
	"slices"
	"testing"
	"time"

	"rectify/handlers/reply"
	"rectify/handlers/workbook"
)

// TestEveryWayInIsRefusedAndRecorded: a command, a form that is opened, one that is
// sent, several lines and the confirmation of a preview all meet the same door.
func TestEveryWayInIsRefusedAndRecorded(t *testing.T) {
	t.Parallel()
	guest := reply.Person{ID: "外人", Role: reply.Outsider}
	for name, try := range map[string]func(o *office, r reply.Request) error{
		"a command": func(o *office, r reply.Request) error { _, err := o.Command(t.Context(), r); return err },
		"a form":    func(o *office, r reply.Request) error { _, err := o.Form(t.Context(), r); return err },
		"a form sent": func(o *office, r reply.Request) error {
			r.Values = map[string]string{"basis": "查验", "result": "整改到位"}
			_, err := o.Send(t.Context(), r)
			return err
		},
		"a confirmation": func(o *office, r reply.Request) error {
			r.Confirmed, r.Seen = true, map[int]int{1: 1}
			_, err := o.Command(t.Context(), r)
			return err
		},
		"several lines": func(o *office, r reply.Request) error {
			r.Text += "\nclose 2"
			_, err := o.Command(t.Context(), r)
			return err
		},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			for _, who := range []reply.Person{clerk, onlooker, guest} {
				o := newOffice(t)
				if err := try(o, reply.Request{Text: "close 1", Person: who, Lang: reply.Chinese, Via: "test"}); err != nil {
					t.Fatal(err)
				}
				o.says(leader, "history 1", who.ID+"  无权更改（close 1")
				if item, err := o.Ledger.ItemNamed(t.Context(), "1", time.Time{}); err != nil || item.Version != 1 {
					t.Errorf("%+v, %v", item, err)
				}
			}
		})
	}
}

// TestRefusalsOfNoItemAreRecorded: they are in the export, before those of items.
func TestRefusalsOfNoItemAreRecorded(t *testing.T) {
	t.Parallel()
	guest := reply.Person{ID: "外人", Role: reply.Outsider}
	o := newOffice(t)
	o.says(guest, "export", "只能查看")
	o.says(guest, "note 99 记一下", "只能查看")
	o.asks(reply.Request{Text: "digest off", Person: onlooker, Channel: "C1"}, "没有这项权限", "频道的提要由编辑人设置")
	book, err := o.Export(t.Context(), reply.Chinese)
	if err != nil {
		t.Fatal(err)
	}
	history := book.Sheets[slices.IndexFunc(book.Sheets, func(s workbook.Sheet) bool { return s.Name == "变更记录" })]
	for i, want := range []string{"无权更改（export）", "无权更改（note 99 记一下）", "无权更改（digest off）"} {
		if got := history.Rows[i][3]; got != want {
			t.Errorf("row %d: %v, want %s", i, got, want)
		}
	}
}

// TestUnknownPeopleAreNotRecorded: where Slack cannot say who somebody is, they may
// be an approver.
func TestUnknownPeopleAreNotRecorded(t *testing.T) {
	t.Parallel()
	o := newOffice(t)
	o.says(reply.Person{ID: "王五", Unsure: true}, "close 1 查验", "无法核实您的身份")
	if history, err := o.store.History(t.Context(), "sanmenxia-2024-04-07", 1); err != nil || len(history) != 1 {
		t.Errorf("%+v, %v", history, err)
	}
}
