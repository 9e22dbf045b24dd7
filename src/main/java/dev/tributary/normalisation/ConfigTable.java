package dev.tributary.normalisation;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Reads the tables under {@code config/}: comma-separated words, {@code #} starts a comment. */
final class ConfigTable {
  private ConfigTable() {}

  /** The rows of {@code config/name}, each with at least one word. */
  static List<List<String>> rows(String name) {
    String path = "/config/" + name;
    try (InputStream in = ConfigTable.class.getResourceAsStream(path)) {
      if (in == null) {
        throw new IllegalStateException(
            "the class path has no "
                + path
                + "; build the project again with its config directory");
      }
      return new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))
          .lines()
          .filter(line -> !line.isBlank() && !line.startsWith("#"))
          .map(line -> List.of(line.split(",")))
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(path + " cannot be read", e);
    }
  }
}
