package dev.tributary.codec.binary;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

/** Whatever the bytes are, reading ends with a value or with a CorruptFormatException. */
class CorruptBytesTest {
  private static final long SEED = 99;
  private static final List<BinaryCodec<?>> CODECS =
      List.of(
          ModelCodecs.RECORD_KEY,
          ModelCodecs.BLOCK_KEY,
          ModelCodecs.COLUMNS,
          ModelCodecs.ATTRIBUTES,
          ModelCodecs.FEATURES,
          ModelCodecs.PAIR_SCORE);
  private final RandomValues values = new RandomValues(SEED);
  private final Random random = new Random(SEED);

  @Test
  void everyPrefixOfAValueIsRefused() {
    byte[] bytes = ModelCodecs.ATTRIBUTES.toBytes(values.attributes());
    for (int run = 0; run < 50; run++) {
      for (int length = 0; length < bytes.length; length++) {
        byte[] prefix = Arrays.copyOf(bytes, length);
        assertThatThrownBy(() -> ModelCodecs.ATTRIBUTES.fromBytes(prefix))
            .isInstanceOf(CorruptFormatException.class);
      }
      bytes = ModelCodecs.ATTRIBUTES.toBytes(values.attributes());
    }
  }

  @Test
  void damagedBytesNeverDoHarm() {
    int refused = 0;
    for (int run = 0; run < 30_000; run++) {
      byte[] bytes = ModelCodecs.ATTRIBUTES.toBytes(values.attributes());
      for (int damages = random.nextInt(5); damages >= 0; damages--) {
        bytes[random.nextInt(bytes.length)] = (byte) random.nextInt();
      }
      BinaryCodec<?> codec = CODECS.get(random.nextInt(CODECS.size()));
      refused += refuses(() -> codec.fromBytes(bytes), bytes.length) ? 1 : 0;
    }
    assertThat(refused).isBetween(1_000, 30_000);
  }

  @Test
  void damagedKeysNeverDoHarm() {
    List<Consumer<KeyReader>> parts =
        List.of(
            KeyReader::readString,
            KeyReader::readInt,
            KeyReader::readLong,
            KeyReader::readUuid,
            KeyReader::readRecordKey,
            KeyReader::readBlockKey,
            KeyReader::readByte,
            KeyReader::requireEnd);
    int refused = 0;
    for (int run = 0; run < 30_000; run++) {
      byte[] bytes = new byte[random.nextInt(30)];
      random.nextBytes(bytes);
      for (int i = 0; i < bytes.length; i++) {
        bytes[i] &= random.nextInt(3) == 0 ? (byte) 0x01 : (byte) 0xFF;
      }
      Consumer<KeyReader> part = parts.get(random.nextInt(parts.size()));
      refused += refuses(() -> part.accept(new KeyReader(bytes)), bytes.length) ? 1 : 0;
    }
    assertThat(refused).isBetween(1_000, 29_999);
  }

  @Test
  void aGiantLengthAllocatesNothing() {
    BinaryWriter out = new BinaryWriter();
    out.writeUnsigned(Integer.MAX_VALUE);
    byte[] bytes = out.toByteArray();
    for (Consumer<BinaryReader> read :
        List.<Consumer<BinaryReader>>of(
            BinaryReader::readString,
            BinaryReader::readStrings,
            BinaryReader::readBytes,
            BinaryReader::readCount,
            in -> in.readList(ModelCodecs.RECORD_KEY),
            ModelCodecs.FEATURES::read)) {
      assertThatThrownBy(() -> read.accept(new BinaryReader(bytes)))
          .isInstanceOf(CorruptFormatException.class)
          .hasMessageContaining("at byte 0");
    }
  }

  @Test
  void moreBytesThanTheValueAreRefused() {
    byte[] bytes = ModelCodecs.RECORD_KEY.toBytes(values.recordKey());
    byte[] longer = Arrays.copyOf(bytes, bytes.length + 1);
    assertThatThrownBy(() -> ModelCodecs.RECORD_KEY.fromBytes(longer))
        .isInstanceOf(CorruptFormatException.class)
        .hasMessage("1 bytes too many at byte " + bytes.length);
  }

  private static boolean refuses(Runnable read, int length) {
    try {
      read.run();
      return false;
    } catch (CorruptFormatException e) {
      assertThat(e.position()).as("seed %d", SEED).isBetween(0, length);
      return true;
    }
  }
}
