package dev.tributary.topology;

/**
 * Something about a topic that is not as its contract says.
 *
 * @param property {@code topic} (it is missing), {@code partitions}, or a topic setting of Kafka
 * @param required true where the application must not start before it is put right
 * @param cure what to do about it
 */
public record TopicDifference(
    String topic, String property, String wanted, String found, boolean required, String cure) {
  @Override
  public String toString() {
    return "%s: %s is %s and should be %s; %s".formatted(topic, property, found, wanted, cure);
  }
}
