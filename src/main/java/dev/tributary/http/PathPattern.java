package dev.tributary.http;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** A path in whose segments {@code {name}} stands for any text, as {@code /v1/canonical/{id}}. */
record PathPattern(String text, List<String> segments) {
  static PathPattern of(String text) {
    return new PathPattern(text, List.of(text.substring(1).split("/", -1)));
  }

  /** The names of its parameters, in order. */
  List<String> parameters() {
    List<String> names = new ArrayList<>();
    for (String segment : segments) {
      if (isParameter(segment)) {
        names.add(nameOf(segment));
      }
    }
    return names;
  }

  /** The values of the parameters; null where the path is another one. */
  @Nullable Map<String, String> match(List<String> path) {
    if (path.size() != segments.size()) {
      return null;
    }
    Map<String, String> values = new TreeMap<>();
    for (int i = 0; i < path.size(); i++) {
      String wanted = segments.get(i);
      if (isParameter(wanted)) {
        values.put(nameOf(wanted), path.get(i));
      } else if (!wanted.equals(path.get(i))) {
        return null;
      }
    }
    return values;
  }

  /** One with fewer parameters is the more particular of two that match. */
  int parameterCount() {
    return parameters().size();
  }

  private static boolean isParameter(String segment) {
    return segment.startsWith("{");
  }

  private static String nameOf(String segment) {
    return segment.substring(1, segment.length() - 1);
  }
}
