package dev.tributary.spec;

import dev.tributary.spec.SpecDocument.ComparisonSection;
import dev.tributary.spec.SpecDocument.CompositeSection;
import dev.tributary.spec.SpecDocument.FieldsSection;
import dev.tributary.spec.SpecDocument.RuleSection;
import dev.tributary.spec.SpecDocument.RulesSection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Chooses the normaliser of an attribute where the spec does not: the one under {@code
 * normalizers}, else the one that a comparison of the attribute names first, else the one that the
 * attribute's name suggests, else {@code generic}.
 */
final class NormaliserChoice {
  private static final String GENERIC = "generic";
  private static final String QUANTITY = "quantity";

  /** Normalisers whose values can lie in a range. */
  static final List<String> OF_RANGES = List.of("number", "date", QUANTITY);

  private static final Map<String, List<String>> WELL_KNOWN =
      Map.of(
          "email", List.of("email", "e_mail", "mail", "email_address"),
          "phone", List.of("phone", "mobile", "telephone", "phone_number", "mobile_phone", "fax"),
          "name",
              List.of(
                  "name",
                  "first_name",
                  "given_name",
                  "middle_name",
                  "last_name",
                  "surname",
                  "family_name",
                  "full_name",
                  "maiden_name"),
          "company", List.of("company", "company_name", "organisation", "organization", "employer"),
          "domain", List.of("domain", "email_domain"),
          "address", List.of("address", "street", "street_address", "address_1", "address_line_1"),
          "postal_code", List.of("postal_code", "postcode", "zip", "zip_code", "zipcode"),
          "state", List.of("state", "province"),
          "country", List.of("country", "country_code"),
          "date", List.of("date", "date_of_birth", "dob", "birth_date", "birthdate"));
  private static final Map<String, String> MORE_WELL_KNOWN =
      Map.of(
          "website", "url",
          "url", "url",
          "vat", "vat",
          "vat_id", "vat",
          "vat_number", "vat",
          "generation", "generation");
  private static final Map<String, String> BY_ATTRIBUTE = byAttribute();

  private final Map<String, String> chosen = new HashMap<>();

  /** Nothing is chosen by anybody. */
  NormaliserChoice() {}

  NormaliserChoice(SpecDocument document) {
    document.normalisers().forEach((attribute, name) -> chosen.put(attribute, name.name()));
    if (document.decision().scoring() instanceof FieldsSection fields) {
      fields.fields().forEach(field -> choose(field.attribute().name(), field.normaliser()));
    } else if (document.decision().scoring() instanceof RulesSection rules) {
      rules.rules().forEach(this::chooseByRule);
    }
  }

  private void chooseByRule(RuleSection rule) {
    if (rule instanceof ComparisonSection comparison) {
      comparison.attributes().forEach(field -> choose(field.name(), comparison.normaliser()));
    } else if (rule instanceof CompositeSection composite) {
      composite.children().forEach(this::chooseByRule);
    }
  }

  private void choose(String attribute, @Nullable Named normaliser) {
    if (normaliser != null) {
      chosen.putIfAbsent(attribute, normaliser.name());
    }
  }

  /** The normaliser of an attribute's slot: the one written beside it, or the attribute's own. */
  String of(Named attribute, @Nullable Named written) {
    if (written != null) {
      return written.name();
    }
    String choice = chosen.get(attribute.name());
    return choice == null ? suggestedBy(attribute.name()) : choice;
  }

  /** The normaliser that an attribute's name suggests. */
  static String suggestedBy(String attribute) {
    return BY_ATTRIBUTE.getOrDefault(attribute.toLowerCase(Locale.ROOT), GENERIC);
  }

  /**
   * The same for what is compared by how far apart it lies: where nothing says otherwise, numbers
   * and dates are told apart value by value.
   */
  String ofRange(Named attribute, @Nullable Named written) {
    String choice = of(attribute, written);
    return choice.equals(GENERIC) ? QUANTITY : choice;
  }

  private static Map<String, String> byAttribute() {
    Map<String, String> byAttribute = new HashMap<>(MORE_WELL_KNOWN);
    WELL_KNOWN.forEach(
        (normaliser, attributes) ->
            attributes.forEach(attribute -> byAttribute.put(attribute, normaliser)));
    return Map.copyOf(byAttribute);
  }
}
