package dev.tributary.comparison;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.apache.commons.codec.language.DoubleMetaphone;
import org.apache.commons.text.similarity.JaroWinklerSimilarity;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class WordSimilaritiesTest {
  private static final long SEED = 17;

  @ParameterizedTest
  @ValueSource(
      strings = {
        "token_sort_jaro_winkler",
        "token_sort_levenshtein",
        "token_sort_damerau_levenshtein",
        "monge_elkan",
        "jaccard",
        "overlap"
      })
  void theOrderOfWordsMakesNoDifference(String name) {
    Similarity similarity = Similarities.named(name);
    assertThat(similarity.of("maria del carmen", "carmen maria del")).isEqualTo(1);
    assertThat(similarity.of("anna  lee", "lee anna")).isEqualTo(1);
    double there = similarity.of("anna maria lee", "lee ann");
    assertThat(similarity.of("lee maria anna", "ann lee")).isEqualTo(there);
    assertThat(there).isBetween(0.2, 0.99);
  }

  @Test
  void mongeElkanTakesTheMeanOfTheBestInBothDirections() {
    JaroWinklerSimilarity inner = new JaroWinklerSimilarity();
    double paul = inner.apply("paul", "pol");
    double johnson = inner.apply("johnson", "johson");
    double there = (paul + johnson) / 2;
    double tom = Math.max(inner.apply("tom", "paul"), inner.apply("tom", "johnson"));
    double back = (paul + johnson + tom) / 3;
    assertThat(Similarities.named("monge_elkan").of("paul johnson", "johson tom pol"))
        .isCloseTo((there + back) / 2, within(1e-9));
  }

  @ParameterizedTest
  @CsvSource({
    "smith,schmidt,1",
    "stephen,steven,1",
    "catherine,kathryn,1",
    "jose,hose,1",
    "wright,right,1",
    "anna smith,anna schmidt,1",
    "smith,jones,0",
    "anna smith,smith,0",
    "anna,'42',0",
    "müller,muller,1",
    "山田,佐藤,0"
  })
  void doubleMetaphoneKnowsTheSoundsOfOtherLanguages(String a, String b, double expected) {
    assertThat(Similarities.named("double_metaphone").of(a, b)).isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource({
    "initials,b smith,bob smith,1",
    "initials,j paul,john p,1",
    "initials,anna,annabelle,0",
    "initials,maria,maria luisa,1",
    "initials,r,bob,0",
    "initials,1 main,12 main,0",
    "consonants,faisal,fysl,1",
    "consonants,muhammad,mohamed,1",
    "consonants,faisal siddiqui,fysl sdyqy,1",
    "consonants,jan,joan,0",
    "consonants,mark,marsha,0",
    "consonants,mark lee,mark,0",
    "date,1978-12-11,1978-11-12,0.9",
    "date,1978-12-11,1979-11-12,0.8",
    "date,1985-02-01,1985-01-02,0.9",
    "date,1991-08-20,1991-08-21,0.9",
    "date,1991-08-20,1991-20-08,0.6",
    "date,1954-03-31,1978-12-11,0.5",
    "date,1978,1979,0.75",
    "soft_overlap,hajah mamunah,hajah maimunah jln pisang,0.98",
    "soft_overlap,universal exports,worldwide imports,0",
    "soft_overlap,main st 12,main st 13,0.667",
    "address,main st 12,main st 13,0.5",
    "address,4 hillview rise,hillv2 4 hillview rise,1",
    "address,100 howard hughs plz,hughes plz 100 howard hughes way,0.993"
  })
  void knowsTheSlipsOfNamesDatesAndAddresses(String name, String a, String b, double expected) {
    Similarity similarity = Similarities.named(name);
    assertThat(similarity.of(a, b)).isCloseTo(expected, within(0.005));
    assertThat(similarity.of(b, a)).isEqualTo(similarity.of(a, b));
  }

  /** For single words of plain letters, where both codes of the library say it. */
  @Test
  void doubleMetaphoneEqualsTheReference() {
    DoubleMetaphone reference = new DoubleMetaphone();
    reference.setMaxCodeLen(64);
    Random random = new Random(SEED);
    int alike = 0;
    for (int i = 0; i < 50_000; i++) {
      String a = word(random);
      String b = random.nextInt(3) == 0 ? word(random) : a.replace('e', 'i').replace("k", "c");
      Set<String> codes = new HashSet<>();
      codes.add(reference.doubleMetaphone(a, false));
      codes.add(reference.doubleMetaphone(a, true));
      codes.retainAll(
          List.of(reference.doubleMetaphone(b, false), reference.doubleMetaphone(b, true)));
      codes.remove("");
      boolean expected = a.equals(b) || !codes.isEmpty();
      assertThat(Similarities.named("double_metaphone").of(a, b) == 1)
          .as("%s and %s, seed %d", a, b, SEED)
          .isEqualTo(expected);
      alike += expected ? 1 : 0;
    }
    assertThat(alike).isBetween(5_000, 45_000);
  }

  @Test
  void soundexEqualsTheReference() {
    org.apache.commons.codec.language.Soundex reference =
        org.apache.commons.codec.language.Soundex.US_ENGLISH;
    Random random = new Random(SEED);
    for (int i = 0; i < 50_000; i++) {
      String word = word(random);
      assertThat(Soundex.code(word)).as("seed %d", SEED).isEqualTo(reference.soundex(word));
    }
  }

  private static String word(Random random) {
    String letters = random.nextBoolean() ? "abcdefghijklmnopqrstuvwxyz" : "aeikcghsztpw";
    StringBuilder word = new StringBuilder();
    for (int i = 1 + random.nextInt(9); i > 0; i--) {
      word.append(letters.charAt(random.nextInt(letters.length())));
    }
    return word.toString();
  }
}
