package dev.tributary.ingest;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tributary.codec.ChangeDecoder;
import dev.tributary.codec.DecodedChange;
import dev.tributary.codec.DecodedChange.Changed;
import dev.tributary.codec.DecodedChange.Unreadable;
import dev.tributary.codec.SourceFormat;
import dev.tributary.model.SourceChange;
import dev.tributary.spec.Plan;
import dev.tributary.topology.SourceDecoders;
import dev.tributary.topology.Topics;
import dev.tributary.topology.suppression.Suppressions;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Makes messages of rows. Each is read once the way the resolver will read it, so that nothing is
 * sent that would go to quarantine.
 *
 * <p>A row travels in an envelope, {@code {"op": "u", "ts_ms": …, "after": {…}}}: whatever its
 * columns are called, they are columns, and it says when it was made.
 */
public final class SourceRows {
  private static final ObjectMapper JSON = new ObjectMapper();

  private final Map<String, Source> sources = new HashMap<>();

  private record Source(String topic, List<String> keyColumns, ChangeDecoder decoder) {}

  private final Supplier<Suppressions> suppressions;

  /** Rows of records that may have been erased: the resolver drops those. */
  public SourceRows(Plan plan) {
    this(plan, () -> Suppressions.NONE);
  }

  /**
   * @param suppressions what was erased; rows of it are not accepted
   */
  public SourceRows(Plan plan, Supplier<Suppressions> suppressions) {
    this.suppressions = suppressions;
    Topics topics = Topics.of(plan.entityName());
    for (String name : plan.sources()) {
      SourceFormat format = SourceDecoders.format(plan, name);
      sources.put(
          name,
          new Source(
              topics.source(name), format.primaryKeyColumns(), SourceDecoders.of(plan, name)));
    }
  }

  /**
   * Makes the message of a row.
   *
   * @param source one of the spec's
   * @param id the record's id; null where the row's primary key says it
   * @param data column to value; one that is missing has no value
   * @param atMillis when the row counts as made, milliseconds since 1970
   * @throws RefusedRowException where the resolver would not accept it
   */
  public SourceRow row(String source, @Nullable String id, ObjectNode data, long atMillis)
      throws RefusedRowException {
    Source into = into(source);
    ObjectNode envelope = JsonNodeFactory.instance.objectNode();
    envelope.put("op", "u").put("ts_ms", atMillis);
    ObjectNode after = envelope.putObject("after").setAll(data);
    if (id != null && into.keyColumns().size() == 1 && !after.has(into.keyColumns().get(0))) {
      after.put(into.keyColumns().get(0), id);
    }
    byte[] value = bytes(envelope);
    SourceChange change = accepted(into, id == null ? null : quoted(id), value, atMillis);
    Map<String, String> columns = change.columns();
    if (columns == null) {
      throw new IllegalStateException("an update was read as a deletion");
    }
    if (suppressions.get().has(change.key())) {
      throw new RefusedRowException(
          "the record was erased and must not come back; where it may after all, an admin lifts"
              + " that with DELETE /v1/suppressions/"
              + source
              + "/ID");
    }
    return new SourceRow(
        change.key(),
        columns,
        change.eventTimeMillis(),
        new TopicWriter.Message(into.topic(), keyOf(into, change.key().id()), value, atMillis));
  }

  /**
   * Makes the message that deletes a record.
   *
   * @throws RefusedRowException where no record can have this id
   */
  public TopicWriter.Message deletion(String source, String id, long atMillis)
      throws RefusedRowException {
    Source into = into(source);
    accepted(into, quoted(id), null, atMillis);
    return new TopicWriter.Message(into.topic(), keyOf(into, id), null, atMillis);
  }

  private Source into(String source) {
    Source into = sources.get(source);
    if (into == null) {
      throw new IllegalArgumentException("the spec has no source of this name");
    }
    return into;
  }

  private static SourceChange accepted(
      Source into, byte @Nullable [] key, byte @Nullable [] value, long atMillis)
      throws RefusedRowException {
    DecodedChange decoded = into.decoder().decode(key, value, atMillis);
    if (decoded instanceof Changed changed) {
      return changed.change();
    }
    if (decoded instanceof Unreadable unreadable) {
      throw new RefusedRowException(unreadable.message());
    }
    throw new IllegalStateException("an envelope was read as a notice");
  }

  /**
   * The id as it is, so that changes of a record from here and from producers that key by the bare
   * id are compacted together; in quotes where it would be read as something else.
   */
  private static byte[] keyOf(Source into, String id) {
    byte[] bare = id.getBytes(StandardCharsets.UTF_8);
    return into.decoder().decode(bare, null, 0) instanceof Changed changed
            && changed.change().key().id().equals(id)
        ? bare
        : quoted(id);
  }

  private static byte[] quoted(String id) {
    return bytes(JsonNodeFactory.instance.textNode(id));
  }

  private static byte[] bytes(JsonNode json) {
    try {
      return JSON.writeValueAsBytes(json);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a tree is always JSON", e);
    }
  }
}
