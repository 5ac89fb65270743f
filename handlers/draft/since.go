package draft

import (
	"fmt"
	"strings"

	"rectify/data/ledger"
	"rectify/data/notice"
	"rectify/handlers/reply"
	"rectify/handlers/workbook"
)

// Since lists, a line an item, what the draft says otherwise than the notice with
// that id did: status, who answers for it, due date, and what was reported since.
func Since(s workbook.Source, id string) (lines []string) {
	l, standing := reply.Chinese, s.Standing()
	for _, item := range s.Snapshot.Items {
		if item.Notice != id {
			continue
		}
		said := s.Snapshot.Text(item)
		var parts []string
		differ := func(what, was, is string) {
			if was != is {
				parts = append(parts, fmt.Sprintf("%s %s → %s", what, orNone(was), orNone(is)))
			}
		}
		if item.Declared != "" || item.Status != notice.InProgress { // as the ledger begins where a notice says nothing
			differ("状态", l.Status(item.Declared), l.Status(item.Status))
		}
		unit, person := s.Owners(item)
		differ("责任单位", names(said.Owner), names(unit))
		differ("责任人", names(said.Person), names(person))
		differ("配合单位", names(said.Supporting), names(s.People.Named(item.Supporting)))
		differ("完成时限", said.Due, item.Due)
		news := 0
		for _, e := range standing[item.Key()] {
			if e.Action == ledger.Changed && strings.TrimSpace(e.Note) != "" {
				news++
			}
		}
		if news > 0 {
			parts = append(parts, fmt.Sprintf("新增进展 %d 条", news))
		}
		if len(parts) > 0 {
			lines = append(lines, fmt.Sprintf("第%d项 %s：%s", item.Number, said.Title, strings.Join(parts, "；")))
		}
	}
	return lines
}

func orNone(s string) string {
	if s == "" {
		return "（无）"
	}
	return s
}
