package dev.tributary.cli.feed;

import dev.tributary.codec.ChangeDecoder;
import dev.tributary.codec.DecodedChange;
import dev.tributary.model.SourceChange;
import dev.tributary.spec.Plan;
import dev.tributary.topology.SourceDecoders;
import java.util.Map;

/**
 * Makes change events of the rows of one source. Each is read once the way the resolver will read
 * it, so that what it would not accept is known here, with the line.
 */
final class RowEncoder {
  /** What became of a row. */
  sealed interface Encoded {
    /** The change that the resolver will see, and the event that carries it. */
    record Event(SourceChange change, ChangeEvent event) implements Encoded {}

    record Refused(String problem) implements Encoded {}
  }

  private final ChangeDecoder decoder;

  RowEncoder(Plan plan, String source) {
    this.decoder = SourceDecoders.of(plan, source);
  }

  Encoded encode(Map<String, String> columns) {
    byte[] value = EventJson.value(columns);
    DecodedChange decoded = decoder.decode(null, value, System.currentTimeMillis());
    if (decoded instanceof DecodedChange.Changed changed) {
      return new Encoded.Event(changed.change(), new ChangeEvent(changed.change().key(), value));
    }
    if (decoded instanceof DecodedChange.Unreadable unreadable) {
      return new Encoded.Refused(unreadable.message());
    }
    return new Encoded.Refused(
        "the row looks like a notice of a database connector; rename its columns");
  }
}
