package dev.tributary.api;

import dev.tributary.http.HttpFailure;
import dev.tributary.http.Request;
import dev.tributary.spec.Plan;

/**
 * What every route about records and entities answers from.
 *
 * @param plan the spec that is resolved by
 * @param reader of the tables, wherever they are kept
 * @param masking of values that the caller may not see
 */
record Answering(Plan plan, EntityReader reader, Masking masking) {
  Answering(Plan plan, EntityReader reader) {
    this(plan, reader, new Masking(plan));
  }

  /** Refuses a source that the spec does not have. */
  void checkSource(String source) {
    if (!plan.hasSource(source)) {
      throw HttpFailure.unknown(
          "the spec has no such source; it has " + String.join(", ", plan.sources()));
    }
  }

  /** The entity that a path names, which may be a retired one. */
  Entity existing(Request request, String parameter) {
    boolean stale = Parameters.stale(request.query(Parameters.STALE_NAME));
    return existing(Parameters.entityId(request.path(parameter)), stale);
  }

  /** An entity that has to be there. */
  Entity existing(String id, boolean stale) {
    Entity entity = reader.entity(id, stale);
    if (entity == null) {
      throw HttpFailure.unknown(
          "there is no entity with this id, and none that took over from it; all of its records may"
              + " have been deleted");
    }
    return entity;
  }
}
