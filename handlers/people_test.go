package handlers_test

import (
	"context"
	"errors"
	"strings"
	"testing"

	"rectify/data/ledger"
	"rectify/handlers"
	"rectify/handlers/people"
	"rectify/handlers/reply"
	"rectify/handlers/view"
)

// away are people whom the place does not tell of at the moment.
type away struct{ staff }

var errAway = errors.New("the place does not answer")

func (away) Approvers(context.Context) ([]string, error) { return nil, errAway }

func (away) Holders(context.Context, reply.Role) ([]string, error) {
	return nil, errAway
}

func (away) Colleagues(context.Context, []string) map[string]people.Colleague { return nil }

// TestApproversNotKnown: that they cannot be looked up is not that there are none.
func TestApproversNotKnown(t *testing.T) {
	t.Parallel()
	o := newOffice(t)
	o.Assistant = o.With(func(cfg *handlers.Config) { cfg.People = away{} })
	for _, command := range []string{"close 1", "reopen 1 反弹"} {
		if text := o.says(clerk, command, "没有这项权限").Plain(); strings.Contains(text, "还没有设置审批人") {
			t.Errorf("%s: %s", command, text)
		}
	}
	text := o.says(clerk, "extend 11 6月底 等批复", "申请已记录", "查不到审批人").Plain()
	if strings.Contains(text, "没有能批复它的审批人") {
		t.Error(text)
	}
}

// forgetful is a ledger whose history cannot be read.
type forgetful struct{ view.Keeper }

func (forgetful) History(context.Context, string, int) ([]ledger.Entry, error) {
	return nil, errAway
}

// TestDecisionWithoutAReader: where it cannot be looked up who asked, the
// decision counts, no letter goes nowhere, and the approver hears of it.
func TestDecisionWithoutAReader(t *testing.T) {
	t.Parallel()
	o := newOffice(t)
	o.says(clerk, "extend 11 6月底 等批复")
	o.Assistant = o.With(func(cfg *handlers.Config) { cfg.Keeper, cfg.People = forgetful{Keeper: o.store}, staff{} })
	out := o.says(leader, "extend 11 grant", "没能查到是谁申请的")
	for _, letter := range out.Notifications {
		if letter.To == "" {
			t.Errorf("a letter to nobody: %+v", letter)
		}
	}
}
