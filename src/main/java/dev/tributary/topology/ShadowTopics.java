package dev.tributary.topology;

import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.locks.LockSupport;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.GroupIdNotFoundException;
import org.apache.kafka.common.errors.GroupNotEmptyException;

/** The topics that a shadow run has to itself, and how they go. */
public final class ShadowTopics {
  private static final Duration GONE_WITHIN = Duration.ofSeconds(10);
  private static final Duration LOOK_AGAIN_AFTER = Duration.ofMillis(50);

  private final Admin admin;
  private final Topics topics;

  /**
   * @param admin the caller keeps and closes it
   * @param topics of a shadow run; those of a run in force are never touched
   */
  public ShadowTopics(Admin admin, Topics topics) {
    if (topics.shadow().isEmpty()) {
      throw new IllegalArgumentException("these are the topics of the run in force");
    }
    this.admin = admin;
    this.topics = topics;
  }

  /** Deletes them and the offsets of the run; answers how many topics there were. */
  public int remove() {
    try {
      List<String> own = own();
      admin.deleteTopics(own).all().get();
      removeGroup(topics.applicationId());
      return own.size();
    } catch (ExecutionException e) {
      throw new KafkaException("the topics of the shadow run were not deleted", e.getCause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new KafkaException("interrupted while deleting the topics of the shadow run", e);
    }
  }

  /**
   * Deletes what a run left that was killed, before the next one begins.
   *
   * @throws ResolverException where such a run is going on
   */
  public void removeLeftOver() {
    try {
      List<String> own = own();
      if (own.isEmpty()) {
        return;
      }
      removeGroup(topics.applicationId());
      admin.deleteTopics(own).all().get();
      long deadline = System.nanoTime() + GONE_WITHIN.toNanos();
      while (!own().isEmpty() && System.nanoTime() < deadline) {
        LockSupport.parkNanos(LOOK_AGAIN_AFTER.toNanos());
      }
    } catch (ExecutionException e) {
      if (e.getCause() instanceof GroupNotEmptyException) {
        throw new ResolverException(
            "a shadow run of this very spec is going on, or was killed a moment ago; wait until it"
                + " is over");
      }
      throw new KafkaException("what a shadow run left was not deleted", e.getCause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new KafkaException("interrupted while deleting what a shadow run left", e);
    }
  }

  private List<String> own() throws ExecutionException, InterruptedException {
    Set<String> all = admin.listTopics().names().get();
    String id = topics.applicationId();
    return all.stream()
        .filter(name -> name.startsWith(id + ".") || name.startsWith(id + "-"))
        .toList();
  }

  private void removeGroup(String id) throws ExecutionException, InterruptedException {
    try {
      admin.deleteConsumerGroups(List.of(id)).all().get();
    } catch (ExecutionException e) {
      if (!(e.getCause() instanceof GroupIdNotFoundException)) {
        throw e;
      }
    }
  }
}
