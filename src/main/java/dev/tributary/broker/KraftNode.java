package dev.tributary.broker;

import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.CompletableFuture;
import kafka.server.BrokerServer;
import kafka.server.ControllerServer;
import kafka.server.KafkaConfig;
import kafka.server.KafkaRaftServer;
import kafka.server.Server;
import kafka.server.SharedServer;
import org.apache.kafka.common.utils.Time;
import org.apache.kafka.common.utils.Utils;
import org.apache.kafka.metadata.bootstrap.BootstrapMetadata;
import org.apache.kafka.metadata.properties.MetaPropertiesEnsemble;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import scala.Tuple2;

/**
 * Kafka's controller and broker, wired as its own server wires them but with sockets and fault
 * handling of ours.
 */
final class KraftNode {
  private static final Logger LOG = LoggerFactory.getLogger(KraftNode.class);
  private static final Duration STOP_LIMIT = Duration.ofSeconds(10);

  private final ControllerServer controller;
  private final BrokerServer broker;
  private final Faults faults;

  private KraftNode(ControllerServer controller, BrokerServer broker, Faults faults) {
    this.controller = controller;
    this.broker = broker;
    this.faults = faults;
  }

  static KraftNode prepare(Properties properties, BoundSockets sockets) {
    KafkaConfig config = KafkaConfig.fromProps(properties, false);
    Tuple2<MetaPropertiesEnsemble, BootstrapMetadata> stored =
        KafkaRaftServer.initializeLogDirs(config, LOG, "");
    MetaPropertiesEnsemble ensemble = stored._1();
    InetSocketAddress controllerAddress = sockets.address(NodeProperties.CONTROLLER_LISTENER);
    Faults faults = new Faults();
    SharedServer shared =
        new SharedServer(
            config,
            ensemble,
            Time.SYSTEM,
            Server.initializeMetrics(config, Time.SYSTEM, ensemble.clusterId().orElseThrow()),
            CompletableFuture.completedFuture(Map.of(NodeProperties.NODE_ID, controllerAddress)),
            List.of(),
            faults,
            sockets);
    return new KraftNode(
        new ControllerServer(shared, KafkaRaftServer.configSchema(), stored._2()),
        new BrokerServer(shared),
        faults);
  }

  /** Returns once clients are served; a failed start is stopped again and leaves no thread. */
  void start() {
    try {
      controller.startup(); // first: it tells the raft client where the controller listens
      broker.startup();
      faults.startCompleted();
    } catch (RuntimeException | Error e) {
      stop();
      RuntimeException fault = faults.firstFatal();
      if (fault != null) {
        throw fault;
      }
      throw e;
    }
  }

  /** Stops the broker first: to take its leave it needs the controller. */
  void stop() {
    faults.stopping();
    Utils.swallow(LOG, () -> broker.shutdown(STOP_LIMIT));
    Utils.swallow(LOG, controller::shutdown);
  }
}
