package handlers

import (
	"rectify/handlers/card"
	"rectify/handlers/change"
	"rectify/handlers/clock"
	"rectify/handlers/command"
	"rectify/handlers/compose"
	"rectify/handlers/digest"
	"rectify/handlers/dispatch"
	"rectify/handlers/people"
	"rectify/handlers/reminder"
	"rectify/handlers/reply"
	"rectify/handlers/view"
)

// Names that callers still use for what has moved to the packages below.
type (
	Bundle         = reminder.Bundle
	Button         = reply.Button
	Buttons        = reply.Buttons
	Card           = reply.Card
	CardCommitment = reply.CardCommitment
	Certainty      = reply.Certainty
	Chart          = reply.Chart
	Citation       = reply.Citation
	Colleague      = people.Colleague
	Digest         = digest.Digest
	DigestQuery    = digest.DigestQuery
	Draft          = compose.Draft
	DueDigest      = digest.DueDigest
	Ending         = compose.Ending
	Exchange       = compose.Exchange
	Feedback       = reply.Feedback
	File           = reply.File
	Filter         = view.Filter
	Form           = reply.Form
	Heading        = reply.Heading
	ItemList       = reply.ItemList
	ItemRef        = reply.ItemRef
	Keeper         = view.Keeper
	Kind           = reply.Kind
	Label          = reply.Label
	Lang           = reply.Lang
	Library        = compose.Library
	Line           = reply.Line
	Live           = reply.Live
	Mark           = reply.Mark
	Memory         = view.Memory
	News           = digest.News
	Outcome        = compose.Outcome
	Pace           = clock.Pace
	Paragraph      = reply.Paragraph
	Part           = reply.Part
	People         = people.People
	Person         = reply.Person
	Progress       = reply.Progress
	ProgressRow    = reply.ProgressRow
	Quote          = reply.Quote
	Reply          = reply.Reply
	Request        = reply.Request
	Role           = reply.Role
	Sent           = change.Sent
	SentDigest     = digest.SentDigest
	Series         = reply.Series
	Source         = reply.Source
	Span           = reply.Span
	Style          = reply.Style
	Subscription   = digest.Subscription
	Table          = reply.Table
	Teller         = card.Teller
	Terms          = compose.Terms
	ThreadNews     = digest.ThreadNews
	Usage          = compose.Usage
	Way            = reply.Way
	Writer         = compose.Writer
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
	EndedFailed  = compose.EndedFailed
	EndedLate    = compose.EndedLate
	EndedNothing = compose.EndedNothing
	EndedWritten = compose.EndedWritten
	English      = reply.English
	FromSearch   = reply.FromSearch
	FromWriter   = reply.FromWriter
	InPlace      = reply.InPlace
	KindChange   = reply.KindChange
	KindItem     = reply.KindItem
	KindItems    = reply.KindItems
	KindNone     = reply.KindNone
	KindNotice   = reply.KindNotice
	LineChart    = reply.LineChart
	NamesMark    = people.NamesMark
	OfWeek       = digest.OfWeek
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
	ErrTakesWriter     = compose.ErrTakesWriter
	HistoryReply       = card.HistoryReply
	HourOfDay          = command.HourOfDay
	Lines              = reply.Lines
	ParseFilter        = view.ParseFilter
	RatingsReply       = change.RatingsReply
	Reads              = change.Reads
	SuggestedQuestions = reply.SuggestedQuestions
	TakesLinks         = dispatch.TakesLinks
	Typed              = change.Typed
)
