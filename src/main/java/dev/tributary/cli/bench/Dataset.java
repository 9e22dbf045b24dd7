package dev.tributary.cli.bench;

import dev.tributary.cli.feed.SourceFile;
import dev.tributary.codec.table.TableReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * Source files and the truth about them.
 *
 * @param columns of each source, the columns that its file has
 */
record Dataset(String name, List<SourceFile> files, Path truth, Map<String, Set<String>> columns) {
  private static final String TRUTH = "truth.csv";
  private static final String CSV = ".csv";

  /** The folders of a directory, or the directory itself, that have a truth; by name. */
  static List<Dataset> in(Path directory) throws IOException {
    List<Path> folders = new ArrayList<>();
    if (Files.isRegularFile(directory.resolve(TRUTH))) {
      folders.add(directory);
    }
    try (Stream<Path> inside = Files.list(directory)) {
      inside
          .filter(folder -> Files.isRegularFile(folder.resolve(TRUTH)))
          .sorted()
          .forEach(folders::add);
    }
    List<Dataset> datasets = new ArrayList<>();
    for (Path folder : folders) {
      datasets.add(of(folder));
    }
    return datasets;
  }

  private static Dataset of(Path folder) throws IOException {
    List<SourceFile> files = new ArrayList<>();
    Map<String, Set<String>> columns = new TreeMap<>();
    try (Stream<Path> inside = Files.list(folder)) {
      for (Path file : inside.sorted().toList()) {
        String name = file.getFileName().toString();
        if (name.endsWith(CSV) && !name.equals(TRUTH)) {
          String source = name.substring(0, name.length() - CSV.length());
          files.add(new SourceFile(source, file));
          try (TableReader table = TableReader.open(file)) {
            columns.put(source, new HashSet<>(table.header()));
          }
        }
      }
    }
    String name = folder.toAbsolutePath().normalize().getFileName().toString();
    return new Dataset(name, files, folder.resolve(TRUTH), columns);
  }
}
