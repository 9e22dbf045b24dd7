package dev.tributary.cli;

import dev.tributary.cli.terminal.CommandFailure;
import dev.tributary.topology.KafkaAccess;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.ClientUtils;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.AuthenticationException;

/** Connects to a broker, or says that there is none: soon, once, and in one line. */
final class BrokerConnection {
  private static final Duration CONNECT_WITHIN = Duration.ofSeconds(5);
  private static final Duration ANSWER_WITHIN = Duration.ofSeconds(20);

  private BrokerConnection() {}

  /** A client of a broker that answers. */
  static Admin admin(KafkaAccess access) {
    String bootstrapServers = access.bootstrapServers();
    requireListener(bootstrapServers);
    Admin admin = client(access);
    try {
      admin.describeCluster().nodes().get(ANSWER_WITHIN.toSeconds(), TimeUnit.SECONDS);
      return admin;
    } catch (ExecutionException | TimeoutException e) {
      admin.close(Duration.ZERO);
      if (e.getCause() instanceof AuthenticationException) {
        throw CommandFailure.unavailable(
            "the broker at %s refuses the connection: %s; check the file of --client-config"
                .formatted(bootstrapServers, e.getCause().getMessage()),
            e);
      }
      throw CommandFailure.unavailable(
          "what listens at %s does not answer as a Kafka broker within %d s"
              .formatted(bootstrapServers, ANSWER_WITHIN.toSeconds()),
          e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      admin.close(Duration.ZERO);
      throw CommandFailure.unavailable("interrupted while connecting to the broker", e);
    }
  }

  private static Admin client(KafkaAccess access) {
    try {
      return Admin.create(
          access.with(Map.of(AdminClientConfig.CLIENT_ID_CONFIG, "tributary-admin")));
    } catch (KafkaException e) {
      Throwable cause = e.getCause() == null ? e : e.getCause();
      throw CommandFailure.badData(
          "the settings of --client-config cannot be used: " + cause.getMessage(), e);
    }
  }

  /** Kafka's clients try for a minute and log each attempt; a plain connection tells at once. */
  private static void requireListener(String bootstrapServers) {
    for (InetSocketAddress address : addresses(bootstrapServers)) {
      try (Socket socket = new Socket()) {
        socket.connect(address, (int) CONNECT_WITHIN.toMillis());
        return;
      } catch (IOException e) {
        // The next one may be there.
      }
    }
    throw CommandFailure.unavailable(
        "no broker listens at %s; check the address, or leave out --bootstrap-servers for an"
                .formatted(bootstrapServers)
            + " embedded one where a command has one",
        null);
  }

  private static List<InetSocketAddress> addresses(String bootstrapServers) {
    try {
      return ClientUtils.parseAndValidateAddresses(
          List.of(bootstrapServers.split("\\s*,\\s*")), "use_all_dns_ips");
    } catch (KafkaException e) {
      throw CommandFailure.unavailable(
          "%s does not name a broker: %s".formatted(bootstrapServers, e.getMessage()), e);
    }
  }
}
