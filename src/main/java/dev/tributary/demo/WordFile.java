package dev.tributary.demo;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;

/** Reads a list of words beside this class: lines of words, with # for remarks. */
final class WordFile {
  private WordFile() {}

  /** The words of every line, in order. */
  static List<List<String>> lines(String name) {
    InputStream stream =
        Objects.requireNonNull(
            WordFile.class.getResourceAsStream(name), () -> "no list of words " + name);
    try (BufferedReader reader =
        new BufferedReader(new InputStreamReader(stream, StandardCharsets.UTF_8))) {
      return reader
          .lines()
          .filter(line -> !line.isBlank() && !line.startsWith("#"))
          .map(line -> List.of(line.trim().split("\\s+")))
          .collect(Collectors.toList());
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read the list of words " + name, e);
    }
  }
}
