package dev.tributary.http;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Knows the keys of a file, and looks every few seconds whether they are others by now. */
public final class KeyRing {
  private static final Logger LOG = LoggerFactory.getLogger(KeyRing.class);
  private static final long LOOK_AGAIN_NANOS = 2_000_000_000L;

  /** Compared with where nobody has the id, so that it takes as long. */
  private static final ApiKey NOBODY = ApiKey.make("", Role.READER_MASKED, Instant.EPOCH).key();

  private final KeyFile file;
  private final LongSupplier nanoTime;
  private volatile Map<String, ApiKey> byId = Map.of();
  private @Nullable FileTime readAs;
  private long lookedAt;

  /**
   * @throws IOException where the file is there and cannot be read
   */
  public KeyRing(KeyFile file, LongSupplier nanoTime) throws IOException {
    this.file = file;
    this.nanoTime = nanoTime;
    this.lookedAt = nanoTime.getAsLong();
    read();
  }

  /** How many keys there are. */
  public int size() {
    return byId.size();
  }

  /** The key that a text is; null where it is none of ours. */
  @Nullable ApiKey recognise(String text) {
    lookAgain();
    ApiKey.Presented presented = ApiKey.present(text);
    ApiKey known = byId.get(presented.id());
    boolean matches = (known == null ? NOBODY : known).matches(presented.secret());
    return known != null && matches ? known : null;
  }

  private synchronized void lookAgain() {
    long now = nanoTime.getAsLong();
    if (now - lookedAt < LOOK_AGAIN_NANOS) {
      return;
    }
    lookedAt = now;
    try {
      read();
    } catch (IOException e) {
      LOG.warn("the keys stay as they were: {}", e.getMessage());
    }
  }

  private synchronized void read() throws IOException {
    FileTime written =
        Files.exists(file.path()) ? Files.getLastModifiedTime(file.path()) : FileTime.fromMillis(0);
    if (written.equals(readAs)) {
      return;
    }
    Map<String, ApiKey> next = new HashMap<>();
    file.read().forEach(key -> next.put(key.id(), key));
    byId = Map.copyOf(next);
    readAs = written;
  }
}
