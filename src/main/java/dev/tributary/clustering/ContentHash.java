package dev.tributary.clustering;

import dev.tributary.model.RecordKey;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Map;
import java.util.TreeMap;

/** A short hash that says whether a version of a record has the content that one has in mind. */
public final class ContentHash {
  private ContentHash() {}

  /**
   * The first 32 bits of SHA-256 over the record, its version and its columns. The version salts
   * it: equal rows have different hashes, and so have two versions of one row. Being this short it
   * confirms a guess of a whole row, and cannot be turned back into one.
   */
  public static int of(RecordKey key, long version, Map<String, String> columns) {
    MessageDigest digest = sha256();
    text(digest, key.source());
    text(digest, key.id());
    digest.update(ByteBuffer.allocate(Long.BYTES).putLong(0, version));
    new TreeMap<>(columns)
        .forEach(
            (column, value) -> {
              text(digest, column);
              text(digest, value);
            });
    return ByteBuffer.wrap(digest.digest()).getInt();
  }

  private static void text(MessageDigest digest, String text) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    digest.update(ByteBuffer.allocate(Integer.BYTES).putInt(0, bytes.length));
    digest.update(bytes);
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }
}
