package dev.tributary.search;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tributary.query.PartitionRows;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ConcurrentSkipListMap;
import org.jspecify.annotations.Nullable;

/** Rows of golden records in memory, written as the topic has them. */
final class GoldenRows implements PartitionRows {
  private static final ObjectMapper JSON = new ObjectMapper();

  final ConcurrentSkipListMap<String, byte[]> rows = new ConcurrentSkipListMap<>();

  /** An entity in the making. */
  static final class Golden {
    private final ObjectNode root = JSON.createObjectNode();
    private final String id;

    Golden(String id, String... records) {
      this.id = id;
      root.put("entity_id", id).put("revision", 1).put("member_count", records.length);
      root.put("confidence", 1).put("settling", false).putObject("golden");
      var members = root.putArray("members");
      for (String record : records) {
        int colon = record.indexOf(':');
        members
            .addObject()
            .put("source", record.substring(0, colon))
            .put("id", record.substring(colon + 1));
      }
    }

    Golden has(String attribute, String value) {
      root.withObject("golden").put(attribute, value);
      return this;
    }

    Golden beside(String attribute, String value) {
      root.withObject("other_values").withArray(attribute).add(value);
      return this;
    }
  }

  /** Puts an entity, and answers its id. */
  String put(Golden golden) {
    rows.put(golden.id, golden.root.toString().getBytes(StandardCharsets.UTF_8));
    return golden.id;
  }

  @Override
  public byte @Nullable [] get(String key) {
    return rows.get(key);
  }

  @Override
  public List<Row> after(@Nullable String key, int most) {
    List<Row> found = new ArrayList<>();
    (key == null ? rows : rows.tailMap(key, false))
        .forEach(
            (entity, value) -> {
              if (found.size() < most) {
                found.add(new Row(entity, value));
              }
            });
    return found;
  }
}
