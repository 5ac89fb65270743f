package lexicon

import (
	"cmp"
	"flag"
	"maps"
	"os"
	"slices"
	"strings"
	"testing"
	"unicode/utf8"

	"rectify/data/text"
)

var update = flag.Bool("update", false, "write related.tsv anew")

// TestRelatedIsMadeFromTheDictionaries checks that related.tsv follows from
// english.tsv and cedict.tsv. After a change of either:
//
//	go test ./index/lexicon -run Related -update
func TestRelatedIsMadeFromTheDictionaries(t *testing.T) {
	t.Parallel()
	made := relate(domainList, cedictList)
	if *update {
		if err := os.WriteFile("related.tsv", []byte(made), 0o644); err != nil {
			t.Fatal(err)
		}
		return
	}
	if made != relatedList {
		t.Error("related.tsv is not what the dictionaries give: run this test with -update")
	}
}

func TestRelatedWords(t *testing.T) {
	t.Parallel()
	for said, want := range map[string]string{"工钱": "薪水", "医生": "医师", "房子": "房屋"} {
		var got []string
		for _, w := range Related(said) {
			got = append(got, w.Written...)
		}
		if !slices.Contains(got, want) {
			t.Errorf("%s is related to %v, without %s", said, got, want)
		}
	}
}

func TestRelatedEnglish(t *testing.T) {
	t.Parallel()
	for said, written := range map[string]string{"licences": "permit", "hiring": "recruit", "a car": "vehicle", "the toilet": "washroom"} {
		translations := English(written)[0].Words
		if !slices.ContainsFunc(RelatedEnglish(said), func(w Wording) bool {
			return slices.ContainsFunc(w.Written, func(word string) bool { return slices.Contains(translations, word) })
		}) {
			t.Errorf("%s is related to %v, none of which is %s: %v", said, RelatedEnglish(said), written, translations)
		}
	}
}

// relate lists for every word the words with which it shares an English
// translation. Each translation gives its words one vote in all, so that one
// with few words tells more; a word with too many related ones is too general
// to tell anything.
func relate(lists ...string) string {
	const mostWords, tooGeneral = 6, 40
	type votes = map[string]float64
	related := map[string]votes{}
	seen := map[string]int{}
	for _, list := range lists {
		for _, row := range text.Rows(list) {
			words := strings.Fields(strings.ToLower(strings.Join(row.Cells[1:], " ")))
			for _, word := range words {
				for _, other := range words {
					if other == word || utf8.RuneCountInString(other) < shortestRelated {
						continue
					}
					if related[word] == nil {
						related[word] = votes{}
					}
					related[word][other] += 1 / float64(len(words))
					seen[word]++
				}
			}
		}
	}
	var out strings.Builder
	for _, word := range slices.Sorted(maps.Keys(related)) {
		if n := utf8.RuneCountInString(word); n < shortestRelated || n > longestRelated || seen[word] > tooGeneral {
			continue
		}
		near := slices.SortedFunc(maps.Keys(related[word]), func(a, b string) int {
			return cmp.Or(cmp.Compare(related[word][b], related[word][a]), cmp.Compare(a, b))
		})
		out.WriteString(word + "\t" + strings.Join(near[:min(mostWords, len(near))], " ") + "\n")
	}
	return out.String()
}
