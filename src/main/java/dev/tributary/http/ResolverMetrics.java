package dev.tributary.http;

import dev.tributary.clustering.ChangeOver;
import dev.tributary.topology.Resolver;
import dev.tributary.topology.ResolverCounts;
import dev.tributary.topology.ResolverMeters;
import dev.tributary.topology.TopicLags;
import dev.tributary.topology.store.PartitionGauges;
import java.util.Map;
import java.util.TreeMap;

/**
 * Tells how a resolver is doing. Counts begin with the process; what is open, unpublished or
 * saturated is that of the partitions that this process works on, so a sum over all processes is
 * the whole. The lags are those of the whole group, the same from each process.
 */
public final class ResolverMetrics {
  private ResolverMetrics() {}

  /** The metrics of a resolver as they are now. */
  public static String of(Resolver resolver) {
    return text(
        resolver.topics().entity(), resolver.meters(), resolver.lags(), resolver.isIntakePaused());
  }

  static String text(String entity, ResolverMeters meters, TopicLags lags, boolean isIntakePaused) {
    PrometheusText out = new PrometheusText("entity", entity);
    input(out, meters);
    work(out, meters);
    present(out, meters);
    lags(out, lags, isIntakePaused);
    out.histogram(
        "tributary_change_to_resolved_seconds",
        "From the arrival of a change to the moment at which all its comparisons are known.",
        meters.changeToResolved);
    return out.toString();
  }

  private static void input(PrometheusText out, ResolverMeters meters) {
    ResolverCounts counts = meters.counts();
    counter(out, "changes", "Change events read from the source topics.", counts.changes());
    counter(
        out, "changes_outdated", "Changes older than what was known already.", counts.outdated());
    counter(
        out,
        "changes_suppressed",
        "Changes of records that were erased and must not come back; they were dropped.",
        meters.suppressed.sum());
    counter(out, "changes_unchanged", "Changes that changed nothing.", counts.unchanged());
    counter(
        out,
        "steward_decisions",
        "Messages read from the stewardship topic.",
        meters.stewardDecisions.sum());
    counter(
        out,
        "steward_decisions_left_out",
        "Times that a record had no room for what a decision demands of it.",
        meters.decisionsLeftOut.sum());
    out.counter("tributary_quarantined_total", "Messages sent to quarantine, by cause.");
    new TreeMap<>(byLabels(meters))
        .forEach((labels, count) -> out.sample("tributary_quarantined_total", labels.map(), count));
  }

  /** Sorts by source, then by cause. */
  private record Labels(String source, String cause) implements Comparable<Labels> {
    Map<String, String> map() {
      Map<String, String> labels = new TreeMap<>();
      labels.put("source", source);
      labels.put("cause", cause);
      return labels;
    }

    @Override
    public int compareTo(Labels other) {
      int bySource = source.compareTo(other.source);
      return bySource != 0 ? bySource : cause.compareTo(other.cause);
    }
  }

  private static Map<Labels, Long> byLabels(ResolverMeters meters) {
    Map<Labels, Long> counts = new TreeMap<>();
    meters
        .quarantinedByCause()
        .forEach((key, count) -> counts.put(new Labels(key.source(), key.cause()), count));
    return counts;
  }

  private static void work(PrometheusText out, ResolverMeters meters) {
    ResolverCounts counts = meters.counts();
    counter(out, "rounds", "Versions of records whose comparisons are all known.", counts.rounds());
    counter(
        out,
        "rounds_asked_again",
        "Rounds that waited too long for an answer and asked again.",
        meters.askedAgain.sum());
    counter(out, "comparisons", "Candidate pairs compared.", counts.comparisons());
    counter(out, "inbox_messages", "Messages that actors received.", counts.inboxMessages());
    counter(out, "block_messages", "Messages that blocks received.", counts.blockMessages());
    counter(out, "store_writes", "Rows written to state stores.", counts.storeWrites());
    counter(out, "outputs", "Messages published on the output topics.", counts.outputs());
    counter(
        out, "blocks_saturated", "Times that a block passed its cap.", counts.saturatedBlocks());
    counter(
        out,
        "component_alarms",
        "Times that a component grew past the alarm.",
        meters.componentAlarms.sum());
    counter(
        out,
        "records_forgotten",
        "Deleted records whose time to be remembered was over.",
        meters.forgotten.sum());
    counter(
        out,
        "resolver_threads_replaced",
        "Threads that failed for the broker, the network or a transaction, and were replaced.",
        meters.threadsReplaced.sum());
  }

  private static void present(PrometheusText out, ResolverMeters meters) {
    PartitionGauges now = meters.gauges();
    gauge(out, "open_rounds", "Versions that wait for comparisons.", now.openRounds());
    gauge(
        out,
        "unpublished_components",
        "Components with news that are not published yet.",
        now.unpublished());
    gauge(
        out,
        "largest_component_records",
        "Records of the largest component; 0 where none has 32 or passed the alarm.",
        now.largestComponent());
    gauge(out, "alarming_components", "Components past the alarm at present.", now.alarming());
    gauge(
        out,
        "saturated_blocks",
        "Blocks over their cap, which contribute no candidates.",
        meters.saturatedNow());
    gauge(out, "deleted_records", "Deletions that are remembered.", now.deleted());
    gauge(
        out,
        "sweeping_partitions",
        "Partitions whose records go from one version of the spec to the next.",
        now.sweeping());
    meters.changeOver().ifPresent(change -> spec(out, change));
  }

  /** Only from the process that leads changes of the spec; at any time one does. */
  private static void spec(PrometheusText out, ChangeOver change) {
    gauge(
        out,
        "spec_version",
        "The version of the spec in force, or replaced at present.",
        change.active().number());
    gauge(
        out,
        "spec_target_version",
        "The version of the spec that comes into force.",
        change.target().number());
    gauge(
        out,
        "spec_swept_records",
        "Records that were resolved anew by the version that comes into force.",
        change.sweptRecords());
  }

  private static void lags(PrometheusText out, TopicLags lags, boolean isIntakePaused) {
    out.gauge("tributary_lag_messages", "Messages that the group has not processed, by topic.");
    new TreeMap<>(lags.byTopic())
        .forEach((topic, lag) -> out.sample("tributary_lag_messages", Map.of("topic", topic), lag));
    gauge(
        out,
        "intake_paused",
        "1 while the source topics wait until less is under way.",
        isIntakePaused ? 1 : 0);
  }

  private static void counter(PrometheusText out, String name, String help, long value) {
    String full = "tributary_" + name + "_total";
    out.counter(full, help).sample(full, value);
  }

  private static void gauge(PrometheusText out, String name, String help, long value) {
    String full = "tributary_" + name;
    out.gauge(full, help).sample(full, value);
  }
}
