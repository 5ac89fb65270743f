package reading

import (
	"rectify/data/notice/layout"
	"rectify/data/notice/source"
)

// readClosing reads what is behind the last item: prose, contacts, and
// the issuer and the date under it.
func (r *reader) readClosing(paragraphs []layout.Paragraph) {
	signed := false // the name and date were read: what follows is page furniture
	for _, p := range paragraphs {
		switch {
		case layout.IsClutter(p.Passage), repeats(p.Passage, r.notice.Title):
			r.claim(source.Clutter, p.Passage)
		case !signed && r.readSignature(p.Passage):
			signed = r.notice.Issuer != "" && r.signedOn
		default:
			if !r.signedOn {
				r.statedDate(p.Passage)
			}
			r.readCounts(p)
			r.claim(source.ClosingText, p.Passage)
			r.notice.Closing = append(r.notice.Closing, p.String())
			r.readContacts(p.Passage)
		}
	}
}

// readSignature reads the issuer and the date. A second issuer is none.
func (r *reader) readSignature(p source.Passage) bool {
	s, ok := layout.SplitSignature(p)
	if !ok || s.Name.Len() > 0 && r.notice.Issuer != "" && r.notice.Issuer != s.Name.String() {
		return false
	}
	if s.Name.Len() > 0 {
		r.notice.Issuer = s.Name.String()
	}
	if s.Dated {
		r.setPublished(s.Day)
		r.signedOn = true
	}
	r.claim(source.Clutter, s.Clock)
	r.claim(source.Dateline, p)
	return true
}
