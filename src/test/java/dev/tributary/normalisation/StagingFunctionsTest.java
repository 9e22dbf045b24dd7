package dev.tributary.normalisation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StagingFunctionsTest {
  private static final long SEED = 17;

  /** Function | arguments | inputs, with a semicolon between them | values, likewise. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      emptyValue = "",
      value = {
        "name.given | '' | COOK, VICTORIA | VICTORIA",
        "name.family | '' | COOK, VICTORIA | COOK",
        "name.middle | '' | John Q. Public; | Q.",
        "name.title | '' | Dr. John Public | Dr.",
        "name.suffix | '' | John Public III | III",
        "name.bare | '' | Smith Sr | Smith",
        "name.bare | '' | Medina Sentosa;Dr. Jane Doe, PhD;Jr | Medina Sentosa;Jane Doe;Jr",
        "name.generation | '' | Smith Sr;Dobbins Senior;John Smith, Jr. | Sr;Senior;Jr.",
        "name.generation | '' | Morris I;Morris II;Smith III, John | I;II;III",
        "name.generation | '' | Junior;I;Smith, I;John I.;Smith, John Q.;John Smith PhD | ''",
        "name.family | single=family | HOWARD | HOWARD",
        "name.family | '' | HOWARD | ''",
        "address.street | '' | 7548 Center St, San Diego, CA 92101 | 7548 Center St",
        "address.city | '' | 7548 Center St, San Diego, CA 92101 | San Diego",
        "address.state | '' | 7548 Center St, San Diego, CA 92101 | CA",
        "address.postal_code | '' | 7548 Center St, San Diego, CA 92101 | 92101",
        "trim | '' | '  a b  ; ;c' | a b;c",
        "lower | '' | ÄB | äb",
        "upper | '' | äb | ÄB",
        "title_case | '' | ANNE-MARIE O'NEIL DON'T | Anne-Marie O'Neil Don't",
        "title_case | '' | 'ÉLODIE ДОКТОР 7th' | 'Élodie Доктор 7th'",
        "concat | '' | ' a;; b' | a b",
        "concat | separator=- | a;;b | a-b",
        "concat | '' | ;; | ''",
        "constant | value=US | x | US",
        "split | separator=; | a | a",
        "split | separator=, | 'a, b,,c' | a;b;c",
        "part | separator=-,index=1 | a-b-c | a",
        "part | separator=-,index=-1 | a-b-c | c",
        "part | separator=-,index=4 | a-b-c | ''",
        "part | separator=-,index=-4 | a-b-c | ''",
        "first_of | '' | ;  ;b;c | b",
        "first_of | '' | ;; | ''",
        "before | separator=@ | ann@x.org | ann",
        "before | separator=@ | ann | ann",
        "after | separator=@ | ann@x.org | x.org",
        "after | separator=@ | ann | ''",
        "replace | find=.,with=- | a.b.c | a-b-c",
        "replace | find=. | a.b.c | abc",
        "null_if | values=N/A+unknown | n/a;Unknown;x | x",
      })
  void functionsMakeValuesOfColumns(String name, String arguments, String inputs, String expected) {
    StagingFunction function = StagingFunctions.named(name, arguments(arguments));
    assertThat(function.apply(list(inputs))).isEqualTo(list(expected));
  }

  private static Map<String, String> arguments(String text) {
    Map<String, String> arguments = new java.util.HashMap<>();
    String commas = text.equals("separator=,") ? "separator=\u0000" : text;
    for (String argument : commas.split(",")) {
      if (!argument.isEmpty()) {
        String[] pair = argument.split("=", 2);
        arguments.put(pair[0], pair[1].replace('\u0000', ',').replace('+', ','));
      }
    }
    return arguments;
  }

  private static List<String> list(String text) {
    return text.isEmpty() ? List.of() : Arrays.asList(text.split(";", -1));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      emptyValue = "",
      value = {
        "uper | '' | known are address.city",
        "upper | x=1 | it takes none",
        "concat | sep=1 | known are separator",
        "part | separator=- | needs the argument \"index\"",
        "part | separator=-,index=0 | counts from 1",
        "part | separator=-,index=two | whole number",
        "split | '' | needs the argument \"separator\"",
        "name.given | single=middle | given or family",
        "constant | '' | needs the argument \"value\"",
      })
  void wrongUseIsExplained(String name, String arguments, String explanation) {
    assertThatThrownBy(() -> StagingFunctions.named(name, arguments(arguments)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining(explanation);
  }

  @Test
  void noFunctionFailsOrMakesEmptyValues() {
    RandomText texts = new RandomText(SEED);
    Map<String, String> all =
        Map.of("separator", ",", "index", "2", "value", "v", "find", "a", "values", "x");
    Map<String, List<String>> needed =
        Map.of(
            "constant", List.of("value"),
            "split", List.of("separator"),
            "part", List.of("separator", "index"),
            "before", List.of("separator"),
            "after", List.of("separator"),
            "replace", List.of("find"),
            "null_if", List.of("values"));
    for (String name : StagingFunctions.names()) {
      Map<String, String> arguments = new java.util.HashMap<>(all);
      arguments.keySet().retainAll(needed.getOrDefault(name, List.of()));
      StagingFunction function = StagingFunctions.named(name, arguments);
      for (int i = 0; i < 2_000; i++) {
        List<String> inputs = List.of(texts.next(), texts.next());
        assertThat(function.apply(inputs)).as("%s, seed %d", name, SEED).doesNotContain("");
      }
      assertThat(function.apply(List.of())).hasSizeLessThanOrEqualTo(1);
    }
  }
}
