package dev.tributary.demo;

/**
 * What to make.
 *
 * @param entities how many true customers, 1 to {@link #MAX_ENTITIES}
 * @param seed the same seed makes the same customers
 */
public record DemoSettings(int entities, long seed) {
  /** Far below the number from which on phone numbers would repeat. */
  public static final int MAX_ENTITIES = 10_000_000;

  /** How many records the sources keep of a customer on average. */
  public static final double RECORDS_PER_ENTITY = 3.25;

  public DemoSettings {
    if (entities < 1 || entities > MAX_ENTITIES) {
      throw new IllegalArgumentException(
          "entities: 1 to " + MAX_ENTITIES + " customers can be made, not " + entities);
    }
  }

  /** As many customers as have about so many records together. */
  public static DemoSettings forRecords(int records, long seed) {
    return new DemoSettings((int) Math.max(1, Math.round(records / RECORDS_PER_ENTITY)), seed);
  }
}
