package workspace

import (
	"cmp"
	"context"
	"encoding/json"
	"errors"
	"io"
	"mime"
	"net/http"
	"path"
	"slices"
	"strconv"
	"strings"

	"rectify/bot/workspace/blockkit"
	"rectify/bot/workspace/wire"
)

// MaxFile is the longest file that is taken, in bytes.
const MaxFile = 64 << 20

// A File is something uploaded, in Slack's wire form.
type File struct {
	ID          string `json:"id"`
	Created     int64  `json:"created"`
	Timestamp   int64  `json:"timestamp"`
	Name        string `json:"name"`
	Title       string `json:"title"`
	Mimetype    string `json:"mimetype"`
	Filetype    string `json:"filetype"`
	User        string `json:"user"`
	Size        int64  `json:"size"`
	Mode        string `json:"mode"`
	URLPrivate  string `json:"url_private"`
	URLDownload string `json:"url_private_download"`
	Permalink   string `json:"permalink"`
	AltText     string `json:"alt_txt,omitempty"`
	// Channels are those in which the file is shared.
	Channels []string `json:"channels,omitempty"`
	// Handed is set where the file was uploaded into a form, and is for its app.
	Handed bool `json:"handed,omitempty"`
}

func (t *Tx) file(id string) (f File, content []byte) {
	var body string
	if !t.scan(`SELECT body, content FROM files WHERE id = ?`, []any{id}, &body, &content) || content == nil {
		panic(refuse("file_not_found"))
	}
	Must(json.Unmarshal([]byte(body), &f))
	return f, content
}

// Upload keeps a file of somebody's, shared nowhere yet; handed says that it goes
// into an app's form.
func (s *Server) Upload(ctx context.Context, user, name string, content []byte, handed bool) (f File, err error) {
	if len(content) == 0 || len(content) > MaxFile {
		return f, wire.Refuse("file_upload_size_restricted")
	}
	err = s.Do(ctx, func(t *Tx) {
		t.user(user)
		f = t.newFile(name, user, int64(len(content)))
		f.Handed = handed
		t.exec(`INSERT INTO files (id, secret, size, body, content) VALUES (?, ?, ?, ?, ?)`, f.ID, wire.NewSecret(16), f.Size, wire.Encode(f), content)
	})
	return f, err
}

// ownFiles are files that this user uploaded.
func (t *Tx) ownFiles(user string, ids []string) (files []File) {
	for _, id := range ids {
		f, _ := t.file(id)
		if f.User != user {
			panic(refuse("file_not_found"))
		}
		files = append(files, f)
	}
	return files
}

// filesGetUploadURLExternal returns the address to which a file of a given length is uploaded.
func filesGetUploadURLExternal(c *call) object {
	name := must(c.args.Need("filename"))
	size, err := strconv.ParseInt(c.args["length"], 10, 64)
	if err != nil || size <= 0 {
		panic(refuse("invalid_arguments", "[ERROR] must be a positive number [json-pointer:/length]"))
	}
	if size > MaxFile {
		panic(refuse("file_upload_size_restricted"))
	}
	f := c.newFile(name, c.in.BotUserID, size)
	f.AltText = c.args["alt_txt"]
	secret := wire.NewSecret(16)
	c.exec(`INSERT INTO files (id, secret, size, body) VALUES (?, ?, ?, ?)`, f.ID, secret, size, wire.Encode(f))
	return object{"upload_url": c.s.BaseURL() + "/upload/" + f.ID + "/" + secret, "file_id": f.ID}
}

// newFile returns a file that waits for its content, of size bytes.
func (t *Tx) newFile(name, user string, size int64) File {
	kind, _, _ := strings.Cut(cmp.Or(mime.TypeByExtension(path.Ext(name)), "application/octet-stream"), ";")
	now := t.s.clock.Now().Unix()
	f := File{
		ID: wire.NewID("F"), Created: now, Timestamp: now, Name: name, Title: name, Mimetype: kind,
		Filetype: cmp.Or(strings.TrimPrefix(path.Ext(name), "."), "binary"), User: user, Size: size, Mode: "hosted",
	}
	f.URLPrivate = t.s.BaseURL() + "/files/" + f.ID
	f.URLDownload, f.Permalink = f.URLPrivate+"?download=1", f.URLPrivate
	return f
}

// serveUpload takes a file's content, raw or as the first part of a form. It
// must be as long as was askedCommitments.
func (s *Server) serveUpload(w http.ResponseWriter, r *http.Request) {
	content, err := readUpload(w, r)
	if err != nil {
		http.Error(w, "cannot read the file", http.StatusBadRequest)
		return
	}
	err = s.Do(r.Context(), func(t *Tx) {
		var size int64
		if !t.scan(`SELECT size FROM files WHERE id = ? AND secret = ?`, []any{r.PathValue("id"), r.PathValue("secret")}, &size) {
			panic(refuse("file_not_found"))
		}
		if int64(len(content)) != size {
			panic(refuse("length_mismatch"))
		}
		t.exec(`UPDATE files SET content = ? WHERE id = ?`, content, r.PathValue("id"))
	})
	if err != nil {
		http.Error(w, err.Error(), http.StatusBadRequest)
		return
	}
	io.WriteString(w, "OK - "+strconv.Itoa(len(content)))
}

