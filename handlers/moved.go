package handlers

import (
	"rectify/handlers/reply"
)

// Names that callers still use for what has moved to the packages below.
type (
	Button       = reply.Button
	Buttons      = reply.Buttons
	Card         = reply.Card
	CardPromise  = reply.CardPromise
	Certainty    = reply.Certainty
	Chart        = reply.Chart
	Citation     = reply.Citation
	Feedback     = reply.Feedback
	Field        = reply.Field
	File         = reply.File
	Form         = reply.Form
	Heading      = reply.Heading
	ItemList     = reply.ItemList
	ItemRef      = reply.ItemRef
	Kind         = reply.Kind
	Label        = reply.Label
	Lang         = reply.Lang
	Line         = reply.Line
	Listing      = reply.Listing
	Live         = reply.Live
	Mark         = reply.Mark
	Menu         = reply.Menu
	Menus        = reply.Menus
	Notification = reply.Notification
	Option       = reply.Option
	Paragraph    = reply.Paragraph
	Part         = reply.Part
	Person       = reply.Person
	Progress     = reply.Progress
	ProgressRow  = reply.ProgressRow
	Quote        = reply.Quote
	Reply        = reply.Reply
	Request      = reply.Request
	Role         = reply.Role
	Series       = reply.Series
	Source       = reply.Source
	Span         = reply.Span
	Style        = reply.Style
	Suggestions  = reply.Suggestions
	Table        = reply.Table
	Way          = reply.Way
)

const (
	Approver     = reply.Approver
	AsAnswer     = reply.AsAnswer
	AsForm       = reply.AsForm
	AsWindow     = reply.AsWindow
	Asker        = reply.Asker
	BarChart     = reply.BarChart
	Chinese      = reply.Chinese
	Editor       = reply.Editor
	English      = reply.English
	Exact        = reply.Exact
	FieldChoice  = reply.FieldChoice
	FieldDate    = reply.FieldDate
	FieldLine    = reply.FieldLine
	FieldPeople  = reply.FieldPeople
	FieldText    = reply.FieldText
	FromRules    = reply.FromRules
	FromSearch   = reply.FromSearch
	FromWriter   = reply.FromWriter
	InPlace      = reply.InPlace
	KindChange   = reply.KindChange
	KindCount    = reply.KindCount
	KindItem     = reply.KindItem
	KindItems    = reply.KindItems
	KindNone     = reply.KindNone
	KindNotice   = reply.KindNotice
	KindPassages = reply.KindPassages
	LineChart    = reply.LineChart
	None         = reply.None
	Outsider     = reply.Outsider
	Possible     = reply.Possible
	Stated       = reply.Stated
	StyleDone    = reply.StyleDone
	StyleFaint   = reply.StyleFaint
	StyleLong    = reply.StyleLong
	StyleMark    = reply.StyleMark
	StyleOpen    = reply.StyleOpen
	StyleTitle   = reply.StyleTitle
)

var (
	Lines = reply.Lines
)
