package dev.tributary.topology;

import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.IntSupplier;

/** Counts what all tasks of a resolver do; cheap to write, read by displays and metrics. */
public final class ResolverMeters {
  public final LongAdder changes = new LongAdder();
  public final LongAdder quarantined = new LongAdder();
  public final LongAdder outdated = new LongAdder();
  public final LongAdder unchanged = new LongAdder();
  public final LongAdder rounds = new LongAdder();
  public final LongAdder comparisons = new LongAdder();
  public final LongAdder inboxMessages = new LongAdder();
  public final LongAdder blockMessages = new LongAdder();
  public final LongAdder storeWrites = new LongAdder();
  public final LongAdder outputs = new LongAdder();
  public final LongAdder saturatedBlocks = new LongAdder();
  public final LongAdder stewardDecisions = new LongAdder();
  private final Map<QuarantineCause, LongAdder> quarantinedByCause = new ConcurrentHashMap<>();
  private final Map<Integer, IntSupplier> unfinished = new ConcurrentHashMap<>();

  /** Where something that went to quarantine came from, and what was wrong with it. */
  public record QuarantineCause(String source, String cause) {}

  void quarantined(String source, String cause) {
    quarantinedByCause
        .computeIfAbsent(new QuarantineCause(source, cause), key -> new LongAdder())
        .increment();
  }

  /** How many messages went to quarantine, by source and cause; those of stewards among them. */
  public Map<QuarantineCause, Long> quarantinedByCause() {
    Map<QuarantineCause, Long> counts = new HashMap<>();
    quarantinedByCause.forEach((cause, count) -> counts.put(cause, count.sum()));
    return counts;
  }

  /** Lets a partition say how many rounds and publications it has open. */
  void register(int partition, IntSupplier open) {
    unfinished.put(partition, open);
  }

  void unregister(int partition, IntSupplier open) {
    unfinished.remove(partition, open);
  }

  /** Rounds and publications that are open in the partitions of this process. */
  public int unfinished() {
    return unfinished.values().stream().mapToInt(IntSupplier::getAsInt).sum();
  }

  public ResolverCounts counts() {
    return new ResolverCounts(
        changes.sum(),
        quarantined.sum(),
        outdated.sum(),
        unchanged.sum(),
        rounds.sum(),
        comparisons.sum(),
        inboxMessages.sum(),
        blockMessages.sum(),
        storeWrites.sum(),
        outputs.sum(),
        saturatedBlocks.sum());
  }
}
