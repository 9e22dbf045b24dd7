package dev.tributary.normalisation;

import java.util.List;

/**
 * Makes the raw values of an attribute from the columns of a source: what staging models do before
 * matching. The values keep the spelling of the source; there are no empty ones among them.
 */
@FunctionalInterface
public interface StagingFunction {
  /** The values made of these columns, in their order; a column without a value is empty text. */
  List<String> apply(List<String> inputs);
}
