package dev.tributary.clustering;

import dev.tributary.model.RecordKey;
import org.jspecify.annotations.Nullable;

/**
 * Decides when a component publishes: at once where nobody outside may still belong to it, in
 * intervals where it is large, and after a while where its questions never end.
 */
final class PublishSchedule {
  private final ClusteringState state;
  private final EntityPublisher publisher;
  private final ClusteringLimits limits;

  PublishSchedule(ClusteringState state, EntityPublisher publisher, ClusteringLimits limits) {
    this.state = state;
    this.publisher = publisher;
    this.limits = limits;
  }

  void tick(long nowMillis) {
    state.unpublishedDue(nowMillis, id -> publishDue(id, nowMillis));
  }

  private void publishDue(ComponentId id, long nowMillis) {
    Component component = state.component(id);
    if (component == null || component.unpublishedSinceMillis() == 0) {
      state.unmarkUnpublished(id);
      return;
    }
    publisher.publish(component, null, nowMillis);
    if (component.isBusy()) {
      // It publishes again once it is at rest, or after as long a wait.
      component.unpublishedSince(nowMillis);
      state.markUnpublished(id, nowMillis + limits.settleMillis());
    } else {
      component.unpublishedSince(0);
      state.unmarkUnpublished(id);
    }
    state.save(component);
  }

  void publishOrWait(Component component, @Nullable RecordKey cause, long nowMillis) {
    boolean waiting = component.unpublishedSinceMillis() != 0;
    if (!component.isBusy() && component.size() <= limits.eagerMembers()) {
      publisher.publish(component, cause, nowMillis);
      if (waiting) {
        component.unpublishedSince(0);
        state.unmarkUnpublished(component.id());
      }
      return;
    }
    if (!waiting) {
      component.unpublishedSince(nowMillis);
    }
    if (!component.isBusy()) {
      // Large ones publish once per interval and not with every change.
      state.markUnpublished(component.id(), nowMillis + limits.publishIntervalMillis());
    } else if (!waiting) {
      state.markUnpublished(component.id(), nowMillis + limits.settleMillis());
    }
  }
}
