package dev.tributary.topology.output;

import dev.tributary.spec.Plan;
import dev.tributary.spec.SpecReader;
import dev.tributary.spec.SpecReading;

/** The plan that outputs are written under. */
final class CustomerPlan {
  private static final String SPEC =
      """
      identity_version: customer_v7
      entity: {name: customer}
      sources:
        crm: {primary_key: id, attributes: [email, phone, name]}
        billing: {primary_key: id, attributes: [email, phone, name]}
      blocking: {keys: [[email], [name, phone]]}
      decision:
        scoring:
          strategy: fellegi_sunter
          fields:
            - {name: email, comparator: exact, m_probability: 0.95, u_probability: 0.001}
            - {name: phone, comparator: exact, m_probability: 0.85, u_probability: 0.005}
            - {name: name, comparator: jaro_winkler, m_probability: 0.85, u_probability: 0.05}
          thresholds: {match: 8.0, possible: 4.0}
      survivorship: {default: source_priority}
      limits: {max_review_items_per_record: 3}
      """;

  private CustomerPlan() {}

  static Plan read() {
    SpecReading reading = SpecReader.read(SPEC, "customer.yml");
    Plan plan = reading.plan();
    if (plan == null) {
      throw new AssertionError("the spec was expected to be right:\n" + reading.report());
    }
    return plan;
  }
}
