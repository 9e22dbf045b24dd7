package dev.tributary.clustering;

import dev.tributary.model.RecordKey;
import java.util.LinkedHashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Decides when a component publishes: once nobody outside may still belong to it, with the commit
 * of the change, so that what comes together is published together; in intervals where it is large;
 * and after a while where its questions never end.
 */
final class PublishSchedule {
  private final ClusteringState state;
  private final EntityPublisher publisher;
  private final ClusteringLimits limits;

  /** The components that publish with the next commit. */
  private final Set<ComponentId> ready = new LinkedHashSet<>();

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
    Unpublished news = component == null ? null : component.unpublished();
    if (component == null || news == null) {
      state.unmarkUnpublished(id);
      return;
    }
    state.unmarkUnpublished(id);
    long latest = news.sinceMillis() + limits.settleMillis();
    if (component.isBusy() && nowMillis < latest) {
      state.markUnpublished(id, latest, true);
    } else {
      publish(component, news, nowMillis);
    }
    state.save(component);
  }

  private void publish(Component component, Unpublished news, long nowMillis) {
    publisher.publish(component, news.cause(), nowMillis);
    state.unmarkUnpublished(component.id());
    if (component.isBusy()) {
      // It publishes again once it is at rest, or after as long a wait.
      component.unpublished(new Unpublished(nowMillis, null));
      state.markUnpublished(component.id(), nowMillis + limits.settleMillis(), true);
    } else {
      component.unpublished(null);
    }
  }

  /** The component changed. */
  void publishOrWait(Component component, @Nullable RecordKey cause, long nowMillis) {
    Unpublished known = component.unpublished();
    component.unpublished(known == null ? new Unpublished(nowMillis, cause) : known.and(cause));
    long delay = component.isBusy() ? limits.settleMillis() : delayOf(component);
    if (delay == 0) {
      ready.add(component.id());
    } else {
      state.markUnpublished(component.id(), nowMillis + delay, component.isBusy());
    }
  }

  /** What is changed now is seen with the commit, and not before. */
  void beforeCommit(long nowMillis) {
    for (ComponentId id : ready) {
      Component component = state.component(id);
      Unpublished news = component == null ? null : component.unpublished();
      if (component != null && news != null && !component.isBusy()) {
        publish(component, news, nowMillis);
        state.save(component);
      }
    }
    ready.clear();
  }

  /** A large component costs more to publish, and does so less often. */
  private long delayOf(Component component) {
    long parts = component.size() / (limits.eagerMembers() + 1);
    return Math.min(parts * limits.publishIntervalMillis(), limits.settleMillis());
  }
}
