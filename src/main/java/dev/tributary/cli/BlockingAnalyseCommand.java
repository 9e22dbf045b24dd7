package dev.tributary.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import dev.tributary.batch.BatchRecords;
import dev.tributary.batch.BlockIndex;
import dev.tributary.batch.BlockingAnalysis;
import dev.tributary.batch.BlockingAnalysis.RuleCost;
import dev.tributary.batch.RecordPairs;
import dev.tributary.cli.report.BlockingReport;
import dev.tributary.cli.terminal.CommandFailure;
import dev.tributary.cli.terminal.Console;
import dev.tributary.cli.terminal.ExitCode;
import dev.tributary.spec.Plan;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code tributary blocking analyse}: what blocking keys cost, what they find, which to take. */
@Command(
    name = "analyse",
    header = "Says what each blocking key costs and finds, and suggests a set.",
    description = {
      "For each key of the spec: the comparisons that it makes, its largest blocks, how many of the"
          + " pairs that belong together it finds, and how many no other key does. Then the same is"
          + " asked of keys that the spec could have, and a set is suggested: one after the other the"
          + " key that finds most per comparison, until enough is found.",
      "",
      "Which pairs belong together says --truth. Without it, those do that match by the spec under any"
          + " of the keys: what no key brings together is then not missed.",
    },
    sortOptions = false,
    footerHeading = "%nExample:%n",
    footer = {
      "  tributary blocking analyse --spec config/specs/customer.yml \\",
      "    --source crm_contacts=crm.csv --source billing_accounts=billing.csv --truth truth.csv",
    })
final class BlockingAnalyseCommand implements Callable<Integer> {
  private static final int MOST_SUGGESTED = 16;

  @Mixin private StandardOptions standard = new StandardOptions();
  @Mixin private RecordInput input = new RecordInput();
  @Mixin private OutputFormat format = new OutputFormat();

  @Option(
      names = "--truth",
      paramLabel = "FILE",
      description = "CSV with source, id and entity: which records belong together.")
  private @Nullable Path truthFile;

  @Option(
      names = "--recall",
      paramLabel = "SHARE",
      defaultValue = "0.995",
      description =
          "Of the pairs that any key finds, the share that is enough for the suggestion. Default"
              + " ${DEFAULT-VALUE}.")
  private double recall;

  @Option(
      names = "--own",
      description = "Choose among the keys of the spec alone; think of no others.")
  private boolean own;

  @Override
  public Integer call() throws JsonProcessingException {
    if (!(recall > 0 && recall <= 1)) {
      throw CommandFailure.usage("--recall lies above 0 and at most at 1, not at " + recall);
    }
    Console console = standard.console();
    Plan plan = SpecFiles.plan(input.spec(), console);
    BatchRecords records = input.read(plan, console);
    if (records.size() < 2) {
      throw CommandFailure.badData("blocking is about two records at least", null);
    }
    List<Plan> others = own ? List.of() : SpecFiles.blockingCandidates(input.spec());
    BlockingReport report = analyse(records, others, console);
    console.clearStatus();
    if (format.isJson()) {
      console.say(OutputFormat.json(report.json()));
    } else {
      report.lines().forEach(console::say);
    }
    return ExitCode.OK;
  }

  private BlockingReport analyse(BatchRecords records, List<Plan> others, Console console) {
    RecordPairs matches = matches(records, others, console);
    BlockingAnalysis analysis = new BlockingAnalysis(matches);
    console.status("looking at the keys of the spec");
    List<RuleCost> ofSpec = analysis.costs(records);
    long together = BlockingAnalysis.comparisons(records, BlockIndex.of(records));
    List<RuleCost> all = new ArrayList<>(ofSpec);
    for (Plan other : others) {
      console.status("looking at keys beside: " + all.size() + " so far");
      all.addAll(analysis.costs(records.under(other)));
    }
    return new BlockingReport(
        records.size(),
        matches.size(),
        truthFile != null,
        together,
        ofSpec,
        all,
        analysis.suggest(all, recall, MOST_SUGGESTED));
  }

  private RecordPairs matches(BatchRecords records, List<Plan> others, Console console) {
    if (truthFile != null) {
      try {
        return RecordPairs.of(records, EvaluateCommand.read(truthFile).entities());
      } catch (IllegalArgumentException e) {
        throw CommandFailure.badData(String.valueOf(e.getMessage()), e);
      }
    }
    List<RecordPairs> found = new ArrayList<>();
    console.status("comparing the pairs of the spec's keys");
    found.add(RecordPairs.matchesOf(records));
    for (Plan other : others) {
      console.status("comparing the pairs of other keys");
      found.add(RecordPairs.matchesOf(records.under(other)));
    }
    return RecordPairs.union(found);
  }
}
