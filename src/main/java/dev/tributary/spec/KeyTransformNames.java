package dev.tributary.spec;

import dev.tributary.blocking.KeyTransforms;
import dev.tributary.comparison.Metaphone;
import dev.tributary.comparison.Soundex;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The transforms of a blocking key's parts by their names in a spec: {@code soundex}, {@code
 * metaphone}, {@code year}, {@code prefix3} for the first three characters, {@code last4} for the
 * last four digits.
 */
final class KeyTransformNames {
  static final List<String> EXAMPLES = List.of("soundex", "metaphone", "year", "prefix3", "last4");
  private static final Pattern WITH_LENGTH = Pattern.compile("(prefix|last)([1-9]\\d?)");

  private KeyTransformNames() {}

  /** The transform of a name, none for the empty one; null for an unknown name. */
  static @Nullable UnaryOperator<String> find(String name) {
    Matcher withLength = WITH_LENGTH.matcher(name);
    if (withLength.matches()) {
      int length = Integer.parseInt(withLength.group(2));
      return withLength.group(1).equals("prefix")
          ? KeyTransforms.prefix(length)
          : KeyTransforms.lastDigits(length);
    }
    return switch (name) {
      case "" -> KeyTransforms.exact();
      case "soundex" -> Soundex::code;
      case "metaphone" -> Metaphone::code;
      case "year" -> KeyTransforms.year();
      default -> null;
    };
  }
}
