package reply

// Menus are shown side by side.
type Menus []Menu

// A Menu is a choice between commands.
type Menu struct {
	Name    string // what the choice is about, such as "状态"
	Options []Option
	Chosen  int // index of the current option; negative for none
	As      Way // how the answer to a choice is shown
}

// An Option is one choice: its label and its command.
type Option struct {
	Label string `json:"label"`
	Value string `json:"value"`
}

// Buttons are commands that one press gives.
type Buttons []Button

// A Button gives a command on behalf of the person who presses it.
type Button struct {
	Label   string
	Command string      // as it would be typed after /rectify
	Seen    map[int]int // the versions of the items that the person sees, by number
	Confirm bool        // the press confirms a preview
	Share   bool        // the answer is visible to everyone
	Main    bool        // the primary button
	Grave   bool        // a destructive button
	More    bool        // goes behind "more" if there is little room
	All     bool        // opens the buttons behind "more", if there is no room even for that
	As      Way
}

// Way is how the answer to a button is shown.
type Way string

const (
	AsAnswer Way = ""        // as a new message
	AsForm   Way = "form"    // a form opens for the rest of the command
	AsWindow Way = "window"  // a window opens over the conversation
	InPlace  Way = "inplace" // replaces the message that the button belongs to
)
