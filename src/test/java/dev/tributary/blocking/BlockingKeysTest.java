package dev.tributary.blocking;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tributary.model.BlockKey;
import dev.tributary.model.Features;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class BlockingKeysTest {
  private static final long SEED = 11;
  private static final BlockingRule EMAIL = new BlockingRule(1, "email", List.of(KeyPart.exact(0)));
  private static final BlockingRule NAME =
      new BlockingRule(
          2, "name", List.of(KeyPart.exact(1), new KeyPart(2, KeyTransforms.prefix(1))));

  @Test
  void aKeyNeedsAValueOfEveryPart() {
    BlockingKeys blocking = new BlockingKeys(List.of(EMAIL, NAME));
    assertThat(blocking.keys(features("e", "", "anna")))
        .containsExactly(new BlockKey(1, KeyHash.of(List.of("e"))));
    assertThat(blocking.keys(features("", "smith", "anna")))
        .containsExactly(new BlockKey(2, KeyHash.of(List.of("smith", "a"))));
    assertThat(blocking.keys(features("", "", ""))).isEmpty();
  }

  @Test
  void severalValuesGiveEveryCombinationOnce() {
    BlockingKeys blocking = new BlockingKeys(List.of(NAME));
    List<BlockKey> keys = blocking.keys(features("", "smith,jones", "anna,bob,alice"));
    assertThat(keys)
        .containsExactlyInAnyOrder(
            new BlockKey(2, KeyHash.of(List.of("smith", "a"))),
            new BlockKey(2, KeyHash.of(List.of("smith", "b"))),
            new BlockKey(2, KeyHash.of(List.of("jones", "a"))),
            new BlockKey(2, KeyHash.of(List.of("jones", "b"))))
        .isSorted();
  }

  @Test
  void aTransformWithNothingToSayGivesNoKey() {
    BlockingRule year = new BlockingRule(3, "year", List.of(new KeyPart(0, KeyTransforms.year())));
    BlockingKeys blocking = new BlockingKeys(List.of(year));
    assertThat(blocking.keys(features("unknown", "", ""))).isEmpty();
    assertThat(blocking.keys(features("unknown,1970-01-01", "", ""))).hasSize(1);
  }

  @Test
  void theOrderOfValuesPlaysNoRole() {
    Random random = new Random(SEED);
    for (int i = 0; i < 2_000; i++) {
      BlockingKeys blocking = new BlockingKeys(List.of(EMAIL, NAME), 1 + random.nextInt(20));
      List<List<String>> values = new ArrayList<>();
      for (int slot = 0; slot < 3; slot++) {
        values.add(words(random, random.nextInt(7)));
      }
      List<BlockKey> keys = blocking.keys(features(values));
      values.forEach(slot -> Collections.shuffle(slot, random));
      assertThat(blocking.keys(features(values)))
          .as("seed %d", SEED)
          .isEqualTo(keys)
          .isSorted()
          .doesNotHaveDuplicates();
    }
  }

  @Test
  void theLimitCutsTheLastCombinationsAndSilencesNoRule() {
    BlockingKeys blocking = new BlockingKeys(List.of(NAME, EMAIL), 10);
    String many = String.join(",", IntStream.range(0, 500).mapToObj(i -> "v" + i).toList());
    Features features = features(many, many, many);
    assertThat(blocking.keys(features)).hasSize(10).anyMatch(key -> key.rule() == 1);
    assertThat(blocking.exceedsLimit(features)).isTrue();
    assertThat(blocking.exceedsLimit(features("a,b", "c", "d"))).isFalse();
    assertThat(blocking.keys(features("b,a,c", "", "")))
        .isEqualTo(new BlockingKeys(List.of(EMAIL)).keys(features("a,b,c", "", "")));
    assertThat(new BlockingKeys(List.of(EMAIL), 2).keys(features("b,a,c", "", "")))
        .containsExactlyInAnyOrder(
            new BlockKey(1, KeyHash.of(List.of("a"))), new BlockKey(1, KeyHash.of(List.of("b"))));
  }

  @Test
  void countsBeyondWhatANumberHolds() {
    List<KeyPart> parts = Collections.nCopies(9, KeyPart.exact(0));
    BlockingKeys blocking = new BlockingKeys(List.of(new BlockingRule(1, "wide", parts)));
    String many = String.join(",", IntStream.range(0, 500).mapToObj(i -> "v" + i).toList());
    assertThat(blocking.keys(features(many, "", ""))).hasSize(32);
    assertThat(blocking.exceedsLimit(features(many, "", ""))).isTrue();
  }

  @Test
  void joinedPartsMakeOneTextWithoutThoseThatAreMissing() {
    BlockingRule joined =
        new BlockingRule(
            4,
            "joined",
            List.of(KeyPart.exact(0), KeyPart.exact(1)),
            KeyTransforms.minHashOfWords(3, 1),
            0);
    BlockingKeys blocking = new BlockingKeys(List.of(joined));
    List<BlockKey> keys = blocking.keys(features("head of sales", "acme", ""));
    assertThat(keys).hasSize(3);
    assertThat(blocking.keys(features("acme head", "of sales", ""))).isEqualTo(keys);
    assertThat(blocking.keys(features("", "acme head of sales", ""))).isEqualTo(keys);
    assertThat(blocking.keys(features("", "", "acme"))).isEmpty();
    String many = String.join(",", IntStream.range(0, 500).mapToObj(i -> "v" + i).toList());
    assertThat(blocking.keys(features(many, many, ""))).hasSizeLessThanOrEqualTo(32);
  }

  @Test
  void aRuleMayHaveACapOfItsOwn() {
    BlockingRule capped = new BlockingRule(7, "capped", EMAIL.parts(), null, 12);
    BlockingKeys blocking = new BlockingKeys(List.of(EMAIL, capped));
    assertThat(blocking.maxBlockSize(7, 200)).isEqualTo(12);
    assertThat(blocking.maxBlockSize(1, 200)).isEqualTo(200);
    assertThat(blocking.maxBlockSize(99, 200)).isEqualTo(200);
    assertThatThrownBy(() -> new BlockingRule(7, "capped", EMAIL.parts(), null, -1))
        .hasMessageContaining("-1");
  }

  @Test
  void refusesRulesThatCannotBeToldApart() {
    assertThatThrownBy(() -> new BlockingKeys(List.of(EMAIL, EMAIL)))
        .hasMessageContaining("same number");
    assertThatThrownBy(() -> new BlockingKeys(List.of(EMAIL), 0)).hasMessageContaining("at least");
    assertThatThrownBy(() -> new BlockingRule(1, "none", List.of())).hasMessageContaining("none");
  }

  private static List<String> words(Random random, int count) {
    List<String> words = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      words.add("w" + random.nextInt(8));
    }
    return words;
  }

  /** Values of a slot separated by commas. */
  private static Features features(String... slots) {
    List<List<String>> values = new ArrayList<>();
    for (String slot : slots) {
      values.add(slot.isEmpty() ? List.of() : List.of(slot.split(",", -1)));
    }
    return features(values);
  }

  private static Features features(List<List<String>> slots) {
    return new Features(
        slots.stream().map(values -> values.toArray(String[]::new)).toArray(String[][]::new));
  }
}
