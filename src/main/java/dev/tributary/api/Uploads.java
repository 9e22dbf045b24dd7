package dev.tributary.api;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Files that callers send, for as long as they are read. What a process left that was killed is
 * taken away when the next one begins: they hold values of records.
 */
final class Uploads {
  private static final Logger LOG = LoggerFactory.getLogger(Uploads.class);

  private final Path directory;

  /**
   * @param directory for nothing else
   */
  Uploads(Path directory) {
    this.directory = directory;
    try {
      Files.createDirectories(directory);
      clear();
    } catch (IOException e) {
      throw new UncheckedIOException("no files can be kept in the state directory", e);
    }
  }

  private void clear() throws IOException {
    List<Path> left;
    try (Stream<Path> files = Files.list(directory)) {
      left = files.toList();
    }
    for (Path file : left) {
      Files.deleteIfExists(file);
    }
  }

  /** An empty file. */
  Upload take() throws IOException {
    // Of temporary files the owner alone may read.
    return new Upload(Files.createTempFile(directory, "upload-", ""));
  }

  /** A file that is gone at the end. */
  static final class Upload implements AutoCloseable {
    private Path file;

    private Upload(Path file) {
      this.file = file;
    }

    Path file() {
      return file;
    }

    /** The file under a name with an ending. */
    Path named(String ending) throws IOException {
      Path named = file.resolveSibling("upload-" + UUID.randomUUID() + ending);
      file = Files.move(file, named, StandardCopyOption.ATOMIC_MOVE);
      return file;
    }

    @Override
    public void close() {
      try {
        Files.deleteIfExists(file);
      } catch (IOException e) {
        LOG.warn("a file that was sent is still there: {}", e.getClass().getSimpleName());
      }
    }
  }
}
