package dev.tributary.topology;

import dev.tributary.clustering.ChangeOver;
import dev.tributary.topology.store.PartitionGauges;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.IntSupplier;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Counts what all tasks of a resolver do; cheap to write, read by displays and metrics. */
public final class ResolverMeters {
  public final LongAdder changes = new LongAdder();
  public final LongAdder quarantined = new LongAdder();
  public final LongAdder suppressed = new LongAdder();
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
  public final LongAdder askedAgain = new LongAdder();
  public final LongAdder forgotten = new LongAdder();
  public final LongAdder decisionsLeftOut = new LongAdder();
  public final LongAdder componentAlarms = new LongAdder();
  public final LongAdder threadsReplaced = new LongAdder();

  /** From the arrival of a change to the moment at which all its comparisons are known. */
  public final DurationHistogram changeToResolved = new DurationHistogram();

  private final Map<Integer, Supplier<PartitionGauges>> partitions = new ConcurrentHashMap<>();
  private final Map<Integer, IntSupplier> saturated = new ConcurrentHashMap<>();
  private final AtomicReference<@Nullable Supplier<ChangeOver>> changeOver =
      new AtomicReference<>();

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

  /** Lets an inbox partition say how much of what it has. */
  void register(int partition, Supplier<PartitionGauges> gauges) {
    partitions.put(partition, gauges);
  }

  void unregister(int partition, Supplier<PartitionGauges> gauges) {
    partitions.remove(partition, gauges);
  }

  /** Lets a blocking partition say how many of its blocks are over their cap. */
  void registerSaturated(int partition, IntSupplier blocks) {
    saturated.put(partition, blocks);
  }

  void unregisterSaturated(int partition, IntSupplier blocks) {
    saturated.remove(partition, blocks);
  }

  /** Lets the coordinator of a change of spec say how far it is. */
  void registerChangeOver(Supplier<ChangeOver> state) {
    changeOver.set(state);
  }

  void unregisterChangeOver(Supplier<ChangeOver> state) {
    changeOver.compareAndSet(state, null);
  }

  /** How far a change of spec is; empty where another process leads it. */
  public Optional<ChangeOver> changeOver() {
    return Optional.ofNullable(changeOver.get()).map(Supplier::get);
  }

  private boolean isChangingOver() {
    return changeOver().filter(it -> it.phase() != ChangeOver.Phase.RESTING).isPresent();
  }

  /** The inbox partitions of this process together. */
  public PartitionGauges gauges() {
    return partitions.values().stream()
        .map(Supplier::get)
        .reduce(PartitionGauges.NONE, PartitionGauges::and);
  }

  /** Blocks over their cap in the blocking partitions of this process. */
  public int saturatedNow() {
    return saturated.values().stream().mapToInt(IntSupplier::getAsInt).sum();
  }

  /** Rounds, publications and changes of spec that are open in this process. */
  public int unfinished() {
    return gauges().unfinished() + (isChangingOver() ? 1 : 0);
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
