package web

// statsAPI answers with what the library holds and what it lacks.
func (s *Server) statsAPI(c *apiCall) (any, error) { return c.g.Stats(c.ctx) }
