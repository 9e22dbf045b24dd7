package dev.tributary.topology.version;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tributary.clustering.ChangeOver;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.Locale;

/** How far a change of spec is, as the values of its topic say it. */
public final class ChangeOverJson {
  /** The one key of the topic. */
  public static final String KEY = "change-over";

  private static final ObjectMapper JSON = new ObjectMapper();

  private ChangeOverJson() {}

  /** The value of a message. */
  public static byte[] write(ChangeStatus status) {
    ObjectNode root = JSON.createObjectNode();
    root.put("phase", status.phase().name().toLowerCase(Locale.ROOT));
    root.put("active", status.active());
    root.put("target", status.target());
    root.put("newest", status.newest());
    root.put("records", status.records());
    root.put("partitions_done", status.partitionsDone());
    root.put("partitions", status.partitions());
    root.put("at", status.at().toString());
    try {
      return JSON.writeValueAsBytes(root);
    } catch (IOException e) {
      throw new UncheckedIOException("the status of a change of spec cannot be written", e);
    }
  }

  /** What a message says. */
  static ChangeStatus read(byte[] value) throws IOException {
    JsonNode root = JSON.readTree(value);
    return new ChangeStatus(
        ChangeOver.Phase.valueOf(root.path("phase").asText().toUpperCase(Locale.ROOT)),
        root.path("active").asInt(),
        root.path("target").asInt(),
        root.path("newest").asInt(),
        root.path("records").asLong(),
        root.path("partitions_done").asInt(),
        root.path("partitions").asInt(),
        Instant.parse(root.path("at").asText()));
  }
}
