package dev.tributary.cli.bench;

import dev.tributary.cli.bench.QualityBench.Measured;
import dev.tributary.cli.report.QualityReport;
import dev.tributary.cli.terminal.CommandFailure;
import dev.tributary.cli.terminal.Console;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Measures all datasets of a directory and shows the table. */
public final class QualityBenchRun {
  private QualityBenchRun() {}

  /**
   * Runs the measurement.
   *
   * @param only names of datasets; where there are any, no others are measured
   * @param explain whether to show what training warned of
   * @param worst how many of the worst mistakes to show
   * @throws CommandFailure where a directory cannot be read or nothing in it can be measured
   */
  public static void run(
      Path data,
      Path specDirectory,
      List<String> only,
      boolean explain,
      int worst,
      Console console) {
    try {
      QualityBench bench = new QualityBench(SpecFile.in(specDirectory), worst, console::status);
      List<Measured> all = new ArrayList<>();
      for (Dataset dataset : Dataset.in(data)) {
        if (only.isEmpty() || only.contains(dataset.name())) {
          List<Measured> measured = bench.measure(dataset);
          if (measured.isEmpty()) {
            console.note("no spec in " + specDirectory + " fits " + dataset.name());
          }
          all.addAll(measured);
        }
      }
      console.clearStatus();
      if (all.isEmpty()) {
        throw CommandFailure.badData(
            "nothing in " + data + " has a truth.csv and a spec that fits it", null);
      }
      QualityTable.lines(all).forEach(console::say);
      for (Measured one : worst > 0 ? all : List.<Measured>of()) {
        console.say(one.dataset() + " by " + one.spec() + ", weights " + one.weights());
        QualityReport.lines(one.mistakes()).forEach(console::say);
      }
      for (Measured one : explain ? all : List.<Measured>of()) {
        one.warnings().forEach(warning -> console.note(one.dataset() + ": " + warning));
      }
    } catch (IOException e) {
      throw CommandFailure.badData("cannot read " + e.getMessage(), e);
    }
  }
}
