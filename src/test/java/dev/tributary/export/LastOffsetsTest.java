package dev.tributary.export;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** The last offset of each of many keys is known, as a map knows it. */
class LastOffsetsTest {
  @Test
  void knowsWhatAMapKnows() {
    Random random = new Random(11);
    LastOffsets last = new LastOffsets();
    Map<String, Long> expected = new HashMap<>();
    for (long offset = 0; offset < 20_000; offset++) {
      String key = "key " + random.nextInt(6_000);
      last.put(key.getBytes(StandardCharsets.UTF_8), offset);
      expected.put(key, offset);
    }
    assertThat(last.size()).isEqualTo(expected.size());
    expected.forEach(
        (key, offset) -> {
          byte[] bytes = key.getBytes(StandardCharsets.UTF_8);
          assertThat(last.isLast(bytes, offset)).isTrue();
          assertThat(last.isLast(bytes, offset - 1)).isFalse();
        });
    assertThat(last.isLast("other".getBytes(StandardCharsets.UTF_8), 3)).isFalse();
  }
}
