package dev.tributary.topology.suppression;

import dev.tributary.model.RecordKey;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.UUID;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * A key that names of records are digested with: HMAC-SHA-256, of which the first 128 bits are
 * kept. Whoever has a digest alone cannot find the record by trying names; with the key one can.
 * Threads share it.
 */
public final class DigestKey {
  /** What a key has to have at least, in bytes. */
  public static final int SHORTEST = 16;

  private static final String ALGORITHM = "HmacSHA256";
  private static final int DIGEST_BYTES = 16;
  private static final int ID_BYTES = 4;

  private final Mac prototype;
  private final String id;

  /**
   * @param key {@value #SHORTEST} bytes at least
   */
  public DigestKey(byte[] key) {
    if (key.length < SHORTEST) {
      throw new IllegalArgumentException(
          "the secret of erasures has to have %d bytes at least".formatted(SHORTEST));
    }
    try {
      prototype = Mac.getInstance(ALGORITHM);
      prototype.init(new SecretKeySpec(key, ALGORITHM));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every JDK has " + ALGORITHM, e);
    }
    this.id = HexFormat.of().formatHex(mac("key", "id"), 0, ID_BYTES);
  }

  /** Tells one key from another, and nothing about it. */
  public String id() {
    return id;
  }

  /** The digest of a record: the key's id, a dot, 32 hexadecimal digits. */
  public String of(RecordKey record) {
    byte[] mac = mac(record.source(), record.id());
    return id + "." + HexFormat.of().formatHex(mac, 0, DIGEST_BYTES);
  }

  /** An id that is the same whenever it is asked for, and says nothing of what it is made of. */
  public UUID idOf(String kind, String subject) {
    ByteBuffer mac = ByteBuffer.wrap(Arrays.copyOf(mac("id of " + kind, subject), DIGEST_BYTES));
    long version8 = (mac.getLong() & 0xFFFF_FFFF_FFFF_0FFFL) | 0x8000L;
    return new UUID(version8, (mac.getLong() & 0x3FFF_FFFF_FFFF_FFFFL) | Long.MIN_VALUE);
  }

  /** No source's name has a zero in it, so no two pairs are taken for each other. */
  private byte[] mac(String first, String second) {
    try {
      Mac mac = (Mac) prototype.clone();
      mac.update(first.getBytes(StandardCharsets.UTF_8));
      mac.update((byte) 0);
      return mac.doFinal(second.getBytes(StandardCharsets.UTF_8));
    } catch (CloneNotSupportedException e) {
      throw new IllegalStateException("the JDK's own " + ALGORITHM + " can be cloned", e);
    }
  }
}
