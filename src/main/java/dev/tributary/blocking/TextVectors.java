package dev.tributary.blocking;

/**
 * Places texts in a space in which those that say something alike point in one direction. Pure: the
 * same text gives the same vector on every machine and in every version.
 */
@FunctionalInterface
public interface TextVectors {
  /** The vector of a text, of the same length for all; zeros where the text says nothing. */
  float[] of(String text);
}
