package dev.tributary.normalisation;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * Postal addresses in lower case with the usual abbreviations: "12 North Main Street, Apt. #4"
 * becomes "12 n main st unit 4". A letter behind a number belongs to it, "12 a" being "12a", unless
 * it is a direction with a street after it.
 */
final class AddressNormaliser implements Normaliser {
  private static final Set<String> DIRECTIONS = Set.of("n", "e", "s", "w");

  private final AddressWords words = AddressWords.builtIn();

  @Override
  public Normalised normalise(String raw) {
    String folded = TextFolding.fold(raw).replace("#", " " + AddressWords.UNIT + " ");
    String spaced = TextFolding.words(folded);
    if (spaced.isEmpty()) {
      return Normalised.remaining(spaced, raw);
    }
    List<String> address = new ArrayList<>();
    String[] written = spaced.split(" ");
    for (int i = 0; i < written.length; i++) {
      String word = words.compared(written[i]);
      boolean direction = i < written.length - 1 && DIRECTIONS.contains(word);
      if (isLetter(word) && !direction && isNumber(last(address))) {
        address.set(address.size() - 1, last(address) + word);
      } else {
        append(address, word);
      }
    }
    return Normalised.of(String.join(" ", address));
  }

  private static String last(List<String> address) {
    return address.isEmpty() ? "" : address.get(address.size() - 1);
  }

  private static boolean isLetter(String word) {
    return word.length() == 1 && word.charAt(0) >= 'a' && word.charAt(0) <= 'z';
  }

  private static boolean isNumber(String word) {
    return !word.isEmpty() && word.chars().allMatch(c -> c >= '0' && c <= '9');
  }

  private static void append(List<String> address, String word) {
    int last = address.size() - 1;
    String before = last(address);
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
