package dev.tributary.normalisation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LatinLettersTest {
  private static final long SEED = 23;
  private final Normaliser names =
      LatinLetters.before(Normalisers.named("name", NormaliserOptions.DEFAULTS));

  @ParameterizedTest
  @CsvSource({
    "王杰, wang jie",
    "张秀英, zhang xiu ying",
    "ВАСИЛЬЕВ, vasilev",
    "Αθήνα, athena",
    "فيصل, fysl",
    "김철수, gimcheolsu",
    "さくら, sakura",
    "Müller, muller",
    "O'Brien, obrien",
    "Wang 伟, wang wei"
  })
  void namesOfAnyScriptAreComparedInLatinLetters(String raw, String expected) {
    assertThat(names.normalise(raw).values()).containsExactly(expected);
  }

  @Test
  void whatHasNoOtherLettersStaysAsItIs() {
    for (String text : List.of("", " ", "Jos\u00e9 42", "\ud83d\ude00", "\ud83d")) {
      assertThat(LatinLetters.of(text)).isSameAs(text);
    }
  }

  @Test
  void anyTextIsRead() {
    RandomText texts = new RandomText(SEED);
    for (int i = 0; i < 2_000; i++) {
      String text = texts.next();
      String latin = LatinLetters.of(text);
      assertThat(LatinLetters.of(latin).isEmpty()).as("seed %d", SEED).isEqualTo(latin.isEmpty());
    }
    assertThat(LatinLetters.of("\u738b".repeat(100_000))).hasSizeLessThan(10_000);
  }
}
