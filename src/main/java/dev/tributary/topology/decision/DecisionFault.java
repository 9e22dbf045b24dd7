package dev.tributary.topology.decision;

/** What can be wrong with a steward's decision, with a cure for the people who send it. */
public enum DecisionFault {
  NO_DECISION_ID(
      "Nothing says which decision this is",
      "Key the message by the decision's id, a text of 1 to 200 characters."),
  DECISION_TOO_LARGE(
      "The decision is larger than accepted", "Divide it into several decisions, each with an id."),
  DECISION_NOT_JSON(
      "This is not a JSON object", "Send one JSON object, as stewardship.schema.json says."),
  DECISION_FIELD_MISSING(
      "A field is missing", "Send all fields that stewardship.schema.json requires for the type."),
  DECISION_FIELD_UNKNOWN(
      "The decision has a field that it cannot have",
      "Leave it out; stewardship.schema.json says which fields a type has."),
  DECISION_VALUE_WRONG(
      "A field's value is not of its kind", "See stewardship.schema.json for what it may be."),
  DECISION_ID_DIFFERS(
      "The message's key and its field decision_id name two decisions",
      "Key the message by the decision's id."),
  DECISION_SOURCE_UNKNOWN(
      "A record is named of a source that the spec does not have",
      "Name the source as the spec does."),
  DECISION_ON_BOTH_SIDES(
      "A record is named on both sides, and cannot be kept apart from itself",
      "Name each record in a or in b."),
  DECISION_TOO_MANY_RECORDS(
      "The decision is about more records than accepted",
      "Name fewer records, in several decisions, or raise limits.max_entity_size in the spec where"
          + " an entity is to be that large.");

  private final String explanation;
  private final String cure;

  DecisionFault(String explanation, String cure) {
    this.explanation = explanation;
    this.cure = cure;
  }

  /** What is wrong, where, and what cures it. */
  public String inWords(String place) {
    return explanation + " (" + place + "). " + cure;
  }
}
