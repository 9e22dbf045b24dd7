package dev.tributary.cli.feed;

import dev.tributary.batch.BatchRecords;
import dev.tributary.model.SourceChange;
import dev.tributary.spec.Plan;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** Reads whole files as the records that the resolver would hold after them. */
public final class SourceRecords {
  private SourceRecords() {}

  /**
   * Reads the rows of files into memory.
   *
   * @param rejected is told of every row that cannot become a record
   */
  public static BatchRecords read(
      List<SourceFile> files, Plan plan, Consumer<RejectedRow> rejected) {
    return BatchRecords.of(plan, changes(files, plan, rejected));
  }

  /** The rows as changes in the order of the files, for records under several plans. */
  public static List<SourceChange> changes(
      List<SourceFile> files, Plan plan, Consumer<RejectedRow> rejected) {
    List<SourceChange> changes = new ArrayList<>();
    for (SourceFile file : files) {
      try (SourceRows rows = SourceRows.open(file, plan, rejected)) {
        while (rows.hasNext()) {
          changes.add(rows.nextChange());
        }
      }
    }
    return changes;
  }
}
