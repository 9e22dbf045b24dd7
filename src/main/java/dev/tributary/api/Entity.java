package dev.tributary.api;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tributary.http.Request;
import dev.tributary.model.RecordKey;
import java.util.ArrayList;
import java.util.List;

/**
 * An entity as it was read.
 *
 * @param asked the id that was asked for; another one than the entity's where that is retired
 * @param golden the value of its golden record
 * @param stale whether it was read from a copy that may be behind
 */
record Entity(String asked, JsonNode golden, boolean stale) {
  String id() {
    return golden.path("entity_id").asText();
  }

  boolean isRedirected() {
    return !asked.equals(id());
  }

  /** Its records, the first 1,000 of them. */
  List<RecordKey> members() {
    List<RecordKey> members = new ArrayList<>();
    for (JsonNode member : golden.path("members")) {
      members.add(new RecordKey(member.path("source").asText(), member.path("id").asText()));
    }
    return members;
  }

  /** Its values as the caller of a request may see them, who has read them then. */
  ObjectNode data(Masking masking, Request request) {
    request.reading().entity(id());
    JsonNode values = golden.path("golden");
    return request.isMasked() ? masking.mask(values) : values.deepCopy();
  }

  /** What every answer about an entity says of it. */
  ObjectNode describe(Masking masking, Request request) {
    ObjectNode node = JsonNodeFactory.instance.objectNode();
    node.put("id", id());
    node.put("entity_type", golden.path("entity_type").asText());
    node.set("canonical_data", data(masking, request));
    node.set("field_provenance", golden.path("provenance"));
    node.set("confidence_score", golden.path("confidence"));
    node.set("created_at", golden.path("created_at"));
    node.set("updated_at", golden.path("updated_at"));
    node.set("revision", golden.path("revision"));
    node.set("sources", golden.path("sources"));
    node.set("member_count", golden.path("member_count"));
    node.set("settling", golden.path("settling"));
    node.set("spec_version", golden.path("spec_version"));
    if (isRedirected()) {
      node.put("redirected_from", asked);
    }
    if (stale) {
      node.put("stale", true);
    }
    return node;
  }
}
