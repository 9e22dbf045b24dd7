package dev.tributary.spec;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * How often different people of one house, or of one company, have the value of an attribute in
 * common: by what its normaliser says it is, and where that is many things, as a name or a text is,
 * by the words of the attribute's name. Rough figures, the same for all data; how many such pairs
 * there are is learned.
 */
final class SharedByNeighbours {
  private static final Pattern HUMP = Pattern.compile("(?<=\\p{Ll})(?=\\p{Lu})");
  private static final Pattern NO_LETTERS = Pattern.compile("\\P{L}+");

  private static final double OWN = 0.005;

  /** The first that fits counts. */
  private static final List<Kind> KINDS =
      List.of(
          Kind.of(OWN, List.of("date", "vat")),
          Kind.of(0.2, List.of("email"), "email", "mail"),
          Kind.of(0.6, List.of("phone"), "phone", "telephone", "tel", "mobile", "fax"),
          Kind.of(
              0.02,
              List.of("given_name", "nickname"),
              "given",
              "first name",
              "firstname",
              "fname",
              "name first",
              "forename"),
          Kind.of(
              0.6, List.of(), "surname", "family", "last name", "lastname", "lname", "name last"),
          Kind.of(0.8, List.of("domain"), "employer"),
          Kind.of(
              0.9,
              List.of("address", "postal_code", "state", "country"),
              "address",
              "addr",
              "street",
              "city",
              "town",
              "suburb",
              "county",
              "region",
              "place",
              "postcode",
              "postal",
              "zip"));

  private record Kind(double share, List<String> normalisers, List<String> words) {
    static Kind of(double share, List<String> normalisers, String... words) {
      return new Kind(share, normalisers, Stream.of(words).map(SharedByNeighbours::apart).toList());
    }
  }

  private SharedByNeighbours() {}

  static double of(String attribute, String normaliser) {
    String name = apart(attribute);
    return share(kind -> kind.normalisers().contains(normaliser))
        .or(() -> share(kind -> kind.words().stream().anyMatch(name::contains)))
        .orElse(OWN);
  }

  private static Optional<Double> share(Predicate<Kind> fits) {
    return KINDS.stream().filter(fits).map(Kind::share).findFirst();
  }

  /** The words of a name in small letters, a blank before and after each. */
  private static String apart(String name) {
    String words = HUMP.matcher(name).replaceAll(" ").toLowerCase(Locale.ROOT);
    return NO_LETTERS.matcher(" " + words + " ").replaceAll(" ");
  }
}
