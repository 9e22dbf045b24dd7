package dev.tributary.spec;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Where a spec gets the files from that it names: frequencies of values, trained models. */
@FunctionalInterface
public interface SpecImports {
  /** The largest file that is read, in bytes. */
  long LARGEST_FILE = 64L << 20;

  /** For a spec that came without files. */
  SpecImports NONE =
      name -> {
        throw new FileNotFoundException("the spec came without files");
      };

  /**
   * The content of a file.
   *
   * @param name as the spec writes it, with {@code /} between directories
   * @throws IOException if there is no such file; the message says why, without the name
   */
  byte[] read(String name) throws IOException;

  /** Files in the directory of a spec or below, and none anywhere else. */
  static SpecImports beside(Path spec) {
    Path parent = spec.toAbsolutePath().normalize().getParent();
    Path directory = parent == null ? Path.of("").toAbsolutePath() : parent;
    return name -> {
      Path file = directory.resolve(name).normalize();
      if (!file.startsWith(directory)) {
        throw new IOException("it lies outside the directory of the spec");
      }
      if (!Files.isRegularFile(file)) {
        throw new FileNotFoundException("there is no such file beside the spec");
      }
      if (Files.size(file) > LARGEST_FILE) {
        throw new IOException("it is larger than " + (LARGEST_FILE >> 20) + " MiB");
      }
      return Files.readAllBytes(file);
    };
  }
}
