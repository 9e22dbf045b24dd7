package dev.tributary.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import dev.tributary.cli.feed.SourceFile;
import dev.tributary.cli.feed.SourceRecords;
import dev.tributary.cli.report.PairReportText;
import dev.tributary.cli.terminal.CommandFailure;
import dev.tributary.cli.terminal.Console;
import dev.tributary.cli.terminal.ExitCode;
import dev.tributary.model.RecordKey;
import dev.tributary.model.SourceChange;
import dev.tributary.spec.PairReport;
import dev.tributary.spec.PairReportForm;
import dev.tributary.spec.Plan;
import dev.tributary.spec.SourceRecord;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.TypeConversionException;

/** {@code tributary why}: opens the score of two records in files. */
@Command(
    name = "why",
    header = "Says why two records match or not: comparison by comparison.",
    description = {
      "Shows for each rule or comparison the values of both records, the level they reach, what that"
          + " counts and how the total comes about, and which blocking keys bring the two together."
    },
    sortOptions = false,
    footerHeading = "%nExample:%n",
    footer = {
      "  tributary why --spec config/specs/customer.yml --a crm_contacts:CRM_1 --b app_signups:APP_7 \\",
      "    --source crm_contacts=crm.csv --source app_signups=app.csv",
    })
final class WhyCommand implements Callable<Integer> {
  @Mixin private StandardOptions standard = new StandardOptions();
  @Mixin private RecordFiles files = new RecordFiles();

  @Option(
      names = "--a",
      paramLabel = "SOURCE:ID",
      required = true,
      converter = Keys.class,
      description = "One record: its source and primary key.")
  private @Nullable RecordKey a;

  @Option(
      names = "--b",
      paramLabel = "SOURCE:ID",
      required = true,
      converter = Keys.class,
      description = "The other.")
  private @Nullable RecordKey b;

  @Mixin private OutputFormat format = new OutputFormat();

  /** Reads SOURCE:ID. */
  static final class Keys implements ITypeConverter<RecordKey> {
    @Override
    public RecordKey convert(String text) {
      try {
        return RecordKey.parse(text);
      } catch (IllegalArgumentException e) {
        throw new TypeConversionException(e.getMessage());
      }
    }
  }

  @Override
  public Integer call() throws JsonProcessingException {
    Console console = standard.console();
    Plan plan = SpecFiles.plan(files.spec(), console);
    List<SourceFile> asked =
        files.sources().stream().filter(file -> isAsked(file, a) || isAsked(file, b)).toList();
    List<SourceChange> rows =
        SourceRecords.changes(asked, plan, rejected -> console.note(rejected.toString()));
    PairReport report = plan.explain(record(a, rows, plan), record(b, rows, plan));
    if (format.isJson()) {
      console.say(OutputFormat.json(PairReportForm.of(report)));
    } else {
      PairReportText.lines(report, plan.scoresAreEvidence()).forEach(console::say);
    }
    return ExitCode.OK;
  }

  private static boolean isAsked(SourceFile file, @Nullable RecordKey key) {
    return key != null && file.source().equals(key.source());
  }

  /** The last row of a key counts, as where files are resolved. */
  private static SourceRecord record(@Nullable RecordKey key, List<SourceChange> rows, Plan plan) {
    Map<String, String> last = null;
    for (SourceChange row : rows) {
      last = row.key().equals(key) ? row.columns() : last;
    }
    if (key == null || last == null) {
      throw CommandFailure.badData(
          "no row of the files given is " + key + "; name the file of its source with --source",
          null);
    }
    return new SourceRecord(key, plan.attributes(key, last));
  }
}
