package dev.tributary.http;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.Base64;
import java.util.HexFormat;

/**
 * A key as it is kept: enough to recognise it, and nothing to use it by. The secret has 256 random
 * bits, so that one pass of SHA-256 keeps it: guessing is hopeless at any speed, and slowness would
 * only slow the service.
 *
 * @param id the public part, by which it is found and named
 * @param name whose it is
 * @param salt 16 bytes
 * @param hash SHA-256 of salt and secret
 */
public record ApiKey(String id, String name, Role role, Instant created, byte[] salt, byte[] hash) {
  private static final SecureRandom RANDOM = new SecureRandom();
  private static final String PREFIX = "trb";
  private static final int ID_BYTES = 6;
  private static final int SECRET_BYTES = 32;
  private static final int SALT_BYTES = 16;

  /**
   * A new key.
   *
   * @param secret what its holder sends, {@code trb_ID_SECRET}; shown once and kept nowhere
   */
  public record Made(ApiKey key, String secret) {}

  /** What a request carries, taken apart. */
  record Presented(String id, byte[] secret) {}

  /** Makes a key. */
  public static Made make(String name, Role role, Instant now) {
    String id = HexFormat.of().formatHex(random(ID_BYTES));
    String secret = Base64.getUrlEncoder().withoutPadding().encodeToString(random(SECRET_BYTES));
    byte[] salt = random(SALT_BYTES);
    byte[] hash = hash(salt, secret.getBytes(StandardCharsets.US_ASCII));
    ApiKey key = new ApiKey(id, name, role, now, salt, hash);
    return new Made(key, PREFIX + "_" + id + "_" + secret);
  }

  /** Takes a key apart; what is none comes out as one that nobody has. */
  static Presented present(String text) {
    String[] parts = text.split("_", 3);
    boolean isKey = parts.length == 3 && parts[0].equals(PREFIX);
    return new Presented(
        isKey ? parts[1] : "", (isKey ? parts[2] : text).getBytes(StandardCharsets.UTF_8));
  }

  /** Takes the same time whatever is wrong with the secret. */
  boolean matches(byte[] secret) {
    return MessageDigest.isEqual(hash, hash(salt, secret));
  }

  private static byte[] random(int bytes) {
    byte[] random = new byte[bytes];
    RANDOM.nextBytes(random);
    return random;
  }

  private static byte[] hash(byte[] salt, byte[] secret) {
    try {
      MessageDigest sha = MessageDigest.getInstance("SHA-256");
      sha.update(salt);
      return sha.digest(secret);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }

  /** Without what it is recognised by. */
  @Override
  public String toString() {
    return id + " (" + role.word() + ")";
  }
}
