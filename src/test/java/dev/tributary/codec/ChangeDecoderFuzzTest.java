package dev.tributary.codec;

import static dev.tributary.codec.DebeziumEvents.bytes;
import static dev.tributary.codec.DebeziumEvents.wrapped;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tributary.codec.DecodedChange.Changed;
import dev.tributary.codec.SourceFormat.Format;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Valid events, damaged at random, never make the decoder throw. */
class ChangeDecoderFuzzTest {
  private static final long SEED = 20_261_120;
  private static final int RUNS = 6_000;
  private static final byte[][] EVENTS = {
    bytes(wrapped(DebeziumEvents.POSTGRES_SCHEMA, DebeziumEvents.POSTGRES_UPDATE)),
    bytes(wrapped(DebeziumEvents.MYSQL_SCHEMA, DebeziumEvents.MYSQL_SNAPSHOT)),
    bytes(DebeziumEvents.POSTGRES_UPDATE),
    bytes(DebeziumEvents.POSTGRES_DELETE),
    bytes(DebeziumEvents.POSTGRES_KEY),
    bytes(DebeziumEvents.UNWRAPPED),
    bytes(DebeziumEvents.PLAIN),
    bytes("42"),
  };
  private static final byte[] LIKELY = bytes("{}[]\",:\\0123456789eE+-.ntrufalse \n");

  @Test
  void damagedEventsAreDecodedOrRefused() {
    Random random = new Random(SEED);
    Format[] formats = Format.values();
    ChangeDecoder[] warm = new ChangeDecoder[formats.length];
    Arrays.setAll(warm, i -> decoder(formats[i]));
    int changed = 0;
    for (int run = 0; run < RUNS; run++) {
      byte[] key = damaged(random);
      byte[] value = damaged(random);
      int format = random.nextInt(formats.length);
      DecodedChange decoded = warm[format].decode(key, value, run);
      String about = "seed " + SEED + ", run " + run;
      assertThat(decoded).as(about).isNotNull();
      assertThat(decoded).as(about).isEqualTo(decoder(formats[format]).decode(key, value, run));
      changed += decoded instanceof Changed ? 1 : 0;
    }
    // Neither all nor none: otherwise this test would show nothing.
    assertThat(changed).isBetween(RUNS / 100, RUNS * 9 / 10);
  }

  private static ChangeDecoder decoder(Format format) {
    return new ChangeDecoder(
        new SourceFormat("crm", "id", format), column -> true, DecoderLimits.DEFAULT);
  }

  private static byte[] damaged(Random random) {
    byte[] event = EVENTS[random.nextInt(EVENTS.length)].clone();
    for (int damages = random.nextInt(4); damages > 0 && event.length > 0; damages--) {
      event = damagedOnce(event, random);
    }
    return event;
  }

  private static byte[] damagedOnce(byte[] event, Random random) {
    int at = random.nextInt(event.length);
    int other = random.nextInt(event.length);
    switch (random.nextInt(5)) {
      case 0 -> event[at] = (byte) random.nextInt();
      case 1 -> event[at] = LIKELY[random.nextInt(LIKELY.length)];
      case 2 -> event[at] = event[other];
      case 3 -> {
        return Arrays.copyOf(event, at);
      }
      default -> {
        int from = Math.min(at, other);
        int to = Math.min(event.length, from + random.nextInt(20));
        byte[] shorter = Arrays.copyOf(event, event.length - (to - from));
        System.arraycopy(event, to, shorter, from, event.length - to);
        return shorter;
      }
    }
    return event;
  }
}
