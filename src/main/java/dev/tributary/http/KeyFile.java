package dev.tributary.http;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.function.Consumer;

/**
 * The file of keys, JSON: replaced whole, and readable to its owner alone where that can be said.
 */
public final class KeyFile {
  private static final ObjectMapper JSON = new ObjectMapper();

  /** A lock of a file is one of the whole process. */
  private static final Object CHANGING = new Object();

  private final Path file;

  public KeyFile(Path file) {
    this.file = file;
  }

  public Path path() {
    return file;
  }

  /**
   * The keys; none where the file does not exist.
   *
   * @throws IOException where it cannot be read, or is not a file of keys
   */
  public List<ApiKey> read() throws IOException {
    byte[] text;
    try {
      text = Files.readAllBytes(file);
    } catch (NoSuchFileException e) {
      return List.of();
    }
    try {
      JsonNode stored = JSON.readTree(text).path("keys");
      if (!stored.isArray()) {
        throw new IllegalArgumentException("keys");
      }
      List<ApiKey> keys = new ArrayList<>();
      for (JsonNode key : stored) {
        keys.add(key(key));
      }
      return List.copyOf(keys);
    } catch (IllegalArgumentException | DateTimeException | IOException e) {
      // Without the cause's words, which may quote the file.
      throw new IOException(file + " is not a file of keys; make it with tributary keys add");
    }
  }

  private static ApiKey key(JsonNode node) {
    return new ApiKey(
        text(node, "id"),
        text(node, "name"),
        Role.of(text(node, "role")).orElseThrow(() -> new IllegalArgumentException("role")),
        Instant.parse(text(node, "created_at")),
        Base64.getDecoder().decode(text(node, "salt")),
        Base64.getDecoder().decode(text(node, "hash")));
  }

  private static String text(JsonNode node, String field) {
    if (!node.path(field).isTextual()) {
      throw new IllegalArgumentException(field);
    }
    return node.path(field).textValue();
  }

  /**
   * Changes the keys, after whoever else is changing them.
   *
   * @param change of a list that it may change
   */
  public void update(Consumer<List<ApiKey>> change) throws IOException {
    Path absolute = file.toAbsolutePath();
    Files.createDirectories(absolute.getParent());
    synchronized (CHANGING) {
      change(absolute, change);
    }
  }

  private void change(Path absolute, Consumer<List<ApiKey>> change) throws IOException {
    Path lock = absolute.resolveSibling("." + absolute.getFileName() + ".lock");
    try (FileChannel channel =
            FileChannel.open(lock, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        FileLock held = channel.lock()) {
      List<ApiKey> keys = new ArrayList<>(read());
      change.accept(keys);
      if (held.isValid()) {
        write(keys);
      }
    }
  }

  /** Replaces the keys. */
  public void write(List<ApiKey> keys) throws IOException {
    ObjectNode root = JSON.createObjectNode();
    ArrayNode list = root.putArray("keys");
    for (ApiKey key : keys) {
      list.addObject()
          .put("id", key.id())
          .put("name", key.name())
          .put("role", key.role().word())
          .put("created_at", key.created().toString())
          .put("salt", Base64.getEncoder().encodeToString(key.salt()))
          .put("hash", Base64.getEncoder().encodeToString(key.hash()));
    }
    Path absolute = file.toAbsolutePath();
    Files.createDirectories(absolute.getParent());
    Path next = temporary(absolute);
    Files.write(next, JSON.writerWithDefaultPrettyPrinter().writeValueAsBytes(root));
    try {
      Files.move(next, absolute, StandardCopyOption.ATOMIC_MOVE);
    } catch (AtomicMoveNotSupportedException e) {
      Files.move(next, absolute, StandardCopyOption.REPLACE_EXISTING);
    }
  }

  private static Path temporary(Path file) throws IOException {
    Path directory = file.getParent();
    if (!file.getFileSystem().supportedFileAttributeViews().contains("posix")) {
      return Files.createTempFile(directory, "keys", ".json");
    }
    return Files.createTempFile(
        directory,
        "keys",
        ".json",
        PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
  }
}
