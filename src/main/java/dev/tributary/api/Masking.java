package dev.tributary.api;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tributary.spec.Plan;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Hides personal values from those who may not see them, and leaves as much as tells one entity
 * from another. Personal is what the spec says is, what bears the name of something that always is,
 * and what the spec does not know: another one may, by which it was resolved.
 */
final class Masking {
  private static final String HIDDEN = "***";
  private static final int LAST_DIGITS = 2;

  /** Names of organisations and of things, which are not those of persons. */
  private static final Pattern NO_PERSON =
      Pattern.compile(
          "(company|business|organi[sz]ation|org|legal|trade|trading|brand|product|domain|host|file"
              + "|project|event|venue|shop|store|city|state|country|county|region)_?names?");

  private static final Pattern SECRET =
      Pattern.compile(
          "(.*_)?(ssn|social_security.*|national_id.*|id_number|passport.*|driver.*licen[cs]e.*"
              + "|tax_id.*|tin|iban|bic|account_number|card_number|salary|gender|sex|religion)");

  private static final Pattern PLACE =
      Pattern.compile("(.*_)?(street|address|addr|house)(_.*|[0-9]*|line.*)?");

  private final Set<String> personal;
  private final Set<String> known;

  Masking(Plan plan) {
    this.personal = plan.personalAttributes();
    this.known = Set.copyOf(plan.attributeNames());
  }

  /** How a value is hidden. */
  private enum Kind {
    EMAIL,
    PHONE,
    NAME,
    SECRET,
    OTHER
  }

  /** The values as the caller may see them, in a tree of its own. */
  ObjectNode mask(JsonNode golden) {
    ObjectNode masked = golden.deepCopy();
    for (var field : golden.properties()) {
      if (isPersonal(field.getKey())) {
        masked.put(field.getKey(), mask(field.getKey(), field.getValue().asText()));
      }
    }
    return masked;
  }

  boolean isPersonal(String attribute) {
    return personal.contains(attribute)
        || !known.contains(attribute)
        || kind(attribute) != Kind.OTHER;
  }

  String mask(String attribute, String value) {
    return switch (kind(attribute)) {
      case EMAIL -> email(value);
      case PHONE -> phone(value);
      case NAME -> value.isEmpty() ? HIDDEN : value.substring(0, firstChar(value)) + HIDDEN;
      case SECRET, OTHER -> HIDDEN;
    };
  }

  private static Kind kind(String attribute) {
    String name = attribute.toLowerCase(Locale.ROOT);
    if (name.contains("email") || name.contains("e_mail")) {
      return Kind.EMAIL;
    } else if (name.contains("phone") || name.contains("mobile") || name.contains("fax")) {
      return Kind.PHONE;
    } else if (isSecret(name)) {
      return Kind.SECRET;
    } else if (isNameOfPerson(name)) {
      return Kind.NAME;
    }
    return Kind.OTHER;
  }

  private static boolean isSecret(String name) {
    return name.contains("birth")
        || name.equals("dob")
        || SECRET.matcher(name).matches()
        || PLACE.matcher(name).matches();
  }

  private static boolean isNameOfPerson(String name) {
    return name.matches("family|given|initials")
        || (name.matches(".*names?") && !NO_PERSON.matcher(name).matches());
  }

  private static String email(String value) {
    int at = value.lastIndexOf('@');
    return at < 1 ? HIDDEN : value.substring(0, firstChar(value)) + HIDDEN + value.substring(at);
  }

  private static String phone(String value) {
    String digits = value.replaceAll("\\D", "");
    return digits.length() <= 2 * LAST_DIGITS
        ? HIDDEN
        : HIDDEN + digits.substring(digits.length() - LAST_DIGITS);
  }

  private static int firstChar(String value) {
    return Character.charCount(value.codePointAt(0));
  }
}
