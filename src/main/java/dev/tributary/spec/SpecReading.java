package dev.tributary.spec;

import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The outcome of reading a spec.
 *
 * @param name what the reader was told that the text is called, usually its file
 * @param plan the compiled spec; null exactly when there is an error among the problems
 * @param problems what was found, in the order of the text
 */
public record SpecReading(String name, @Nullable Plan plan, List<Problem> problems) {
  public SpecReading {
    problems = List.copyOf(problems);
  }

  /** Only the problems of one severity, in the order of the text. */
  public List<Problem> problems(Severity severity) {
    return problems.stream().filter(problem -> problem.severity() == severity).toList();
  }

  /** All problems for people, one a line, each with the name of the spec in front. */
  public String report() {
    return problems.stream()
        .map(problem -> name + ":" + problem + "\n")
        .collect(Collectors.joining());
  }
}
