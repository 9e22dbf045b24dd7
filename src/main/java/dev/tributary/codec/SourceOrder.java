package dev.tributary.codec;

import org.jspecify.annotations.Nullable;

/**
 * When and where in its source's log a change was made, from what Debezium says about it.
 *
 * <p>The position is comparable among the changes of one row, which is all that is asked of it: the
 * database locks a row until its change is committed, so a later change of the row has a higher
 * position even where transactions overlap. It is, whichever comes first:
 *
 * <ul>
 *   <li>PostgreSQL: {@code lsn}, else the last number of {@code sequence};
 *   <li>Oracle: {@code scn}, else {@code commit_scn};
 *   <li>MySQL and MariaDB: the number that ends the name of the binlog {@code file} in the upper 31
 *       bits, {@code pos} (4 bytes in the binlog itself) in the lower 32;
 *   <li>SQL Server: {@code change_lsn}, else {@code commit_lsn}: of its three hexadecimal parts,
 *       the virtual log file and the block, 31 and 32 bits. The slot in the block does not fit: two
 *       changes in one block count as equally old, and then the order of arrival holds.
 * </ul>
 *
 * <p>Positions of one source are not comparable after its log was reset (a restore from a backup,
 * RESET MASTER): rebuild the source then.
 */
final class SourceOrder {
  static final long NO_POSITION = -1;
  private static final long MAX_PART = 0xFFFFFFFFL;

  private SourceOrder() {}

  /** The fields of the block that Debezium calls source, wherever they are kept. */
  @FunctionalInterface
  interface Fields {
    @Nullable String get(String name);
  }

  /** The position, or {@link #NO_POSITION}. */
  static long position(Fields source) {
    long position = number(source.get("lsn"));
    position = position >= 0 ? position : number(source.get("scn"));
    position = position >= 0 ? position : number(source.get("commit_scn"));
    position = position >= 0 ? position : binlog(source.get("file"), source.get("pos"));
    position = position >= 0 ? position : sqlServer(source.get("change_lsn"));
    position = position >= 0 ? position : sqlServer(source.get("commit_lsn"));
    return position >= 0 ? position : lastOf(source.get("sequence"));
  }

  /**
   * The first time that says something, in milliseconds since 1970, or else the arrival. A time too
   * far ahead of the arrival does not count: see {@link DecoderLimits#maxAheadMillis}.
   */
  static long eventTime(long arrival, long maxAhead, @Nullable String... candidates) {
    for (String candidate : candidates) {
      long time = number(candidate);
      if (time > 0) { // 0 is what MySQL snapshots say when they do not know
        return arrival >= 0 && time - maxAhead > arrival ? arrival : time;
      }
    }
    return arrival;
  }

  private static long binlog(@Nullable String file, @Nullable String pos) {
    if (file == null) {
      return NO_POSITION;
    }
    long fileNumber = number(file.substring(file.lastIndexOf('.') + 1));
    return combine(fileNumber, number(pos));
  }

  private static long sqlServer(@Nullable String lsn) {
    String[] parts = lsn == null ? new String[0] : lsn.split(":");
    if (parts.length != 3) {
      return NO_POSITION;
    }
    try {
      return combine(Long.parseLong(parts[0], 16), Long.parseLong(parts[1], 16));
    } catch (NumberFormatException e) {
      return NO_POSITION;
    }
  }

  private static long combine(long upper, long lower) {
    boolean fit = upper >= 0 && upper <= Integer.MAX_VALUE && lower >= 0 && lower <= MAX_PART;
    return fit ? (upper << 32) | lower : NO_POSITION;
  }

  /** The last number of a list such as ["24023119","24023128"]. */
  private static long lastOf(@Nullable String sequence) {
    if (sequence == null) {
      return NO_POSITION;
    }
    String[] numbers = sequence.split("\\D+");
    return numbers.length == 0 ? NO_POSITION : number(numbers[numbers.length - 1]);
  }

  private static long number(@Nullable String text) {
    if (text == null || text.isEmpty()) {
      return NO_POSITION;
    }
    try {
      return Math.max(NO_POSITION, Long.parseLong(text));
    } catch (NumberFormatException e) {
      return NO_POSITION;
    }
  }
}
