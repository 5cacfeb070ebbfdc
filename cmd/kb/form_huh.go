package main

import (
	"context"
	"fmt"
	"io"
	"strings"

	tea "charm.land/bubbletea/v2"
	"charm.land/huh/v2"
	"github.com/charmbracelet/colorprofile"
)

// A huhPrompter draws each question on the terminal, and leaves a line of the
// answer behind.
type huhPrompter struct {
	ctx    context.Context // of the form, which this lives as long as
	in     io.Reader
	out    io.Writer
	text   *formTexts
	width  int
	height int
	style  style
}

func (p *huhPrompter) Line(q *question) (string, error) {
	value := q.value
	var field huh.Field
	var changed func()
	if q.most > 0 {
		text := huh.NewText().Title(q.title).Value(&value).
			Lines(6).ExternalEditor(false).Validate(func(s string) error { return q.valid(oneLine(s)) })
		changed = func() { text.Description(strings.TrimSpace(q.help + " " + q.counter(p.text, value))) }
		field = text
	} else {
		field = huh.NewInput().Title(q.title).Description(q.help).Value(&value).
			Validate(func(s string) error { return q.valid(strings.TrimSpace(s)) })
	}
	err := p.run(field, 0, changed)
	value = oneLine(value)
	if err == nil {
		p.answered(q, value)
	}
	return value, err
}

func (p *huhPrompter) Choose(q *question) (string, error) {
	value := q.value
	definition := func() string {
		for _, o := range q.options {
			if o.value == value && o.definition != "" {
				return strings.TrimSpace(q.help + "\n" + o.definition)
			}
		}
		return q.help
	}
	options := make([]huh.Option[string], len(q.options))
	for i, o := range q.options {
		options[i] = huh.NewOption(o.label, o.value)
	}
	field := huh.NewSelect[string]().Title(q.title).Options(options...).Value(&value).Validate(q.valid)
	changed := func() { field.Description(definition()) }
	if err := p.run(field, p.rows(len(options)), changed); err != nil {
		return "", err
	}
	p.answered(q, q.label(value))
	return value, nil
}

func (p *huhPrompter) Mark(q *question) ([]string, error) {
	values := q.values
	options := make([]huh.Option[string], len(q.options))
	for i, o := range q.options {
		label := o.label
		if o.definition != "" {
			label += " – " + o.definition
		}
		options[i] = huh.NewOption(cut(label, min(p.width, readWidth)-8), o.value)
	}
	field := huh.NewMultiSelect[string]().Title(q.title).Description(q.help).Options(options...).Value(&values).
		Validate(q.allValid)
	if err := p.run(field, p.rows(len(options)), nil); err != nil {
		return nil, err
	}
	p.answered(q, q.labels(values))
	return values, nil
}

// rows is how high a list of options is drawn, with what stands above and below
// it: a long one scrolls under its title.
func (p *huhPrompter) rows(options int) int {
	most := 20
	if p.height > 0 {
		most = min(most, max(10, p.height-2))
	}
	return min(options+6, most)
}

func (p *huhPrompter) answered(q *question, answer string) {
	fmt.Fprintf(p.out, "%s  %s\n", p.style.with(dim, q.title), answer)
}

// run shows one field until it is answered, in so many rows; 0: in those it needs.
// What the field says of its value is said anew by changed, which may be nil: huh's
// own functions for that read the value while it is being typed.
func (p *huhPrompter) run(field huh.Field, rows int, changed func()) error {
	if changed == nil {
		changed = func() {}
	}
	changed()
	profile := colorprofile.ANSI256
	if !p.style.on {
		profile = colorprofile.Ascii
	}
	m := &fieldModel{changed: changed, form: huh.NewForm(huh.NewGroup(field)).
		WithTheme(huh.ThemeFunc(huh.ThemeBase16)).
		WithKeyMap(p.keys()).
		WithWidth(min(p.width, readWidth)).
		WithHeight(rows)}
	// Both ends are quiet ones: a program that is interrupted does not wait until
	// it has stopped reading, and would take the keys of the next question.
	m.form.SubmitCmd, m.form.CancelCmd = tea.Quit, tea.Quit
	_, err := tea.NewProgram(m,
		tea.WithContext(p.ctx), tea.WithInput(p.in), tea.WithOutput(p.out), tea.WithColorProfile(profile),
		tea.WithoutSignalHandler(), // the command's own ends the context
	).Run()
	switch {
	case p.ctx.Err() != nil:
		return p.ctx.Err()
	case err != nil:
		return fmt.Errorf("%w: %w", errStopped, err)
	case m.back:
		return errBack
	case m.form.State == huh.StateAborted:
		return context.Canceled
	case m.form.State != huh.StateCompleted:
		return errStopped
	}
	return nil
}

// A fieldModel is a form of one field that can also be left for the one before.
type fieldModel struct {
	form    *huh.Form
	changed func()
	back    bool
}

// Init starts the field.
func (m *fieldModel) Init() tea.Cmd { return m.form.Init() }

// Update gives the field what happened.
func (m *fieldModel) Update(msg tea.Msg) (tea.Model, tea.Cmd) {
	if key, ok := msg.(tea.KeyPressMsg); ok && key.String() == "shift+tab" {
		m.back = true
		msg = tea.KeyPressMsg{Code: 'c', Mod: tea.ModCtrl} // huh knows no way back from its first field
	}
	_, cmd := m.form.Update(msg)
	m.changed()
	return m, cmd
}

// View is the field, and nothing once it is answered.
func (m *fieldModel) View() tea.View { return tea.NewView(m.form.View()) }

// keys are the keys of a field, their help in the reader's language.
func (p *huhPrompter) keys() *huh.KeyMap {
	k, t := huh.NewDefaultKeyMap(), p.text
	k.Input.Submit.SetHelp("enter", t.keyNext)
	k.Text.Submit.SetHelp("enter", t.keyNext)
	k.Text.NewLine.SetEnabled(false)
	k.Select.Up.SetHelp("↑", t.keyUp)
	k.Select.Down.SetHelp("↓", t.keyDown)
	k.Select.Filter.SetHelp("/", t.keyFilter)
	k.Select.SetFilter.SetHelp("esc", t.keySet)
	k.Select.ClearFilter.SetHelp("esc", t.keyClear)
	k.Select.Submit.SetHelp("enter", t.keyNext)
	k.MultiSelect.Toggle.SetHelp("x", t.keyMark)
	k.MultiSelect.Up.SetHelp("↑", t.keyUp)
	k.MultiSelect.Down.SetHelp("↓", t.keyDown)
	k.MultiSelect.Filter.SetHelp("/", t.keyFilter)
	k.MultiSelect.SetFilter.SetHelp("esc", t.keySet)
	k.MultiSelect.ClearFilter.SetHelp("esc", t.keyClear)
	k.MultiSelect.Submit.SetHelp("enter", t.keyNext)
	k.MultiSelect.SelectAll.SetHelp("ctrl+a", t.keyAll)
	k.MultiSelect.SelectNone.SetHelp("ctrl+a", t.keyNone)
	return k
}
