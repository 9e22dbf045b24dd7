package dev.tributary.cli.bench;

import dev.tributary.cli.Version;
import dev.tributary.cli.bench.QualityBench.Measured;
import dev.tributary.cli.report.QualityReport;
import dev.tributary.cli.terminal.CommandFailure;
import dev.tributary.cli.terminal.Console;
import dev.tributary.demo.DemoData;
import dev.tributary.demo.DemoSettings;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Measures all datasets of a directory, and generated ones, and shows the table. */
public final class QualityBenchRun {
  private static final long DEMO_SEED = 42;
  private static final String DEMO = "demo";

  private final Request request;
  private final Console console;

  /**
   * What to measure.
   *
   * @param only names of datasets; where there are any, no others are measured
   * @param demoEntities how many customers to generate as one more dataset; 0 for none
   * @param worst how many of the worst mistakes to show
   * @param warnings whether to show what training warned of
   * @param out where the table goes as a page; null for the console alone
   */
  public record Request(
      Path data,
      Path specs,
      List<String> only,
      int demoEntities,
      int worst,
      boolean warnings,
      @Nullable Path out) {}

  public QualityBenchRun(Request request, Console console) {
    this.request = request;
    this.console = console;
  }

  /**
   * Runs the measurement.
   *
   * @throws CommandFailure where a directory cannot be read or nothing in it can be measured
   */
  public void run() {
    try {
      List<Measured> all = measureAll();
      console.clearStatus();
      if (all.isEmpty()) {
        throw CommandFailure.badData(
            "nothing in " + request.data() + " has a truth.csv and a spec that fits it", null);
      }
      show(all);
      if (request.out() != null) {
        Files.writeString(request.out(), QualityTable.page(all, Version.number()));
      }
    } catch (IOException | UncheckedIOException e) {
      throw CommandFailure.badData("cannot read or write " + e.getMessage(), e);
    }
  }

  private List<Measured> measureAll() throws IOException {
    QualityBench bench =
        new QualityBench(SpecFile.in(request.specs()), request.worst(), console::status);
    List<Measured> all = new ArrayList<>();
    for (Dataset dataset : Dataset.in(request.data())) {
      measure(bench, dataset, all);
    }
    if (request.demoEntities() > 0 && isWanted(DEMO)) {
      Path directory = Files.createTempDirectory("tributary-bench");
      try {
        DemoData.generate(new DemoSettings(request.demoEntities(), DEMO_SEED))
            .writeTo(directory.resolve(DEMO));
        for (Dataset dataset : Dataset.in(directory)) {
          measure(bench, dataset, all);
        }
      } finally {
        delete(directory);
      }
    }
    return all;
  }

  private boolean isWanted(String dataset) {
    return request.only().isEmpty() || request.only().contains(dataset);
  }

  private void measure(QualityBench bench, Dataset dataset, List<Measured> all) {
    if (!isWanted(dataset.name())) {
      return;
    }
    List<Measured> measured = bench.measure(dataset);
    if (measured.isEmpty()) {
      console.note("no spec in " + request.specs() + " fits " + dataset.name());
    }
    all.addAll(measured);
  }

  private void show(List<Measured> all) {
    QualityTable.summary(all).forEach(console::say);
    console.say("");
    QualityTable.lines(all).forEach(console::say);
    for (Measured one : all) {
      if (request.worst() > 0) {
        console.say(one.dataset() + " by " + one.spec() + ", weights " + one.weights());
        QualityReport.lines(one.mistakes()).forEach(console::say);
      }
      if (request.warnings()) {
        one.warnings().forEach(warning -> console.note(one.dataset() + ": " + warning));
      }
    }
  }

  private static void delete(Path directory) throws IOException {
    try (Stream<Path> inside = Files.walk(directory)) {
      for (Path path : inside.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(path);
      }
    }
  }
}
