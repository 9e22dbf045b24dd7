package dev.tributary.comparison;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PhoneticCodesTest {
  @ParameterizedTest
  @CsvSource({
    "Robert,R163",
    "Rupert,R163",
    "Rubin,R150",
    "Ashcraft,A261",
    "Ashcroft,A261",
    "Tymczak,T522",
    "Pfister,P236",
    "Honeyman,H555",
    "Lee,L000",
    "Gutierrez,G362",
    "Jackson,J250",
    "VanDeusen,V532",
    "Washington,W252",
    "Stephen,S315",
    "Steven,S315",
    "o'brien,O165",
    "müller,M460",
    "Łukasz,L220"
  })
  void soundexEqualsTheCensusIndex(String name, String code) {
    assertThat(Soundex.code(name)).isEqualTo(code);
  }

  @ParameterizedTest
  @CsvSource({
    "knight,NT",
    "nite,NT",
    "wright,RT",
    "right,RT",
    "catherine,K0RN",
    "katherine,K0RN",
    "schmidt,SKMTT",
    "philip,FLP",
    "xavier,SFR",
    "whitney,WTN",
    "bridget,BRJT",
    "judge,JJ",
    "maggie,MK",
    "mitchell,MXL",
    "charles,XRLS",
    "christopher,KRSTFR",
    "thompson,0MPSN",
    "patricia,PTRX",
    "leigh,L",
    "wagner,WKNR",
    "dumb,TM",
    "accent,AKSNT",
    "george,JRJ",
    "sign,SN",
    "signed,SNT",
    "quincy,KNS",
    "shaw,X",
    "asia,AX",
    "aerial,ERL",
    "yolanda,YLNT"
  })
  void metaphoneWritesWhatIsSpoken(String name, String code) {
    assertThat(Metaphone.code(name)).isEqualTo(code);
  }

  @Test
  void valuesWithoutASoundAreAlikeOnlyWhereEqual() {
    assertThat(Soundex.code("山田 42")).isEmpty();
    assertThat(Metaphone.code("")).isEmpty();
    for (String name : new String[] {"soundex", "metaphone"}) {
      Similarity similarity = Similarities.named(name);
      assertThat(similarity.of("山田", "佐藤")).isZero();
      assertThat(similarity.of("smith", "smyth")).isEqualTo(1);
      assertThat(similarity.of("smith", "jones")).isZero();
    }
  }

  @Test
  void namesOfSeveralWordsAreToldApartByAllOfThem() {
    assertThat(Metaphone.code("robertson paints")).isNotEqualTo(Metaphone.code("robertson toys"));
  }
}
