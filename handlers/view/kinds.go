package view

import (
	"regexp"
	"strings"

	"rectify/handlers/question/condition"
)

// places are how the names of units begin that belong to a kind of place.
var places = map[string]*regexp.Regexp{
	"县": regexp.MustCompile(`^\p{Han}{1,4}?县`), "区": regexp.MustCompile(`^\p{Han}{1,4}?区`),
	"乡": regexp.MustCompile(`\p{Han}{2}乡`), "镇": regexp.MustCompile(`\p{Han}{2}镇`), "街道": regexp.MustCompile(`\p{Han}{2}街道`),
	"乡镇": regexp.MustCompile(`\p{Han}{2}[乡镇]`),
	"县区": regexp.MustCompile(`^\p{Han}{1,4}?[县区]`), "区县": regexp.MustCompile(`^\p{Han}{1,4}?[县区]`), "县市区": regexp.MustCompile(`^\p{Han}{2,4}?[县市区]`),
}

// KindOf returns what units count as where those of a kind are asked for: the place
// that they are of, themselves where their names end so, and nothing for others. Where
// no unit is of the kind, all count as themselves.
func (b *View) KindOf(kind string) func(name string) string {
	of := func(name string) string {
		if place := places[kind]; place != nil {
			return place.FindString(name)
		}
		if strings.HasSuffix(strings.ToLower(name), kind) {
			return name
		}
		return ""
	}
	for i := range b.Items {
		for _, owner := range b.OwnersOf(&b.Items[i], condition.AnyPart) {
			if kind != "" && of(owner) != "" {
				return of
			}
		}
	}
	return func(name string) string { return name }
}
