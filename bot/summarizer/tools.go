package summarizer

import (
	"context"
	"encoding/json"

	openai "github.com/sashabaranov/go-openai"

	"rectify/handlers/compose"
	"rectify/handlers/compose/ground"
)

// lookUps are the tools a model may call. All of them only read.
var lookUps = []openai.Tool{
	lookUpTool("search", "Find the items of the notice on a subject.",
		`{"words":{"type":"string","description":"a few words in Chinese, as a notice would say it"}}`, `["words"]`),
	lookUpTool("items", "Read items whole.",
		`{"numbers":{"type":"array","items":{"type":"integer"}}}`, `["numbers"]`),
	lookUpTool("list", "List the titles of items.",
		`{"status":{"type":"string","enum":["","open","done","late","not_started","in_progress","rectified","long_term","closed"],"description":"empty for any"},
		"section":{"type":"string","description":"the section's number or words of its title; empty for any"}}`, `["status","section"]`),
}

func lookUpTool(name, does, properties, required string) openai.Tool {
	return openai.Tool{Type: openai.ToolTypeFunction, Function: &openai.FunctionDefinition{
		Name: name, Description: does, Strict: true,
		Parameters: json.RawMessage(`{"type":"object","additionalProperties":false,"properties":` + properties + `,"required":` + required + `}`),
	}}
}

// Results of tool calls that found nothing, or that were invalid.
const (
	foundNothing = "Nothing was found."
	noSuchTool   = "There is no such tool, or not with these arguments."
)

// lookUp carries out one call. An invalid call returns a message for the model;
// errors are those of the library.
func lookUp(ctx context.Context, library compose.Library, call openai.FunctionCall) (string, error) {
	var arguments struct {
		Words, Status, Section string
		Numbers                []int
	}
	if err := json.Unmarshal([]byte(call.Arguments), &arguments); err != nil {
		return noSuchTool, nil
	}
	var found []ground.Source
	var err error
	switch call.Name {
	case "search":
		found, err = library.Search(ctx, arguments.Words)
	case "items":
		found, err = library.Items(ctx, arguments.Numbers)
	case "list":
		found, err = library.List(ctx, arguments.Status, arguments.Section)
	default:
		return noSuchTool, nil
	}
	if err != nil {
		return "", err
	}
	if len(found) == 0 {
		return foundNothing, nil
	}
	return framed(found), nil
}
