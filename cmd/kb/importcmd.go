package main

import (
	"context"
	"errors"
	"fmt"
	"os"

	"github.com/spf13/cobra"

	"casebook/kb/exchange"
)

type importOptions struct {
	file     string
	format   string
	maps     []string
	mapFile  string
	set      []string
	ignore   []string
	conflict string
	atomic   bool
	dryRun   bool
	json     bool
	lang     string // that records have which name none
}

var conflicts = [...]string{string(exchange.Refuse), string(exchange.Skip), string(exchange.Rename)}

func newImportCmd(a *app) *cobra.Command {
	var o importOptions
	cmd := &cobra.Command{
		Use:   "import FILE",
		Short: "Make cases of a table or of JSON",
		Long: `import reads cases from a file, or from standard input (-), checks each as kb check
does, and writes those without mistakes as case files. What is wrong is told at its
line and column of the file, all of it at once; the exit code is then 1. With --atomic
one mistake keeps all from being written. No file is ever written over.

It reads what kb export writes: json, ndjson and csv. Tables from elsewhere need not
look like that: their columns may be parted by commas, semicolons or tabs, and --map
says which column is what, KEY=COLUMN with the keys of kb export. A dot leads into a
key: --map sources.1.url=Link. --map-file names a file with one such line each.
--set gives a key a value in records that have none, as a cell would say it:
--set sources.1.kind=article --set 'channels=twitter:good; blog'. --lang does so for
lang. Columns that are not known are a mistake unless --ignore names them; with
--ignore '*' all of them are left out. For JSON all this is about the keys of a record.

A record without a slug gets one made of its title. --on-conflict says what is done
where a case of that slug is there, or one that had that name: fail refuses the record,
skip leaves it out, rename gives it the next free slug.

The collections and the taxonomy.yaml of a library that was exported whole come with
its cases. The library's own taxonomy.yaml stays where it adds terms already; what it
lacks is then told.

A record has 4 MiB at most. Paths of written files go to standard output; --json
answers records: [line, kind (collection, taxonomy; none for a case), slug, action
(written, skipped, refused, left), was, paths], written, collections (how many),
taxonomy (true or false), skipped, refused, dry_run, problems (as kb check does).`,
		Example: `  kb import library.json
  kb import cases.csv --map title=Titel,companies=Firma,sources.1.url=Link \
    --set sources.1.kind=article --set contributors="Judy Smith" --lang de --dry-run
  kb export --cases old --format ndjson | kb import - --format ndjson --on-conflict skip
  kb import cases.csv --map-file columns.txt --ignore '*' --atomic`,
		Args: wantArgs(1, 1, "one FILE, or - for standard input"),
	}
	fl := cmd.Flags()
	fl.StringVar(&o.format, "format", "", "json, ndjson or csv (default: as the file's name says)")
	fl.StringSliceVar(&o.maps, "map", nil, "`KEY=COLUMN`: the column that holds a key")
	fl.StringVar(&o.mapFile, "map-file", "", "a `file` of such lines")
	fl.StringArrayVar(&o.set, "set", nil, "`KEY=VALUE` for records that have no such key")
	fl.StringSliceVar(&o.ignore, "ignore", nil, "`columns` to leave out; * all that are not known")
	fl.StringVar(&o.conflict, "on-conflict", "fail", "where the slug is taken: fail, skip or rename")
	fl.BoolVar(&o.atomic, "atomic", false, "write all records or none")
	fl.BoolVar(&o.dryRun, "dry-run", false, "check and report, but write nothing")
	fl.BoolVar(&o.json, "json", false, "answer as JSON")
	cmd.RunE = func(cmd *cobra.Command, args []string) error {
		o.file = args[0]
		if fl.Changed("lang") {
			o.lang, _ = fl.GetString("lang") // a flag of kb itself
		}
		return helpFor(cmd, runImport(cmd.Context(), a, o))
	}
	a.completeFlag(cmd, "format", fixed("json", "ndjson", "csv"))
	a.completeFlag(cmd, "on-conflict", fixed(conflicts[:]...))
	if err := cmd.MarkFlagFilename("map-file"); err != nil {
		panic(err) // the flag is declared above
	}
	return cmd
}

func runImport(ctx context.Context, a *app, o importOptions) error {
	lib, err := a.Library()
	if err != nil {
		return err
	}
	if lib.Dir() == "" {
		return usagef("no library here: kb init makes one, and --cases names one that is elsewhere")
	}
	in, name := a.in, a.text.f("standard input")
	if o.file != "-" {
		f, err := os.Open(o.file)
		if err != nil {
			return fmt.Errorf("read the file: %w", err)
		}
		defer func() { _ = f.Close() }() // it was only read
		if info, err := f.Stat(); err == nil && info.IsDir() {
			return usagef("%s is a folder, not a file", o.file)
		}
		in, name = f, o.file
	}
	format, err := o.formatOf()
	if err != nil {
		return err
	}
	read, err := o.reading()
	if err != nil {
		return err
	}
	if read.Taxonomies, err = lib.Taxonomies(); err != nil {
		return fmt.Errorf("read the taxonomies: %w", err)
	}
	if read.Known, err = a.knownCases(ctx); err != nil {
		return err
	}
	report, err := exchange.Import(ctx, lib, exchange.Read(name, in, format, read), exchange.ImportOptions{
		Path: name, Conflict: exchange.Conflict(o.conflict), Atomic: o.atomic, DryRun: o.dryRun, Known: read.Known,
	})
	var broken *exchange.FileError
	if err != nil && !errors.As(err, &broken) {
		// what was written is told, whatever ended it
		return errors.Join(a.importReport(report, o), err)
	}
	if report.Written > 0 && !o.dryRun {
		// the cases are safe in their files: a fault here is no reason to stop
		if _, err := a.ix.Update(ctx); err != nil {
			a.say("the cases are written but not yet searchable: %s", err)
		}
	}
	if len(report.Records) == 0 && broken == nil {
		return a.no("%s has no records", name)
	}
	if err := a.importReport(report, o); err != nil {
		return err
	}
	if broken != nil || report.Refused > 0 {
		return negative("")
	}
	return nil
}
