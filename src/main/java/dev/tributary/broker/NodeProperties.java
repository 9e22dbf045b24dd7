package dev.tributary.broker;

import java.nio.file.Path;
import java.util.Properties;

/** The settings of a node that is broker and controller at once, small and quick to return. */
final class NodeProperties {
  static final int NODE_ID = 1;
  static final String CLIENT_LISTENER = "PLAINTEXT";
  static final String CONTROLLER_LISTENER = "CONTROLLER";

  private NodeProperties() {}

  static Properties of(Path logs, BoundSockets sockets, BrokerOptions options) {
    Properties properties = new Properties();
    identity(properties, logs, sockets);
    singleReplicas(properties);
    quickReturn(properties);
    smallFootprint(properties);
    housekeeping(properties);
    properties.putAll(options.properties());
    return properties;
  }

  private static void identity(Properties p, Path logs, BoundSockets sockets) {
    String clients = sockets.hostAndPort(CLIENT_LISTENER);
    String controller = sockets.hostAndPort(CONTROLLER_LISTENER);
    p.put("process.roles", "broker,controller");
    p.put("node.id", Integer.toString(NODE_ID));
    p.put("log.dirs", logs.toString());
    p.put(
        "listeners",
        CLIENT_LISTENER + "://" + clients + "," + CONTROLLER_LISTENER + "://" + controller);
    p.put("advertised.listeners", CLIENT_LISTENER + "://" + clients);
    p.put(
        "listener.security.protocol.map",
        CLIENT_LISTENER + ":PLAINTEXT," + CONTROLLER_LISTENER + ":PLAINTEXT");
    p.put("inter.broker.listener.name", CLIENT_LISTENER);
    p.put("controller.listener.names", CONTROLLER_LISTENER);
    p.put("controller.quorum.voters", NODE_ID + "@" + controller);
  }

  private static void singleReplicas(Properties p) {
    p.put("default.replication.factor", "1");
    p.put("min.insync.replicas", "1");
    p.put("offsets.topic.replication.factor", "1");
    p.put("offsets.topic.num.partitions", "4");
    p.put("transaction.state.log.replication.factor", "1");
    p.put("transaction.state.log.min.isr", "1");
    p.put("transaction.state.log.num.partitions", "4");
    p.put("share.coordinator.state.topic.replication.factor", "1");
    p.put("share.coordinator.state.topic.min.isr", "1");
    p.put("share.coordinator.state.topic.num.partitions", "1");
  }

  /**
   * After a crash the controller takes the node's former life for alive until its session has run
   * out; only then may it register again. With Kafka's 9 seconds a restart took 11.5 of them. A
   * heartbeat that waits for half its interval counts as lost, so a short interval would fence a
   * node that is merely busy: at 400 ms that happened.
   */
  private static void quickReturn(Properties p) {
    p.put("broker.session.timeout.ms", "9000");
    p.put("broker.heartbeat.interval.ms", "2000");
    p.put("initial.broker.registration.timeout.ms", "60000");
    p.put("controller.quorum.election.timeout.ms", "200");
    p.put("controller.quorum.election.backoff.max.ms", "200");
    p.put("controller.quorum.fetch.timeout.ms", "1000");
    p.put("group.initial.rebalance.delay.ms", "0");
    p.put("server.max.startup.time.ms", "300000");
  }

  /** The log cleaner alone would take 128 MB of heap; the thread pools are cut for one client. */
  private static void smallFootprint(Properties p) {
    p.put("log.cleaner.dedupe.buffer.size", "4194304");
    p.put("log.cleaner.io.buffer.size", "262144");
    p.put("num.network.threads", "2");
    p.put("num.io.threads", "4");
    p.put("background.threads", "2");
    p.put("group.coordinator.threads", "1");
    p.put("share.coordinator.threads", "1");
  }

  private static void housekeeping(Properties p) {
    p.put("auto.create.topics.enable", "false");
    // Purged topics give their disk back within a minute, not within five.
    p.put("log.retention.check.interval.ms", "60000");
    // Someone who returns from a long holiday goes on where they were: a year, not a week.
    p.put("offsets.retention.minutes", "525600");
  }
}
