package dev.tributary.clustering;

/**
 * Whether the actor of a record wants to hear of its entity.
 *
 * @param serial of the record's partition: messages may overtake each other on their way to a
 *     component, and the highest serial is the last word
 */
public record Observation(long serial, boolean wanted) {
  static final Observation NONE = new Observation(0, false);

  Observation orNewer(Observation that) {
    return that.serial > serial ? that : this;
  }
}
