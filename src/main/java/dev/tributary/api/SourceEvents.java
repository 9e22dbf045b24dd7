package dev.tributary.api;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tributary.codec.ChangeDecoder;
import dev.tributary.codec.DecodedChange;
import dev.tributary.model.Attributes;
import dev.tributary.model.SourceChange;
import dev.tributary.spec.PairReport;
import dev.tributary.spec.Plan;
import dev.tributary.spec.SourceRecord;
import dev.tributary.topology.SourceDecoders;
import dev.tributary.topology.suppression.Suppressions;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;

/**
 * Events of a source as somebody may see them: as they came, as the resolver reads them, and what
 * the spec makes of them. Who reads masked sees no event as it came, and of columns their names:
 * which of them is personal nobody knows before they are attributes. Of a record that was erased
 * nobody sees more than that there is an event.
 */
final class SourceEvents {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final int LONGEST_TEXT = 2_000;
  private static final String HIDDEN = "***";

  private final Plan plan;
  private final Masking masking;
  private final boolean masked;
  private final ChangeDecoder decoder;
  private final Suppressions suppressions;

  /**
   * @param suppressions what was erased, and stays on the topic until it is compacted
   */
  SourceEvents(
      Plan plan, String source, Masking masking, boolean masked, Suppressions suppressions) {
    this.suppressions = suppressions;
    this.plan = plan;
    this.masking = masking;
    this.masked = masked;
    this.decoder = SourceDecoders.of(plan, source);
  }

  DecodedChange decoded(ConsumerRecord<byte[], byte[]> event) {
    return decoder.decode(event.key(), event.value(), Math.max(0, event.timestamp()));
  }

  ObjectNode shown(ConsumerRecord<byte[], byte[]> event) {
    ObjectNode node = JsonNodeFactory.instance.objectNode();
    node.put("partition", event.partition()).put("offset", event.offset());
    node.put("at", Instant.ofEpochMilli(Math.max(0, event.timestamp())).toString());
    if (isErased(event)) {
      return node.put("status", "erased");
    }
    if (!masked) {
      byte[] key = event.key();
      node.put("key", key == null ? null : cut(new String(key, StandardCharsets.UTF_8)));
      node.set("raw", raw(event.value()));
    }
    DecodedChange decoded = decoded(event);
    if (decoded instanceof DecodedChange.Changed changed) {
      tell(node, changed.change());
    } else if (decoded instanceof DecodedChange.Unreadable unreadable) {
      node.put("status", "unreadable").put("error", unreadable.message());
    } else if (decoded instanceof DecodedChange.Ignored ignored) {
      node.put("status", "notice").put("error", ignored.reason());
    }
    return node;
  }

  /** Whether it is of a record that was erased; what cannot be read is known by its key. */
  private boolean isErased(ConsumerRecord<byte[], byte[]> event) {
    if (suppressions.isEmpty()) {
      return false;
    }
    DecodedChange decoded = decoded(event);
    if (!(decoded instanceof DecodedChange.Changed)) {
      decoded = decoder.decode(event.key(), null, 0);
    }
    return decoded instanceof DecodedChange.Changed changed
        && suppressions.has(changed.change().key());
  }

  /** As JSON where it is some, else as text; of long ones the beginning. */
  private static @Nullable JsonNode raw(byte @Nullable [] value) {
    if (value == null) {
      return null;
    }
    if (value.length <= 10 * LONGEST_TEXT) {
      try {
        return JSON.readTree(value);
      } catch (IOException e) {
        // It is shown as text.
      }
    }
    return JsonNodeFactory.instance.textNode(cut(new String(value, StandardCharsets.UTF_8)));
  }

  private static String cut(String text) {
    return text.length() <= LONGEST_TEXT ? text : text.substring(0, LONGEST_TEXT) + "…";
  }

  private void tell(ObjectNode node, SourceChange change) {
    Map<String, String> columns = change.columns();
    node.put("status", columns == null ? "deleted" : "changed");
    node.put("id", change.key().id());
    node.put("event_time", Instant.ofEpochMilli(change.eventTimeMillis()).toString());
    if (columns == null) {
      return;
    }
    ObjectNode told = node.putObject("columns");
    columns.forEach((name, value) -> told.put(name, masked ? HIDDEN : cut(value)));
    Attributes attributes = plan.attributes(change.key(), columns);
    ObjectNode mapped = node.putObject("attributes");
    attributes.values().forEach((name, values) -> tell(mapped.putArray(name), name, values));
    plan.invalidAttributes(attributes).forEach(node.putArray("invalid_attributes")::add);
    node.set("normalised", normalised(new SourceRecord(change.key(), attributes)));
  }

  private void tell(ArrayNode told, String attribute, List<String> values) {
    boolean hidden = masked && masking.isPersonal(attribute);
    values.forEach(value -> told.add(hidden ? masking.mask(attribute, value) : cut(value)));
  }

  /** What is compared of a record: what it would show beside itself. */
  private ArrayNode normalised(SourceRecord record) {
    ArrayNode told = JsonNodeFactory.instance.arrayNode();
    plan.explain(record, record).steps().forEach(step -> tell(told, step));
    return told;
  }

  private void tell(ArrayNode told, PairReport.Step step) {
    for (PairReport.Values values : step.values()) {
      if (!values.normalisedOfA().isEmpty()) {
        ObjectNode node = told.addObject().put("comparison", step.part().name());
        node.put("attribute", values.attribute()).put("normaliser", values.normaliser());
        tell(node.putArray("values"), values.attribute(), values.normalisedOfA());
      }
    }
    step.children().forEach(child -> tell(told, child));
  }
}
