package web

import "casebook/kb"

// A previewBar stands above a case that is only previewed, with the form it came
// from, so that it can be sent or gone on with.
type previewBar struct {
	Action string
	Token  string
	Hidden []param
}

// preview is the page that the case would have. What the index computes of a case,
// its neighbours and its counterpart, it does not have yet.
func (s *Server) preview(v view, f caseForm, c *kb.Case, token string) (page, error) {
	p, err := s.pageOfCase(v, c, v.l.Lang)
	if err != nil {
		return nil, err
	}
	bar := &previewBar{Action: v.href("/contribute"), Token: token}
	for _, name := range caseFields {
		for _, value := range f.Values[name] {
			bar.Hidden = append(bar.Hidden, param{name, value})
		}
	}
	p.Preview, p.NoIndex, p.OfOne, p.Section, p.Path = bar, true, true, "contribute", "/contribute"
	p.Title = v.l.T("contribute.preview-title", "title", p.Heading)
	return p, nil
}
