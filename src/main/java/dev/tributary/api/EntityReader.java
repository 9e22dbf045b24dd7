package dev.tributary.api;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.tributary.query.Lookup;
import dev.tributary.query.Router;
import dev.tributary.query.Rows;
import dev.tributary.query.Table;
import dev.tributary.query.UnavailableException;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Reads entities and what belongs to them from the tables, many at once where many are asked. */
final class EntityReader {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final int MOST_REDIRECTS = 16;

  private final Router router;

  EntityReader(Router router) {
    this.router = router;
  }

  /** Values in the order asked, null where there is none. */
  record Values(List<@Nullable JsonNode> nodes, boolean stale) {}

  /** Reads rows as JSON. */
  Values read(List<Lookup> lookups, boolean stale) {
    Rows rows = router.read(lookups, stale);
    List<@Nullable JsonNode> nodes = new ArrayList<>(rows.values().size());
    for (byte[] value : rows.values()) {
      nodes.add(value == null ? null : parse(value));
    }
    return new Values(nodes, rows.stale());
  }

  @Nullable JsonNode read(Lookup lookup, boolean stale) {
    return read(List.of(lookup), stale).nodes().get(0);
  }

  static JsonNode parse(byte[] value) {
    try {
      return JSON.readTree(value);
    } catch (IOException e) {
      throw new IllegalStateException("a table holds what is not JSON");
    }
  }

  /** An entity by its id or by a retired one; null where there is none. */
  @Nullable Entity entity(String id, boolean stale) {
    return entities(List.of(id), stale).get(id);
  }

  /** Entities by ids, retired ones among them; those that do not exist are absent. */
  Map<String, Entity> entities(List<String> ids, boolean stale) {
    Map<String, Entity> found = new TreeMap<>();
    Map<String, String> open = new TreeMap<>(); // asked to the id it leads to
    ids.forEach(id -> open.put(id, id));
    boolean behind = false;
    for (int hop = 0; hop <= MOST_REDIRECTS && !open.isEmpty(); hop++) {
      behind |= readGolden(open, found, stale, behind);
      if (!open.isEmpty()) {
        behind |= follow(open, stale);
      }
    }
    return found;
  }

  private boolean readGolden(
      Map<String, String> open, Map<String, Entity> found, boolean stale, boolean before) {
    List<String> asked = List.copyOf(open.keySet());
    List<Lookup> lookups = asked.stream().map(id -> Lookup.golden(leadsTo(open, id))).toList();
    Values golden = read(lookups, stale);
    for (int i = 0; i < asked.size(); i++) {
      JsonNode node = golden.nodes().get(i);
      if (node != null) {
        found.put(asked.get(i), new Entity(asked.get(i), node, before || golden.stale()));
        open.remove(asked.get(i));
      }
    }
    return golden.stale();
  }

  private boolean follow(Map<String, String> open, boolean stale) {
    List<String> asked = List.copyOf(open.keySet());
    Values redirects =
        read(
            asked.stream().map(id -> new Lookup(Table.REDIRECTS, leadsTo(open, id))).toList(),
            stale);
    for (int i = 0; i < asked.size(); i++) {
      JsonNode redirect = redirects.nodes().get(i);
      if (redirect == null) {
        open.remove(asked.get(i));
      } else {
        open.put(asked.get(i), redirect.path("entity_id").asText());
      }
    }
    return redirects.stale();
  }

  private static String leadsTo(Map<String, String> open, String asked) {
    return open.getOrDefault(asked, asked);
  }

  /**
   * The entities of crosswalk rows.
   *
   * @throws UnavailableException where one is changing its id at this moment
   */
  Map<String, Entity> entitiesOf(List<@Nullable JsonNode> crosswalk, boolean stale) {
    TreeSet<String> ids = new TreeSet<>();
    for (JsonNode row : crosswalk) {
      if (row != null) {
        ids.add(row.path("entity_id").asText());
      }
    }
    Map<String, Entity> entities = entities(List.copyOf(ids), stale);
    if (entities.size() < ids.size()) {
      throw new UnavailableException(
          "an entity is changing its id at this moment; ask again", Duration.ofSeconds(1));
    }
    return entities;
  }
}
