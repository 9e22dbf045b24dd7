package dev.tributary.cli.bench;

import dev.tributary.spec.ModelSource;
import dev.tributary.spec.Plan;
import dev.tributary.spec.SpecImports;
import dev.tributary.spec.SpecReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A spec that can be read under any model.
 *
 * @param name its file's name without the ending
 */
record SpecFile(String name, Path file, String text, Plan plan) {
  private static final String YAML = ".yml";

  /** The usable specs of a directory, by name. */
  static List<SpecFile> in(Path directory) throws IOException {
    List<SpecFile> specs = new ArrayList<>();
    try (Stream<Path> inside = Files.list(directory)) {
      for (Path file : inside.sorted().toList()) {
        String name = file.getFileName().toString();
        if (name.endsWith(YAML)) {
          String text = Files.readString(file);
          Plan plan =
              SpecReader.read(text, name, SpecImports.beside(file), ModelSource.UNTRAINED).plan();
          if (plan != null) {
            specs.add(
                new SpecFile(name.substring(0, name.length() - YAML.length()), file, text, plan));
          }
        }
      }
    }
    return specs;
  }

  /** The plan under other weights; null where they do not fit. */
  @Nullable Plan under(ModelSource model) {
    return SpecReader.read(text, name, SpecImports.beside(file), model).plan();
  }

  /** Says whether the spec is about these sources and finds its columns in them. */
  boolean fits(Dataset dataset) {
    Set<String> sources = new HashSet<>(plan.sources());
    return sources.equals(dataset.columns().keySet())
        && sources.stream()
            .allMatch(
                source ->
                    dataset
                        .columns()
                        .getOrDefault(source, Set.of())
                        .containsAll(plan.columns(source)));
  }
}
