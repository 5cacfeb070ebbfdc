package kb

import "context"

// CutOff writes a change into the journal and does only its first steps, as a
// crash would leave it.
func (l *Library) CutOff(_ context.Context, changes []Change, steps int) error {
	if err := l.writeJournal(changes); err != nil {
		return err
	}
	for i, c := range changes[:steps] {
		if err := l.step(i, journalStep{Name: c.Name, Remove: c.After == nil}); err != nil {
			return err
		}
	}
	return nil
}

// Share is what a process holds while it adds a case.
func (l *Library) Share() (done func()) { return l.share() }

// Staging makes the folder in which a case is written that is being added.
func (l *Library) Staging() (string, error) { return l.staging() }
