package dev.tributary.topology;

/**
 * The names of the state stores, after which their changelog topics are named, and their tables.
 */
public final class StoreNames {
  /** Everything that the actors of an inbox partition know. */
  public static final String ACTORS = "actors";

  /** The members of the blocks of a blocking partition. */
  public static final String BLOCKS = "blocks";

  /** How far a change of spec is, as its coordinator knows it. */
  public static final String CHANGE_OVER = "change-over";

  /** The decisions of stewards, as they were last. */
  public static final String STEWARD_DECISIONS = "steward-decisions";

  private StoreNames() {}

  /** The tables of the stores; a row's key begins with its table's byte, which never changes. */
  public enum Table {
    /** What the partition must not forget: the numbers that it gave. */
    COUNTERS(1),
    /** Records by key, as their actors know them. */
    RECORDS(2),
    /** The rank of the component of each record. */
    HOMES(3),
    /** Open rounds by record. */
    ROUNDS(4),
    /** Questions by record. */
    REVIEWS(5),
    /** Components, in pages. */
    COMPONENTS(6),
    /** Pieces of moves whose last one has not come. */
    PIECES(7),
    /** Components with news to publish. */
    UNPUBLISHED(8),
    /** The last complete rounds of records with matches, where they are kept. */
    CLOSED_ROUNDS(9),
    /** Large components, with their sizes. */
    LARGE_COMPONENTS(11),
    /** Deleted records by the time of their deletion. */
    DELETED(10),
    /** Members of blocks, by block and record. */
    BLOCK_MEMBERS(1),
    /** Blocks over their cap, with their sizes. */
    SATURATED_BLOCKS(2),
    /** The oldest spec that has blocks. */
    BLOCK_SPECS(3),
    /** How far a change of spec is. */
    CHANGE_OVER(1);

    private final byte prefix;

    Table(int prefix) {
      this.prefix = (byte) prefix;
    }

    public byte prefix() {
      return prefix;
    }
  }
}
