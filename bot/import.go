package main

import (
	"bufio"
	"context"
	"errors"
	"fmt"
	"os"
	"runtime"
	"slices"
	"strings"

	"golang.org/x/sync/errgroup"
	"golang.org/x/term"

	"rectify/bot/papers"
	"rectify/data/ledger"
	"rectify/data/notice"
	"rectify/data/notices"
	"rectify/handlers/intake"
	"rectify/handlers/reply"
)

type importCommand struct {
	Files  []string `arg:"" help:"Notices: text, HTML, Word (.docx), Excel (.xlsx) or PDF; or an exported workbook that people edited (.xlsx)."`
	DryRun bool     `name:"dry-run" help:"Show what would be added or changed, and do nothing."`
	Yes    bool     `help:"Import later texts and edited workbooks without asking."`
	New    bool     `help:"Add each file as a new notice, even if it resembles one in the ledger." xor:"which"`
	Of     string   `help:"The notice that this is a later text of; recognised from the text if empty." placeholder:"KEY" xor:"which"`
	Text   []int    `help:"Items that take their status from the later text even though people set another." placeholder:"N"`
	As     string   `help:"Who imports; default: your login name." placeholder:"USER"`
}

func (c *importCommand) choice() intake.Choice {
	return intake.Choice{New: c.New, Of: c.Of, Text: c.Text}
}

func (c *importCommand) request(config *Config, path string) reply.Request {
	return reply.Request{Text: "import " + path, Person: reply.Person{ID: login(c.As), Role: reply.Approver}, Lang: config.reader(), Via: "import"}
}

// Run adds notices to the ledger, each under its file's name, takes later texts of
// notices once they were compared, and edited ledgers back. All files are read
// before the first is taken, so a bad one adds none.
func (c *importCommand) Run(ctx context.Context, config *Config, s streams) error {
	read, err := readPapers(ctx, c.Files, s)
	if err != nil {
		return err
	}
	app, err := openApp(ctx, config, s.err)
	if err != nil {
		return err
	}
	defer app.Close()
	snapshot, err := app.Ledger.Snapshot(ctx)
	if err != nil {
		return err
	}
	known := intake.NewRecogniser(snapshot)
	var added []addedNotice
	for _, p := range read {
		if err := c.take(ctx, config, app, known, p, &added, s); err != nil {
			return errors.Join(err, tellAdded(ctx, app, config.reader(), added, s))
		}
	}
	return tellAdded(ctx, app, config.reader(), added, s)
}

// take takes one paper, whatever it is. Notices that are added go to added.
func (c *importCommand) take(ctx context.Context, config *Config, app *App, known *intake.Recogniser, p intake.Paper, added *[]addedNotice, s streams) error {
	switch {
	case p.Ledger != nil:
		return c.takeBack(ctx, app, config, p, s)
	case p.ID() == notices.BuiltinID:
		return fmt.Errorf("%q is the name of the built-in sample: rename the file", p.ID())
	case c.Of != "" || !c.New && known.Find(p.ID(), p.Notice).Match != intake.NoMatch:
		return c.takeLater(ctx, app, config, p, s)
	case c.DryRun:
		fmt.Fprintln(s.out, summary(config.reader(), p.Notice))
		return nil
	}
	id, err := c.add(ctx, app, config, known, p)
	if err == nil {
		*added = append(*added, addedNotice{id, p.Notice.Warnings})
	}
	return err
}

// readPapers reads files, several at a time, and returns them in their order.
func readPapers(ctx context.Context, paths []string, s streams) ([]intake.Paper, error) {
	read := make([]intake.Paper, len(paths))
	group, ctx := errgroup.WithContext(ctx)
	group.SetLimit(runtime.NumCPU())
	for i, path := range paths {
		group.Go(func() (err error) {
			if ctx.Err() != nil {
				return ctx.Err()
			}
			read[i], err = papers.ReadFile(path, s.in)
			return err
		})
	}
	return read, group.Wait()
}

// add adds a notice that the ledger does not hold, and returns its id.
func (c *importCommand) add(ctx context.Context, app *App, config *Config, known *intake.Recogniser, p intake.Paper) (string, error) {
	id := known.NewID(p.ID())
	if err := app.Assistant.Door.AddNotice(ctx, c.request(config, p.Name), id, p.Text, p.Notice); err != nil {
		return "", err
	}
	known.Add(ledger.Notice{ID: id, Notice: p.Notice})
	return id, nil
}

// An addedNotice is a notice that was imported, with the warnings of its reading,
// which the ledger keeps in English.
type addedNotice struct {
	id       string
	warnings []notice.Warning
}

// tellAdded says what was added, and how people name it.
func tellAdded(ctx context.Context, app *App, l reply.Lang, added []addedNotice, s streams) error {
	if len(added) == 0 {
		return nil
	}
	snapshot, err := app.Ledger.Snapshot(ctx)
	if err != nil {
		return err
	}
	for _, a := range added {
		n, _ := snapshot.Named(a.id)
		fmt.Fprintln(s.out, l.Phrase(noticeAdded, a.id, n.Title, len(n.Items), n.Key()))
		warn(l, s, a.id, a.warnings)
	}
	if len(snapshot.Notices) == len(added) && len(snapshot.Retired) == 1 && snapshot.Retired[0].Sample {
		fmt.Fprintln(s.err, l.Phrase(sampleRetired, snapshot.Retired[0].Key()))
	}
	return nil
}

