package dev.tributary.normalisation;

/** Countries by their two letters of ISO 3166; what nobody knows stays as folded words, flagged. */
final class CountryNormaliser implements Normaliser {
  private final Countries countries = Countries.builtIn();

  @Override
  public Normalised normalise(String raw) {
    String words = TextFolding.words(raw);
    if (words.isEmpty()) {
      return Normalised.remaining(words, raw);
    }
    String code = countries.code(words);
    return code != null ? Normalised.of(code) : Normalised.invalid(words);
  }
}
