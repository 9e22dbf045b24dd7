package dev.tributary.broker;

import java.io.IOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.channels.ServerSocketChannel;
import java.util.Map;
import org.apache.kafka.server.ServerSocketFactory;
import org.jspecify.annotations.Nullable;

/**
 * The two listening sockets of a node, bound before Kafka starts. So both ports are known when its
 * settings are written, nobody can take one in between, and a conflict is an exception here and
 * never the end of the process.
 */
final class BoundSockets implements ServerSocketFactory, AutoCloseable {
  private static final byte[] LOOPBACK = {127, 0, 0, 1};
  private static final int BACKLOG = 50;

  private final Map<String, ServerSocketChannel> byListener;

  private BoundSockets(Map<String, ServerSocketChannel> byListener) {
    this.byListener = byListener;
  }

  /**
   * Binds both sockets.
   *
   * @param clientPort where clients must find the broker; 0 for anywhere
   * @param preferredPort where they find it, if it is free and nothing else is demanded; or 0
   */
  static BoundSockets bind(int clientPort, int preferredPort) {
    ServerSocketChannel clients =
        clientPort == 0 ? bindPreferably(preferredPort) : bindOne(clientPort);
    try {
      return new BoundSockets(
          Map.of(
              NodeProperties.CLIENT_LISTENER,
              clients,
              NodeProperties.CONTROLLER_LISTENER,
              bindOne(0)));
    } catch (BrokerException e) {
      closeQuietly(clients);
      throw e;
    }
  }

  private static ServerSocketChannel bindPreferably(int port) {
    try {
      return bindOne(port);
    } catch (BrokerException e) {
      return bindOne(0);
    }
  }

  InetSocketAddress address(String listener) {
    return new InetSocketAddress(
        socket(listener).socket().getInetAddress(), socket(listener).socket().getLocalPort());
  }

  /** As settings write it, host:port. */
  String hostAndPort(String listener) {
    InetSocketAddress address = address(listener);
    return address.getHostString() + ":" + address.getPort();
  }

  @Override
  public ServerSocketChannel openServerSocket(
      String listener, InetSocketAddress address, int backlog, int receiveBufferSize) {
    return socket(listener);
  }

  /** Closes what Kafka may not have come to own; closing twice does no harm. */
  @Override
  public void close() {
    byListener.values().forEach(BoundSockets::closeQuietly);
  }

  private ServerSocketChannel socket(String listener) {
    ServerSocketChannel channel = byListener.get(listener);
    if (channel == null) {
      throw new IllegalArgumentException("no socket was bound for the listener " + listener);
    }
    return channel;
  }

  private static ServerSocketChannel bindOne(int port) {
    ServerSocketChannel channel = null;
    try {
      channel = ServerSocketChannel.open();
      channel.configureBlocking(false); // as Kafka, which selects on it, expects
      return channel.bind(new InetSocketAddress(InetAddress.getByAddress(LOOPBACK), port), BACKLOG);
    } catch (BindException e) {
      closeQuietly(channel);
      throw new BrokerException(
          "port %d on 127.0.0.1 is taken; choose another, or 0 for any that is free"
              .formatted(port),
          e);
    } catch (IOException e) {
      closeQuietly(channel);
      throw new BrokerException("cannot listen on port " + port + " of 127.0.0.1", e);
    }
  }

  private static void closeQuietly(@Nullable ServerSocketChannel channel) {
    try {
      if (channel != null) {
        channel.close();
      }
    } catch (IOException e) {
      // A socket that cannot be closed goes with the process.
    }
  }
}
