package dev.tributary.stewardship;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.io.IOException;

/** Reads what is on the topic of decisions, where other programs write as well. */
public final class StoredDecision {
  private static final ObjectMapper JSON = new ObjectMapper();

  private StoredDecision() {}

  /** The value as a tree; an empty object where it is none, as the resolver quarantines it. */
  public static JsonNode parse(byte[] value) {
    try {
      JsonNode node = JSON.readTree(value);
      return node.isObject() ? node : JsonNodeFactory.instance.objectNode();
    } catch (IOException e) {
      return JsonNodeFactory.instance.objectNode();
    }
  }
}
