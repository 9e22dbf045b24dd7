package dev.tributary.normalisation;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * Given names by what they stand for. Two of them can be the same name when their sets of values
 * intersect. Of several words the first one is looked up: "Bob J." becomes "robert j".
 */
final class NicknameNormaliser implements Normaliser {
  private final NicknameDictionary dictionary;
  private final boolean asWritten;

  /**
   * @param asWritten whether the name as it is written comes first, so that an initial, as the B.
   *     of Bob, is compared with that too
   */
  NicknameNormaliser(NicknameDictionary dictionary, boolean asWritten) {
    this.dictionary = dictionary;
    this.asWritten = asWritten;
  }

  @Override
  public Normalised normalise(String raw) {
    String name = TextFolding.words(raw);
    if (name.isEmpty()) {
      return Normalised.remaining(name, raw);
    }
    int space = name.indexOf(' ');
    String rest = space < 0 ? "" : name.substring(space);
    Set<String> forms = new LinkedHashSet<>();
    if (asWritten) {
      forms.add(name);
    }
    for (String form : dictionary.canonical(space < 0 ? name : name.substring(0, space))) {
      forms.add(form + rest);
    }
    return new Normalised(List.copyOf(forms), true);
  }
}
