package dev.tributary.codec.binary;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tributary.model.BlockKey;
import dev.tributary.model.RecordKey;
import java.util.Arrays;
import java.util.Comparator;
import java.util.UUID;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

/** Bytes of keys sort as what they stand for, and can be read back. */
class KeyOrderTest {
  private static final long SEED = 4711;
  private static final int RUNS = 20_000;
  private final RandomValues values = new RandomValues(SEED);
  private final KeyWriter writer = new KeyWriter();

  private <T> void check(
      Supplier<T> any,
      BiFunction<KeyWriter, T, KeyWriter> write,
      Function<KeyReader, T> read,
      Comparator<T> order) {
    for (int run = 0; run < RUNS; run++) {
      T a = any.get();
      T b = values.below(10) == 0 ? a : any.get();
      byte[] ofA = write.apply(writer.reset(), a).toByteArray();
      byte[] ofB = write.apply(writer.reset(), b).toByteArray();
      assertThat(Integer.signum(Arrays.compareUnsigned(ofA, ofB)))
          .as("seed %d, run %d", SEED, run)
          .isEqualTo(Integer.signum(order.compare(a, b)));
      KeyReader in = new KeyReader(ofA);
      assertThat(read.apply(in)).isEqualTo(a);
      in.requireEnd();
    }
  }

  @Test
  void texts() {
    check(values::text, KeyWriter::writeString, KeyReader::readString, Comparator.naturalOrder());
  }

  @Test
  void numbers() {
    Comparator<Long> signed = Comparator.naturalOrder();
    check(values::number, KeyWriter::writeLong, KeyReader::readLong, signed);
    check(
        values::number,
        KeyWriter::writeUnsignedLong,
        KeyReader::readUnsignedLong,
        Long::compareUnsigned);
    check(() -> (int) values.number(), KeyWriter::writeInt, KeyReader::readInt, Integer::compare);
    check(() -> values.below(256), KeyWriter::writeByte, KeyReader::readByte, Integer::compare);
  }

  @Test
  void uuids() {
    check(
        () -> new UUID(values.number(), values.number()),
        KeyWriter::writeUuid,
        KeyReader::readUuid,
        Comparator.comparing(UUID::toString));
  }

  @Test
  void model() {
    Comparator<RecordKey> records = Comparator.naturalOrder();
    check(values::recordKey, KeyWriter::writeRecordKey, KeyReader::readRecordKey, records);
    Comparator<BlockKey> blocks = Comparator.naturalOrder();
    check(values::blockKey, KeyWriter::writeBlockKey, KeyReader::readBlockKey, blocks);
  }

  private record Composite(String text, long number, RecordKey key) {}

  @Test
  void composites() {
    check(
        () ->
            new Composite(
                String.valueOf((char) values.below(3)),
                values.below(3) - 1,
                new RecordKey("s" + (char) values.below(2), "i" + values.text())),
        (out, value) ->
            out.writeString(value.text).writeLong(value.number).writeRecordKey(value.key),
        in -> new Composite(in.readString(), in.readLong(), in.readRecordKey()),
        Comparator.comparing(Composite::text)
            .thenComparing(Composite::number)
            .thenComparing(Composite::key));
  }

  @Test
  void rangesHoldExactlyTheKeysOfAPrefix() {
    for (int run = 0; run < RUNS; run++) {
      byte[] prefix = randomBytes(4);
      byte[] key = randomBytes(6);
      byte[] end = KeyWriter.endOfPrefix(prefix);
      boolean within =
          Arrays.compareUnsigned(prefix, key) <= 0
              && (end == null || Arrays.compareUnsigned(key, end) < 0);
      boolean begins =
          key.length >= prefix.length && Arrays.equals(prefix, Arrays.copyOf(key, prefix.length));
      assertThat(within).as("seed %d, run %d", SEED, run).isEqualTo(begins);
    }
  }

  private byte[] randomBytes(int bound) {
    byte[] bytes = new byte[values.below(bound)];
    for (int i = 0; i < bytes.length; i++) {
      bytes[i] = (byte) (0xFD + values.below(3));
    }
    return bytes;
  }
}
