package reply

// Menus are shown side by side.
type Menus []Menu

// A Menu is a choice of one command among several.
type Menu struct {
	Name    string // what is chosen, such as "状态"
	Options []Option
	Chosen  int // the option that holds now; none where it is negative
	As      Way // how the answer to a choice is shown
}

// An Option is one choice: what it is called, and what choosing it means.
type Option struct{ Label, Value string }

// Buttons are commands that one press gives.
type Buttons []Button

// A Button gives a command as the person who presses it.
type Button struct {
	Label   string
	Command string      // as it would be typed after /rectify
	Seen    map[int]int // the versions of items that the person has before their eyes, by number
	Confirm bool        // the press confirms what was previewed
	Share   bool        // the answer is for everyone to see
	Main    bool        // what most people want
	Grave   bool        // not to be pressed lightly
	More    bool        // behind "more", where there is little room
	All     bool        // opens all that is behind "more", if there is no room even for that
	As      Way
}

// Way is how the answer to a button is shown.
type Way string

const (
	AsAnswer Way = ""        // as an answer of its own
	AsForm   Way = "form"    // a form opens that asks for the rest of the command
	AsWindow Way = "window"  // a window opens over the conversation
	InPlace  Way = "inplace" // in the place of what the button belongs to
)
