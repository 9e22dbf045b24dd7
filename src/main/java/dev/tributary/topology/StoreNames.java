package dev.tributary.topology;

/** The names of the state stores; their changelog topics are named after them. */
public final class StoreNames {
  private StoreNames() {}

  /** Records by key, as their actors know them. */
  public static final String RECORDS = "records";

  /** The rank of the component of each record. */
  public static final String HOMES = "homes";

  /** Open rounds by record. */
  public static final String ROUNDS = "rounds";

  /** Questions by record. */
  public static final String REVIEWS = "reviews";

  /** Components, in pages. */
  public static final String COMPONENTS = "components";

  /** Pieces of moves whose last one has not come. */
  public static final String PIECES = "pieces";

  /** Components with news to publish. */
  public static final String UNPUBLISHED = "unpublished-components";

  /** What the partition must not forget: the numbers it gave, the spec it resolves by. */
  public static final String COUNTERS = "counters";

  /** Members of blocks, by block and record. */
  public static final String BLOCK_MEMBERS = "block-members";

  /** Blocks over their cap, with their sizes. */
  public static final String SATURATED_BLOCKS = "saturated-blocks";
}
