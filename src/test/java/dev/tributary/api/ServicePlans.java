package dev.tributary.api;

import dev.tributary.spec.Plan;
import dev.tributary.spec.SpecReader;
import dev.tributary.spec.SpecReading;

/** The spec of the services under test. */
final class ServicePlans {
  private ServicePlans() {}

  /** Two sources whose records match where they have the same email and name. */
  static Plan small(String entity) {
    SpecReading reading =
        SpecReader.read(
            """
            identity_version: small_v1
            entity: {name: %s}
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
            """
                .formatted(entity),
            "test.yml");
    Plan plan = reading.plan();
    if (plan == null) {
      throw new AssertionError("the spec was expected to be right:\n" + reading.report());
    }
    return plan;
  }
}
