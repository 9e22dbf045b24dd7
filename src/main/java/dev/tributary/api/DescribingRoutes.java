package dev.tributary.api;

import dev.tributary.http.OpenApi;
import dev.tributary.http.Reply;
import dev.tributary.http.Route;
import dev.tributary.http.RouteTable;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;

/** The description of the API, made from the table that answers. */
final class DescribingRoutes {
  private static final String TITLE = "Tributary";
  private static final String VERSION = "1";

  private final Supplier<RouteTable> table;

  DescribingRoutes(Supplier<RouteTable> table) {
    this.table = table;
  }

  List<Route> routes() {
    return List.of(
        Route.get(
            "/openapi.json",
            Set.of(),
            "The description of this API for programs.",
            List.of(),
            request -> Reply.json(OpenApi.document(table.get(), TITLE, VERSION))),
        Route.get(
            "/docs",
            Set.of(),
            "The description of this API for people.",
            List.of(),
            request ->
                Reply.text(200, "text/html; charset=utf-8", OpenApi.page(table.get(), TITLE))));
  }
}
