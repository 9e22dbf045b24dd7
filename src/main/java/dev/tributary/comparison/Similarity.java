package dev.tributary.comparison;

/** A symmetric measure of likeness: 0 to 1, and 1 for equal values. */
@FunctionalInterface
public interface Similarity {
  double of(String a, String b);
}
