package table

import (
	"mime"
	"net/http"
	"strconv"

	"rectify/bot/export"
	"rectify/handlers/reply"
)

// export hands out the ledger as a workbook, to those who may read it.
func (s *server) export(w http.ResponseWriter, r *http.Request) {
	ctx := r.Context()
	if !s.desk.Member(ctx, r.URL.Query().Get("user")).May(reply.Asker) {
		http.Error(w, "not a member", http.StatusForbidden)
		return
	}
	book, err := s.assistant.Export(ctx, langOf(r.URL.Query().Get("lang")))
	var content []byte
	if err == nil {
		content, err = export.Excel(book)
	}
	if err != nil {
		s.log.Error("ledger not exported", "error", err)
		http.Error(w, "internal error", http.StatusInternalServerError)
		return
	}
	download(w, "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", "rectify-"+s.assistant.Now().Format("2006-01-02")+".xlsx", content)
}

// download hands out a file to be kept, which the browser does not open.
func download(w http.ResponseWriter, kind, name string, content []byte) {
	header := w.Header()
	header.Set("Content-Type", kind)
	header.Set("Content-Length", strconv.Itoa(len(content)))
	header.Set("X-Content-Type-Options", "nosniff")
	header.Set("Content-Security-Policy", "sandbox; default-src 'none'")
	header.Set("Content-Disposition", mime.FormatMediaType("attachment", map[string]string{"filename": name}))
	w.Write(content)
}
