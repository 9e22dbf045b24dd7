package dev.tributary.broker;

import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.kafka.common.Uuid;
import org.apache.kafka.metadata.storage.Formatter;

/** Prepares a directory for Kafka on its first use; leaves one that holds data as it is. */
final class Storage {
  private Storage() {}

  static void formatWhereNew(Path logs) {
    if (Files.exists(logs.resolve("meta.properties"))) {
      return;
    }
    try {
      Files.createDirectories(logs);
      format(logs);
    } catch (Exception e) { // declared by Kafka's formatter
      throw new BrokerException("cannot prepare the data directory " + logs, e);
    }
  }

  private static void format(Path logs) throws Exception {
    try (PrintStream silence =
        new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8)) {
      new Formatter()
          .setPrintStream(silence)
          .setClusterId(Uuid.randomUuid().toString())
          .setNodeId(NodeProperties.NODE_ID)
          .setControllerListenerName(NodeProperties.CONTROLLER_LISTENER)
          .setMetadataLogDirectory(logs.toString())
          .addDirectory(logs.toString())
          .run();
    }
  }
}
