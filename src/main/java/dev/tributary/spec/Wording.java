package dev.tributary.spec;

import dev.tributary.spec.SpecDocument.BlockingKeySection;
import dev.tributary.spec.SpecDocument.Extraction;
import dev.tributary.spec.SpecDocument.FunctionCall;
import dev.tributary.spec.SpecDocument.PartSection;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.List;
import java.util.Locale;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The small phrases in which parts of a spec are told. */
final class Wording {
  private static final MathContext DIGITS = new MathContext(10);

  private final SpecDocument document;
  private final NormaliserChoice normalisers;

  Wording(SpecDocument document, NormaliserChoice normalisers) {
    this.document = document;
    this.normalisers = normalisers;
  }

  String normaliser(Named attribute, @Nullable Named written) {
    return normalisers.of(attribute, written);
  }

  /** Where one value comes from, as {@code name.given(account_name)}. */
  static String origin(Extraction extraction) {
    String constant = extraction.constant();
    String origin =
        constant == null ? String.join(", ", extraction.columns()) : "\"" + constant + "\"";
    for (FunctionCall call : extraction.functions()) {
      origin = call.function().name() + "(" + origin + arguments(call) + ")";
    }
    return origin;
  }

  private static String arguments(FunctionCall call) {
    return new TreeMap<>(call.arguments())
        .entrySet().stream()
            .map(argument -> ", " + argument.getKey() + " \"" + argument.getValue() + "\"")
            .collect(Collectors.joining());
  }

  /** Where the values of an attribute come from; several values are joined by "and". */
  static String origins(List<Extraction> extractions) {
    return extractions.stream().map(Wording::origin).collect(Collectors.joining(" and "));
  }

  /** What two records have to agree in. */
  String agreement(BlockingKeySection key) {
    String parts = key.parts().stream().map(this::agreement).collect(Collectors.joining(" and "));
    if (key.joined().isEmpty()) {
      return parts;
    }
    boolean several = key.parts().size() > 1;
    return transformed(key.joined(), several ? "the text of " + parts : parts);
  }

  private String agreement(PartSection part) {
    String attribute =
        part.attribute().name()
            + " (normalised as "
            + normaliser(part.attribute(), part.normaliser())
            + ")";
    return transformed(part.transform(), attribute);
  }

  private static String transformed(String transform, String what) {
    String family = transform.replaceAll("\\d.*", "");
    String settings = transform.substring(family.length());
    return switch (family) {
      case "" -> what;
      case "soundex", "metaphone" -> "the " + family + " code of " + what;
      case "year" -> "the year of " + what;
      case "prefix" -> "the first " + settings + " characters of " + what;
      case "last" -> "the last " + settings + " digits of " + what;
      case "prefixes" -> "the first " + settings.replace("-", " or ") + " characters of " + what;
      case "ngram" -> ngrams(settings) + " of " + what;
      case "minhash" -> minHash(settings) + " of " + what;
      case "hyperplanes" ->
          "the side of "
              + settings.replaceFirst("(\\d+)x(\\d+)", "all $2 hyperplanes of one of $1 bands")
              + ", by the vector of "
              + what;
      default -> transform + " of " + what;
    };
  }

  private static String ngrams(String settings) {
    String[] parts = settings.split("[@x]", -1);
    return "a rare %s of %s characters (no pair is missed that shares %s of them or more)"
        .formatted(
            parts.length > 2 ? "group of " + parts[2] + " n-grams" : "n-gram",
            parts[0],
            percent(Double.parseDouble(parts[1])));
  }

  private static String minHash(String settings) {
    String[] parts = settings.split("[x/]", -1);
    return "all %s hashes in one of %s bands, of the %s"
        .formatted(
            parts[1],
            parts[0],
            parts.length > 2 ? "n-grams of " + parts[2] + " characters" : "words");
  }

  /** The order of trust, where a priority names only some of the sources. */
  String priority(List<Named> ofField) {
    return String.join(", ", PlanCompiler.priority(document, ofField));
  }

  static String number(double number) {
    return Double.isFinite(number)
        ? new BigDecimal(number, DIGITS).stripTrailingZeros().toPlainString()
        : Double.toString(number);
  }

  static String percent(double share) {
    return number(share * 100) + "%";
  }

  /** A match weight with its sign. */
  static String bits(double weight) {
    return String.format(Locale.ROOT, "%+.1f", weight);
  }

  /** A score as the share of matches among pairs that have it. */
  static String odds(double weight) {
    double probability = 1 / (1 + Math.pow(2, -weight));
    return String.format(Locale.ROOT, "%.4f", probability);
  }
}
