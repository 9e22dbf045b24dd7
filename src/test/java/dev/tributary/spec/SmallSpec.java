package dev.tributary.spec;

/** A spec of two sources for the tests of what is built upon specs, and how such tests read one. */
public final class SmallSpec {
  private SmallSpec() {}

  /** Two sources whose records match where they have the same email and name. */
  public static String text(String entity) {
    return """
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
        .formatted(entity);
  }

  /** The plan of {@link #text}; the entity's name keeps runs on one broker apart. */
  public static Plan plan(String entity) {
    return read(text(entity));
  }

  /** As above, with one line more at the end of the spec. */
  public static Plan plan(String entity, String line) {
    return read(text(entity) + line + "\n");
  }

  /** The plan of a spec without errors. */
  public static Plan read(String text) {
    SpecReading reading = SpecReader.read(text, "test.yml");
    Plan plan = reading.plan();
    if (plan == null) {
      throw new AssertionError("the spec was expected to be right:\n" + reading.report());
    }
    return plan;
  }
}
