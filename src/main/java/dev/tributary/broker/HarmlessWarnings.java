package dev.tributary.broker;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.turbo.TurboFilter;
import ch.qos.logback.core.spi.FilterReply;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.slf4j.Marker;

/**
 * Keeps warnings out of the log that Kafka gives at the start and stop of a healthy node, and lets
 * everything else of the same loggers pass.
 */
public final class HarmlessWarnings extends TurboFilter {
  private static final List<String> HARMLESS =
      List.of(
          "Performing controller activation.",
          "Attempting to close NetworkClient that has already been closed.",
          // Two clients asked for a topic of Kafka's own at once; the second finds it there.
          "with error 'TOPIC_ALREADY_EXISTS'",
          // There is no global thread.
          "Processing exception handler is not enabled for the GlobalThread.",
          // A reader was assigned other partitions while an answer was on its way.
          "Not updating last stable offset for partition",
          // The markers of the last transaction are being written; the producer tries again.
          "Error: CONCURRENT_TRANSACTIONS");

  @Override
  public FilterReply decide(
      @Nullable Marker marker,
      Logger logger,
      Level level,
      @Nullable String format,
      Object @Nullable [] arguments,
      @Nullable Throwable cause) {
    boolean harmless =
        level == Level.WARN
            && format != null
            && (logger.getName().startsWith("org.apache.kafka.")
                || logger.getName().startsWith("kafka."))
            && HARMLESS.stream().anyMatch(format::contains);
    return harmless ? FilterReply.DENY : FilterReply.NEUTRAL;
  }
}
