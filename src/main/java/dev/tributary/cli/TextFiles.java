package dev.tributary.cli;

import dev.tributary.cli.terminal.CommandFailure;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Writes what commands make to files that the user named. */
final class TextFiles {
  private TextFiles() {}

  /** Writes a text, in a directory that is made where it is missing. */
  static void write(Path file, String text) {
    try {
      if (file.getParent() != null) {
        Files.createDirectories(file.getParent());
      }
      Files.writeString(file, text);
    } catch (IOException e) {
      throw CommandFailure.unavailable("cannot write " + file + ": " + e, e);
    }
  }
}
