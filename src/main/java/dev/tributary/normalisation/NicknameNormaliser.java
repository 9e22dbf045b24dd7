package dev.tributary.normalisation;

import java.util.List;

/**
 * Given names by what they stand for. Two of them can be the same name when their sets of values
 * intersect. Of several words the first one is looked up: "Bob J." becomes "robert j".
 */
final class NicknameNormaliser implements Normaliser {
  private final NicknameDictionary dictionary;

  NicknameNormaliser(NicknameDictionary dictionary) {
    this.dictionary = dictionary;
  }

  @Override
  public Normalised normalise(String raw) {
    String name = TextFolding.words(raw);
    int space = name.indexOf(' ');
    if (name.isEmpty()) {
      return Normalised.remaining(name, raw);
    }
    if (space < 0) {
      return new Normalised(dictionary.canonical(name), true);
    }
    String rest = name.substring(space);
    List<String> first = dictionary.canonical(name.substring(0, space));
    return new Normalised(first.stream().map(form -> form + rest).toList(), true);
  }
}
