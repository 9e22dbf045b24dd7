package dev.tributary.blocking;

/**
 * One slot of a blocking key and what of its values goes into the key.
 *
 * @param transform makes a value coarser, or several texts of it
 */
public record KeyPart(int slot, KeyTransform transform) {
  /** The values as they are. */
  public static KeyPart exact(int slot) {
    return new KeyPart(slot, KeyTransforms.exact());
  }
}
