package dev.tributary.topology;

import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import org.jspecify.annotations.Nullable;

/**
 * What a kind of topic promises to its readers and demands of the broker, as {@code
 * topics/NAME.yaml} states it.
 *
 * @param namePattern the topic's name with {@code {entity}} and, for sources, {@code {source}}
 * @param partitions how many, where nobody chooses
 * @param config topic settings of Kafka
 * @param required the properties ({@code partitions} or a name of config) without which the
 *     application would lose or mix up data
 */
public record TopicContract(
    TopicKind kind,
    String namePattern,
    Role role,
    Content key,
    Content value,
    @Nullable Content headers,
    int partitions,
    SortedMap<String, String> config,
    Set<String> required) {
  /** The name of the partition count among the required properties. */
  public static final String PARTITIONS = "partitions";

  /** Who writes a topic and who may read it. */
  public enum Role {
    /** Others write, the application reads. */
    INPUT,
    /** The application writes, others read. */
    OUTPUT,
    /** The application's own; its form may change with any version. */
    INTERNAL
  }

  /**
   * What a key, a value or the headers hold.
   *
   * @param format how it is written: json, string, bytes, binary
   * @param content what it is, in words; empty where a schema says it
   * @param schema the file of its JSON schema, or null
   * @param examples files with examples
   * @param tombstone what a null means; empty where there is none
   */
  public record Content(
      String format,
      String content,
      @Nullable String schema,
      List<String> examples,
      String tombstone) {}
}
