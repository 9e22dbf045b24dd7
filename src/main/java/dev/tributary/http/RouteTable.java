package dev.tributary.http;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** All routes of a server, and the way from an address to one of them. */
public final class RouteTable {
  private static final int MAX_ADDRESS = 8_192;
  private static final int HEX = 16;

  private final List<Entry> entries;

  private record Entry(Route route, PathPattern pattern) {}

  /** A route and what the address says to it. */
  record Found(Route route, Map<String, String> path, Map<String, String> query) {}

  public RouteTable(List<Route> routes) {
    List<Entry> all = new ArrayList<>();
    TreeSet<String> seen = new TreeSet<>();
    for (Route route : routes) {
      if (!seen.add(route.method() + " " + route.path())) {
        throw new IllegalArgumentException("twice: " + route.method() + " " + route.path());
      }
      all.add(new Entry(route, PathPattern.of(route.path())));
    }
    all.sort(Comparator.comparingInt(entry -> entry.pattern().parameterCount()));
    entries = List.copyOf(all);
  }

  /** The routes, by path. */
  public List<Route> routes() {
    return entries.stream()
        .map(Entry::route)
        .sorted(Comparator.comparing(Route::path).thenComparing(Route::method))
        .toList();
  }

  /**
   * Finds the route of an address. HEAD is answered as GET is.
   *
   * @param rawPath as it was sent, percent-encoded
   * @param rawQuery as it was sent; null where there is none
   */
  Found find(String method, String rawPath, @Nullable String rawQuery) {
    if (rawPath.length() + (rawQuery == null ? 0 : rawQuery.length()) > MAX_ADDRESS) {
      throw HttpFailure.longAddress(
          "the address has more than %d characters; send long lists in a body, to a route that ends"
                  .formatted(MAX_ADDRESS)
              + " in /bulk");
    }
    List<String> path = segments(rawPath);
    String wanted = method.equals("HEAD") ? "GET" : method;
    TreeSet<String> allowed = new TreeSet<>();
    for (Entry entry : entries) {
      Map<String, String> values = entry.pattern().match(path);
      if (values != null && entry.route().method().equals(wanted)) {
        return new Found(entry.route(), values, query(entry.route(), rawQuery));
      } else if (values != null) {
        allowed.add(entry.route().method());
      }
    }
    if (!allowed.isEmpty()) {
      throw HttpFailure.wrongMethod(String.join(", ", allowed));
    }
    throw HttpFailure.unknown("there is no such route; /openapi.json lists them all");
  }

  private static List<String> segments(String rawPath) {
    List<String> segments = new ArrayList<>();
    for (String segment : rawPath.substring(1).split("/", -1)) {
      segments.add(decode(segment, false));
    }
    return segments;
  }

  private static Map<String, String> query(Route route, @Nullable String rawQuery) {
    Map<String, String> values = new TreeMap<>();
    if (rawQuery == null || rawQuery.isEmpty()) {
      return values;
    }
    for (String pair : rawQuery.split("&")) {
      int equals = pair.indexOf('=');
      String name = decode(equals < 0 ? pair : pair.substring(0, equals), true);
      String value = equals < 0 ? "" : decode(pair.substring(equals + 1), true);
      if (route.query().stream().noneMatch(known -> known.name().equals(name))) {
        throw HttpFailure.invalid("an unknown parameter in the address; " + takes(route));
      }
      if (values.put(name, value) != null) {
        throw HttpFailure.invalid("the parameter " + name + " is there twice; name it once");
      }
    }
    return values;
  }

  private static String takes(Route route) {
    return route.query().isEmpty()
        ? "this route takes none"
        : "this route takes "
            + route.query().stream().map(Parameter::name).collect(Collectors.joining(", "));
  }

  /**
   * Percent-encoding of UTF-8; what is not well formed is refused, so that one text has one form.
   */
  private static String decode(String text, boolean plusIsSpace) {
    if (text.indexOf('%') < 0 && text.indexOf('+') < 0) {
      return text;
    }
    ByteArrayOutputStream bytes = new ByteArrayOutputStream(text.length());
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == '%') {
        bytes.write(hex(text, i + 1) * HEX + hex(text, i + 2));
        i += 2;
      } else if (c == '+' && plusIsSpace) {
        bytes.write(' ');
      } else {
        bytes.writeBytes(String.valueOf(c).getBytes(StandardCharsets.UTF_8));
      }
    }
    try {
      return StandardCharsets.UTF_8
          .newDecoder()
          .decode(ByteBuffer.wrap(bytes.toByteArray()))
          .toString();
    } catch (CharacterCodingException e) {
      throw HttpFailure.invalid("the address is not percent-encoded UTF-8");
    }
  }

  private static int hex(String text, int at) {
    int digit = at < text.length() ? Character.digit(text.charAt(at), HEX) : -1;
    if (digit < 0) {
      throw HttpFailure.invalid("the address has a % without two hexadecimal digits behind it");
    }
    return digit;
  }
}
