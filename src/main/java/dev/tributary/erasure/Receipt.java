package dev.tributary.erasure;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tributary.ingest.TopicWriter.Message;
import dev.tributary.topology.Topics;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What was erased, what remains of it and until when; it names records by digests alone. */
public final class Receipt {
  private static final List<String> BEYOND =
      List.of(
          "the systems that the sources come from: what they send again is dropped, and stays on"
              + " the source topic until it is erased again or compacted",
          "programs that read the topics, and what they keep",
          "exports, and other files that commands wrote",
          "backups and mirrors of the broker and of the disks",
          "answers to requests, and whoever asked");

  private static final String RUNNING = "running";

  private final ObjectNode json;

  private Receipt(ObjectNode json) {
    this.json = json;
  }

  /** One of an erasure that begins. */
  static Receipt begun(String id, Collection<String> digests, String by, Instant now) {
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    json.put("receipt_id", id).put("status", RUNNING);
    json.put("asked_at", time(now)).put("updated_at", time(now)).put("by", by);
    ArrayNode records = json.putArray("records");
    digests.forEach(records::add);
    json.putArray("removed");
    json.putArray("remains");
    json.putArray("beyond");
    return new Receipt(json);
  }

  /**
   * Takes over what an erasure with this id told that was broken off: it was asked then, and what
   * it removed is removed. Of one that came to its end nothing is taken over.
   */
  void goOn(@Nullable JsonNode earlier) {
    if (earlier != null && earlier.path("status").asText().equals(RUNNING)) {
      json.set("asked_at", earlier.path("asked_at"));
      json.set("by", earlier.path("by"));
      json.set("removed", earlier.path("removed").deepCopy());
    }
  }

  /** The digests that a receipt names. */
  public static List<String> digests(JsonNode receipt) {
    List<String> digests = new ArrayList<>();
    receipt.path("records").forEach(digest -> digests.add(digest.asText()));
    return digests;
  }

  void removed(String place, String what, int count) {
    if (count > 0) {
      ObjectNode told = told(place, what);
      told.put("count", told.path("count").asInt() + count);
    }
  }

  private ObjectNode told(String place, String what) {
    ArrayNode removed = (ArrayNode) json.path("removed");
    for (JsonNode one : removed) {
      if (one.path("place").asText().equals(place) && one.path("what").asText().equals(what)) {
        return (ObjectNode) one;
      }
    }
    return removed.addObject().put("place", place).put("what", what);
  }

  /**
   * @param until null where nothing ends it
   */
  void remains(String place, String what, String why, @Nullable Instant until) {
    ((ArrayNode) json.path("remains"))
        .addObject()
        .put("place", place)
        .put("what", what)
        .put("why", why)
        .put("until", until == null ? null : time(until));
  }

  void done(Instant now) {
    json.put("status", "done").put("updated_at", time(now));
    ArrayNode beyond = (ArrayNode) json.path("beyond");
    BEYOND.forEach(beyond::add);
  }

  private static String time(Instant at) {
    return at.truncatedTo(ChronoUnit.MILLIS).toString();
  }

  /** Its id, which is the same whenever the same subject is erased. */
  public String id() {
    return json.path("receipt_id").asText();
  }

  /** As it stands on its topic. */
  public JsonNode json() {
    return json;
  }

  Message message(Topics topics, Instant now) {
    return new Message(
        topics.erasures(),
        id().getBytes(StandardCharsets.UTF_8),
        json.toString().getBytes(StandardCharsets.UTF_8),
        now.toEpochMilli());
  }
}
