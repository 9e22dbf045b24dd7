package dev.tributary.cli;

import dev.tributary.cli.report.Latencies;
import dev.tributary.cli.terminal.Console;
import dev.tributary.demo.DemoData;
import dev.tributary.demo.Trap;
import dev.tributary.demo.TrapKind;
import dev.tributary.model.RecordKey;
import dev.tributary.topology.Topics;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The parts of the demo's summary that only made-up data can have, and the way on from there. */
final class DemoFindings {
  private DemoFindings() {}

  static void title(String text, Console console) {
    console.say("");
    console.say(console.bold(text));
  }

  /** How often people who only look alike were taken for one. */
  static void showTraps(DemoData data, Map<RecordKey, String> crosswalk, Console console) {
    title("Traps: people who look alike", console);
    List<Trap> traps = data.traps().toList();
    for (TrapKind kind : TrapKind.values()) {
      List<Trap> ofKind = traps.stream().filter(trap -> trap.kind() == kind).toList();
      long merged = ofKind.stream().filter(trap -> trap.mergedWholesale(crosswalk)).count();
      console.say(
          String.format(
              Locale.ROOT,
              "  %-18s %,d set, %s merged wholesale",
              kind.name().toLowerCase(Locale.ROOT).replace('_', ' '),
              ofKind.size(),
              merged == 0 ? "none" : console.coloured(1, Long.toString(merged))));
    }
  }

  static void showLatency(Latencies latencies, Duration pace, Console console) {
    title("From a change to its golden record", console);
    console.say(
        "  %s, over %d new and deleted records, a change every %d ms"
            .formatted(latencies, latencies.count(), pace.toMillis()));
  }

  /** Where the data is, and what to do next. */
  static void showWhereToLook(
      Topics topics, BrokerSession broker, @Nullable Path kept, boolean ends, Console console) {
    title("Where to look next", console);
    if (!ends) {
      console.say("  broker             " + broker.bootstrapServers() + ", as long as this runs");
      console.say("  golden records     " + read(topics.goldenRecords(), broker));
      console.say("  what happened      " + read(topics.mergeLog(), broker));
    }
    console.say("  topics             " + topics.goldenRecords() + ", " + topics.crosswalk() + ",");
    console.say("                     " + topics.mergeLog() + ", " + topics.decisions() + ",");
    console.say("                     " + topics.reviewQueue() + "; topics/ describes them");
    console.say("  how it decides     config/specs/customer.yml");
    console.say("  your own files     ./tributary resolve --help");
    if (ends && kept != null) {
      console.say("  this data again    ./tributary demo --data-dir " + kept);
    }
  }

  private static String read(String topic, BrokerSession broker) {
    return "kcat -b " + broker.bootstrapServers() + " -C -t " + topic;
  }
}
