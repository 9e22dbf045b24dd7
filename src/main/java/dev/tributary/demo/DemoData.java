package dev.tributary.demo;

import dev.tributary.model.RecordKey;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.LongStream;
import java.util.stream.Stream;

/**
 * Demo data of one seed and size. Nothing is kept: records are made whenever they are asked for, a
 * community at a time, and come out the same each time.
 */
public final class DemoData {
  private final DemoSettings settings;
  private final World world;

  private DemoData(DemoSettings settings) {
    this.settings = settings;
    this.world = new World(settings.seed());
  }

  public static DemoData generate(DemoSettings settings) {
    return new DemoData(settings);
  }

  /** All records of all sources, mixed. Sequential; memory does not grow with the size. */
  public Stream<DemoRecord> records() {
    return communities().flatMap(community -> community.records().stream());
  }

  /** All groups of people who look alike. */
  public Stream<Trap> traps() {
    return communities().flatMap(community -> community.traps().stream());
  }

  /** The true entity of every record, all in memory. */
  public Map<RecordKey, String> truth() {
    Map<RecordKey, String> truth = new HashMap<>();
    records().forEach(record -> truth.put(record.key(), record.trueEntity()));
    return truth;
  }

  /**
   * An endless stream of changes of these records, from 2026 on. It lives in at most {@link
   * ChangeStream#MAX_COMMUNITIES} communities, so that its memory is bounded.
   *
   * @param changeSeed the same seed makes the same changes
   */
  public ChangeStream changes(long changeSeed) {
    return new ChangeStream(
        world, communityCount(), number -> community(number).residents(), changeSeed);
  }

  /** Writes a CSV file per source and truth.csv with the columns source, id and entity. */
  public void writeTo(Path directory) {
    new CsvExport(directory).write(records());
  }

  private Stream<CommunityRecords> communities() {
    return LongStream.range(0, communityCount()).mapToObj(this::community);
  }

  private long communityCount() {
    return (settings.entities() + Community.SIZE - 1L) / Community.SIZE;
  }

  private CommunityRecords community(long number) {
    long left = settings.entities() - number * Community.SIZE;
    return CommunityRecords.of(world, number, (int) Math.min(Community.SIZE, left));
  }
}
