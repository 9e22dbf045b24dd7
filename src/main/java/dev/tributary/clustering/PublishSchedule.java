package dev.tributary.clustering;

import dev.tributary.model.RecordKey;
import org.jspecify.annotations.Nullable;

/**
 * Decides when a component publishes: a moment after the first change, so that changes which come
 * together are published together; once nobody outside may still belong to it; and after a while
 * even where its questions never end.
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
    Unpublished news = component == null ? null : component.unpublished();
    if (component == null || news == null) {
      state.unmarkUnpublished(id);
      return;
    }
    long latest = news.sinceMillis() + limits.settleMillis();
    if (component.isBusy() && nowMillis < latest) {
      wait(component, news.dueAt(latest));
    } else {
      publish(component, news, nowMillis);
    }
    state.save(component);
  }

  private void publish(Component component, Unpublished news, long nowMillis) {
    publisher.publish(component, news.cause(), nowMillis);
    if (component.isBusy()) {
      // It publishes again once it is at rest, or after as long a wait.
      wait(component, new Unpublished(nowMillis, nowMillis + limits.settleMillis(), null));
    } else {
      component.unpublished(null);
      state.unmarkUnpublished(component.id());
    }
  }

  private void wait(Component component, Unpublished news) {
    component.unpublished(news);
    state.markUnpublished(component.id(), news.dueMillis());
  }

  /** The component changed. */
  void publishOrWait(Component component, @Nullable RecordKey cause, long nowMillis) {
    long delay = component.isBusy() ? limits.settleMillis() : delayOf(component);
    long due = nowMillis + delay;
    Unpublished known = component.unpublished();
    Unpublished news =
        known == null ? new Unpublished(nowMillis, due, cause) : known.and(due, cause);
    if (delay == 0) {
      publish(component, news, nowMillis);
    } else if (!news.equals(known)) {
      wait(component, news);
    }
  }

  /** A large component costs more to publish, and does so less often. */
  private long delayOf(Component component) {
    long parts = 1L + component.size() / limits.eagerMembers();
    return Math.min(parts * limits.publishIntervalMillis(), limits.settleMillis());
  }
}
