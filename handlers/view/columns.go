package view

import (
	"maps"
	"regexp"
	"slices"
	"strings"

	"rectify/data/ledger"
	"rectify/data/notice"
	"rectify/handlers/question/condition"
	"rectify/index"
)

// labelled finds the lines of an item that a notice labels in its own way: 问题来源：巡视反馈.
var labelled = regexp.MustCompile(`(?m)^\s*([\p{Han}]{2,8}|[A-Z][A-Za-z]+(?: [A-Za-z]+){0,3})\s*[:：]\s*([A-Z].{0,118}|\S.{0,58})$`)

// Lines with one label are a column if so many items have one, with at most so many
// values, and so many items a value on average.
const (
	fewestCells  = 5
	mostValues   = 24
	itemsPerCell = 2
)

// Columns are the fields that a notice labels in its own way and that hold one of a
// few values, or several of them.
func (b *View) Columns() []condition.Column {
	b.columned.Do(func() {
		b.cells = map[string]map[ledger.Key][]string{}
		for i := range b.Items {
			item := &b.Items[i]
			read := b.Text(*item)
			for _, text := range slices.Concat([]string{read.Finding}, read.Measures, read.Progress) {
				if !strings.ContainsAny(text, ":：") {
					continue
				}
				for _, m := range labelled.FindAllStringSubmatch(text, -1) {
					label := index.Fold(m[1])
					if b.cells[label] == nil {
						b.cells[label] = map[ledger.Key][]string{}
					}
					b.cells[label][item.Key()] = valuesIn(m[2])
				}
			}
		}
		b.labelKinds()
		for _, label := range slices.Sorted(maps.Keys(b.cells)) {
			items := map[string]int{}
			for _, values := range b.cells[label] {
				for _, v := range values {
					items[v]++
				}
			}
			if n := len(b.cells[label]); n < fewestCells || 2*n < len(b.Items) || len(items) < 2 || len(items) > mostValues || n < itemsPerCell*len(items) {
				continue
			}
			b.columns = append(b.columns, condition.Column{Name: label, Values: slices.Sorted(maps.Keys(items))})
		}
	})
	return b.columns
}

// FieldNames are the names that only these notices give to fields of their items. One that
// is a field elsewhere, 责任单位 of the supporting units, counts where all notices mean it so.
func (b *View) FieldNames() map[string]notice.Field {
	b.fieldsNamed.Do(func() {
		b.fieldNames = map[string]notice.Field{}
		for _, n := range b.Notices {
			maps.Copy(b.fieldNames, n.Notice.FieldNames)
		}
		maps.DeleteFunc(b.fieldNames, func(name string, field notice.Field) bool {
			return strings.HasPrefix(name, "责任") && slices.ContainsFunc(b.Notices, func(n ledger.Notice) bool { return n.Notice.FieldNames[name] != field })
		})
	})
	return b.fieldNames
}

// labelKinds adds the column of what the notices call their items where they call them
// differently: AFI 2, Cause of concern 8.
func (b *View) labelKinds() {
	cells, items := map[ledger.Key][]string{}, map[string]int{}
	for i := range b.Items {
		kind := strings.Join(letters.FindAllString(index.Fold(b.Text(b.Items[i]).Label), -1), " ")
		if len(kind) >= shortestKind {
			cells[b.Items[i].Key()] = []string{kind}
			items[kind]++
		}
	}
	if len(cells) == len(b.Items) && len(items) > 1 && len(items) <= mostKinds {
		b.cells[condition.KindColumn] = cells
		b.columns = append(b.columns, condition.Column{Name: condition.KindColumn, Values: slices.Sorted(maps.Keys(items))})
	}
}

// letters finds the words of a label; of how many letters they are at least, and how many kinds
// a notice has at most.
var letters = regexp.MustCompile(`[a-z]{2,}`)

const (
	shortestKind = 3
	mostKinds    = 5
)

// valuesIn are the folded values of a field, without remarks in brackets.
func valuesIn(field string) (all []string) {
	for _, name := range listed(field) {
		bare, _ := roleOf(strings.TrimRight(name, "。."))
		all = append(all, index.Fold(bare))
	}
	return all
}

// InCell reports whether a column holds one of the values in an item, or only these.
func (b *View) InCell(item *ledger.Item, cell condition.Cell) bool {
	b.Columns()
	held := b.cells[cell.Column][item.Key()]
	isOne := func(v string) bool { return slices.Contains(cell.Values, v) }
	if cell.Only && slices.ContainsFunc(held, func(v string) bool { return !isOne(v) }) {
		return false
	}
	return slices.ContainsFunc(held, isOne)
}
