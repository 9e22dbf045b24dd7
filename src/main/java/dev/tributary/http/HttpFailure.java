package dev.tributary.http;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * An answer other than success. Its message goes to the caller: what is wrong, where, and what
 * cures it; it names parameters and fields, and no value of a record.
 */
public final class HttpFailure extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final int status;
  private final transient Map<String, String> headers;
  private final transient @Nullable JsonNode current;

  private HttpFailure(int status, String message, Map<String, String> headers) {
    this(status, message, headers, null);
  }

  private HttpFailure(
      int status, String message, Map<String, String> headers, @Nullable JsonNode current) {
    super(message, null, false, false);
    this.status = status;
    this.headers = Map.copyOf(headers);
    this.current = current;
  }

  public static HttpFailure invalid(String message) {
    return new HttpFailure(400, message, Map.of());
  }

  /**
   * What was sent has faults of its own.
   *
   * @param faults which, and where
   */
  public static HttpFailure invalid(String message, JsonNode faults) {
    return new HttpFailure(400, message, Map.of(), faults);
  }

  static HttpFailure noKey(String message) {
    return new HttpFailure(401, message, Map.of("WWW-Authenticate", "Bearer"));
  }

  public static HttpFailure forbidden(String message) {
    return new HttpFailure(403, message, Map.of());
  }

  public static HttpFailure unknown(String message) {
    return new HttpFailure(404, message, Map.of());
  }

  static HttpFailure wrongMethod(String allowed) {
    return new HttpFailure(
        405, "this route takes " + allowed + "; see /openapi.json", Map.of("Allow", allowed));
  }

  /**
   * What the caller wants rests on a state that is no more.
   *
   * @param current the state as it is
   */
  public static HttpFailure conflict(String message, JsonNode current) {
    return new HttpFailure(409, message, Map.of(), current);
  }

  public static HttpFailure tooLarge(String message) {
    return new HttpFailure(413, message, Map.of());
  }

  static HttpFailure longAddress(String message) {
    return new HttpFailure(414, message, Map.of());
  }

  static HttpFailure otherType(String message) {
    return new HttpFailure(415, message, Map.of());
  }

  /** As many do this already as may. */
  public static HttpFailure busy(String message, int retryAfterSeconds) {
    return new HttpFailure(
        429, message, Map.of("Retry-After", Integer.toString(retryAfterSeconds)));
  }

  /** What is asked for was there, and has passed its retention. */
  public static HttpFailure gone(String message) {
    return new HttpFailure(410, message, Map.of());
  }

  static HttpFailure tooMany(int retryAfterSeconds) {
    return new HttpFailure(
        429,
        "this key has sent more requests than limits.requests_per_second allows; ask again after"
            + " the seconds in Retry-After",
        Map.of("Retry-After", Integer.toString(retryAfterSeconds)));
  }

  /** The service cannot answer at the moment. */
  public static HttpFailure unavailable(String message, int retryAfterSeconds) {
    return new HttpFailure(
        503, message, Map.of("Retry-After", Integer.toString(retryAfterSeconds)));
  }

  public int status() {
    return status;
  }

  Map<String, String> headers() {
    return headers;
  }

  /** The state that the caller did not know, beside the words; null where there is none to tell. */
  public @Nullable JsonNode current() {
    return current;
  }

  /** What the caller is told. */
  public String inWords() {
    return String.valueOf(getMessage());
  }
}
