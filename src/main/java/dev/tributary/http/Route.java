package dev.tributary.http;

import java.util.List;
import java.util.Set;

/**
 * A route: who may call it, what it takes, what it does.
 *
 * @param method GET, POST or DELETE
 * @param path with {@code {name}} for a parameter in it
 * @param roles who may call it; nobody named says that it is open to all
 * @param summary what it does, in a sentence
 * @param query the parameters behind the question mark; others are refused
 * @param body the fields of the JSON body in words; empty where it takes none
 */
public record Route(
    String method,
    String path,
    Set<Role> roles,
    String summary,
    List<Parameter> query,
    List<Parameter> body,
    Handler handler) {

  /** Answers a request. */
  @FunctionalInterface
  public interface Handler {
    Reply answer(Request request);
  }

  /** Answers a request whose body it reads by itself, piece by piece: {@link Request#stream}. */
  @FunctionalInterface
  public interface Upload extends Handler {}

  public static Route get(
      String path, Set<Role> roles, String summary, List<Parameter> query, Handler handler) {
    return new Route("GET", path, roles, summary, query, List.of(), handler);
  }

  public static Route post(
      String path, Set<Role> roles, String summary, List<Parameter> body, Handler handler) {
    return new Route("POST", path, roles, summary, List.of(), body, handler);
  }

  public static Route delete(String path, Set<Role> roles, String summary, Handler handler) {
    return new Route("DELETE", path, roles, summary, List.of(), List.of(), handler);
  }

  /** A route that takes a form with a file. */
  public static Route upload(
      String path, Set<Role> roles, String summary, List<Parameter> body, Upload handler) {
    return new Route("POST", path, roles, summary, List.of(), body, handler);
  }

  /** Whether the handler reads the body. */
  boolean isUpload() {
    return handler instanceof Upload;
  }

  boolean isOpen() {
    return roles.isEmpty();
  }

  /** Whether it is of use to callers; those that are not are left out of the description. */
  boolean isPublic() {
    return !path.startsWith("/internal/");
  }
}
