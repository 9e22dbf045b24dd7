package dev.tributary.http;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.function.LongSupplier;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/**
 * Proves that a request comes from an instance with the same secret: {@code TIME:HMAC-SHA-256} of
 * time, path and body. The secret itself never travels, and what was signed is of no use a minute
 * later.
 */
public final class PeerSignature {
  /** The header that carries it, in lower case. */
  public static final String HEADER = "x-tributary-peer";

  private static final String ALGORITHM = "HmacSHA256";
  private static final long VALID_MILLIS = 60_000;
  private static final int SHORTEST_SECRET = 16;

  private final byte[] secret;
  private final LongSupplier clockMillis;

  /**
   * @param secret the same for all instances, 16 bytes at least
   */
  public PeerSignature(byte[] secret, LongSupplier clockMillis) {
    if (secret.length < SHORTEST_SECRET) {
      throw new IllegalArgumentException(
          "the secret of the instances has to have %d bytes at least".formatted(SHORTEST_SECRET));
    }
    this.secret = secret.clone();
    this.clockMillis = clockMillis;
  }

  /** The header's value for a request. */
  public String sign(String path, byte[] body) {
    long now = clockMillis.getAsLong();
    return now + ":" + Base64.getEncoder().encodeToString(mac(now, path, body));
  }

  /** Turns away what cannot be right, before a body is read. */
  void checkHeader(@Nullable String header) {
    if (header == null || Math.abs(clockMillis.getAsLong() - time(header)) > VALID_MILLIS) {
      throw stranger();
    }
  }

  void check(@Nullable String header, String path, byte[] body) {
    checkHeader(header);
    String text = String.valueOf(header);
    byte[] expected = mac(time(text), path, body);
    byte[] sent;
    try {
      sent = Base64.getDecoder().decode(text.substring(text.indexOf(':') + 1));
    } catch (IllegalArgumentException e) {
      throw stranger();
    }
    if (!MessageDigest.isEqual(expected, sent)) {
      throw stranger();
    }
  }

  private static HttpFailure stranger() {
    return HttpFailure.noKey(
        "this route is between instances; they need the same cluster_secret_file, and clocks that"
            + " agree to a minute");
  }

  private static long time(String header) {
    try {
      return Long.parseLong(header.substring(0, Math.max(0, header.indexOf(':'))));
    } catch (NumberFormatException e) {
      throw stranger();
    }
  }

  private byte[] mac(long time, String path, byte[] body) {
    try {
      Mac mac = Mac.getInstance(ALGORITHM);
      mac.init(new SecretKeySpec(secret, ALGORITHM));
      mac.update((time + "\n" + path + "\n").getBytes(StandardCharsets.UTF_8));
      return mac.doFinal(body);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every JDK has " + ALGORITHM, e);
    }
  }
}
