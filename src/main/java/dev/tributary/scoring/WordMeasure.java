package dev.tributary.scoring;

import java.util.Collection;
import java.util.function.ToDoubleBiFunction;

/** A similarity by words, some of which say more than others. */
public interface WordMeasure extends ToDoubleBiFunction<String, String> {
  /** The words of a normalised value, each once. */
  Collection<String> words(String value);

  /**
   * The same measure with words weighed.
   *
   * @param words by word, the share of values that have it
   */
  WordMeasure weighing(TermFrequencies words);
}