func warn(l reply.Lang, s streams, id string, all []notice.Warning) {
	for _, words := range intake.Grouped(l, all) {
		fmt.Fprintln(s.err, l.Phrase(pleaseCheckIn, id, words))
	}
}

// takeLater compares a later text of a notice with the ledger, and takes it once
// that is confirmed.
func (c *importCommand) takeLater(ctx context.Context, app *App, config *Config, p intake.Paper, s streams) error {
	l := config.reader()
	compared, err := app.Assistant.ComparePaper(ctx, l, p, c.choice())
	if err != nil {
		return err
	}
	r := c.request(config, p.Name)
	shown, err := app.Assistant.ShowPaper(ctx, r, p, c.choice())
	if err != nil {
		return err
	}
	if err := show(s.out, shown); err != nil || c.DryRun || compared.Nothing() {
		return err
	}
	for _, number := range c.Text {
		if !slices.Contains(compared.Decide, number) {
			return &usageError{fmt.Errorf("--text %d: there is nothing to decide about the status of item %d", number, number)}
		}
	}
	if err := c.confirmed(l, s); err != nil {
		return err
	}
	taken, err := app.Assistant.TakePaper(ctx, r, p, c.choice())
	if err != nil {
		return err
	}
	warn(l, s, compared.Key, p.Notice.Warnings)
	if err := show(s.out, taken); err != nil || taken.Kind == reply.KindChange {
		return err
	}
	return fmt.Errorf("%s was not taken", p.Name)
}

// confirmed returns nil where the person agreed: with --yes, or at the terminal.
func (c *importCommand) confirmed(l reply.Lang, s streams) error {
	if c.Yes {
		return nil
	}
	file, ok := s.in.(*os.File)
	if !ok || !term.IsTerminal(int(file.Fd())) {
		return errors.New("nothing was changed: check the list above, then run the command again with --yes")
	}
	fmt.Fprint(s.err, l.Phrase(confirmChanges))
	line, err := bufio.NewReader(s.in).ReadString('\n')
	if err != nil && line == "" {
		return errors.New("nothing was changed")
	}
	if !slices.Contains([]string{"y", "yes", "是", "确认", "好"}, strings.ToLower(strings.TrimSpace(line))) {
		return errors.New("nothing was changed")
	}
	return nil
}

type compareCommand struct {
	File string `arg:"" help:"A later text of a notice in the ledger."`
	Of   string `help:"The notice that this is a later text of; recognised from the text if empty." placeholder:"KEY"`
	JSON bool   `name:"json" help:"Print the comparison as JSON."`
}

// Run compares a later text of a notice with the ledger. It changes nothing.
func (c *compareCommand) Run(ctx context.Context, config *Config, s streams) error {
	p, err := papers.ReadFile(c.File, s.in)
	if err != nil {
		return err
	}
	if p.Ledger != nil {
		return errors.New("this is a ledger that was edited: rectify import --dry-run shows what it would change")
	}
	app, err := openApp(ctx, config, s.err)
	if err != nil {
		return err
	}
	defer app.Close()
	l, choice := config.reader(), intake.Choice{Of: c.Of}
	compared, err := app.Assistant.ComparePaper(ctx, l, p, choice)
	if err != nil {
		return err
	}
	if c.JSON {
		return printJSON(s.out, compared)
	}
	shown, err := app.Assistant.ShowPaper(ctx, reply.Request{Person: reply.Person{ID: login(""), Role: reply.Approver}, Lang: l}, p, choice)
	if err != nil {
		return err
	}
	return show(s.out, shown)
}

// takeBack compares an edited ledger workbook with the ledger, shows what would
// change, and makes the changes after confirmation. Each row is changed completely
// or not at all.
func (c *importCommand) takeBack(ctx context.Context, app *App, config *Config, p intake.Paper, s streams) error {
	l, r := config.reader(), c.request(config, p.Name)
	plan, err := app.Assistant.ReadLedger(ctx, r, p.Ledger)
	if err != nil {
		return fmt.Errorf("%s: %w", p.Name, err)
	}
	fmt.Fprint(s.out, plan.Text(l))
	switch {
	case c.DryRun || len(plan.Rows) == 0 && len(plan.Problems) == 0:
		return nil
	case len(plan.Rows) == 0:
		return fmt.Errorf("%s: nothing was changed: no edited row can be taken", p.Name)
	}
	if err := c.confirmed(l, s); err != nil {
		return err
	}
	made, err := app.Assistant.TakeLedger(ctx, r, plan)
	if err != nil {
		return err
	}
	for _, p := range made.Problems[len(plan.Problems):] {
		fmt.Fprintln(s.out, l.Phrase(rowUnchanged, p.Sheet, p.Row, p.What))
	}
	fmt.Fprintln(s.out, l.Phrase(itemsChanged, len(made.Rows)))
	if len(made.Problems) > 0 {
		return fmt.Errorf("%s: some rows were not taken; mend them, or export the ledger anew", p.Name)
	}
	return nil
}
