package dev.tributary.codec;

import static dev.tributary.codec.DebeziumEvents.bytes;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tributary.codec.DecodedChange.Changed;
import dev.tributary.codec.DecodedChange.Unreadable;
import dev.tributary.codec.SourceFormat.Format;
import dev.tributary.model.SourceChange;
import org.jspecify.annotations.Nullable;

/** Decodes texts with the default limits, and says what is expected to come out. */
final class Decoding {
  static final long ARRIVAL = 1_710_000_000_000L;

  private Decoding() {}

  static ChangeDecoder decoder(String primaryKey, Format format) {
    return new ChangeDecoder(
        new SourceFormat("crm", primaryKey, format), column -> true, DecoderLimits.DEFAULT);
  }

  static DecodedChange decode(ChangeDecoder decoder, @Nullable String key, @Nullable String value) {
    return decoder.decode(
        key == null ? null : bytes(key), value == null ? null : bytes(value), ARRIVAL);
  }

  static SourceChange change(ChangeDecoder decoder, @Nullable String key, @Nullable String value) {
    DecodedChange decoded = decode(decoder, key, value);
    assertThat(decoded).isInstanceOf(Changed.class);
    return ((Changed) decoded).change();
  }

  static UnreadableCause refusal(
      ChangeDecoder decoder, @Nullable String key, @Nullable String value) {
    DecodedChange decoded = decode(decoder, key, value);
    assertThat(decoded).isInstanceOf(Unreadable.class);
    return ((Unreadable) decoded).cause();
  }
}
