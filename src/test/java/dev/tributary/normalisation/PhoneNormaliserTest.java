package dev.tributary.normalisation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PhoneNormaliserTest {
  private static final long SEED = 7;

  @ParameterizedTest
  @CsvSource({
    "US, 650-650-6176, +16506506176, true",
    "US, (617) 689-9311, +16176899311, true",
    "US, +15034370945, +15034370945, true",
    "US, 1-503-437-0945, +15034370945, true",
    "US, 503.437.0945, +15034370945, true",
    "US, 415/387-0408, +14153870408, true",
    "US, 6172062365, +16172062365, true",
    "US, '6172062365 ext. 12', +16172062365, true",
    "US, 617-206-2365 x12, +16172062365, true",
    "US, '  617 206 2365  ', +16172062365, true",
    "US, 1-800-FLOWERS, +18003569377, true",
    "US, tel:+1-617-206-2365, +16172062365, true",
    "US, +44 20 7946 0958, +442079460958, true",
    "US, +44 (0)20 7946 0958, +442079460958, true",
    "US, 011 44 20 7946 0958, +442079460958, true",
    "US, 0044 20 7946 0958, +442079460958, true",
    "GB, 020 7946 0958, +442079460958, true",
    "DE, 030 123456, +4930123456, true",
    "GB, 617-206-2365, +446172062365, false",
    "GB, +1 617-206-2365, +16172062365, true",
    "US, 000-0000, 0000000, false",
    "US, 555-555-5555, +15555555555, false",
    "US, 1-555-555-5555, +15555555555, false",
    "US, +1-555-555-5555, +15555555555, false",
    "US, (312) 109-3993, +13121093993, false",
    "US, +13121093993, +13121093993, false",
    "US, 1-312-109-3993, +13121093993, false",
    "US, 321-3212, 3213212, false",
    "US, 12345, 12345, false",
    "US, '+212 555 1234', '+2125551234', false",
    "US, ４１５ ３８７ ０４０８, +14153870408, true",
    "US, home 617-206-2365, +16172062365, true",
    "US, 617-206-2365 home, +16172062365, true",
  })
  void numbersBecomeE164(String region, String raw, String expected, boolean valid) {
    Normaliser phone = Normalisers.named("phone", new NormaliserOptions(region));
    assertThat(phone.normalise(raw)).isEqualTo(new Normalised(List.of(expected), valid));
  }

  @ParameterizedTest
  @CsvSource({"call me", "n/a", "?", "FLOWERS", "-", "+"})
  void textWithoutDigitsIsFlaggedAndHasNoValue(String raw) {
    Normaliser phone = Normalisers.named("phone", NormaliserOptions.DEFAULTS);
    assertThat(phone.normalise(raw)).isEqualTo(new Normalised(List.of(), false));
  }

  @Test
  void theShortWayAgreesWithTheLibrary() {
    Random random = new Random(SEED);
    String[] forms = {"(%s) %s-%s", "+1%s%s%s", "1-%s-%s-%s", "%s.%s.%s", "%s%s%s", "+%s %s %s"};
    for (String region : new String[] {"US", "CA", "GB"}) {
      PhoneNormaliser phone = new PhoneNormaliser(region);
      for (int i = 0; i < 30_000; i++) {
        String raw =
            String.format(
                forms[random.nextInt(forms.length)],
                digits(random, 3),
                digits(random, 3),
                digits(random, random.nextInt(20) == 0 ? 3 : 4));
        assertThat(phone.normalise(raw))
            .as("%s in %s, seed %d", raw, region, SEED)
            .isEqualTo(phone.byLibrary(raw));
      }
    }
  }

  /** Area codes that exist, so that valid numbers are well represented. */
  private static String digits(Random random, int length) {
    String[] real = {
      "212", "305", "505", "800", "242", "876", "658", "441", "416", "787", "900", "246"
    };
    if (length == 3 && random.nextBoolean()) {
      return real[random.nextInt(real.length)];
    }
    StringBuilder digits = new StringBuilder();
    for (int i = 0; i < length; i++) {
      digits.append(random.nextInt(10));
    }
    return digits.toString();
  }
}
