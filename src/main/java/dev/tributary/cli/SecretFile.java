package dev.tributary.cli;

import dev.tributary.cli.terminal.CommandFailure;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** Reads files whose text is a secret; what is wrong with one is said without it. */
final class SecretFile {
  private static final int SHORTEST = 16;

  private SecretFile() {}

  /**
   * Reads one.
   *
   * @param name of the setting that names the file
   */
  static byte[] read(String name, Path file) {
    try {
      byte[] secret = Files.readString(file).strip().getBytes(StandardCharsets.UTF_8);
      if (secret.length >= SHORTEST) {
        return secret;
      }
    } catch (IOException e) {
      throw CommandFailure.badData(name + " cannot be read: " + e, e);
    }
    throw CommandFailure.badData(
        "%s has fewer than %d characters; fill it with random ones".formatted(name, SHORTEST),
        null);
  }
}
