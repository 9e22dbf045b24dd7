package dev.tributary.api;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tributary.http.HttpFailure;
import dev.tributary.http.Reply;
import dev.tributary.http.Role;
import dev.tributary.http.Route;
import dev.tributary.query.Lookup;
import dev.tributary.search.EntitySearch;
import dev.tributary.search.SearchHit;
import dev.tributary.search.SearchHits;
import dev.tributary.search.SearchScope;
import dev.tributary.search.SearchText;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** The search of all instances together: each searches its partitions, the best of all are told. */
final class FleetSearch {
  private static final String PATH = "/internal/v1/search";

  /** What an answer takes beside the search itself. */
  private static final Duration ON_THE_WAY = Duration.ofMillis(500);

  private final Answering answering;
  private final EntitySearch here;
  private final Fleet fleet;
  private final int partitions;
  private final Duration within;

  /**
   * @param partitions of all instances together
   * @param within what is not found until then is missing, and the answer says so
   */
  FleetSearch(
      Answering answering, EntitySearch here, Fleet fleet, int partitions, Duration within) {
    this.answering = answering;
    this.here = here;
    this.fleet = fleet;
    this.partitions = partitions;
    this.within = within;
  }

  /** An entity that was found. */
  record Hit(Entity entity, double score) {}

  /**
   * A page of what was found.
   *
   * @param total how many there are on all pages, or at least
   * @param some whether they have some of the words alone, as nothing has all of them
   * @param partial whether a part of the entities was not searched
   */
  record Found(List<Hit> page, long total, boolean isExact, boolean some, boolean partial) {}

  /** What instances ask each other. */
  List<Route> routes() {
    return List.of(
        Route.post(
            PATH,
            Role.RUNNING,
            "Searches the entities that are kept here.",
            List.of(),
            request -> Reply.json(here(request.json()))));
  }

  /**
   * Finds entities.
   *
   * @param parameter in which the text came, for what is wrong with it
   * @param text what is looked for; null or blank lists everything
   * @param masked whether the caller may not see personal values, nor find by them therefore
   */
  Found find(String parameter, @Nullable String text, boolean masked, int limit, int offset) {
    SearchText wanted = read(parameter, text);
    ObjectNode question = JsonNodeFactory.instance.objectNode();
    question.put("text", wanted == null ? null : text).put("most", offset + limit);
    if (masked) {
      ArrayNode attributes = question.putArray("attributes");
      Masking masking = answering.masking();
      answering.plan().attributeNames().stream()
          .filter(attribute -> !masking.isPersonal(attribute))
          .forEach(attributes::add);
    }
    Merged merged = ask(question.put("some", false));
    boolean some = merged.hits.isEmpty() && wanted != null && wanted.words().size() > 1;
    if (some) {
      merged = ask(question.put("some", true));
    }
    return new Found(
        page(merged.hits, limit, offset),
        merged.total,
        merged.isExact,
        some && !merged.hits.isEmpty(),
        merged.partial || merged.searched.size() < partitions);
  }

  private static @Nullable SearchText read(String parameter, @Nullable String text) {
    try {
      return SearchText.orNull(text);
    } catch (IllegalArgumentException e) {
      throw HttpFailure.invalid("the parameter " + parameter + " " + e.getMessage());
    }
  }

  private static final class Merged {
    final Map<String, Double> byEntity = new TreeMap<>();
    final Set<Integer> searched = new TreeSet<>();
    List<SearchHit> hits = List.of();
    long total;
    boolean isExact = true;
    boolean partial;
  }

  private Merged ask(ObjectNode question) {
    Fleet.Answers answers = fleet.ask(PATH, question, within.plus(ON_THE_WAY), this::here);
    Merged merged = new Merged();
    merged.partial = answers.partial();
    for (JsonNode answer : answers.nodes()) {
      for (JsonNode hit : answer.path("hits")) {
        // A partition that changes hands may be told twice.
        merged.byEntity.merge(hit.path(0).asText(), hit.path(1).asDouble(), Math::max);
      }
      answer.path("partitions").forEach(one -> merged.searched.add(one.asInt()));
      merged.total += answer.path("total").asLong();
      merged.isExact &= answer.path("exact").asBoolean();
    }
    List<SearchHit> all = new ArrayList<>();
    merged.byEntity.forEach((entity, score) -> all.add(new SearchHit(entity, score)));
    all.sort(SearchHit.BEST_FIRST);
    merged.hits = all;
    return merged;
  }

  /** Entities that are no more since they were indexed are left out. */
  private List<Hit> page(List<SearchHit> hits, int limit, int offset) {
    List<SearchHit> wanted = hits.stream().skip(offset).limit(limit).toList();
    List<@Nullable JsonNode> rows =
        answering
            .reader()
            .read(wanted.stream().map(hit -> Lookup.golden(hit.entity())).toList(), false)
            .nodes();
    List<Hit> page = new ArrayList<>();
    for (int i = 0; i < wanted.size(); i++) {
      JsonNode row = rows.get(i);
      if (row != null) {
        SearchHit hit = wanted.get(i);
        page.add(new Hit(new Entity(hit.entity(), row, false), hit.score()));
      }
    }
    return page;
  }

  private ObjectNode here(ObjectNode question) {
    SearchScope scope = SearchScope.ALL;
    if (question.has("attributes")) {
      List<String> attributes = new ArrayList<>();
      question.path("attributes").forEach(one -> attributes.add(one.asText()));
      scope = SearchScope.of(attributes);
    }
    SearchHits found =
        here.search(
            read("text", question.path("text").textValue()),
            scope,
            question.path("some").asBoolean(),
            question.path("most").asInt(),
            within);
    ObjectNode answer = JsonNodeFactory.instance.objectNode();
    ArrayNode hits = answer.putArray("hits");
    found.hits().forEach(hit -> hits.addArray().add(hit.entity()).add(hit.score()));
    found.partitions().forEach(answer.putArray("partitions")::add);
    return answer.put("total", found.total()).put("exact", found.isExact());
  }
}
