package dev.tributary.jobs;

import dev.tributary.ingest.TopicWriter;
import dev.tributary.ingest.TopicWriter.Message;
import dev.tributary.query.TakenInTurn;
import dev.tributary.topology.KafkaAccess;
import dev.tributary.topology.Topics;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * All jobs of an entity type, on their topic: every instance reads the same there. Threads share
 * it; each method fails with {@link dev.tributary.query.UnavailableException} where the broker does
 * not answer.
 */
public final class JobLog implements AutoCloseable {
  private final TakenInTurn<JobTopic> topic;
  private final TopicWriter writer;
  private final String name;
  private final LongSupplier clock;

  /**
   * @param writer the caller keeps and closes it
   * @param clock milliseconds since 1970
   */
  public JobLog(KafkaAccess broker, Topics topics, TopicWriter writer, LongSupplier clock) {
    this.topic = new TakenInTurn<>("the jobs", () -> new JobTopic(broker, topics));
    this.writer = writer;
    this.name = topics.jobs();
    this.clock = clock;
  }

  /** All jobs, the newest first. */
  public List<Job> all() {
    return topic.look(open -> open.read().all(clock.getAsLong()));
  }

  /** A job; null where there is none of this id. */
  public @Nullable Job find(String id) {
    return topic.look(open -> open.read().find(id, clock.getAsLong()));
  }

  /**
   * Begins a job, unless one of its type runs.
   *
   * @return the one of this type that runs now: this one, or another one
   */
  Job begin(Job job) {
    save(job);
    Job mine = find(job.id());
    if (mine != null) {
      return mine;
    }
    Job other = topic.look(open -> open.read().running(job.type(), clock.getAsLong()));
    forget(List.of(job.id()));
    // The other one may be over by now: who asks again may begin.
    return other == null ? job.in(JobState.INTERRUPTED) : other;
  }

  void save(Job job) {
    writer.write(List.of(message(job.id(), JobJson.write(job))));
  }

  /** Says that a job should end; its instance hears of that within a second. */
  public void cancel(Job job) {
    byte[] value = JobJson.write(job.in(JobState.CANCELLING));
    writer.write(List.of(message(JobHistory.cancelKey(job.id()), value)));
  }

  void forget(Collection<String> ids) {
    List<Message> messages = new ArrayList<>();
    for (String id : ids) {
      messages.add(message(id, null));
      messages.add(message(JobHistory.cancelKey(id), null));
    }
    writer.write(messages);
  }

  private Message message(String key, byte @Nullable [] value) {
    return new Message(name, key.getBytes(StandardCharsets.UTF_8), value, clock.getAsLong());
  }

  @Override
  public void close() {
    topic.close();
  }
}
