package dev.tributary.demo;

import static org.assertj.core.api.Assertions.assertThat;

import org.apache.commons.text.similarity.LevenshteinDistance;
import org.junit.jupiter.api.Test;

class TypistTest {
  @Test
  void slipsOnce() {
    Dice dice = Dice.of(5);
    for (String text : new String[] {"Li", "Ana", "Aaaa", "Anna", "Elizabeth", "O'Brien", "王"}) {
      for (int i = 0; i < 500; i++) {
        String slipped = Typist.slip(text, dice);
        assertThat(slipped).isNotEqualTo(text).isNotEmpty();
        int distance = LevenshteinDistance.getDefaultInstance().apply(text, slipped);
        assertThat(distance).as("%s to %s", text, slipped).isBetween(1, 2);
      }
    }
  }

  @Test
  void swapsDigitsBehindTheAreaCode() {
    Dice dice = Dice.of(6);
    for (int i = 0; i < 500; i++) {
      String swapped = Typist.swapDigits("3035551234", dice);
      assertThat(swapped).startsWith("303").hasSize(10);
      assertThat(swapped.chars().sum()).isEqualTo("3035551234".chars().sum());
    }
    assertThat(Typist.swapDigits("2122222222", dice)).isEqualTo("2122222222");
  }
}
