package workspace

import "encoding/json"

func checkView(raw, kind string) error { return nil }

// readBlocks reads and checks the blocks of a message; nil where there are none.
func readBlocks(raw string) (json.RawMessage, error) {
	if raw == "" {
		return nil, nil
	}
	var list []any
	if json.Unmarshal([]byte(raw), &list) != nil {
		return nil, refuse("invalid_blocks_format")
	}
	if len(list) == 0 {
		return nil, nil
	}
	return nameBlocks(json.RawMessage(raw)), nil
}

// nameBlocks gives every block without a block_id one.
func nameBlocks(raw json.RawMessage) json.RawMessage {
	var list []object
	if json.Unmarshal(raw, &list) != nil {
		return raw
	}
	for _, b := range list {
		if text(b, "block_id") == "" {
			b["block_id"] = newBlockID()
		}
	}
	return json.RawMessage(encode(list))
}
