package dev.tributary.api;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tributary.spec.Plan;
import java.util.Locale;
import java.util.Set;

/**
 * Hides personal values from those who may not see them, and leaves as much as tells one entity
 * from another. Personal is what the spec says is, and what bears the name of something that always
 * is.
 */
final class Masking {
  private static final String HIDDEN = "***";
  private static final int LAST_DIGITS = 2;

  private final Set<String> personal;

  Masking(Plan plan) {
    this.personal = plan.personalAttributes();
  }

  /** How a value is hidden. */
  private enum Kind {
    EMAIL,
    PHONE,
    NAME,
    DATE,
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
    return personal.contains(attribute) || kind(attribute) != Kind.OTHER;
  }

  String mask(String attribute, String value) {
    return switch (kind(attribute)) {
      case EMAIL -> email(value);
      case PHONE -> phone(value);
      case NAME -> value.isEmpty() ? HIDDEN : value.substring(0, firstChar(value)) + HIDDEN;
      case DATE, OTHER -> HIDDEN;
    };
  }

  private static Kind kind(String attribute) {
    String name = attribute.toLowerCase(Locale.ROOT);
    if (name.contains("email") || name.contains("e_mail")) {
      return Kind.EMAIL;
    } else if (name.contains("phone") || name.contains("mobile") || name.contains("fax")) {
      return Kind.PHONE;
    } else if (name.contains("birth") || name.equals("dob")) {
      return Kind.DATE;
    } else if (name.equals("name") || name.matches("(first|last|full|given|family|middle).*name")) {
      return Kind.NAME;
    }
    return Kind.OTHER;
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
