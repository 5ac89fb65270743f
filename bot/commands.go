package main

import "rectify/bot/slackapp/setup"

// Config holds the settings that all commands share. Each is a flag and an environment
// variable.
type Config struct {
	Notice          string `help:"The notice to start with, instead of the built-in sample." env:"RECTIFY_NOTICE" type:"existingfile" placeholder:"FILE"`
	Data            string `help:"Directory for the ledger and the search index." env:"RECTIFY_DATA" default:"./rectify-data" placeholder:"DIR"`
	Database        string `name:"database-url" help:"A PostgreSQL URL, for several replicas: postgres://…; if empty, SQLite in the data directory." env:"RECTIFY_DATABASE_URL" placeholder:"URL"`
	Timezone        string `help:"The organisation's time zone." env:"RECTIFY_TIMEZONE" default:"Asia/Shanghai" placeholder:"ZONE"`
	RequireEvidence bool   `help:"Require evidence before an item can be reported done." env:"RECTIFY_REQUIRE_EVIDENCE"`

	EvidenceDir string `name:"evidence-dir" help:"Directory for copies of evidence files; evidence in the data directory if empty; none to keep only their hashes." env:"RECTIFY_EVIDENCE_DIR" placeholder:"DIR"`
	EvidenceMB  int    `name:"evidence-mb" help:"Largest evidence file, in megabytes." env:"RECTIFY_EVIDENCE_MB" default:"20" placeholder:"N"`

	Policy policySettings `embed:""`
	Model  modelSettings  `embed:""`

	Lang   string `help:"The office's language: zh (the default) or en." env:"RECTIFY_LANG" default:"" enum:"zh,en," placeholder:"LANG"`
	Locale string `kong:"-"` // of the person at the terminal, such as en_GB.UTF-8
}

// policySettings say when items count as due soon, silent or long overdue.
type policySettings struct {
	Ahead  int   `name:"ahead-days" help:"Days before its due date from which an item is due soon." env:"RECTIFY_AHEAD_DAYS" default:"7" placeholder:"N"`
	Silent int   `name:"silent-days" help:"Days without news after which an open item is silent." env:"RECTIFY_SILENT_DAYS" default:"14" placeholder:"N"`
	Before []int `name:"remind-days" help:"Days before the due date on which its owner is reminded." env:"RECTIFY_REMIND_DAYS" default:"7,3,1" type:"days" placeholder:"N,…"`
	Office int   `name:"office-days" help:"Days late after which the approvers are notified." env:"RECTIFY_OFFICE_DAYS" default:"3" placeholder:"N"`
	Leader int   `name:"leader-days" help:"Further days after which the leaders are notified." env:"RECTIFY_LEADER_DAYS" default:"7" placeholder:"N"`
}

// commands is the command line: one field per command.
type commands struct {
	Config

	Serve    serveCommand    `cmd:"" help:"Run the assistant (the default)."`
	Chat     chatCommand     `cmd:"" help:"Talk to the assistant in the terminal."`
	Ask      askCommand      `cmd:"" help:"Answer one question, or one a line from standard input."`
	List     listCommand     `cmd:"" help:"List items."`
	Status   statusCommand   `cmd:"" help:"Show one item, or set its status."`
	History  historyCommand  `cmd:"" help:"Show what happened to one item."`
	Parse    parseCommand    `cmd:"" help:"Read a notice and print what was understood."`
	Import   importCommand   `cmd:"" help:"Add notices to the ledger; update them from later texts and edited workbooks."`
	Compare  compareCommand  `cmd:"" help:"Compare a later text of a notice with the ledger, item by item."`
	Notices  noticesCommand  `cmd:"" help:"List the notices in the ledger; rename, retire or restore one."`
	Digest   digestCommand   `cmd:"" help:"Print the digest, or post it."`
	Export   exportCommand   `cmd:"" help:"Export the ledger as a workbook, CSV or JSON, or draft the next notice."`
	Feedback feedbackCommand `cmd:"" help:"List ratings of answers, or write the unhelpful ones to a question file."`
	Aliases  aliasesCommand  `cmd:"" help:"List, confirm or remove learned wordings."`
	Backup   backupCommand   `cmd:"" help:"Copy the ledger with its history, even while it is in use."`
	Restore  restoreCommand  `cmd:"" help:"Replace the ledger with a backup; the current one is kept under another name."`
	Manifest manifestCommand `cmd:"" help:"Print the manifest that creates the Slack app."`
	Reindex  reindexCommand  `cmd:"" help:"Rebuild the search index."`
	Doctor   doctorCommand   `cmd:"" help:"Check the setup, and say how to fix what is wrong."`
	Help     helpCommand     `cmd:"" help:"Explain a command, or list the settings: help settings."`
	Eval     evalCommand     `cmd:"" help:"Run question files and print the scores by notice and mode."`
}

type manifestCommand struct {
	URL string `name:"url" help:"For HTTP instead of Socket Mode: the address at which Slack reaches this program, https://…" placeholder:"URL"`
}

// Run prints the manifest to make the Slack app from.
func (c *manifestCommand) Run(s streams) error { return printJSON(s.out, setup.Manifest(c.URL)) }
