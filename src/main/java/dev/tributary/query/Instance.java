package dev.tributary.query;

/** Where an instance of the service is asked by the others. */
public record Instance(String host, int port) {
  @Override
  public String toString() {
    return host + ":" + port;
  }
}
