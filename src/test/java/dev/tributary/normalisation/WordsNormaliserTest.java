package dev.tributary.normalisation;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WordsNormaliserTest {
  private final Normaliser words = Normalisers.named("words", new NormaliserOptions("US"));

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "OPT++ : an Object-Oriented Query|opt an object oriented query",
        "Fran&#231;oise &amp; Jos&#xE9;|francoise jose",
        "Françoise and José|francoise and jose",
        "R&D; of &#0; &#55555; &unknown; x|r d of unknown x",
        "&#9999999; y|y",
      })
  void keepsTheWords(String raw, String expected) {
    assertThat(words.normalise(raw).values()).containsExactly(expected);
    assertThat(words.normalise(expected).values()).containsExactly(expected);
  }
}
