package dev.tributary.normalisation;

import java.util.ArrayList;
import java.util.List;

/**
 * Postal addresses in lower case with the usual abbreviations: "12 North Main Street, Apt. #4"
 * becomes "12 n main st unit 4".
 */
final class AddressNormaliser implements Normaliser {
  private final AddressWords words = AddressWords.builtIn();

  @Override
  public Normalised normalise(String raw) {
    String folded = TextFolding.fold(raw).replace("#", " " + AddressWords.UNIT + " ");
    String spaced = TextFolding.words(folded);
    if (spaced.isEmpty()) {
      return Normalised.remaining(spaced, raw);
    }
    List<String> address = new ArrayList<>();
    for (String word : spaced.split(" ")) {
      append(address, words.compared(word));
    }
    return Normalised.of(String.join(" ", address));
  }

  private static void append(List<String> address, String word) {
    int last = address.size() - 1;
    String before = last < 0 ? "" : address.get(last);
    if (word.equals(AddressWords.UNIT) && before.equals(word)) {
      return;
    }
    if (isNorthOrSouth(before) && (word.equals("e") || word.equals("w"))) {
      address.set(last, before + word);
      return;
    }
    if (word.equals("box") || word.equals("pobox")) {
      postOfficeBox(address, word);
      return;
    }
    address.add(word);
  }

  private static boolean isNorthOrSouth(String word) {
    return word.equals("n") || word.equals("s");
  }

  /** "P.O. Box", "post office box" and "POBox" are one thing. */
  private static void postOfficeBox(List<String> address, String word) {
    int size = address.size();
    if (endsWith(address, "p", "o") || endsWith(address, "post", "office")) {
      address.subList(size - 2, size).clear();
      address.add("po");
    } else if (word.equals("pobox")) {
      address.add("po");
    }
    address.add("box");
  }

  private static boolean endsWith(List<String> address, String first, String second) {
    int size = address.size();
    return size >= 2 && address.get(size - 2).equals(first) && address.get(size - 1).equals(second);
  }
}
