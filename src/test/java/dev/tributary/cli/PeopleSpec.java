package dev.tributary.cli;

/** A spec of one source, whose versions differ in a few numbers. */
final class PeopleSpec {
  private PeopleSpec() {}

  /** The first version; the weights are those of an equal email and of an equal name. */
  static String text(double email, double name, double match, double review) {
    return """
        identity_version: people_v1
        entity: {name: person}
        sources:
          crm: {primary_key: id, attributes: [email, name]}
        blocking: {keys: [email]}
        rules:
          - {name: email_exact, type: exact, field: email, weight: %s}
          - {name: name_exact, type: exact, field: name, weight: %s}
        decision: {scoring: weighted_sum, thresholds: {match: %s, review: %s}}
        """
        .formatted(email, name, match, review);
  }
}
