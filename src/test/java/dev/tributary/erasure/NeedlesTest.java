package dev.tributary.erasure;

import static java.nio.charset.StandardCharsets.UTF_16BE;
import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;

class NeedlesTest {
  private static final Needles NEEDLES = new Needles(List.of("Jörg Ü", "joe@example.com", "ample"));

  private static int in(String text) {
    return NEEDLES.in(text.getBytes(UTF_8));
  }

  @Test
  void findsEveryEncoding() {
    assertThat(NEEDLES.in("x Jörg Ü x".getBytes(UTF_8))).isEqualTo(1);
    assertThat(NEEDLES.in("x Jörg Ü x".getBytes(UTF_16LE))).isPositive();
    assertThat(NEEDLES.in("x Jörg Ü x".getBytes(UTF_16BE))).isPositive();
    assertThat(in("{\"name\":\"J\\u00f6rg \\u00dC\"}")).isEqualTo(1);
    assertThat(in("?name=J%C3%B6rg+%c3%9c")).isEqualTo(1);
    assertThat(in("JÖRG Ü, jörg ü")).isEqualTo(2);
    assertThat(in("Jorg U")).isZero();
  }

  @Test
  void oneWithinAnotherIsFoundToo() {
    assertThat(in("joe@example.com")).isEqualTo(2);
    assertThat(in("jojoe@exampleJOE@EXAMPLE.COM")).isEqualTo(3);
    assertThat(in("joe@exam.com")).isZero();
  }

  @Test
  void piecesThatBelongTogetherAreReadTogether() {
    byte[] text = "..joe@example.com..".getBytes(UTF_8);
    for (int cut = 0; cut <= text.length; cut++) {
      Needles.Search search = NEEDLES.new Search();
      byte[] second = java.util.Arrays.copyOfRange(text, cut, text.length);
      assertThat(search.feed(text, cut) + search.feed(second, second.length)).isEqualTo(2);
    }
  }

  @Test
  void whatWouldBeFoundAnywhereIsRefused() {
    assertThatThrownBy(() -> new Needles(List.of("ab")))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("3 characters");
    assertThatThrownBy(() -> new Needles(List.of())).isInstanceOf(IllegalArgumentException.class);
  }
}
