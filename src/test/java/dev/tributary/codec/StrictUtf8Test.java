package dev.tributary.codec;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Random;
import org.junit.jupiter.api.Test;

class StrictUtf8Test {
  private static final long SEED = 7;

  @Test
  void agreesWithTheJdksDecoder() {
    Random random = new Random(SEED);
    int valid = 0;
    for (int run = 0; run < 200_000; run++) {
      byte[] bytes = sample(random);
      boolean expected = decodes(bytes);
      valid += expected ? 1 : 0;
      assertThat(StrictUtf8.firstInvalid(bytes, 0) < 0)
          .as("seed %d, run %d", SEED, run)
          .isEqualTo(expected);
    }
    assertThat(valid).isBetween(20_000, 180_000);
  }

  /** Valid text of all lengths of characters, every second time with one bad byte. */
  private static byte[] sample(Random random) {
    StringBuilder text = new StringBuilder();
    int[] bounds = {0x80, 0x800, 0xD800, 0x110000};
    for (int left = random.nextInt(12); left > 0; left--) {
      int point = random.nextInt(bounds[random.nextInt(bounds.length)]);
      text.appendCodePoint(point >= 0xD800 && point < 0xE000 ? 'x' : point);
    }
    byte[] bytes = text.toString().getBytes(StandardCharsets.UTF_8);
    if (bytes.length > 0 && random.nextBoolean()) {
      bytes[random.nextInt(bytes.length)] = (byte) random.nextInt();
    }
    return bytes;
  }

  private static boolean decodes(byte[] bytes) {
    try {
      StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes));
      return true;
    } catch (CharacterCodingException e) {
      return false;
    }
  }
}
