package dev.tributary.cli.report;

import dev.tributary.topology.KafkaAccess;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.WakeupException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Follows the crosswalk from now on, as any reader would, and shows a probe what comes. */
public final class CrosswalkWatch implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(CrosswalkWatch.class);
  private static final Duration POLL = Duration.ofMillis(500);

  private final KafkaConsumer<String, byte[]> consumer;
  private final LatencyProbe probe;
  private final CountDownLatch ended = new CountDownLatch(1);

  private CrosswalkWatch(KafkaConsumer<String, byte[]> consumer, LatencyProbe probe) {
    this.consumer = consumer;
    this.probe = probe;
  }

  /** Returns once it is in place: what is published from then on is seen. */
  public static CrosswalkWatch start(KafkaAccess broker, String topic, LatencyProbe probe) {
    KafkaConsumer<String, byte[]> consumer = TopicReader.newConsumer(broker, "tributary-watch");
    List<TopicPartition> partitions = TopicReader.partitions(consumer, topic);
    consumer.assign(partitions);
    consumer.seekToEnd(partitions);
    partitions.forEach(consumer::position); // seeking is lazy, this is not
    CrosswalkWatch watch = new CrosswalkWatch(consumer, probe);
    Thread thread = new Thread(watch::follow, "crosswalk-watch");
    thread.setDaemon(true);
    thread.start();
    return watch;
  }

  private void follow() {
    try (consumer) {
      while (true) {
        for (ConsumerRecord<String, byte[]> message : consumer.poll(POLL)) {
          probe.seen(message.key());
        }
      }
    } catch (WakeupException e) {
      // It was closed.
    } catch (KafkaException e) {
      LOG.warn("latencies are no longer measured: {}", e.getMessage());
    } finally {
      ended.countDown();
    }
  }

  @Override
  public void close() {
    consumer.wakeup();
    try {
      ended.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
