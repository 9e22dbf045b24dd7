package dev.tributary.blocking;

import java.util.function.Consumer;
import java.util.function.UnaryOperator;

/**
 * Makes of a value what goes into a blocking key: nothing where the value has nothing to block by,
 * one text as a rule, several where the value belongs to several blocks.
 *
 * <p>Pure: keys are stored, so a value must give the same on every machine and in every version.
 */
@FunctionalInterface
public interface KeyTransform {
  /**
   * Gives out what goes into keys.
   *
   * @param value a normalised value
   * @param keys takes each text; the same one may come more than once
   */
  void apply(String value, Consumer<String> keys);

  /** Makes one text of a value; the empty text stands for none. */
  static KeyTransform single(UnaryOperator<String> transform) {
    return (value, keys) -> {
      String key = transform.apply(value);
      if (!key.isEmpty()) {
        keys.accept(key);
      }
    };
  }
}
