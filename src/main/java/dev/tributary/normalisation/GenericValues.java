package dev.tributary.normalisation;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Tells values that stand for nobody in particular: placeholders such as "n/a" or 000-000-0000, and
 * mailboxes that several people read, such as info@. That two records agree in one of them is no
 * evidence.
 */
public final class GenericValues {
  /** Shorter rows of one digit are house numbers and codes. */
  private static final int SHORTEST_NUMBER = 7;

  private static final int LONGEST = 320;
  private static final int NORTH_AMERICAN = 11;
  private static final GenericValues BUILT_IN =
      new GenericValues(ConfigTable.rows("generic-values.csv"));

  private final Map<String, Set<String>> lists = new HashMap<>();

  private GenericValues(List<List<String>> rows) {
    for (List<String> row : rows) {
      lists.computeIfAbsent(row.get(0), kind -> new HashSet<>()).addAll(row.subList(1, row.size()));
    }
    if (!lists.keySet().equals(Set.of("text", "mailbox", "domain", "mail", "number"))) {
      throw new IllegalStateException("unexpected kinds of generic values: " + lists.keySet());
    }
  }

  /** The values that come with the program. */
  public static GenericValues builtIn() {
    return BUILT_IN;
  }

  /** Says whether the raw value names nobody; a blank one is no value and names nobody either. */
  public boolean contains(String raw) {
    if (raw.length() > LONGEST) {
      return false;
    }
    String text = TextFolding.casefold(raw);
    int at = text.indexOf('@');
    if (at >= 0) {
      return isGenericMail(MailAddress.unwrap(text));
    }
    return isIn("text", text) || (hasNoLetter(text) && isGenericNumber(text));
  }

  private boolean isGenericMail(String address) {
    int at = address.indexOf('@');
    if (at < 0) {
      return false;
    }
    String local = address.substring(0, at);
    int plus = local.indexOf('+');
    return isIn("mailbox", plus > 0 ? local.substring(0, plus) : local)
        || isIn("domain", address.substring(at + 1))
        || isIn("mail", address);
  }

  /** A text of punctuation or symbols alone names nobody either. */
  private boolean isGenericNumber(String text) {
    String digits = DigitsNormaliser.digits(text);
    if (digits.isEmpty()) {
      return text.codePoints().noneMatch(TextFolding::isWordPart);
    }
    String national =
        digits.length() == NORTH_AMERICAN && digits.charAt(0) == '1' ? digits.substring(1) : digits;
    return isIn("number", national) || isOneDigit(national) || isOneDigit(digits);
  }

  private static boolean isOneDigit(String digits) {
    return digits.length() >= SHORTEST_NUMBER
        && digits.chars().allMatch(digit -> digit == digits.charAt(0));
  }

  private static boolean hasNoLetter(String text) {
    return text.codePoints().noneMatch(Character::isLetter);
  }

  private boolean isIn(String kind, String text) {
    return lists.getOrDefault(kind, Set.of()).contains(text);
  }
}
