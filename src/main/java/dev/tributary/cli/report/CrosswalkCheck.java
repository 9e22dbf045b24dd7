package dev.tributary.cli.report;

import dev.tributary.model.RecordKey;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Whether every record that was fed is in the crosswalk, and every entity in agreement with it.
 *
 * @param missing how many records are not in the crosswalk
 * @param examples the first of them by key
 * @param unexpected records in the crosswalk that were not fed: of an earlier run
 * @param contradictions entities whose golden record counts other members than the crosswalk
 */
public record CrosswalkCheck(
    long missing, List<RecordKey> examples, long unexpected, long contradictions) {
  private static final int EXAMPLES = 10;

  static CrosswalkCheck of(Set<RecordKey> fed, Resolved resolved) {
    Map<RecordKey, String> crosswalk = resolved.crosswalk();
    List<RecordKey> missing =
        fed.stream().filter(key -> !crosswalk.containsKey(key)).sorted().toList();
    return new CrosswalkCheck(
        missing.size(),
        missing.stream().limit(EXAMPLES).toList(),
        crosswalk.size() - (fed.size() - missing.size()),
        resolved.contradictions());
  }

  public boolean passed() {
    return missing == 0 && contradictions == 0;
  }

  /** What is wrong; nothing where nothing is. */
  public List<String> complaints() {
    List<String> complaints = new ArrayList<>();
    if (missing > 0) {
      complaints.add(
          "%,d records are not in the crosswalk, as %s".formatted(missing, examples)
              + "; the quarantine topic says of changes that could not be read why");
    }
    if (contradictions > 0) {
      complaints.add(
          "%,d entities count other members in their golden record than in the crosswalk"
              .formatted(contradictions));
    }
    return complaints;
  }
}
