package dev.tributary.clustering;

import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * How far a change of spec is, as its coordinator knows it.
 *
 * @param active the spec that records are resolved by, or, while another one comes into force, were
 * @param target the spec that comes into force; the active one where none does
 * @param newest the spec that was published last
 * @param records by inbox partition, how many got a version under the target
 * @param done the partitions that are through with this phase
 */
public record ChangeOver(
    Version active,
    Version target,
    Version newest,
    Phase phase,
    SortedMap<Integer, Long> records,
    SortedSet<Integer> done) {

  /**
   * A published spec.
   *
   * @param number its number; 0 before the first
   * @param hash equal for specs that resolve alike
   */
  public record Version(int number, String hash) {
    static final Version NONE = new Version(0, "");
  }

  /** What is going on. */
  public enum Phase {
    /** All records are resolved by the active spec. */
    RESTING,
    /** Records get their versions under the target, one after the other. */
    SWEEPING,
    /** No record needs the blocks of the former spec any more; they go. */
    DROPPING
  }

  /** Before anything was published. */
  public static ChangeOver none() {
    return resting(Version.NONE, Version.NONE);
  }

  static ChangeOver resting(Version active, Version newest) {
    return new ChangeOver(active, active, newest, Phase.RESTING, new TreeMap<>(), new TreeSet<>());
  }

  ChangeOver published(Version version) {
    return new ChangeOver(active, target, version, phase, records, done);
  }

  ChangeOver sweepingToNewest() {
    return new ChangeOver(active, newest, newest, Phase.SWEEPING, new TreeMap<>(), new TreeSet<>());
  }

  ChangeOver swept(int partition, long count, boolean complete) {
    SortedMap<Integer, Long> counts = new TreeMap<>(records);
    counts.put(partition, count);
    return new ChangeOver(
        active, target, newest, phase, counts, complete ? doneWith(partition) : done);
  }

  ChangeOver dropping() {
    return new ChangeOver(active, target, newest, Phase.DROPPING, records, new TreeSet<>());
  }

  ChangeOver dropped(int partition) {
    return new ChangeOver(active, target, newest, phase, records, doneWith(partition));
  }

  private SortedSet<Integer> doneWith(int partition) {
    SortedSet<Integer> more = new TreeSet<>(done);
    more.add(partition);
    return more;
  }

  /** Whether a spec was published that is not being brought into force, nor in force. */
  public boolean isNewsWaiting() {
    return newest.number() > target.number() && !newest.hash().equals(target.hash());
  }

  /** Records of all partitions that got a version under the target. */
  public long sweptRecords() {
    return records.values().stream().mapToLong(Long::longValue).sum();
  }
}
