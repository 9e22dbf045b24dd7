package dev.tributary.http;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * What the answer to a request tells of persons, put together by those who make the answer. One
 * thread may use it at a time.
 */
public final class Reading {
  private final Set<String> entities = new LinkedHashSet<>();
  private String kind = "";
  private boolean isWhole;
  private long others;
  private boolean isCounted = true;

  /** An entity's values are told, or what ties its records. */
  public void entity(String id) {
    entities.add(id);
  }

  /** More is told of whom no entity is known, as events of a source. */
  public void others(long count) {
    others += count;
  }

  /** What was asked for, in words that a route chooses; never what the caller sent. */
  public void kind(String word) {
    kind = word;
  }

  /** All there is of something is told, too much to name it: an export, a job's document. */
  public void whole(String what) {
    isWhole = true;
    isCounted = false;
    kind = what;
  }

  /** Of how many that was in the end. */
  public void counted(long rows) {
    isCounted = true;
    others = rows;
  }

  boolean isEmpty() {
    return entities.isEmpty() && others == 0 && !isWhole;
  }

  String kind() {
    return kind;
  }

  /** The first so many entities. */
  List<String> entities(int most) {
    return entities.stream().limit(most).toList();
  }

  /** Of how many it tells; -1 where nobody has counted. */
  long results() {
    return isCounted ? entities.size() + others : Read.UNCOUNTED;
  }
}
