package dev.tributary.codec.binary;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tributary.model.PairScore;
import dev.tributary.model.RecordKey;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class BinaryRoundTripTest {
  private static final long SEED = 42;
  private static final int RUNS = 3_000;
  private final RandomValues values = new RandomValues(SEED);
  private final BinaryWriter out = new BinaryWriter();

  private <T> void roundTrip(
      T value, BiConsumer<BinaryWriter, T> write, Function<BinaryReader, T> read) {
    out.reset();
    write.accept(out, value);
    BinaryReader in = new BinaryReader(out.toByteArray());
    assertThat(read.apply(in)).as("seed %d", SEED).isEqualTo(value);
    in.requireEnd();
  }

  @Test
  void scalars() {
    for (int run = 0; run < RUNS; run++) {
      long number = values.number();
      roundTrip(number, BinaryWriter::writeLong, BinaryReader::readLong);
      roundTrip(number, BinaryWriter::writeFixedLong, BinaryReader::readFixedLong);
      roundTrip((int) number, BinaryWriter::writeInt, BinaryReader::readInt);
      roundTrip(
          (int) number & Integer.MAX_VALUE,
          BinaryWriter::writeUnsigned,
          BinaryReader::readUnsigned);
      roundTrip(
          Double.longBitsToDouble(number), BinaryWriter::writeDouble, BinaryReader::readDouble);
      roundTrip(
          Float.intBitsToFloat((int) number), BinaryWriter::writeFloat, BinaryReader::readFloat);
      roundTrip((number & 1) == 0, BinaryWriter::writeBoolean, BinaryReader::readBoolean);
      roundTrip((int) number & 0xFF, BinaryWriter::writeByte, BinaryReader::readByte);
    }
  }

  @Test
  void limitsOfNumbers() {
    for (long number : new long[] {0, -1, 1, Long.MIN_VALUE, Long.MAX_VALUE}) {
      roundTrip(number, BinaryWriter::writeLong, BinaryReader::readLong);
    }
    for (int number : new int[] {0, -1, 1, Integer.MIN_VALUE, Integer.MAX_VALUE}) {
      roundTrip(number, BinaryWriter::writeInt, BinaryReader::readInt);
    }
    out.reset();
    out.writeInt(-64);
    out.writeLong(63);
    assertThat(out.length()).isEqualTo(2);
  }

  @Test
  void textsAndBytes() {
    for (int run = 0; run < RUNS; run++) {
      String text = values.text();
      roundTrip(text, BinaryWriter::writeString, BinaryReader::readString);
      roundTrip(values.texts(), BinaryWriter::writeStrings, BinaryReader::readStrings);
      roundTrip(
          text.getBytes(StandardCharsets.UTF_8), BinaryWriter::writeBytes, BinaryReader::readBytes);
    }
    String huge = "aé😀".repeat(100_000);
    roundTrip(huge, BinaryWriter::writeString, BinaryReader::readString);
    roundTrip("x".repeat(1_000_000), BinaryWriter::writeString, BinaryReader::readString);
  }

  @Test
  void nullableTexts() {
    for (@Nullable String text : new String[] {null, "", "a"}) {
      out.reset();
      out.writeNullableString(text);
      assertThat(new BinaryReader(out.toByteArray()).readNullableString()).isEqualTo(text);
    }
  }

  @Test
  void plainTextIsUtf8() {
    out.reset();
    out.writeString("Zoë");
    assertThat(out.toByteArray()).isEqualTo(new byte[] {4, 'Z', 'o', (byte) 0xC3, (byte) 0xAB});
  }

  @Test
  void model() {
    for (int run = 0; run < RUNS; run++) {
      codec(values.recordKey(), ModelCodecs.RECORD_KEY);
      codec(values.blockKey(), ModelCodecs.BLOCK_KEY);
      codec(values.columns(), ModelCodecs.COLUMNS);
      codec(values.attributes(), ModelCodecs.ATTRIBUTES);
      codec(values.features(), ModelCodecs.FEATURES);
      PairScore score = values.pairScore();
      PairScore read = ModelCodecs.PAIR_SCORE.fromBytes(ModelCodecs.PAIR_SCORE.toBytes(score));
      assertThat(Double.compare(read.total(), score.total())).isZero();
      assertThat(read.parts()).isEqualTo(score.parts());
    }
  }

  private static <T> void codec(T value, BinaryCodec<T> codec) {
    assertThat(codec.fromBytes(codec.toBytes(value))).as("seed %d", SEED).isEqualTo(value);
  }

  @Test
  void lists() {
    List<RecordKey> keys = List.of(values.recordKey(), values.recordKey(), values.recordKey());
    roundTrip(
        keys,
        (writer, list) -> writer.writeList(list, ModelCodecs.RECORD_KEY),
        reader -> reader.readList(ModelCodecs.RECORD_KEY));
  }

  @Test
  void versions() {
    out.reset();
    out.writeVersion(2);
    assertThat(new BinaryReader(out.toByteArray()).readVersion(2)).isEqualTo(2);
    assertThatThrownBy(() -> new BinaryReader(out.toByteArray()).readVersion(1))
        .isInstanceOf(CorruptFormatException.class)
        .hasMessageContaining("format version 2, where 1 to 1 can be read at byte 0");
    assertThatThrownBy(() -> out.writeVersion(0)).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> out.writeUnsigned(-1)).isInstanceOf(IllegalArgumentException.class);
  }
}
