package dev.tributary.topology.format;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tributary.clustering.HeldId;
import dev.tributary.codec.binary.BinaryCodec;
import dev.tributary.codec.binary.CorruptFormatException;
import dev.tributary.model.RecordKey;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever the bytes are, reading ends with a value or with a CorruptFormatException. */
class FormatsCorruptBytesTest {
  private static final long SEED = 815;
  static final List<FormatUnderTest<?>> FORMATS = FormatUnderTest.ALL;
  static final List<FormatUnderTest<?>> VERSIONED =
      FORMATS.stream().filter(FormatUnderTest::versioned).toList();
  private final RandomProtocol values = new RandomProtocol(SEED);
  private final Random random = new Random(SEED);

  @ParameterizedTest
  @FieldSource("FORMATS")
  void everyPrefixIsRefused(FormatUnderTest<?> format) {
    for (int run = 0; run < 10; run++) {
      byte[] bytes = format.randomBytes(values);
      for (int length = 0; length < bytes.length; length++) {
        assertThat(refuses(format, Arrays.copyOf(bytes, length)))
            .as("seed %d, run %d, %d of %d bytes", SEED, run, length, bytes.length)
            .isTrue();
      }
      assertThat(refuses(format, Arrays.copyOf(bytes, bytes.length + 1))).isTrue();
    }
  }

  @ParameterizedTest
  @FieldSource("FORMATS")
  void damagedBytesNeverDoHarm(FormatUnderTest<?> format) {
    int refused = 0;
    for (int run = 0; run < 2_000; run++) {
      byte[] bytes = format.randomBytes(values);
      for (int damages = random.nextInt(5); damages >= 0; damages--) {
        bytes[random.nextInt(bytes.length)] = (byte) random.nextInt();
      }
      refused += refuses(format, bytes) ? 1 : 0;
    }
    assertThat(refused).as("seed %d", SEED).isBetween(20, 2_000);
  }

  @ParameterizedTest
  @FieldSource("VERSIONED")
  void otherVersionsAreRefused(FormatUnderTest<?> format) {
    byte[] bytes = format.randomBytes(values);
    int newest = bytes[0];
    for (int version : new int[] {0, newest + 1, 255}) {
      bytes[0] = (byte) version;
      assertThatThrownBy(() -> format.read().apply(bytes))
          .isInstanceOf(CorruptFormatException.class)
          .hasMessageStartingWith(
              "format version " + version + ", where 1 to " + newest + " can be read");
    }
    for (int version = 1; version < newest; version++) {
      bytes[0] = (byte) version;
      assertThatThrownBy(() -> format.read().apply(bytes))
          .isInstanceOf(CorruptFormatException.class)
          .hasMessageStartingWith("written by an earlier version; start from an empty");
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 14, 63, 64, 128, 255})
  void unknownKindsOfMessagesAreRefused(int tag) {
    for (BinaryCodec<?> codec : List.of(Formats.RECORD_MESSAGE, Formats.COMPONENT_MESSAGE)) {
      assertUnknownKind(codec, tag, new byte[] {(byte) tag, 0, 0, 0});
    }
    assertUnknownKind(Formats.INBOX_MESSAGE, tag, new byte[] {3, (byte) tag, 0, 0});
  }

  private static void assertUnknownKind(BinaryCodec<?> codec, int tag, byte[] bytes) {
    assertThatThrownBy(() -> codec.fromBytes(bytes))
        .isInstanceOf(CorruptFormatException.class)
        .hasMessageContaining("a message of unknown kind " + tag + " at byte");
  }

  @Test
  void anUnknownStateOfAnEntityIdIsRefused() {
    RecordKey founder = new RecordKey("s", "i");
    byte[] bytes = Formats.HELD_ID.toBytes(HeldId.unused(new UUID(1, 2), 0, founder));
    int stateAt = 16 + 1 + 4; // behind the id, the time and the founder
    assertThat(bytes[stateAt]).isZero();
    bytes[stateAt] = 3;
    assertThatThrownBy(() -> Formats.HELD_ID.fromBytes(bytes))
        .isInstanceOf(CorruptFormatException.class)
        .hasMessageContaining("an entity id in unknown state 3");
  }

  private static boolean refuses(FormatUnderTest<?> format, byte[] bytes) {
    try {
      format.read().apply(bytes);
      return false;
    } catch (CorruptFormatException e) {
      assertThat(e.position()).as("seed %d", SEED).isBetween(0, bytes.length);
      return true;
    }
  }
}
