package wire

import (
	"cmp"
	"encoding/json"
	"io"
	"mime"
	"net/http"
	"net/url"
	"strconv"
	"strings"
)

// MaxBody is the longest request that is read, in bytes.
const MaxBody = 4 << 20

// Args are a call's arguments by name: text as it is, everything else as JSON.
type Args map[string]string

// ReadArgs reads arguments from a form, a multipart form or a JSON object, and
// from the query for what the body leaves out.
func ReadArgs(w http.ResponseWriter, r *http.Request) (Args, error) {
	r.Body = http.MaxBytesReader(w, r.Body, MaxBody)
	kind, _, _ := mime.ParseMediaType(r.Header.Get("Content-Type"))
	a := Args{}
	switch kind {
	case "application/json":
		if err := a.ReadJSON(r.Body); err != nil {
			return nil, err
		}
	case "multipart/form-data":
		if r.ParseMultipartForm(MaxBody) != nil {
			return nil, Refuse("invalid_form_data")
		}
	}
	if r.ParseForm() != nil {
		return nil, Refuse("invalid_form_data")
	}
	for _, form := range []url.Values{r.PostForm, r.Form} {
		for k, v := range form {
			if _, given := a[k]; !given {
				a[k] = v[0]
			}
		}
	}
	return a, nil
}

// ReadJSON reads arguments from a JSON object.
func (a Args) ReadJSON(r io.Reader) error {
	var fields map[string]json.RawMessage
	if err := json.NewDecoder(r).Decode(&fields); err != nil && err != io.EOF {
		return Refuse("invalid_json")
	}
	for k, raw := range fields {
		var text string
		switch {
		case string(raw) == "null":
		case json.Unmarshal(raw, &text) == nil:
			a[k] = text
		default:
			a[k] = string(raw)
		}
	}
	return nil
}

// Token is where Slack looks for it: the arguments, then the header.
func (a Args) Token(r *http.Request) string {
	if a["token"] != "" {
		return a["token"]
	}
	bearer, _ := strings.CutPrefix(r.Header.Get("Authorization"), "Bearer ")
	return bearer
}

// Is reads an argument as true or false.
func (a Args) Is(name string) bool {
	v, _ := strconv.ParseBool(a[name])
	return v
}

// Has reports whether the argument was given at all, empty or not.
func (a Args) Has(name string) bool {
	_, ok := a[name]
	return ok
}

// Limit reads the page size: otherwise where none is given, at most most.
func (a Args) Limit(otherwise, most int) (int, error) {
	if a["limit"] == "" {
		return otherwise, nil
	}
	n, err := strconv.Atoi(a["limit"])
	if err != nil || n < 0 {
		return 0, Refuse("invalid_limit")
	}
	return min(cmp.Or(n, otherwise), most), nil
}

// Need returns an argument that must be there.
func (a Args) Need(name string) (string, error) {
	if a[name] == "" {
		return "", Refuse("invalid_arguments", "[ERROR] missing required field: "+name)
	}
	return a[name], nil
}
