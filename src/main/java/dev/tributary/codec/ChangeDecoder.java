package dev.tributary.codec;

import dev.tributary.codec.ConnectWrapper.Payload;
import dev.tributary.codec.DecodedChange.Changed;
import dev.tributary.codec.DecodedChange.Ignored;
import dev.tributary.codec.DecodedChange.Unreadable;
import dev.tributary.codec.SourceFormat.Format;
import dev.tributary.model.RecordKey;
import dev.tributary.model.SourceChange;
import java.util.Map;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Decodes the change events of one source. Never fails: an event that cannot be read is an {@link
 * Unreadable}. Safe for use by several threads.
 */
public final class ChangeDecoder {
  private final SourceFormat source;
  private final DecoderLimits limits;
  private final ConnectWrapper wrapper;
  private final RowReader rows;
  private final RecordIds ids;
  private final EnvelopeReader envelopes;

  /**
   * @param source what is known about the source
   * @param needed says of a column whether the row is of use without it; columns of the primary key
   *     always are needed
   * @param limits what an event may not exceed
   */
  public ChangeDecoder(SourceFormat source, Predicate<String> needed, DecoderLimits limits) {
    this.source = source;
    this.limits = limits;
    JsonObjectReader reader = new JsonObjectReader(limits);
    Predicate<String> ofKey = source.primaryKeyColumns()::contains;
    this.rows = new RowReader(reader, ofKey.or(needed), limits);
    this.wrapper = new ConnectWrapper(limits);
    this.ids = new RecordIds(source.primaryKeyColumns(), reader, rows, limits);
    this.envelopes = new EnvelopeReader(reader, rows);
  }

  /**
   * Decodes one event.
   *
   * @param key the Kafka record's key; null or empty where it has none
   * @param value the Kafka record's value; null for a tombstone, which deletes the key's row
   * @param arrivalMillis the Kafka record's timestamp, milliseconds since 1970; negative if unknown
   */
  public DecodedChange decode(byte @Nullable [] key, byte @Nullable [] value, long arrivalMillis) {
    try {
      if (value == null) {
        return tombstone(key, arrivalMillis);
      }
      if (value.length == 0) {
        throw new UnreadableException(UnreadableCause.EMPTY_VALUE, "value of 0 bytes");
      }
      Payload payload = wrapper.unwrap(JsonText.screen("value", value, limits));
      JsonFields fields = payload.fields();
      if (fields == null) {
        return payloadWithoutFields(payload, key, arrivalMillis);
      }
      return event(key, fields, payload.schema(), arrivalMillis);
    } catch (UnreadableException e) {
      return new Unreadable(e.code(), e.detail());
    }
  }

  private DecodedChange payloadWithoutFields(Payload payload, byte @Nullable [] key, long arrival)
      throws UnreadableException {
    if (payload.scalar() != null) {
      throw new UnreadableException(
          UnreadableCause.NOT_AN_OBJECT, "value's payload is a single value");
    }
    return tombstone(key, arrival);
  }

  private DecodedChange event(
      byte @Nullable [] key, JsonFields fields, ConnectSchema schema, long arrival)
      throws UnreadableException {
    Format format = source.format();
    if (format == Format.PLAIN) {
      return plain(key, fields, schema, arrival);
    }
    if (EnvelopeReader.isEnvelope(fields)) {
      if (format == Format.UNWRAPPED) {
        throw new UnreadableException(UnreadableCause.UNEXPECTED_ENVELOPE, "field op");
      }
      return changed(key, envelopes.read(fields, schema), arrival);
    }
    String notice = Notices.reason(fields);
    if (notice != null) {
      return new Ignored(notice);
    }
    if (format == Format.DEBEZIUM) {
      throw new UnreadableException(
          UnreadableCause.NOT_AN_ENVELOPE, "value with " + fields.size() + " fields");
    }
    return format == Format.UNWRAPPED || UnwrappedRow.isOne(fields)
        ? changed(key, UnwrappedRow.read(fields, schema, rows), arrival)
        : plain(key, fields, schema, arrival);
  }

  private DecodedChange plain(
      byte @Nullable [] key, JsonFields fields, ConnectSchema schema, long arrival)
      throws UnreadableException {
    if (fields.size() == 0) {
      throw new UnreadableException(
          UnreadableCause.MISSING_ROW, "value is an object without fields");
    }
    Map<String, String> row = rows.columns(fields, schema);
    return changed(key, new RowImage(row, false, SourceOrder.NO_POSITION, null, null), arrival);
  }

  private DecodedChange tombstone(byte @Nullable [] key, long arrival) throws UnreadableException {
    return changed(key, RowImage.DELETED, arrival);
  }

  private DecodedChange changed(byte @Nullable [] key, RowImage image, long arrival)
      throws UnreadableException {
    String id = ids.agreed(ids.ofKey(key), ids.ofRow(image.row()));
    long time =
        SourceOrder.eventTime(
            arrival, limits.maxAheadMillis(), image.sourceTime(), image.connectorTime());
    return new Changed(
        new SourceChange(
            new RecordKey(source.source(), id),
            image.deleted() ? null : image.row(),
            time,
            image.position()));
  }
}
