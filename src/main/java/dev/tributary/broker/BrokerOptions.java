package dev.tributary.broker;

import java.util.HashMap;
import java.util.Map;

/**
 * What may be chosen about an embedded broker.
 *
 * @param port where it listens on 127.0.0.1; 0 lets the system choose a free one
 * @param properties broker settings of Kafka that replace the ones chosen here
 */
public record BrokerOptions(int port, Map<String, String> properties) {
  public static final BrokerOptions DEFAULT = new BrokerOptions(0, Map.of());

  public BrokerOptions {
    if (port < 0 || port > 65_535) {
      throw new IllegalArgumentException("a port lies between 0 and 65535, but is " + port);
    }
    properties = Map.copyOf(properties);
  }

  public BrokerOptions withPort(int newPort) {
    return new BrokerOptions(newPort, properties);
  }

  public BrokerOptions withProperty(String name, String value) {
    Map<String, String> more = new HashMap<>(properties);
    more.put(name, value);
    return new BrokerOptions(port, more);
  }
}
