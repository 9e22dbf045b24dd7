package dev.tributary.blocking;

import java.util.function.UnaryOperator;

/**
 * One slot of a blocking key and what of its values goes into the key.
 *
 * @param transform makes a value coarser; the empty text where it has nothing to block by
 */
public record KeyPart(int slot, UnaryOperator<String> transform) {
  /** The values as they are. */
  public static KeyPart exact(int slot) {
    return new KeyPart(slot, KeyTransforms.exact());
  }
}
