package dev.tributary.topology;

import java.util.HashMap;
import java.util.Map;

/**
 * How clients reach a broker.
 *
 * @param bootstrapServers host:port, or several of them separated by commas
 * @param settings what every client needs besides, such as {@code sasl.mechanism}; may hold secrets
 */
public record KafkaAccess(String bootstrapServers, Map<String, String> settings) {
  private static final String BOOTSTRAP_SERVERS = "bootstrap.servers";

  public KafkaAccess {
    settings = Map.copyOf(settings);
  }

  /** A broker that asks for nothing. */
  public static KafkaAccess plain(String bootstrapServers) {
    return new KafkaAccess(bootstrapServers, Map.of());
  }

  /** The configuration of a client that has these settings of its own. */
  public Map<String, Object> with(Map<String, Object> own) {
    Map<String, Object> config = new HashMap<>(settings);
    config.putAll(own);
    config.put(BOOTSTRAP_SERVERS, bootstrapServers);
    return config;
  }

  /** Names no setting's value: some are secrets. */
  @Override
  public String toString() {
    return bootstrapServers + " with " + settings.keySet();
  }
}
