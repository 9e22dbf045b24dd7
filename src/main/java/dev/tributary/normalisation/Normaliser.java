package dev.tributary.normalisation;

/** Brings one raw value into its normalised forms. Never fails: garbage is flagged invalid. */
@FunctionalInterface
public interface Normaliser {
  Normalised normalise(String raw);
}
