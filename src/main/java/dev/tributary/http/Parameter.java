package dev.tributary.http;

/**
 * A parameter of a route, as the description of the API tells it.
 *
 * @param type {@code string}, {@code integer} or {@code boolean}
 */
public record Parameter(String name, String type, boolean required, String description) {
  public static Parameter required(String name, String description) {
    return new Parameter(name, "string", true, description);
  }

  public static Parameter optional(String name, String description) {
    return new Parameter(name, "string", false, description);
  }

  public static Parameter number(String name, String description) {
    return new Parameter(name, "integer", false, description);
  }

  public static Parameter flag(String name, String description) {
    return new Parameter(name, "boolean", false, description);
  }
}
