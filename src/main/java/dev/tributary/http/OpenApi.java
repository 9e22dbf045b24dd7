package dev.tributary.http;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** Describes routes: as an OpenAPI 3.1 document for programs, and as a page for people. */
public final class OpenApi {
  private OpenApi() {}

  /** The document. */
  public static ObjectNode document(RouteTable table, String title, String version) {
    ObjectNode root = JsonNodeFactory.instance.objectNode();
    root.put("openapi", "3.1.0");
    root.putObject("info").put("title", title).put("version", version);
    ObjectNode paths = root.putObject("paths");
    for (Route route : table.routes()) {
      if (route.isPublic()) {
        ObjectNode path = paths.withObjectProperty(route.path());
        operation(path.putObject(route.method().toLowerCase(Locale.ROOT)), route);
      }
    }
    ObjectNode components = root.putObject("components");
    ObjectNode schemes = components.putObject("securitySchemes");
    schemes.putObject("key").put("type", "apiKey").put("in", "header").put("name", "X-API-Key");
    schemes.putObject("bearer").put("type", "http").put("scheme", "bearer");
    ObjectNode error = components.putObject("schemas").putObject("Error");
    error.put("type", "object").putObject("properties").putObject("error").put("type", "string");
    error.putArray("required").add("error");
    return root;
  }

  private static void operation(ObjectNode operation, Route route) {
    operation.put("operationId", operationId(route));
    operation.put("summary", route.summary());
    if (!route.isOpen()) {
      ArrayNode security = operation.putArray("security");
      security.addObject().putArray("key");
      security.addObject().putArray("bearer");
      operation.put("description", "For keys with the role " + roles(route) + ".");
    }
    ArrayNode parameters = operation.putArray("parameters");
    for (String name : PathPattern.of(route.path()).parameters()) {
      parameter(parameters.addObject(), "path", Parameter.required(name, ""));
    }
    for (Parameter one : route.query()) {
      parameter(parameters.addObject(), "query", one);
    }
    if (!route.body().isEmpty()) {
      body(operation.putObject("requestBody"), route);
    }
    ObjectNode responses = operation.putObject("responses");
    responses.putObject("200").put("description", "Success.");
    ObjectNode failure = responses.putObject("default");
    failure.put("description", "What is wrong, where, and what cures it.");
    failure
        .putObject("content")
        .putObject(Reply.JSON_TYPE)
        .putObject("schema")
        .put("$ref", "#/components/schemas/Error");
  }

  private static void parameter(ObjectNode node, String in, Parameter parameter) {
    node.put("name", parameter.name()).put("in", in).put("required", parameter.required());
    if (!parameter.description().isEmpty()) {
      node.put("description", parameter.description());
    }
    node.putObject("schema").put("type", parameter.type());
  }

  private static void body(ObjectNode node, Route route) {
    node.put("required", true);
    String type = route.isUpload() ? "multipart/form-data" : Reply.JSON_TYPE;
    ObjectNode schema = node.putObject("content").putObject(type).putObject("schema");
    schema.put("type", "object");
    ObjectNode properties = schema.putObject("properties");
    ArrayNode required = schema.putArray("required");
    for (Parameter field : route.body()) {
      properties
          .putObject(field.name())
          .put("type", field.type())
          .put("description", field.description());
      if (field.required()) {
        required.add(field.name());
      }
    }
  }

  private static String operationId(Route route) {
    return route.method().toLowerCase(Locale.ROOT)
        + route.path().replaceAll("[{}]", "").replaceAll("[^A-Za-z0-9]+", "_");
  }

  private static String roles(Route route) {
    return route.roles().stream().sorted().map(Role::word).collect(Collectors.joining(", "));
  }

  /** The page. */
  public static String page(RouteTable table, String title) {
    StringBuilder html = new StringBuilder(8_192);
    html.append("<!doctype html><html lang=\"en\"><head><meta charset=\"utf-8\"><title>")
        .append(escaped(title))
        .append("</title><style>body{font:16px/1.5 sans-serif;max-width:60em;margin:2em auto;")
        .append("padding:0 1em}h2{font:bold 1em monospace;margin:2em 0 .3em}")
        .append("td{padding:.1em 1em .1em 0;vertical-align:top}</style></head><body><h1>")
        .append(escaped(title))
        .append("</h1><p>Send a key as <code>X-API-Key</code>. For programs: ")
        .append("<a href=\"/openapi.json\">openapi.json</a>.</p>");
    for (Route route : table.routes()) {
      if (route.isPublic()) {
        section(html, route);
      }
    }
    return html.append("</body></html>\n").toString();
  }

  private static void section(StringBuilder html, Route route) {
    html.append("<h2>").append(route.method()).append(' ').append(escaped(route.path()));
    html.append("</h2><p>").append(escaped(route.summary())).append(' ');
    html.append(route.isOpen() ? "Needs no key." : "For " + roles(route) + ".").append("</p>");
    rows(html, route.query());
    rows(html, route.body());
  }

  private static void rows(StringBuilder html, List<Parameter> parameters) {
    if (parameters.isEmpty()) {
      return;
    }
    html.append("<table>");
    for (Parameter one : parameters) {
      html.append("<tr><td><code>").append(escaped(one.name())).append("</code></td><td>");
      html.append(one.type()).append(one.required() ? "" : ", may be left out");
      html.append("</td><td>").append(escaped(one.description())).append("</td></tr>");
    }
    html.append("</table>");
  }

  private static String escaped(String text) {
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
  }
}
