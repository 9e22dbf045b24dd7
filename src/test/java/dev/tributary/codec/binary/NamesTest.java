package dev.tributary.codec.binary;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class NamesTest {
  private final BinaryWriter out = new BinaryWriter();

  private byte[] asName(String text) {
    out.reset();
    out.writeName(text);
    return out.toByteArray();
  }

  private byte[] asString(String text) {
    out.reset();
    out.writeString(text);
    return out.toByteArray();
  }

  /** More names than are kept, so that they displace one another, and such as are never kept. */
  private static List<String> names() {
    List<String> names =
        new ArrayList<>(List.of("", "ž", "\u0000", "a".repeat(64), "a".repeat(65)));
    names.add("\uD800 alone");
    names.add("naïve_" + "x".repeat(70));
    for (int i = 0; i < 5_000; i++) {
      names.add("column_" + i);
    }
    return names;
  }

  @Test
  void isWrittenLikeAnyTextAndReadBack() {
    for (int round = 0; round < 2; round++) {
      for (String name : names()) {
        assertThat(asName(name)).as(name).isEqualTo(asString(name));
        BinaryReader in = new BinaryReader(asName(name));
        assertThat(in.readName()).isEqualTo(name);
        in.requireEnd();
      }
    }
  }

  @Test
  void isReadAsTheSameTextAgain() {
    byte[] written = asString("first_name");
    assertThat(new BinaryReader(written).readName()).isSameAs(new BinaryReader(written).readName());
  }
}
