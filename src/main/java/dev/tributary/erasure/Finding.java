package dev.tributary.erasure;

/**
 * Where something was found that should not be there.
 *
 * @param place a topic or a file
 * @param items messages or files in which it occurs
 * @param current those of them that nothing has replaced: compaction takes the others
 * @param occurrences how often in all
 */
public record Finding(String place, int items, int current, int occurrences) {
  public boolean isAny() {
    return items > 0;
  }
}
