package wire

import "encoding/json"

// An Object is a JSON object.
type Object = map[string]any

// Text reads a string field; other kinds read as empty.
func Text(o Object, key string) string {
	s, _ := o[key].(string)
	return s
}

// Encode writes what we made ourselves as JSON.
func Encode(v any) string {
	b, err := json.Marshal(v)
	if err != nil {
		panic("workspace: " + err.Error()) // only plain data is ever encoded
	}
	return string(b)
}

// Decode reads JSON that Encode wrote.
func Decode(b []byte, v any) {
	if err := json.Unmarshal(b, v); err != nil {
		panic("workspace: " + err.Error())
	}
}
