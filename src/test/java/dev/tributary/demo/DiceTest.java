package dev.tributary.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class DiceTest {
  @Test
  void isTheGeneratorOfTheLibrary() {
    for (long seed : new long[] {0, 1, -1, 42, Long.MIN_VALUE}) {
      Dice dice = new Dice(seed);
      SplittableRandom reference = new SplittableRandom(seed);
      for (int i = 0; i < 100; i++) {
        assertThat(dice.next()).isEqualTo(reference.nextLong());
      }
    }
  }

  @Test
  void staysWithinBounds() {
    Dice dice = Dice.of(7);
    int[] counts = new int[6];
    for (int i = 0; i < 60_000; i++) {
      counts[dice.below(6)]++;
      assertThat(dice.fraction()).isBetween(0.0, Math.nextDown(1.0));
      assertThat(dice.between(-3, 3)).isBetween(-3, 3);
    }
    assertThat(Arrays.stream(counts).boxed())
        .allSatisfy(count -> assertThat(count).isBetween(9_600, 10_400));
  }

  @Test
  void labelsTellSequencesApart() {
    List<Long> firsts = new ArrayList<>();
    for (long a = 0; a < 30; a++) {
      for (long b = 0; b < 30; b++) {
        firsts.add(Dice.of(1, a, b).next());
      }
      firsts.add(Dice.of(1, a).next());
      firsts.add(Dice.of(a + 2).next());
    }
    assertThat(firsts).doesNotHaveDuplicates();
    assertThat(Dice.of(1, 2, 3).next()).isEqualTo(Dice.of(1, 2, 3).next());
  }

  @Test
  void shufflingKeepsEverything() {
    List<Integer> list = new ArrayList<>(IntStream.range(0, 100).boxed().toList());
    Dice.of(3).shuffle(list);
    assertThat(list).isNotEqualTo(IntStream.range(0, 100).boxed().toList());
    assertThat(list).containsExactlyInAnyOrderElementsOf(IntStream.range(0, 100).boxed().toList());
  }

  @Test
  void ranksAreSkewed() {
    Ranked<Integer> ranked = Ranked.byRank(IntStream.range(0, 50).boxed().toList());
    Dice dice = Dice.of(11);
    int[] counts = new int[50];
    for (int i = 0; i < 50_000; i++) {
      counts[ranked.pick(dice)]++;
    }
    assertThat(Arrays.stream(counts).boxed()).allSatisfy(count -> assertThat(count).isPositive());
    assertThat(counts[0]).isGreaterThan(4 * counts[49]);
  }
}
