package dev.tributary.topology;

import java.util.List;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.GroupIdNotFoundException;

/** The topics that a shadow run has to itself, and how they go. */
public final class ShadowTopics {
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
      Set<String> all = admin.listTopics().names().get();
      String id = topics.applicationId();
      List<String> own =
          all.stream()
              .filter(name -> name.startsWith(id + ".") || name.startsWith(id + "-"))
              .toList();
      admin.deleteTopics(own).all().get();
      removeGroup(id);
      return own.size();
    } catch (ExecutionException e) {
      throw new KafkaException("the topics of the shadow run were not deleted", e.getCause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new KafkaException("interrupted while deleting the topics of the shadow run", e);
    }
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
