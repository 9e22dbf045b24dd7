package dev.tributary.normalisation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

class NicknameDictionaryTest {
  private final List<List<String>> rows = ConfigTable.rows("nicknames.csv");
  private final NicknameDictionary dictionary = NicknameDictionary.builtIn();

  @Test
  void theFileIsSortedAndWithoutRepetition() {
    List<String> canonical = new ArrayList<>();
    for (List<String> row : rows) {
      List<String> nicknames = row.subList(1, row.size());
      assertThat(nicknames).as(row.get(0)).isNotEmpty().isSorted().doesNotHaveDuplicates();
      assertThat(nicknames).as(row.get(0)).doesNotContain(row.get(0));
      canonical.add(row.get(0));
    }
    assertThat(canonical).isSorted().doesNotHaveDuplicates();
  }

  @Test
  void everyWordIsOneNormalisedName() {
    rows.forEach(
        row ->
            assertThat(row)
                .allSatisfy(word -> assertThat(TextFolding.words(word)).isEqualTo(word))
                .noneMatch(word -> word.contains(" ")));
  }

  @Test
  void itKnowsEnoughNicknames() {
    Set<String> nicknames = new HashSet<>();
    rows.forEach(row -> nicknames.addAll(row.subList(1, row.size())));
    assertThat(nicknames).hasSizeGreaterThanOrEqualTo(1_000);
  }

  @Test
  void aNicknameAndItsNameHaveAFormInCommon() {
    for (List<String> row : rows) {
      for (String nickname : row) {
        assertThat(dictionary.canonical(nickname))
            .as(nickname)
            .isSorted()
            .contains(row.get(0))
            .containsAll(dictionary.canonical(row.get(0)));
      }
    }
  }

  @Test
  void theFormsOfFormsAreTheForms() {
    for (List<String> row : rows) {
      for (String name : row) {
        Set<String> again = new TreeSet<>();
        dictionary.canonical(name).forEach(form -> again.addAll(dictionary.canonical(form)));
        assertThat(again).as(name).containsExactlyElementsOf(dictionary.canonical(name));
      }
    }
  }

  /** A name that could be anybody's would glue strangers together. */
  @Test
  void noNameStandsForTooMany() {
    rows.forEach(
        row ->
            row.forEach(
                name -> assertThat(dictionary.canonical(name)).as(name).hasSizeLessThan(9)));
  }

  @Test
  void namesThatOnlyShareANicknameStayApart() {
    assertThat(dictionary.canonical("alexander")).containsExactly("alexander");
    assertThat(dictionary.canonical("alexandra")).containsExactly("alexandra");
    assertThat(dictionary.canonical("alex")).contains("alexander", "alexandra");
  }

  @Test
  void chainsAndCyclesEnd() {
    NicknameDictionary chained =
        NicknameDictionary.of(
            List.of(
                List.of("a", "b"),
                List.of("b", "c"),
                List.of("c", "d"),
                List.of("x", "y"),
                List.of("y", "x")));
    assertThat(chained.canonical("d")).containsExactly("a", "b", "c");
    assertThat(chained.canonical("a")).containsExactly("a");
    assertThat(chained.canonical("x")).containsExactly("x", "y");
    assertThat(chained.canonical("unknown")).containsExactly("unknown");
  }
}
