package dev.tributary.normalisation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.SortedSet;
import java.util.TreeSet;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What holds for every normaliser, whatever it reads. */
class NormalisersTest {
  private static final long SEED = 20_261_120;
  private static final int TEXTS = 4_000;
  private static final int NIGHTLY_TEXTS = 200_000;

  /** In the short form, of the code points from here on one in {@link #STRIDE} is looked at. */
  private static final int IDEOGRAPHS = 0x3000;

  private static final int STRIDE = 37;

  static SortedSet<String> names() {
    return Normalisers.names();
  }

  @ParameterizedTest
  @MethodSource("names")
  void normalisingTwiceChangesNothing(String name) {
    checkTexts(name, TEXTS);
  }

  @Tag("nightly")
  @ParameterizedTest
  @MethodSource("names")
  void normalisingManyTextsTwiceChangesNothing(String name) {
    checkTexts(name, NIGHTLY_TEXTS);
  }

  @ParameterizedTest
  @MethodSource("names")
  void normalisingACodePointTwiceChangesNothing(String name) {
    checkCodePoints(name, STRIDE);
  }

  @Tag("nightly")
  @ParameterizedTest
  @MethodSource("names")
  void normalisingAnyCodePointTwiceChangesNothing(String name) {
    checkCodePoints(name, 1);
  }

  private static void checkTexts(String name, int count) {
    for (String region : new String[] {"US", "GB", "DE"}) {
      Normaliser normaliser = Normalisers.named(name, new NormaliserOptions(region));
      RandomText texts = new RandomText(SEED);
      for (int i = 0; i < count; i++) {
        checkIdempotent(normaliser, texts.next(), name);
      }
    }
  }

  /** Alone, between letters, and behind one: where folding could make new neighbours. */
  private static void checkCodePoints(String name, int stride) {
    Normaliser normaliser = Normalisers.named(name, NormaliserOptions.DEFAULTS);
    for (int point = 0;
        point <= Character.MAX_CODE_POINT;
        point += point < IDEOGRAPHS ? 1 : stride) {
      int type = Character.getType(point);
      if (type != Character.UNASSIGNED && type != Character.PRIVATE_USE) {
        String alone = Character.toString(point);
        checkIdempotent(normaliser, alone, name);
        checkIdempotent(normaliser, "a" + alone + "b", name);
        checkIdempotent(normaliser, "Я" + alone, name);
      }
    }
  }

  private static void checkIdempotent(Normaliser normaliser, String raw, String name) {
    Normalised once = normaliser.normalise(raw);
    SortedSet<String> values = new TreeSet<>();
    for (String value : once.values()) {
      Normalised twice = normaliser.normalise(value);
      values.addAll(twice.values());
      if (twice.valid() != once.valid()) {
        assertThat(twice).as("%s of %s, seed %d", name, escaped(raw), SEED).isEqualTo(once);
      }
    }
    if (!values.equals(new TreeSet<>(once.values())) || once.values().contains("")) {
      assertThat(values).as("%s of %s, seed %d", name, escaped(raw), SEED).isEqualTo(once.values());
    }
  }

  private static String escaped(String text) {
    StringBuilder escaped = new StringBuilder();
    text.chars().forEach(c -> escaped.append(String.format("\\u%04x", c)));
    return escaped + " (" + text + ")";
  }

  @ParameterizedTest
  @MethodSource("names")
  void blankTextIsNothing(String name) {
    Normaliser normaliser = Normalisers.named(name, NormaliserOptions.DEFAULTS);
    assertThat(normaliser.normalise("")).isEqualTo(Normalised.NOTHING);
    assertThat(normaliser.normalise(" \t\n ")).isEqualTo(Normalised.NOTHING);
  }

  @ParameterizedTest
  @MethodSource("names")
  void hugeTextIsNormalisedInTime(String name) {
    Normaliser normaliser = Normalisers.named(name, NormaliserOptions.DEFAULTS);
    for (String piece :
        new String[] {"a", "<>", "mailto:", "www.", "1", " the", ".", "é ", "s.a.", "<"}) {
      String huge = piece.repeat(200_000);
      long start = System.nanoTime();
      checkIdempotent(normaliser, huge, name);
      assertThat((System.nanoTime() - start) / 1_000_000)
          .as("milliseconds for %s of many times %s", name, piece)
          .isLessThan(5_000);
    }
  }

  @Test
  void anUnknownNameIsAnErrorThatListsTheKnown() {
    assertThatThrownBy(() -> Normalisers.named("e-mail", NormaliserOptions.DEFAULTS))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("e-mail")
        .hasMessageContaining("address, company, country, date, digits, domain, email");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "us", "USA", "ZZ"})
  void aRegionThatIsNoneIsRefused(String region) {
    assertThatThrownBy(() -> new NormaliserOptions(region))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("ISO 3166");
  }
}
