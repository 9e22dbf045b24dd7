package dev.tributary.spec;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** However a spec is mutilated, its reading has either a plan or an error, and is no exception. */
class SpecFuzzTest {
  private static final int RUNS = 10_000;
  private static final SpecImports FILES =
      SpecImports.beside(Path.of("src", "test", "resources", "specs", "fuzz.yml"));
  private static final String SIGNS = "{}[]:,-#&*!|>'\"%@`~ \n\t0.9e\\\u0000\u00e9\ud83d";

  @Test
  void mutilatedSpecsNeverThrow() {
    List<String> specs =
        List.of(
            SpecTexts.FELLEGI_SUNTER,
            SpecTexts.RULES,
            SpecTexts.SMALLEST,
            SpecTexts.file("five-systems.yml"),
            SpecTexts.file("rules-complete.yml"),
            SpecTexts.file("blocking-rules.yml"),
            SpecTexts.file("levels-and-guards.yml"),
            SpecTexts.file("ranges-and-models.yml"),
            SpecTexts.file("graph-policy.yml"));
    for (String spec : specs) {
      assertThat(read(spec).plan()).as(read(spec).report()).isNotNull();
    }
    int plans = 0;
    for (int seed = 0; seed < RUNS; seed++) {
      Random random = new Random(seed);
      String text = specs.get(random.nextInt(specs.size()));
      int mutations = 1 + random.nextInt(4);
      for (int i = 0; i < mutations; i++) {
        text = random.nextBoolean() ? mutateSigns(text, random) : mutateLines(text, random);
      }
      plans += check(text, seed);
    }
    // A fuzz test that only ever saw broken YAML would not reach the checks behind the parser.
    assertThat(plans).isBetween(RUNS / 20, RUNS * 19 / 20);
  }

  private static int check(String text, int seed) {
    try {
      SpecReading reading = read(text);
      boolean failed = !reading.problems(Severity.ERROR).isEmpty();
      assertThat(reading.plan() == null).as("seed " + seed).isEqualTo(failed);
      for (Problem problem : reading.problems()) {
        assertThat(problem.line()).as("seed " + seed).isPositive();
        assertThat(problem.column()).as("seed " + seed).isPositive();
        assertThat(problem.message())
            .as("seed " + seed)
            .isNotBlank()
            .doesNotContain("Exception", "java.", "\tat ");
      }
      Plan plan = reading.plan();
      if (plan != null) {
        assertThat(plan.description().paragraphs()).as("seed " + seed).isNotEmpty();
        assertThat(SpecDiff.between(plan, plan).changes()).as("seed " + seed).isEmpty();
      }
      return failed ? 0 : 1;
    } catch (RuntimeException | StackOverflowError e) {
      throw new AssertionError("seed " + seed + " of:\n" + text, e);
    }
  }

  /** With the files that the specs name: a model that cannot be read would hide what is behind. */
  private static SpecReading read(String text) {
    return SpecReader.readWithFiles(text, "fuzz.yml", FILES);
  }

  private static String mutateSigns(String text, Random random) {
    StringBuilder mutated = new StringBuilder(text);
    int at = random.nextInt(Math.max(1, text.length() - 1));
    switch (random.nextInt(4)) {
      case 0 -> mutated.deleteCharAt(at);
      case 1 -> mutated.insert(at, text.charAt(at));
      case 2 -> mutated.insert(at, SIGNS.charAt(random.nextInt(SIGNS.length())));
      default -> {
        mutated.setCharAt(at, text.charAt(at + 1));
        mutated.setCharAt(at + 1, text.charAt(at));
      }
    }
    return mutated.toString();
  }

  private static String mutateLines(String text, Random random) {
    List<String> lines = new ArrayList<>(Arrays.asList(text.split("\n", -1)));
    int at = random.nextInt(lines.size());
    int other = random.nextInt(lines.size());
    switch (random.nextInt(3)) {
      case 0 -> lines.remove(at);
      case 1 -> lines.add(at, lines.get(other));
      default -> lines.set(other, lines.set(at, lines.get(other)));
    }
    return String.join("\n", lines);
  }
}
