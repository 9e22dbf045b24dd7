package dev.tributary.codec.parquet.reading;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Files that are not sound end with the place of what is wrong, never with anything else. */
class BrokenParquetTest {
  private static final Path FILES = Path.of("src/test/resources/parquet");
  private static final int MUTATIONS = 300;
  private static final int MOST_ROWS = 10_000;

  @TempDir Path directory;

  static List<Path> files() throws IOException {
    try (Stream<Path> files = Files.list(FILES)) {
      return files.filter(file -> file.toString().endsWith(".parquet")).sorted().toList();
    }
  }

  /** How many rows can be read; -1 where the file was refused. */
  private static int read(Path file, ParquetLimits limits) throws IOException {
    int rows = 0;
    try (ParquetReader reader = ParquetReader.open(file, limits)) {
      // A changed number may announce more rows, as long as there are none but gaps.
      while (reader.hasNext() && rows < MOST_ROWS) {
        reader.next();
        rows++;
      }
      return rows;
    } catch (ParquetFormatException e) {
      assertThat(e.problem()).isNotBlank();
      assertThat(e.cure()).endsWith(".");
      return -1;
    }
  }

  private static byte[] mutated(byte[] bytes, Random random) {
    byte[] mutated = bytes.clone();
    int kind = random.nextInt(5);
    if (kind == 0) {
      return Arrays.copyOf(bytes, random.nextInt(bytes.length));
    }
    for (int i = 0; i <= random.nextInt(3); i++) {
      int at = random.nextInt(bytes.length - 8);
      switch (kind) {
        case 1 -> mutated[at] = (byte) random.nextInt();
        case 2 -> mutated[at] ^= (byte) (1 << random.nextInt(8));
        case 3 -> ByteBuffer.wrap(mutated).putInt(at, random.nextBoolean() ? -1 : 0x7FFFFFFF);
        default -> System.arraycopy(bytes, random.nextInt(bytes.length - 8), mutated, at, 8);
      }
    }
    return mutated;
  }

  @ParameterizedTest
  @MethodSource("files")
  @Timeout(value = 60, unit = TimeUnit.SECONDS)
  void changedBytesAreNoticedOrMakeOtherCellsAndNothingElse(Path file) throws IOException {
    byte[] bytes = Files.readAllBytes(file);
    long seed = file.getFileName().toString().hashCode();
    Random random = new Random(seed);
    int refused = 0;
    for (int i = 0; i < MUTATIONS; i++) {
      Path changed = Files.write(directory.resolve("changed"), mutated(bytes, random));
      try {
        refused += read(changed, ParquetLimits.DEFAULT) < 0 ? 1 : 0;
      } catch (RuntimeException | Error e) {
        throw new AssertionError("seed " + seed + ", run " + i, e);
      }
    }
    assertThat(refused).as("of %d", MUTATIONS).isBetween(MUTATIONS / 10, MUTATIONS);
  }

  @Test
  void everyTruncationIsNoticed() throws IOException {
    byte[] bytes = Files.readAllBytes(FILES.resolve("people-duckdb-snappy.parquet"));
    for (int length = 0; length < bytes.length; length += 13) {
      Path cut = Files.write(directory.resolve("cut"), Arrays.copyOf(bytes, length));
      assertThat(read(cut, ParquetLimits.DEFAULT)).as("%d bytes", length).isEqualTo(-1);
    }
  }

  @Test
  void theMessageSaysWhereItIs() throws IOException {
    Path whole = FILES.resolve("people-pyarrow-zstd-v2.parquet"); // it has checksums
    byte[] bytes = Files.readAllBytes(whole);
    bytes[60] ^= 0x10;
    Path changed = Files.write(directory.resolve("changed"), bytes);
    assertThatThrownBy(
            () -> {
              try (ParquetReader reader = ParquetReader.open(changed, ParquetLimits.DEFAULT)) {
                while (reader.hasNext()) {
                  reader.next();
                }
              }
            })
        .isInstanceOf(ParquetFormatException.class)
        .hasMessageContaining("column id in row group 1, page at byte 4");
  }

  private static ParquetLimits limits(int columns, int groups, int page, long held, long unpacked) {
    return new ParquetLimits(16 << 20, columns, groups, page, held, unpacked, 65_536);
  }

  @Test
  void eachLimitIsNamedWhereItIsReached() throws IOException {
    List<String> problems = new ArrayList<>();
    Path file = FILES.resolve("people-pyarrow-snappy-v1.parquet");
    for (ParquetLimits limits :
        List.of(
            limits(9, 100, 1 << 20, 1 << 20, 1 << 20),
            limits(10, 2, 1 << 20, 1 << 20, 1 << 20),
            limits(10, 3, 40, 1 << 20, 1 << 20),
            limits(10, 3, 1 << 20, 500, 1 << 20))) {
      try (ParquetReader reader = ParquetReader.open(file, limits)) {
        while (reader.hasNext()) {
          reader.next();
        }
      } catch (ParquetFormatException e) {
        problems.add(e.problem());
      }
    }
    assertThat(problems).hasSize(4);
    assertThat(problems.get(0)).contains("10 columns, more than 9");
    assertThat(problems.get(1)).contains("3 row groups, more than 2");
    assertThat(problems.get(2)).contains("bytes in column id");
    assertThat(problems.get(3)).contains("too large to be read together");
    assertThat(read(file, limits(10, 3, 1 << 20, 1 << 20, 1 << 20))).isEqualTo(23);
  }

  @Test
  void aFileThatUnpacksToFarMoreThanItIsEnds() throws IOException {
    Unpacking unpacking = new Unpacking(limits(1, 1, 1, 1 << 20, 1_000), 9);
    unpacking.take(1_000);
    unpacking.give(1_000);
    assertThatThrownBy(() -> unpacking.take(1)).hasMessageContaining("unpacks to more than");
    Unpacking large = new Unpacking(limits(1, 1, 1, 1 << 20, 1_000), 100);
    large.take(10_000);
    assertThatThrownBy(() -> large.take(1)).hasMessageContaining("unpacks to more than");
  }
}
