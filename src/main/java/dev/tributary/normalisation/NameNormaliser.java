package dev.tributary.normalisation;

/** Names of persons: folded words, so that "O'BRIEN-M&uuml;ller" becomes "obrien muller". */
final class NameNormaliser implements Normaliser {
  @Override
  public Normalised normalise(String raw) {
    return Normalised.remaining(TextFolding.words(raw), raw);
  }
}
