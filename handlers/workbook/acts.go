package workbook

import (
	"slices"
	"strings"

	"rectify/data/ledger"
	"rectify/data/notice"
)

// acts returns the acts that the edits of a row mean. It refuses edits that are not
// possible.
func (r *sheetRow) acts(item ledger.Item, edits []Edit) (acts []ledger.Act) {
	to := map[field]string{}
	for _, e := range edits {
		to[e.field] = e.To
		if e.To == "" && (e.field == progressField || e.field == reasonField || e.field == nextField || e.field == statusField) {
			r.refuse(e.field, msgCannotEmpty)
		}
	}
	acts = append(acts, r.assign(item, to)...)
	why, late := to[reasonField]
	if due, ok := to[dueField]; ok {
		acts = append(acts, ledger.SetDue{Due: due, Note: why})
	} else if late {
		acts = append(acts, ledger.AddNote{Note: asNote(reasonField, r.source.Lang, why)})
	}
	if from, ok := to[helpField]; ok && from != "" {
		acts = append(acts, ledger.AskHelp{From: r.person(helpField, from)})
	} else if ok {
		acts = append(acts, ledger.EndHelp{})
	}
	acts = append(acts, r.report(item, to)...)
	if next, ok := to[nextField]; ok {
		acts = append(acts, ledger.AddNote{Note: asNote(nextField, r.source.Lang, next)})
	}
	return acts
}

// assign is who answers for an item now, and who supports them. Units and people
// are one list in the ledger.
func (r *sheetRow) assign(item ledger.Item, to map[field]string) []ledger.Act {
	unit, unitSet := to[unitField]
	person, personSet := to[personField]
	supporting, supportingSet := to[supportingField]
	if !unitSet && !personSet && !supportingSet {
		return nil
	}
	owner := item.Owner
	if unitSet || personSet {
		units, people := partOwners(item.Owner, r.source.Snapshot)
		if unitSet {
			units = ledger.Names(r.person(unitField, unit))
		}
		if personSet {
			people = ledger.Names(r.person(personField, person))
		}
		owner = ledger.JoinNames(slices.Concat(units, people))
	}
	if supportingSet {
		supporting = r.person(supportingField, supporting)
	} else {
		supporting = item.Supporting
	}
	if owner == item.Owner && supporting == item.Supporting && !r.failed {
		f := personField
		if unitSet {
			f = unitField
		}
		r.refuse(f, msgSameOwner)
		return nil
	}
	return []ledger.Act{ledger.Assign{Owner: owner, Supporting: supporting}}
}

// person is a cell's list of units and people as the ledger keeps it.
func (r *sheetRow) person(f field, cell string) string {
	words, unknown := r.renderings.back(cell)
	if unknown != "" && r.source.People.One != nil {
		r.refuse(f, msgWhichColleague, unknown)
	} else if unknown != "" {
		words = cell
	}
	return strings.Join(strings.Fields(words), " ")
}

// report is how far an item is, and what was said of it.
func (r *sheetRow) report(item ledger.Item, to map[field]string) (acts []ledger.Act) {
	said, news := to[progressField]
	words, moved := to[statusField]
	status := item.Status
	if moved {
		is, note, ok := r.status(words)
		if !ok && words != "" {
			r.refuse(statusField, msgNoSuchStatus, words, strings.Join(statusChoices(r.source.Lang), r.source.Lang.Phrase(msgListComma)))
		}
		status, said = is, strings.TrimSpace(said+"\n"+note)
		news = said != ""
	}
	switch {
	case r.failed, !moved && !news:
		return nil
	case !news && (item.Status == notice.Closed && status != notice.Closed || !item.Status.Open() && status.Open()):
		r.refuse(progressField, msgWhyNotDone)
		return nil
	case item.Status == notice.Closed && status != notice.Closed:
		acts = append(acts, ledger.Reopen{Reason: said})
		if status != notice.InProgress {
			acts = append(acts, ledger.SetStatus{Status: status})
		}
		return acts
	case status == notice.Closed && item.Status != notice.Closed:
		if news {
			acts = append(acts, ledger.SetStatus{Status: item.Status, Note: said})
		}
		return append(acts, r.closeOff(item.Key()))
	}
	return append(acts, ledger.SetStatus{Status: status, Note: said})
}
