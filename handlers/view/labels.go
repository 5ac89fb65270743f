package view

import (
	"strconv"
	"unicode"

	"rectify/data/text"
	"rectify/index"
)

// Labelled is the number of the item with that label under a heading. Where items
// are numbered through the whole notice, it is the one of that number, if it is
// under the heading, or else the label-th under it.
func (b *View) Labelled(section, label int) int {
	var under []int
	for i := range b.Items {
		if item := &b.Items[i]; item.Section == section {
			if labelNumber(b.Text(*item).Label) == label {
				return item.Number
			}
			under = append(under, item.Number)
		}
	}
	if label > 0 && label <= len(under) {
		return under[label-1]
	}
	return 0
}

// labelNumber is the number in a label, such as (八) or 问题8; 0 for none.
func labelNumber(label string) int {
	runes := []rune(index.Fold(label))
	for i, r := range runes {
		if !unicode.IsDigit(r) && !text.IsChineseNumeral(r) {
			continue
		}
		if unicode.IsDigit(r) {
			end := i
			for end < len(runes) && unicode.IsDigit(runes[end]) {
				end++
			}
			n, _ := strconv.Atoi(string(runes[i:end]))
			return n
		}
		n, _ := text.ChineseNumber(runes[i:])
		return n
	}
	return 0
}
