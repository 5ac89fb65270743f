package notice

// readClosing reads what stands behind the last item: prose, contacts, and
// the issuer and the date under it.
func (r *reader) readClosing(paragraphs []paragraph) {
	signed := false // the name and date were read: what follows is page furniture
	for _, p := range paragraphs {
		switch {
		case isClutter(p.passage), repeats(p.passage, r.notice.Title):
			r.claim(Clutter, p.passage)
		case !signed && r.readSignature(p.passage):
			signed = r.notice.Issuer != "" && r.signedOn
		default:
			r.totals = append(r.totals, totalsIn(p.passage, p.line)...)
			r.claim(ClosingText, p.passage)
			r.notice.Closing = append(r.notice.Closing, p.String())
			r.readContacts(p.passage)
		}
	}
}

// readSignature reads the issuer and the date. A second issuer is none.
func (r *reader) readSignature(p passage) bool {
	s, ok := splitSignature(p)
	if !ok || s.name.len() > 0 && r.notice.Issuer != "" && r.notice.Issuer != s.name.String() {
		return false
	}
	if s.name.len() > 0 {
		r.notice.Issuer = s.name.String()
	}
	if s.dated {
		r.setPublished(s.day)
		r.signedOn = true
	}
	r.claim(Dateline, p)
	return true
}
