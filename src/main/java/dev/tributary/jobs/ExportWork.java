package dev.tributary.jobs;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tributary.export.Export;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.FileStore;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;

/**
 * Writes an export to a file of the instance. The file has its name once it is whole, and may be
 * read by its owner alone where the file system knows such a thing.
 */
public final class ExportWork implements JobWork {
  private static final String PART = ".part";
  private static final Duration STILL_WRITTEN = Duration.ofHours(1);
  private static final String OWNER_ALONE = "rw-------";

  private final Opening opening;
  private final Path file;

  /** Opens the export when its turn has come. */
  @FunctionalInterface
  public interface Opening {
    /**
     * @param row called for each row that is written
     * @throws JobFailedException where it cannot begin
     */
    Export open(Runnable row) throws JobFailedException;
  }

  /**
   * @param file where it goes; one of this name is replaced
   */
  public ExportWork(Opening opening, Path file) {
    this.opening = opening;
    this.file = file;
  }

  /**
   * Takes away the parts of files that were broken off by a crash. Instances may share the
   * directory: what somebody wrote to within an hour may be written on.
   */
  public static void removeLeft(Path directory, Instant now) throws IOException {
    if (!Files.isDirectory(directory)) {
      return;
    }
    List<Path> parts;
    try (Stream<Path> all = Files.list(directory)) {
      parts = all.filter(path -> path.toString().endsWith(PART)).toList();
    }
    for (Path part : parts) {
      if (Files.getLastModifiedTime(part).toInstant().isBefore(now.minus(STILL_WRITTEN))) {
        Files.deleteIfExists(part);
      }
    }
  }

  @Override
  public Made run(JobControl control) throws JobFailedException, IOException {
    Path name = file.getFileName();
    Path part = file.resolveSibling(name + PART);
    long[] rows = {0};
    Runnable row = () -> control.at(JobProgress.counted("writing", ++rows[0], "rows"));
    control.at(JobProgress.counted("opening", 0, "rows"));
    Files.createDirectories(file.toAbsolutePath().getParent());
    try (Export export = opening.open(row)) {
      long bytes;
      Files.deleteIfExists(part);
      create(part);
      try (Counted out = new Counted(Files.newOutputStream(part))) {
        export.writeTo(out);
        bytes = out.bytes;
      }
      Files.move(part, file, StandardCopyOption.REPLACE_EXISTING);
      ObjectNode result = JsonNodeFactory.instance.objectNode();
      result.put("file", name.toString()).put("rows", rows[0]).put("bytes", bytes);
      return new Made(result.put("next_cursor", export.nextCursor()), null);
    } finally {
      Files.deleteIfExists(part);
    }
  }

  private static void create(Path part) throws IOException {
    FileStore store = Files.getFileStore(part.toAbsolutePath().getParent());
    if (store.supportsFileAttributeView("posix")) {
      Files.createFile(
          part, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(OWNER_ALONE)));
    } else {
      Files.createFile(part);
    }
  }

  /** Counts what goes through it. */
  private static final class Counted extends FilterOutputStream {
    private long bytes;

    Counted(OutputStream out) {
      super(out);
    }

    @Override
    public void write(int b) throws IOException {
      out.write(b);
      bytes++;
    }

    @Override
    public void write(byte[] some, int from, int length) throws IOException {
      out.write(some, from, length);
      bytes += length;
    }
  }
}
