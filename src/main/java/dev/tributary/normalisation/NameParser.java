package dev.tributary.normalisation;

import dev.tributary.normalisation.NameParts.Kind;
import java.util.ArrayList;
import java.util.List;

/**
 * Takes full names apart: "First Middle Last", "Last, First Middle", with titles in front, suffixes
 * behind and particles before the family name, in any case and in any script that puts spaces
 * between names; names in Chinese, Japanese and Korean characters begin with the family name. The
 * parts keep the spelling of the source.
 */
public final class NameParser {
  private final NameParts parts = NameParts.builtIn();
  private final boolean singleIsFamily;

  /**
   * A parser.
   *
   * @param singleIsFamily whether a name of one word is a family name; a given name otherwise. A
   *     comma or a title tells more than this: "Cook," and "Dr. Cook" are family names
   */
  public NameParser(boolean singleIsFamily) {
    this.singleIsFamily = singleIsFamily;
  }

  /** The parts of a full name; {@link PersonName#NONE} where there is nothing to read. */
  public PersonName parse(String fullName) {
    List<List<String>> segments = FullNameText.segments(fullName);
    List<String> titles = new ArrayList<>();
    List<String> suffixes = new ArrayList<>();
    boolean affixesBehindComma = false;
    for (int i = 0; i < segments.size(); i++) {
      // The first segment holds a name, whatever its words look like; the others need not.
      int atLeast = i == 0 ? 1 : 0;
      int words = segments.get(i).size();
      takeTitles(segments.get(i), atLeast, titles);
      takeSuffixes(segments.get(i), atLeast, suffixes);
      affixesBehindComma |= i > 0 && segments.get(i).size() < words;
    }
    PersonName name = names(segments, titles, affixesBehindComma);
    return new PersonName(
        joined(titles), name.given(), name.middle(), name.family(), joined(suffixes));
  }

  /** A full name, or any part of one, without titles in front and suffixes behind. */
  String withoutAffixes(String name) {
    List<String> bare = new ArrayList<>();
    for (List<String> words : FullNameText.segments(name)) {
      int atLeast = bare.isEmpty() ? 1 : 0;
      takeTitles(words, atLeast, new ArrayList<>());
      takeSuffixes(words, atLeast, new ArrayList<>());
      if (!words.isEmpty()) {
        bare.add(joined(words));
      }
    }
    return String.join(", ", bare);
  }

  private PersonName names(
      List<List<String>> segments, List<String> titles, boolean affixesBehindComma) {
    if (segments.isEmpty()) {
      return PersonName.NONE;
    }
    List<String> front = segments.get(0);
    List<String> rest = new ArrayList<>();
    segments.subList(1, segments.size()).forEach(rest::addAll);
    if (!rest.isEmpty()) {
      return familyFirst(front, rest);
    }
    if (EastAsianName.is(front)) {
      return EastAsianName.parse(front, singleIsFamily, parts);
    }
    // "Cook," and "Cook, Jr." but not "John Cook, Jr."
    boolean comma = segments.size() > 1;
    boolean familyAlone = comma && (!affixesBehindComma || front.size() == 1);
    return familyAlone || front.isEmpty() ? family(front) : givenFirst(front, titles);
  }

  private PersonName givenFirst(List<String> words, List<String> titles) {
    boolean formal = titles.stream().anyMatch(title -> parts.is(Kind.TITLE, title));
    boolean single = words.size() == 1;
    if (single ? formal || singleIsFamily : formal && parts.is(Kind.PARTICLE, words.get(0))) {
      return family(words);
    }
    int start = single ? 1 : familyStart(words);
    return new PersonName(
        "",
        words.isEmpty() ? "" : words.get(0),
        joined(words.subList(Math.min(1, start), start)),
        joined(words.subList(start, words.size())),
        "");
  }

  /**
   * Where the family name begins in "First Middle van der Last"; behind the given name at least.
   */
  private int familyStart(List<String> words) {
    int start = words.size() - 1;
    while (start > 1) {
      String before = words.get(start - 1);
      if (parts.is(Kind.PARTICLE, before)) {
        start--;
      } else if (start > 2 && parts.is(Kind.LINK, before)) {
        start -= 2;
      } else {
        break;
      }
    }
    return start;
  }

  /** "Beethoven, Ludwig van": particles at the end go before the family name. */
  private PersonName familyFirst(List<String> family, List<String> given) {
    int end = given.size();
    while (end > 1 && parts.is(Kind.PARTICLE, given.get(end - 1))) {
      end--;
    }
    List<String> whole = new ArrayList<>(given.subList(end, given.size()));
    whole.addAll(family);
    return new PersonName("", given.get(0), joined(given.subList(1, end)), joined(whole), "");
  }

  private static PersonName family(List<String> words) {
    return new PersonName("", "", "", joined(words), "");
  }

  private void takeTitles(List<String> words, int atLeast, List<String> titles) {
    int end = 0;
    while (words.size() - end > atLeast && isTitleAt(words, end)) {
      end++;
    }
    List<String> taken = words.subList(0, end);
    titles.addAll(taken);
    taken.clear();
  }

  /** "Mr. &amp; Mrs." is a title too. */
  private boolean isTitleAt(List<String> words, int at) {
    String word = words.get(at);
    boolean and = word.equals("&") || word.equalsIgnoreCase("and");
    return parts.isTitle(word)
        || (at > 0 && and && at + 1 < words.size() && parts.isTitle(words.get(at + 1)));
  }

  private void takeSuffixes(List<String> words, int atLeast, List<String> suffixes) {
    int end = words.size();
    int start = end;
    while (start > atLeast) {
      if (parts.is(Kind.SUFFIX, words.get(start - 1))) {
        start--;
      } else if (start - 1 > atLeast && isSpacedSuffix(words, start)) {
        start -= 2;
      } else {
        break;
      }
    }
    List<String> taken = words.subList(start, end);
    suffixes.addAll(taken);
    taken.clear();
  }

  /** "Ph. D." is one suffix. */
  private boolean isSpacedSuffix(List<String> words, int end) {
    String first = words.get(end - 2);
    return first.endsWith(".") && parts.is(Kind.SUFFIX, first + words.get(end - 1));
  }

  private static String joined(List<String> words) {
    return String.join(" ", words);
  }
}