func readUpload(w http.ResponseWriter, r *http.Request) ([]byte, error) {
	r.Body = http.MaxBytesReader(w, r.Body, MaxFile+wire.MaxBody)
	parts, err := r.MultipartReader()
	if errors.Is(err, http.ErrNotMultipart) {
		return io.ReadAll(r.Body)
	}
	if err != nil {
		return nil, err
	}
	for {
		part, err := parts.NextPart()
		if err != nil {
			return nil, err
		}
		if part.FileName() != "" || part.FormName() == "file" {
			return io.ReadAll(part)
		}
	}
}

// filesCompleteUploadExternal ends an upload and shares the files.
func filesCompleteUploadExternal(c *call) object {
	var named []struct{ ID, Title string }
	if json.Unmarshal([]byte(c.args["files"]), &named) != nil || len(named) == 0 {
		panic(refuse("invalid_arguments", "[ERROR] must be a list of files [json-pointer:/files]"))
	}
	files := make([]File, len(named))
	for i, n := range named {
		f, _ := c.file(n.ID)
		f.Title = cmp.Or(n.Title, f.Title)
		c.exec(`UPDATE files SET body = ? WHERE id = ?`, wire.Encode(f), f.ID)
		files[i] = f
	}
	to := strings.FieldsFunc(c.args["channels"]+","+c.args["channel_id"], func(r rune) bool { return r == ',' })
	for _, channel := range to {
		c.share(files, channel)
	}
	return object{"files": files}
}

// share says a message with files in a channel.
func (c *call) share(files []File, channel string) {
	ch := c.speak(channel)
	thread := c.root(ch.ID, c.args["thread_ts"])
	c.shareFiles(files, ch.ID)
	blocks := must(blockkit.ReadMessage(c.args["blocks"]))
	m := c.compose(ch.ID, thread, content{text: c.args["initial_comment"], blocks: blocks})
	m.Files, m.Subtype = files, "file_share"
	c.Add(&m)
	c.postedEvents(ch, m)
}

// shareFiles notes that files can be seen in a channel.
func (t *Tx) shareFiles(files []File, channel string) {
	for i := range files {
		if !slices.Contains(files[i].Channels, channel) {
			files[i].Channels = append(files[i].Channels, channel)
		}
		t.exec(`UPDATE files SET body = ? WHERE id = ?`, wire.Encode(files[i]), files[i].ID)
	}
}

// File returns a file and its content to somebody who may see it: who uploaded
// it and the members of the channels in which it is shared. An app's file that
// is shared nowhere is what a view shows, and anybody's.
func (s *Server) File(ctx context.Context, user, id string) (f File, content []byte, err error) {
	err = s.Do(ctx, func(t *Tx) {
		f, content = t.file(id)
		if f.User != user && !(len(f.Channels) == 0 && t.user(f.User).IsBot()) && !t.sharedWith(f, user) {
			panic(refuse("file_not_found"))
		}
	})
	return f, content, err
}

// namedFile is the file that the arguments name.
func (c *call) namedFile() File {
	id := must(c.args.Need("file"))
	f, _ := c.file(id)
	return f
}

// filesInfo tells an app of a file that it may see.
func filesInfo(c *call) object {
	f := c.namedFile()
	if !c.sees(f) {
		panic(refuse("file_not_found"))
	}
	return object{"file": f}
}

// sees reports whether the calling app may see a file: its own, one that is shared in a
// channel it is in, and one that somebody handed in with a form.
func (c *call) sees(f File) bool {
	return f.Handed || f.User == c.in.BotUserID || c.sharedWith(f, c.in.BotUserID)
}

// sharedWith reports whether a file is shared in a channel that the user is in.
func (t *Tx) sharedWith(f File, user string) bool {
	return slices.ContainsFunc(f.Channels, func(channel string) bool { return t.isMember(channel, user) })
}

// filesDelete deletes a file of the calling app's.
func filesDelete(c *call) object {
	f := c.namedFile()
	if f.User != c.in.BotUserID {
		panic(refuse("cant_delete_file"))
	}
	c.exec(`DELETE FROM files WHERE id = ?`, f.ID)
	return object{}
}

// serveFile serves a file to callers with a token of this workspace.
func (s *Server) serveFile(w http.ResponseWriter, r *http.Request) {
	var f File
	var content []byte
	err := s.Do(r.Context(), func(t *Tx) {
		t.authorise(method{scope: "files:read"}, wire.Args{}.Token(r))
		f, content = t.file(r.PathValue("id"))
	})
	if err != nil {
		http.Error(w, err.Error(), http.StatusNotFound)
		return
	}
	f.Serve(w, content)
}

// shownInline are the pictures that a browser may show where they are; it keeps
// everything else, as a page of another's making would run here.
var shownInline = []string{"image/png", "image/jpeg", "image/gif", "image/webp"}

// Serve writes the file as a response that no browser takes for a page.
func (f File) Serve(w http.ResponseWriter, content []byte) {
	kind, as := "application/octet-stream", "attachment"
	if sniffed := http.DetectContentType(content); slices.Contains(shownInline, sniffed) {
		kind, as = sniffed, "inline"
	}
	header := w.Header()
	header.Set("Content-Type", kind)
	header.Set("Content-Length", strconv.Itoa(len(content)))
	header.Set("X-Content-Type-Options", "nosniff")
	header.Set("Content-Security-Policy", "sandbox; default-src 'none'")
	header.Set("Content-Disposition", mime.FormatMediaType(as, map[string]string{"filename": f.Name}))
	w.Write(content)
}
