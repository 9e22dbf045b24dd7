package dev.tributary.broker;

import java.nio.file.Path;
import java.util.Properties;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * A single-node KRaft cluster in this process: broker and controller of the Kafka version that the
 * clients have, listening on 127.0.0.1 alone, its data in a directory of its own.
 *
 * <p>A directory that holds data is taken up where it was left, after a clean stop as after a
 * crash. At most one broker uses a directory at a time.
 */
public final class EmbeddedBroker implements AutoCloseable {
  private final DataDirectory directory;
  private final BoundSockets sockets;
  private final KraftNode node;
  private final String bootstrapServers;
  private final AtomicBoolean closed = new AtomicBoolean();

  private EmbeddedBroker(DataDirectory directory, BoundSockets sockets, KraftNode node) {
    this.directory = directory;
    this.sockets = sockets;
    this.node = node;
    this.bootstrapServers = sockets.hostAndPort(NodeProperties.CLIENT_LISTENER);
  }

  /** Starts a broker on any free port; see {@link #start(Path, BrokerOptions)}. */
  public static EmbeddedBroker start(Path dataDirectory) {
    return start(dataDirectory, BrokerOptions.DEFAULT);
  }

  /**
   * Starts a broker and returns once it serves clients.
   *
   * @param dataDirectory created where it is missing
   * @throws BrokerException where the directory is in use or not writable, the port is taken, or
   *     Kafka refuses its settings or its data; nothing is left running
   */
  public static EmbeddedBroker start(Path dataDirectory, BrokerOptions options) {
    CompilerDirectives.give();
    DataDirectory directory = DataDirectory.open(dataDirectory.toAbsolutePath().normalize());
    try {
      return start(directory, BoundSockets.bind(options.port(), directory.lastPort()), options);
    } catch (RuntimeException | Error e) {
      directory.close();
      throw e;
    }
  }

  private static EmbeddedBroker start(
      DataDirectory directory, BoundSockets sockets, BrokerOptions options) {
    try {
      directory.rememberPort(sockets.address(NodeProperties.CLIENT_LISTENER).getPort());
      Storage.formatWhereNew(directory.logs());
      Properties properties = NodeProperties.of(directory.logs(), sockets, options);
      KraftNode node = KraftNode.prepare(properties, sockets);
      node.start();
      return new EmbeddedBroker(directory, sockets, node);
    } catch (RuntimeException e) {
      sockets.close();
      throw named(e, directory);
    } catch (Error e) {
      sockets.close();
      throw e;
    }
  }

  /** Kafka often says what went wrong in the cause alone. */
  private static BrokerException named(RuntimeException failure, DataDirectory directory) {
    if (failure instanceof BrokerException named) {
      return named;
    }
    Throwable cause = failure.getCause() == null ? failure : failure.getCause();
    return new BrokerException(
        "the embedded broker did not start with its data in %s: %s"
            .formatted(directory.logs(), cause.getMessage()),
        failure);
  }

  /** Where clients connect, as {@code host:port}. */
  public String bootstrapServers() {
    return bootstrapServers;
  }

  /** Stops cleanly, within seconds; a second call does nothing. */
  @Override
  public void close() {
    if (closed.compareAndSet(false, true)) {
      node.stop();
      sockets.close();
      directory.close();
    }
  }
}
