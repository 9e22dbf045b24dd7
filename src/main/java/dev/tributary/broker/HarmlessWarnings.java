package dev.tributary.broker;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.filter.Filter;
import ch.qos.logback.core.spi.FilterReply;
import java.util.List;

/**
 * Keeps warnings out of the log that Kafka gives at the start and stop of a healthy node, and lets
 * everything else of the same loggers pass.
 *
 * <p>It belongs to an appender, which asks it about what is logged. A filter of the whole logging
 * would be asked by every logger about every message below its level too, millions of times.
 */
public final class HarmlessWarnings extends Filter<ILoggingEvent> {
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
  public FilterReply decide(ILoggingEvent event) {
    String format = event.getMessage();
    boolean harmless =
        event.getLevel() == Level.WARN
            && format != null
            && (event.getLoggerName().startsWith("org.apache.kafka.")
                || event.getLoggerName().startsWith("kafka."))
            && HARMLESS.stream().anyMatch(format::contains);
    return harmless ? FilterReply.DENY : FilterReply.NEUTRAL;
  }
}
