package dev.tributary.spec;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Specs that tests read and break. */
final class SpecTexts {
  private SpecTexts() {}

  /** Every section of the Fellegi-Sunter form, those without effect included. */
  static final String FELLEGI_SUNTER =
      """
      api_version: kanoniv/v2
      identity_version: customer_v1
      metadata:
        name: Customers
        description: Customers of two systems
        owner: data
        tags: [production]
      entity:
        name: customer
        description: a person
        compliance: {frameworks: [gdpr], pii_fields: [email, phone], audit_required: true}
      sources:
        crm_contacts:
          adapter: csv
          location: raw.crm_contacts
          primary_key: crm_contact_id
          schema:
            email: {type: string, pii: true, nullable: true}
            phone: {type: string, pii: true}
            first_name: {type: string}
            last_name: {type: string, pii: true}
            company: string
          attributes: {email: email, phone: phone, first_name: first_name, last_name: last_name, company_name: company}
          freshness: {max_age: "24h", warn_after: "12h"}
          tags: [production]
        support_users:
          primary_key: id
          attributes:
            email: mail
            phone: [mobile, home]
            company_name: {constant: Acme}
      blocking:
        strategy: composite
        keys: [[email], [phone], [last_name, first_name], [company_name, last_name]]
      decision:
        scoring:
          strategy: fellegi_sunter
          training: {method: em, estimate_u: random_sampling, max_iterations: 25}
          fields:
            - {name: email, comparator: exact, weight: 2.0, m_probability: 0.95, u_probability: 0.001, normalizer: email}
            - {name: phone, comparator: exact, weight: 1.5, m_probability: 0.85, u_probability: 0.005, normalizer: phone}
            - {name: first_name, comparator: jaro_winkler, weight: 1.0, m_probability: 0.85, u_probability: 0.05, normalizer: nickname}
            - {name: last_name, comparator: jaro_winkler, m_probability: 0.88, u_probability: 0.02, normalizer: name}
            - {name: company_name, comparator: jaro_winkler, m_probability: 0.8, u_probability: 0.02, normalizer: generic}
          thresholds: {match: 8.0, possible: 4.0, non_match: -5.0}
        thresholds: {match: 0.9, review: 0.7}
        conflict_strategy: prefer_high_confidence
        tie_breaking: [exact_match_priority, lowest_entity_id]
        audit: {log_all_comparisons: false, log_decisions: true}
      survivorship:
        default: source_priority
        overrides:
          - {field: email, strategy: most_complete}
          - {field: phone, strategy: source_priority, priority: [support_users, crm_contacts]}
      governance: {require_freshness: true, require_schema: true, required_tags: [production]}
      """;

  /** The form with rules, of each type, and sources as a list. */
  static final String RULES =
      """
      entity: {name: customer}
      sources:
        - name: crm
          primary_key: id
          attributes: [email, phone, name, street_address, zip_code, date_of_birth]
        - name: billing
          primary_key: id
          attributes: {email: email, name: holder}
      rules:
        - name: email_exact
          type: exact
          field: email
          weight: 1.0
        - name: phone_exact
          type: exact
          field: phone
          weight: 0.85
        - name: name_fuzzy
          type: similarity
          field: name
          algorithm: jaro_winkler
          threshold: 0.88
          weight: 0.6
        - name: address_composite
          type: composite
          operator: and
          children:
            - {name: street_fuzzy, type: similarity, field: street_address, algorithm: levenshtein, threshold: 0.80, weight: 0.4}
            - {name: zip_exact, type: exact, field: zip_code, weight: 0.3}
        - name: dob_exact
          type: exact
          field: date_of_birth
          weight: 0.4
      blocking:
        strategy: exact
        keys: [email, phone, zip_code]
      decision:
        scoring: weighted_sum
        thresholds:
          match: 0.9
          review: 0.7
      """;

  /** The smallest spec there is. */
  static final String SMALLEST =
      """
      entity: {name: person}
      sources:
        people: {primary_key: id, attributes: [email]}
      blocking: {keys: [email]}
      decision:
        scoring:
          fields: [{name: email, m_probability: 0.9, u_probability: 0.01}]
          thresholds: {match: 5, possible: 2}
      """;

  /** The plan of a spec without errors. */
  static Plan plan(String text) {
    return SmallSpec.read(text);
  }

  /** A spec among the resources of the tests. */
  static String file(String name) {
    try {
      return Files.readString(Path.of("src", "test", "resources", "specs", name));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
