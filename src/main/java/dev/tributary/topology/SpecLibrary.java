package dev.tributary.topology;

import dev.tributary.spec.Plan;
import dev.tributary.topology.version.PublishedSpec;
import dev.tributary.topology.version.SpecTopic;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import org.apache.kafka.common.errors.TimeoutException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The published specs of a process. Whoever names a spec in a message has seen it on its topic: so
 * one that is not known yet is only a moment away, and is read when it is asked for.
 */
final class SpecLibrary implements Specs, AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(SpecLibrary.class);
  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final Duration LOOK_AGAIN_AFTER = Duration.ofMillis(50);

  private final SpecTopic topic;
  private volatile @Nullable Plan[] plans = {};

  SpecLibrary(KafkaAccess broker, Topics topics) {
    this.topic = new SpecTopic(broker, topics);
  }

  @Override
  public Plan plan(int number) {
    @Nullable Plan[] known = plans;
    Plan plan = number > 0 && number <= known.length ? known[number - 1] : null;
    return plan == null ? await(number) : plan;
  }

  /** The newest of those that were asked for so far, or came with them; null before the first. */
  @Nullable Plan newest() {
    @Nullable Plan[] known = plans;
    return known.length == 0 ? null : known[known.length - 1];
  }

  private synchronized Plan await(int number) {
    long deadline = System.nanoTime() + PATIENCE.toNanos();
    while (true) {
      if (!read()) {
        deadline = System.nanoTime() + PATIENCE.toNanos(); // as long as it takes, as for all else
      }
      @Nullable Plan[] known = plans;
      Plan plan = number > 0 && number <= known.length ? known[number - 1] : null;
      if (plan != null) {
        return plan;
      }
      if (System.nanoTime() > deadline) {
        throw new ResolverException(
            "version %d of the spec, by which records were resolved, is not on its topic"
                .formatted(number));
      }
      LockSupport.parkNanos(LOOK_AGAIN_AFTER.toNanos());
    }
  }

  /** Answers whether the broker told them. */
  private boolean read() {
    List<PublishedSpec> specs;
    try {
      specs = topic.read();
    } catch (TimeoutException e) {
      LOG.warn("the versions of the spec are waited for: {}", e.getMessage());
      return false;
    }
    int last = specs.isEmpty() ? 0 : specs.get(specs.size() - 1).number();
    @Nullable Plan[] all = Arrays.copyOf(plans, Math.max(plans.length, last));
    specs.forEach(spec -> all[spec.number() - 1] = spec.plan());
    // Partitions begin with version 1; if that cannot be used, with the first that can.
    for (int i = 0; !specs.isEmpty() && all[i] == null; i++) {
      all[i] = specs.get(0).plan();
    }
    plans = all;
    return true;
  }

  @Override
  public synchronized void close() {
    topic.close();
  }
}
