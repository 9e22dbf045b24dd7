package dev.tributary.cli;

import dev.tributary.broker.EmbeddedBroker;
import dev.tributary.cli.terminal.CommandFailure;
import dev.tributary.topology.KafkaAccess;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A broker to work with, and a directory for state: named or started here, kept or taken away at
 * the end.
 *
 * <pre>
 *   DIR/broker   the data of an embedded broker
 *   DIR/state    the stores of the resolver
 * </pre>
 */
final class BrokerSession implements AutoCloseable {
  private final @Nullable EmbeddedBroker embedded;
  private final KafkaAccess access;
  private final Path directory;
  private final boolean temporary;

  private BrokerSession(
      @Nullable EmbeddedBroker embedded, KafkaAccess access, Path directory, boolean temporary) {
    this.embedded = embedded;
    this.access = access;
    this.directory = directory;
    this.temporary = temporary;
  }

  /**
   * Checks that the named broker answers, or starts one.
   *
   * @param named null for an embedded broker
   * @param dataDirectory null for a temporary one
   */
  static BrokerSession open(@Nullable KafkaAccess named, @Nullable Path dataDirectory) {
    if (named != null) {
      BrokerConnection.admin(named).close();
    }
    boolean temporary = dataDirectory == null;
    Path directory = dataDirectory == null ? temporaryDirectory() : dataDirectory.toAbsolutePath();
    try {
      return named == null
          ? embedded(EmbeddedBroker.start(directory.resolve("broker")), directory, temporary)
          : new BrokerSession(null, named, directory, temporary);
    } catch (RuntimeException e) {
      if (temporary) {
        delete(directory);
      }
      throw e;
    }
  }

  private static BrokerSession embedded(EmbeddedBroker broker, Path directory, boolean temporary) {
    KafkaAccess access = KafkaAccess.plain(broker.bootstrapServers());
    return new BrokerSession(broker, access, directory, temporary);
  }

  KafkaAccess access() {
    return access;
  }

  String bootstrapServers() {
    return access.bootstrapServers();
  }

  boolean isEmbedded() {
    return embedded != null;
  }

  /** Whether everything is gone when the session ends. */
  boolean isTemporary() {
    return temporary;
  }

  Path stateDirectory() {
    return directory.resolve("state");
  }

  @Override
  public void close() {
    if (embedded != null) {
      embedded.close();
    }
    if (temporary) {
      delete(directory);
    }
  }

  private static Path temporaryDirectory() {
    try {
      return Files.createTempDirectory("tributary-");
    } catch (IOException e) {
      throw CommandFailure.unavailable(
          "no temporary directory can be made (%s); name one with --data-dir"
              .formatted(e.getMessage()),
          e);
    }
  }

  /** What cannot be deleted stays behind in the directory for temporary files. */
  private static void delete(Path directory) {
    try (Stream<Path> files = Files.walk(directory)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.deleteIfExists(file);
      }
    } catch (IOException | UncheckedIOException e) {
      return;
    }
  }
}
