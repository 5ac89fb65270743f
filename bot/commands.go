package main

// Config is what every command shares. Each setting is a flag and an
// environment variable.
type Config struct {
	Data            string `help:"Directory for the ledger and the search index." env:"RECTIFY_DATA" default:"./rectify-data" placeholder:"DIR"`
	Timezone        string `help:"The organisation's time zone." env:"RECTIFY_TIMEZONE" default:"Asia/Shanghai" placeholder:"ZONE"`
	RequireEvidence bool   `help:"Demand evidence before an item may be reported done." env:"RECTIFY_REQUIRE_EVIDENCE"`

	Lang string `help:"Language of greetings: zh or en." env:"RECTIFY_LANG" default:"zh" enum:"zh,en" placeholder:"LANG"`
}

// commands is the command line: one field a command.
type commands struct {
	Config

	Serve    serveCommand    `cmd:"" help:"Run the assistant (the default)."`
	Chat     chatCommand     `cmd:"" help:"Talk to the assistant in the terminal."`
	Ask      askCommand      `cmd:"" help:"Answer one question, or one a line from standard input."`
	List     listCommand     `cmd:"" help:"List items."`
	Status   statusCommand   `cmd:"" help:"Show one item, or give it a status."`
	History  historyCommand  `cmd:"" help:"Show what happened to one item."`
	Parse    parseCommand    `cmd:"" help:"Read a notice and print what was understood."`
	Import   importCommand   `cmd:"" help:"Add notices to the ledger."`
	Export   exportCommand   `cmd:"" help:"Write the ledger into a spreadsheet or a JSON file."`
	Manifest manifestCommand `cmd:"" help:"Print the manifest to make the Slack app from."`
	Reindex  reindexCommand  `cmd:"" help:"Build the search index anew."`
	Doctor   doctorCommand   `cmd:"" help:"Check that everything works, and say how to mend what does not."`
	Eval     evalCommand     `cmd:"" help:"Put a file of questions and print how many are answered rightly."`
}
