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
record SpecFile(String name, Kind kind, Path file, String text, Plan plan) {
  private static final String YAML = ".yml";

  /** How much thought is in a spec: each has a folder of its own. */
  enum Kind {
    /** Rules with weights that a person wrote down. */
    RULES("rules"),
    /** Fields alone, compared as their kinds suggest, with learned weights. */
    PLAIN("plain"),
    /** Whatever somebody thought of. */
    CRAFTED("");

    private final String folder;

    Kind(String folder) {
      this.folder = folder;
    }

    /** Where such specs are, below the directory of specs; empty for the directory itself. */
    String folder() {
      return folder;
    }
  }

  /** The usable specs of a directory and of its folders for rules and plain ones, by name. */
  static List<SpecFile> in(Path directory) throws IOException {
    List<SpecFile> specs = new ArrayList<>();
    for (Kind kind : Kind.values()) {
      Path folder = directory.resolve(kind.folder);
      if (Files.isDirectory(folder)) {
        try (Stream<Path> inside = Files.list(folder)) {
          for (Path file : inside.sorted().toList()) {
            read(file, kind, specs);
          }
        }
      }
    }
    return specs;
  }

  private static void read(Path file, Kind kind, List<SpecFile> specs) throws IOException {
    String name = file.getFileName().toString();
    if (!name.endsWith(YAML)) {
      return;
    }
    String text = Files.readString(file);
    Plan plan = SpecReader.read(text, name, SpecImports.beside(file), ModelSource.UNTRAINED).plan();
    if (plan != null) {
      String stem = name.substring(0, name.length() - YAML.length());
      specs.add(new SpecFile(stem, kind, file, text, plan));
    }
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
