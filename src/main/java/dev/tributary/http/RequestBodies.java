package dev.tributary.http;

import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.Map;
import java.util.concurrent.Semaphore;

/** Reads the bodies of requests, up to what they may have. */
final class RequestBodies {
  /**
   * What instances ask each other follows from what they were asked, and is not the caller's size.
   */
  private static final int MOST_INTERNAL_BYTES = 64 << 20;

  private static final int USUAL_INTERNAL_BYTES = 1 << 20;
  private static final int LARGE_AT_ONCE = 4;
  private static final int MOST_DIGITS = 9;
  private static final byte[] NONE = {};

  private final int maxBodyBytes;

  /** Who sent it is known when it is read: until then only few may be large. */
  private final Semaphore large = new Semaphore(LARGE_AT_ONCE);

  /**
   * @param maxBodyBytes that callers may send
   */
  RequestBodies(int maxBodyBytes) {
    this.maxBodyBytes = maxBodyBytes;
  }

  /** The body of a request to a route. */
  byte[] read(InputStream in, Map<String, String> headers, Route route) throws IOException {
    String announced = headers.get("content-length");
    if (announced != null && announced.length() > MOST_DIGITS) {
      throw tooLarge();
    }
    if (!route.method().equals("POST") && announced == null) {
      return NONE;
    }
    if (!route.isPublic()) {
      return internal(in);
    }
    byte[] body = in.readNBytes(maxBodyBytes + 1);
    if (body.length > maxBodyBytes) {
      throw tooLarge();
    }
    String type = headers.getOrDefault("content-type", Reply.JSON_TYPE);
    boolean wantsJson = route.method().equals("POST");
    if (wantsJson && body.length > 0 && !type.startsWith(Reply.JSON_TYPE)) {
      throw HttpFailure.otherType("send the body as Content-Type: application/json");
    }
    return body;
  }

  private byte[] internal(InputStream in) throws IOException {
    byte[] beginning = in.readNBytes(USUAL_INTERNAL_BYTES);
    if (beginning.length < USUAL_INTERNAL_BYTES) {
      return beginning;
    }
    if (!large.tryAcquire()) {
      throw HttpFailure.unavailable("too many large bodies are being read; ask again", 1);
    }
    try {
      byte[] rest = in.readNBytes(MOST_INTERNAL_BYTES + 1 - beginning.length);
      if (beginning.length + rest.length > MOST_INTERNAL_BYTES) {
        throw tooLarge();
      }
      byte[] whole = Arrays.copyOf(beginning, beginning.length + rest.length);
      System.arraycopy(rest, 0, whole, beginning.length, rest.length);
      return whole;
    } finally {
      large.release();
    }
  }

  private HttpFailure tooLarge() {
    return HttpFailure.tooLarge(
        "the body has more than %d bytes; send it in several requests, or raise"
                .formatted(maxBodyBytes)
            + " limits.max_body_bytes");
  }
}
