package dev.tributary.http;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.InputStream;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A request that was let in: its parameters are those of its route, its body is within the limit.
 */
public final class Request {
  private static final int MAX_DEPTH = 32;
  private static final ObjectReader JSON =
      JsonMapper.builder(
              JsonFactory.builder()
                  .streamReadConstraints(
                      StreamReadConstraints.builder().maxNestingDepth(MAX_DEPTH).build())
                  .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                  .disable(StreamReadFeature.INCLUDE_SOURCE_IN_LOCATION)
                  .build())
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .build()
          .readerFor(JsonNode.class);

  private final Route route;
  private final Map<String, String> path;
  private final Map<String, String> query;
  private final Map<String, String> headers;
  private final byte[] body;
  private final @Nullable ApiKey caller;
  private final InputStream stream;
  private final Reading reading = new Reading();

  Request(
      Route route,
      Map<String, String> path,
      Map<String, String> query,
      Map<String, String> headers,
      byte[] body,
      @Nullable ApiKey caller) {
    this(route, path, query, headers, body, caller, InputStream.nullInputStream());
  }

  /**
   * @param stream the body, for a route that reads it by itself
   */
  Request(
      Route route,
      Map<String, String> path,
      Map<String, String> query,
      Map<String, String> headers,
      byte[] body,
      @Nullable ApiKey caller,
      InputStream stream) {
    this.stream = stream;
    this.route = route;
    this.path = path;
    this.query = query;
    this.headers = headers;
    this.body = body;
    this.caller = caller;
  }

  /** The route's path with its parameters' names, which may be logged. */
  String pattern() {
    return route.path();
  }

  /** The method and the path with its parameters' names. */
  String name() {
    return route.method() + " " + route.path();
  }

  /** What the answer tells of persons: to be said by who makes the answer. */
  public Reading reading() {
    return reading;
  }

  /** A parameter of the path. */
  public String path(String name) {
    String value = path.get(name);
    if (value == null) {
      throw new IllegalArgumentException("the path " + route.path() + " has no {" + name + "}");
    }
    return value;
  }

  /** A parameter behind the question mark, or null. */
  public @Nullable String query(String name) {
    return query.get(name);
  }

  /** A parameter behind the question mark that has to be there. */
  public String required(String name) {
    String value = query.get(name);
    if (value == null || value.isEmpty()) {
      throw HttpFailure.invalid(
          "the parameter " + name + " is missing; add ?" + name + "=… to the address");
    }
    return value;
  }

  /** A whole number behind the question mark, within limits. */
  public int number(String name, int otherwise, int from, int to) {
    String value = query.get(name);
    if (value == null) {
      return otherwise;
    }
    try {
      int number = Integer.parseInt(value);
      if (number >= from && number <= to) {
        return number;
      }
    } catch (NumberFormatException e) {
      // The same words for both.
    }
    throw HttpFailure.invalid(
        "the parameter %s has to be a whole number from %d to %d".formatted(name, from, to));
  }

  /** A header, by its name in lower case; null where it is not there. */
  public @Nullable String header(String name) {
    return headers.get(name);
  }

  /** The body as it came. */
  public byte[] body() {
    return body;
  }

  /** The body of a route that takes a form with a file; empty for others. */
  public InputStream stream() {
    return stream;
  }

  /** The body, which has to be a JSON object. */
  public ObjectNode json() {
    JsonNode root;
    try {
      root = body.length == 0 ? null : JSON.readValue(body);
    } catch (JsonProcessingException e) {
      // Jackson's words may quote the body.
      JsonLocation where = e.getLocation();
      throw HttpFailure.invalid(
          where == null
              ? "the body is not one JSON object: names come twice, or it is nested too deeply"
              : "the body is not JSON: something is wrong at line %d, column %d"
                  .formatted(where.getLineNr(), where.getColumnNr()));
    } catch (IOException e) {
      throw HttpFailure.invalid("the body is not JSON in UTF-8");
    }
    if (root instanceof ObjectNode object) {
      return object;
    }
    throw HttpFailure.invalid(
        "the body has to be a JSON object; /openapi.json says which fields it takes");
  }

  /** What the caller may do; everything that is open where there is none. */
  public Set<Role> roles() {
    return caller == null ? Set.of() : Set.of(caller.role());
  }

  /** Whether the caller sees personal values masked. */
  public boolean isMasked() {
    return caller == null || caller.role().isMasked();
  }

  /** What the caller's key may do, in a word; empty where there is none. */
  public String callerRole() {
    return caller == null ? "" : caller.role().word();
  }

  /** Who asks, for audits: the name of the key. */
  public String callerName() {
    return caller == null ? "" : caller.name();
  }
}
