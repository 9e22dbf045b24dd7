package dev.tributary.api;

import dev.tributary.http.Role;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * A request to a route that is right, and what has to come of it.
 *
 * @param route as the description of the API has it
 * @param role the lowest that may
 * @param path what stands for the parameters of the route
 * @param query with the question mark; may be empty
 * @param body null where there is none
 * @param has pointers into the answer: {@code /a/b} is there, {@code /a/b=c} is c; {@code ~c} is in
 *     the text of it
 */
record RouteCase(
    String method,
    String route,
    Role role,
    Map<String, String> path,
    String query,
    @Nullable String body,
    int status,
    List<String> has) {

  static RouteCase get(Role role, String route) {
    return new RouteCase("GET", route, role, Map.of(), "", null, 200, List.of());
  }

  static RouteCase delete(Role role, String route) {
    return new RouteCase("DELETE", route, role, Map.of(), "", null, 200, List.of());
  }

  static RouteCase post(Role role, String route, String body) {
    return new RouteCase(
        "POST", route, role, Map.of(), "", body.replace('\'', '"'), 200, List.of());
  }

  /** A form that is sent byte by byte as it is. */
  static RouteCase send(Role role, String route, String form) {
    return new RouteCase("POST", route, role, Map.of(), "", form, 200, List.of());
  }

  RouteCase with(String parameter, String value) {
    Map<String, String> more = new LinkedHashMap<>(path);
    more.put(parameter, value);
    return new RouteCase(method, route, role, more, query, body, status, has);
  }

  RouteCase ask(String parameters) {
    return new RouteCase(method, route, role, path, parameters, body, status, has);
  }

  RouteCase answers(int code, String... wanted) {
    List<String> all = new ArrayList<>(has);
    all.addAll(List.of(wanted));
    return new RouteCase(method, route, role, path, query, body, code, all);
  }

  RouteCase has(String... wanted) {
    return answers(status, wanted);
  }

  /** The address; each parameter as something makes it of its name. */
  String address(UnaryOperator<String> encoded) {
    String address = route;
    for (String name : path.keySet()) {
      address = address.replace("{" + name + "}", encoded.apply(name));
    }
    return address + query;
  }

  String address() {
    return address(name -> URLEncoder.encode(path.getOrDefault(name, ""), StandardCharsets.UTF_8));
  }

  /** The method and the route, by which it is found in the description. */
  String name() {
    return method + " " + route;
  }
}
