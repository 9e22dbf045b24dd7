package dev.tributary.blocking;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.List;
import java.util.Random;
import net.jpountz.xxhash.XXHash64;
import net.jpountz.xxhash.XXHashFactory;
import org.junit.jupiter.api.Test;

class KeyHashTest {
  private static final long SEED = 5;

  /** Keys are stored: if one of these has to change, every block has to be rebuilt. */
  @Test
  void neverChanges() {
    assertThat(KeyHash.of(List.of(""))).isEqualTo(0xEF46DB3751D8E999L);
    assertThat(KeyHash.of(List.of("a"))).isEqualTo(0xD24EC4F1A98C6E5BL);
    assertThat(KeyHash.of(List.of("abc"))).isEqualTo(0x44BC2CF5AD770999L);
    assertThat(KeyHash.of(List.of("smith", "1970"))).isEqualTo(0x433E4F4ADF9B8326L);
    assertThat(KeyHash.of(List.of("müller", "😀", "a key that is longer than one stripe of bytes")))
        .isEqualTo(0x37B08FC1393B5A87L);
  }

  @Test
  void equalsTheReference() {
    XXHash64 reference = XXHashFactory.safeInstance().hash64();
    Random random = new Random(SEED);
    for (int length = 0; length < 300; length++) {
      byte[] bytes = new byte[length];
      random.nextBytes(bytes);
      ByteBuffer key = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
      assertThat(KeyHash.of(key))
          .as("%d bytes, seed %d", length, SEED)
          .isEqualTo(reference.hash(bytes, 0, length, 0));
    }
  }

  @Test
  void keepsPartsApart() {
    assertThat(KeyHash.of(List.of("ab", "c"))).isNotEqualTo(KeyHash.of(List.of("a", "bc")));
    assertThat(KeyHash.of(List.of("ab", ""))).isNotEqualTo(KeyHash.of(List.of("ab")));
  }

  @Test
  void aMillionKeysDoNotCollide() {
    long distinct =
        new Random(SEED)
            .longs(1_000_000)
            .map(number -> KeyHash.of(List.of("name" + number % 1000, Long.toString(number))))
            .distinct()
            .count();
    assertThat(distinct).as("seed %d", SEED).isEqualTo(1_000_000);
  }
}
