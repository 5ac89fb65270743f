package grammar

import "rectify/data/notice"

// A Query is what one sentence asks for. All conditions that are set hold
// together (AND); a nil or empty condition does not narrow.
type Query struct {
	Lang string // language the person wrote in: "zh" or "en"
	Want Want   // the shape of answer asked for

	// Numbers are the items named, in the order named, ranges expanded,
	// without repeats. They may name items that do not exist (第99条): the
	// caller says so.
	Numbers []int
	// A negative one counts from the end: -2 is the last but one.
	First int // "前五个", "the first three": at most this many from the start; 0 is no limit
	Last  int // "最后两个": the same from the end
	// Window says that First and Last bound the items that the other
	// conditions are put to ("前十项有几项没完成"), rather than what meets
	// them ("没完成的前两项").
	Window bool

	Statuses []notice.Status // any of these
	Late     bool            // only items past their due date and not done
	Places   []Place         // under any of these headings
	Except   Exclusion       // and none of these

	// Mention holds terms that an answer's items must hold verbatim
	// ("哪些问题提到仰韶酒庄"): every item that has all of them is asked for,
	// or, with Either, that has any.
	Mention []string
	Either  bool

	// Subject is what the sentence is about, after the grammar has taken the
	// words it understood and question words are gone: the words to search
	// for. Empty where nothing is left.
	Subject string
	// Loose says that words which nothing marks as terms narrow it, or that only how
	// the sentence asks made it a question for items, though
	// the grammar did not know all its words: those in Subject narrow it only
	// where they tell items apart.
	Loose bool
}

// Want is the shape of the answer asked for.
type Want int

const (
	Find  Want = iota // what the notice says about Subject; or, with none, the items that meet the conditions
	List              // every item that meets the conditions
	Count             // how many items meet the conditions
	Share             // what percentage of items meets the conditions
	Help              // what the assistant can do
)

// A Place is a heading of the notice: a section, or a subsection of it.
type Place struct {
	Section    int
	Subsection int // 0: the whole section
}

// Exclusion says which items are not meant ("除了40以外", "第三部分以外的").
type Exclusion struct {
	Numbers  []int
	Places   []Place
	Statuses []notice.Status
	Mention  []string
}
