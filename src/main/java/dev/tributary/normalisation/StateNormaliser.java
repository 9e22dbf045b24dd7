package dev.tributary.normalisation;

/**
 * States and provinces of the United States, Canada and Australia by their code; others as folded
 * words. One code can stand for states of two countries (WA): compare it beside the country.
 */
final class StateNormaliser implements Normaliser {
  private final States states = States.builtIn();

  @Override
  public Normalised normalise(String raw) {
    String words = TextFolding.words(raw);
    String code = states.code(words);
    return Normalised.remaining(code != null ? code : words, raw);
  }
}
