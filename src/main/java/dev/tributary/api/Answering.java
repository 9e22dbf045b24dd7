package dev.tributary.api;

import dev.tributary.http.HttpFailure;
import dev.tributary.http.Request;
import dev.tributary.spec.Plan;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** What every route about records and entities answers from. */
final class Answering {
  private final Supplier<Plan> plans;
  private final EntityReader reader;
  private volatile @Nullable MaskingOf masking;

  private record MaskingOf(Plan plan, Masking masking) {}

  /**
   * @param plans the spec that is resolved by, which may be another one at any time
   * @param reader of the tables, wherever they are kept
   */
  Answering(Supplier<Plan> plans, EntityReader reader) {
    this.plans = plans;
    this.reader = reader;
  }

  /** The spec that is resolved by now. */
  Plan plan() {
    return plans.get();
  }

  EntityReader reader() {
    return reader;
  }

  /** Hides the values that a caller may not see, by the spec of now. */
  Masking masking() {
    Plan plan = plan();
    MaskingOf known = masking;
    if (known == null || known.plan() != plan) {
      known = new MaskingOf(plan, new Masking(plan));
      masking = known;
    }
    return known.masking();
  }

  /** Refuses a source that the spec does not have. */
  void checkSource(String source) {
    Plan plan = plan();
    if (!plan.hasSource(source)) {
      throw HttpFailure.unknown(
          "the spec has no such source; it has " + String.join(", ", plan.sources()));
    }
  }

  /** Refuses another type than that of the spec; null is any. */
  void checkType(@Nullable String type) {
    if (type != null && !type.equals(plan().entityName())) {
      throw HttpFailure.invalid(
          "entity_type is another one; this service resolves " + plan().entityName());
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
