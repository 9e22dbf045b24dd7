package dev.tributary;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What the compiler and the formatter do not see in the sources. */
class SourceStyleTest {
  private static final Path SOURCES = Path.of("src/main/java");
  private static final int LONGEST_FILE = 350;

  private static final Pattern UNFINISHED = Pattern.compile("\\b(TODO|FIXME|XXX|HACK)\\b");

  /** A type at the top of its file, with what stands directly above it. */
  private static final Pattern DOCUMENTED_TYPE =
      Pattern.compile(
          // An annotation may go on over indented lines.
          "\\*/\\n(@[^\\n]*\\n([ )}][^\\n]*\\n)*)*"
              + "((public|final|abstract|sealed|non-sealed) )*(class|record|interface|enum|@interface) ");

  @Test
  void filesAreShort() throws IOException {
    assertThat(filesWhere(text -> text.lines().count() > LONGEST_FILE))
        .as("files of more than %d lines: find the part that has a name of its own", LONGEST_FILE)
        .isEmpty();
  }

  @Test
  void nothingIsLeftUnfinished() throws IOException {
    assertThat(filesWhere(text -> UNFINISHED.matcher(text).find())).isEmpty();
  }

  @Test
  void everyTypeSaysWhatItIs() throws IOException {
    assertThat(
            filesWhere(
                text -> text.startsWith("package ") && !DOCUMENTED_TYPE.matcher(text).find()))
        .as("types without a sentence of documentation")
        .isEmpty();
  }

  @Test
  void everyPackageSaysWhatGoesInAndOutAndIsNullMarked() throws IOException {
    List<Path> packages;
    try (Stream<Path> files = Files.walk(SOURCES)) {
      packages =
          files
              .filter(file -> file.toString().endsWith(".java"))
              .map(Path::getParent)
              .distinct()
              .toList();
    }
    for (Path directory : packages) {
      Path file = directory.resolve("package-info.java");
      assertThat(file).exists();
      assertThat(Files.readString(file)).startsWith("/**").contains("@NullMarked");
    }
  }

  private static List<Path> filesWhere(Predicate<String> wrong) throws IOException {
    try (Stream<Path> files = Files.walk(SOURCES)) {
      List<Path> sources = files.filter(file -> file.toString().endsWith(".java")).toList();
      assertThat(sources).isNotEmpty();
      return sources.stream().filter(file -> wrong.test(read(file))).toList();
    }
  }

  private static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new AssertionError("cannot read " + file, e);
    }
  }
}
