package dev.tributary.normalisation;

import java.util.ArrayList;
import java.util.List;

/**
 * Takes addresses of the United States in one line apart: "7548 Center St, San Diego, CA 92101",
 * with or without commas, unit, state, ZIP code and country. The parts keep the source's spelling.
 */
public final class AddressParser {
  private static final int ZIP = 5;
  private static final int ZIP_PLUS_4 = 10;
  private static final int MAX_STATE_WORDS = 3;

  private final AddressWords words = AddressWords.builtIn();
  private final States states = States.builtIn();
  private final Countries countries = Countries.builtIn();

  /** The parts of an address; all empty where there is nothing to read. */
  public PostalAddress parse(String line) {
    List<List<String>> segments = segments(line);
    dropCountry(segments);
    String zip = takeZip(segments);
    String state = takeState(segments);
    String city = takeCity(segments, !zip.isEmpty() || !state.isEmpty());
    return new PostalAddress(joined(segments), city, state, zip);
  }

  /** The words between commas and line ends; none of the segments is empty. */
  private static List<List<String>> segments(String line) {
    List<List<String>> segments = new ArrayList<>();
    for (String text : StagingTexts.split(line.replace('\n', ',').replace('\r', ','), ",")) {
      List<String> words = StagingTexts.words(text);
      if (!words.isEmpty()) {
        segments.add(words);
      }
    }
    return segments;
  }

  private void dropCountry(List<List<String>> segments) {
    int last = segments.size() - 1;
    if (last < 1) {
      return;
    }
    String country = countries.code(TextFolding.words(String.join(" ", segments.get(last))));
    if ("US".equals(country)) {
      segments.remove(last);
    }
  }

  private static String takeZip(List<List<String>> segments) {
    if (segments.isEmpty()) {
      return "";
    }
    List<String> last = segments.get(segments.size() - 1);
    String word = last.get(last.size() - 1);
    boolean alone = segments.size() == 1 && last.size() == 1;
    return isZip(word) && !alone ? takeEnd(segments, 1) : "";
  }

  private static boolean isZip(String word) {
    boolean plus4 = word.length() == ZIP_PLUS_4 && word.charAt(ZIP) == '-';
    String digits = plus4 ? word.substring(0, ZIP) + word.substring(ZIP + 1) : word;
    return (plus4 || digits.length() == ZIP) && digits.chars().allMatch(c -> c >= '0' && c <= '9');
  }

  private String takeState(List<List<String>> segments) {
    if (segments.isEmpty()) {
      return "";
    }
    List<String> last = segments.get(segments.size() - 1);
    int size = last.size();
    for (int count = Math.min(MAX_STATE_WORDS, size); count > 0; count--) {
      String name = TextFolding.words(String.join(" ", last.subList(size - count, size)));
      String code = states.code(name);
      if (code != null && isState(segments, count, name)) {
        return takeEnd(segments, count);
      }
    }
    return "";
  }

  /** "5 Main St, New York 10001" names the city; a code, or a city besides it, tells a state. */
  private static boolean isState(List<List<String>> segments, int count, String name) {
    boolean wholeSegment = segments.get(segments.size() - 1).size() == count;
    int needed = name.length() > 2 && wholeSegment ? 3 : 1;
    return wholeSegment ? segments.size() >= Math.max(2, needed) : true;
  }

  private String takeCity(List<List<String>> segments, boolean something) {
    int last = segments.size() - 1;
    if (last > 0) {
      boolean city = something || segments.get(last).stream().noneMatch(AddressParser::hasDigit);
      return city ? takeEnd(segments, segments.get(last).size()) : "";
    }
    if (last < 0 || !something) {
      return "";
    }
    List<String> rest = segments.get(0);
    int street = streetEnd(rest);
    boolean onlyCity = street == 0 && rest.stream().noneMatch(AddressParser::hasDigit);
    return onlyCity || street > 0 ? takeEnd(segments, rest.size() - street) : "";
  }

  /** Where the city begins that no comma sets apart from the street; 0 if nothing tells. */
  private int streetEnd(List<String> address) {
    int end = 2;
    while (end < address.size() && !isStreetType(address, end)) {
      end++;
    }
    end++;
    // "Hill Rd", but "Olive St | St Louis".
    while (end < address.size()
        && isStreetType(address, end)
        && !words.compared(TextFolding.words(address.get(end))).equals("st")) {
      end++;
    }
    while (end < address.size() && isDirection(address.get(end))) {
      end++;
    }
    while (end + 1 < address.size() && isInside(address.get(end))) {
      end += 2;
    }
    return end < address.size() ? end : 0;
  }

  private boolean isStreetType(List<String> address, int at) {
    return words.isStreetType(TextFolding.words(address.get(at)));
  }

  /** "Ave SE", but "Ave | West Hollywood". */
  private boolean isDirection(String word) {
    String folded = TextFolding.words(word);
    return folded.length() <= 2 && words.isDirection(folded);
  }

  private boolean isInside(String word) {
    return word.equals("#") || words.isInside(TextFolding.words(word));
  }

  private static boolean hasDigit(String word) {
    return word.chars().anyMatch(Character::isDigit);
  }

  /** Takes words off the end of the last segment, and the segment with its last word. */
  private static String takeEnd(List<List<String>> segments, int count) {
    List<String> last = segments.get(segments.size() - 1);
    List<String> end = last.subList(last.size() - count, last.size());
    String taken = String.join(" ", end);
    end.clear();
    if (last.isEmpty()) {
      segments.remove(segments.size() - 1);
    }
    return taken;
  }

  private static String joined(List<List<String>> segments) {
    return String.join(", ", segments.stream().map(words -> String.join(" ", words)).toList());
  }
}
