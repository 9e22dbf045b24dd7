package dev.tributary.broker;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.LoggingEvent;
import ch.qos.logback.core.spi.FilterReply;
import org.junit.jupiter.api.Test;

class HarmlessWarningsTest {
  private static final String HARMLESS =
      "[x] Attempting to close NetworkClient that has already been closed.";
  private final HarmlessWarnings filter = new HarmlessWarnings();
  private final Logger kafka =
      new LoggerContext().getLogger("org.apache.kafka.clients.NetworkClient");
  private final Logger ours = new LoggerContext().getLogger("dev.tributary.cli.Tributary");

  @Test
  void dropsOnlyWhatItKnowsToBeHarmless() {
    assertThat(decide(kafka, Level.WARN, HARMLESS)).isEqualTo(FilterReply.DENY);
    assertThat(decide(kafka, Level.WARN, "Connection to node -1 could not be established."))
        .isEqualTo(FilterReply.NEUTRAL);
    assertThat(decide(kafka, Level.ERROR, HARMLESS)).isEqualTo(FilterReply.NEUTRAL);
    assertThat(decide(ours, Level.WARN, HARMLESS)).isEqualTo(FilterReply.NEUTRAL);
  }

  private FilterReply decide(Logger logger, Level level, String message) {
    return filter.decide(new LoggingEvent("", logger, level, message, null, null));
  }
}
