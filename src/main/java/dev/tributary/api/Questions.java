package dev.tributary.api;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tributary.http.Reply;
import dev.tributary.http.Role;
import dev.tributary.http.Route;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Finds open questions over all instances. */
final class Questions {
  private static final String PATH = "/internal/v1/questions";
  private static final Duration WITHIN = Duration.ofSeconds(5);

  private final ReviewIndex here;
  private final Fleet fleet;

  Questions(ReviewIndex here, Fleet fleet) {
    this.here = here;
    this.fleet = fleet;
  }

  /**
   * Which questions are wanted.
   *
   * @param source of either record; empty for any
   * @param reason empty for any
   * @param before created before this time; empty for any
   * @param entities both, or neither
   * @param ids those of the answers; any where it is empty
   */
  record Filter(
      String source,
      String reason,
      double minConfidence,
      double maxConfidence,
      String before,
      List<String> entities,
      Optional<Set<String>> ids,
      QueueOrder order) {
    static Filter between(String a, String b) {
      return new Filter("", "", 0, 1, "", List.of(a, b), Optional.empty(), QueueOrder.CONFIDENCE);
    }

    boolean takes(Question question) {
      return (source.isEmpty() || question.names(source))
          && (reason.isEmpty() || reason.equals(question.reason()))
          && question.confidence() >= minConfidence
          && question.confidence() <= maxConfidence
          && (before.isEmpty() || question.createdAt().compareTo(before) < 0)
          && (ids.isEmpty() || ids.get().contains(question.answerId()))
          && (entities.isEmpty() || question.isBetween(entities.get(0), entities.get(1)));
    }

    ObjectNode json() {
      ObjectNode node = JsonNodeFactory.instance.objectNode();
      node.put("source", source).put("reason", reason).put("before", before);
      node.put("order", order.word());
      node.put("min_confidence", minConfidence).put("max_confidence", maxConfidence);
      entities.forEach(node.putArray("entities")::add);
      ids.ifPresent(all -> all.forEach(node.putArray("ids")::add));
      return node;
    }

    static Filter of(JsonNode json) {
      List<String> entities = new ArrayList<>();
      json.path("entities").forEach(one -> entities.add(one.asText()));
      Set<String> ids = new HashSet<>();
      json.path("ids").forEach(one -> ids.add(one.asText()));
      return new Filter(
          json.path("source").asText(),
          json.path("reason").asText(),
          json.path("min_confidence").asDouble(),
          json.path("max_confidence").asDouble(),
          json.path("before").asText(),
          List.copyOf(entities),
          json.has("ids") ? Optional.of(ids) : Optional.empty(),
          QueueOrder.of(json.path("order").asText()).orElse(QueueOrder.CONFIDENCE));
    }
  }

  /** A page of questions, and how many there are. */
  record Found(List<Question> page, long total, boolean partial) {}

  /** What instances ask each other. */
  List<Route> routes() {
    return List.of(
        Route.post(
            PATH,
            Role.RUNNING,
            "The first of the open questions here.",
            List.of(),
            request -> Reply.json(here(request.json()))));
  }

  Found find(Filter filter, int offset, int limit) {
    ObjectNode asked = filter.json().put("most", offset + limit);
    Fleet.Answers answers = fleet.ask(PATH, asked, WITHIN, this::here);
    List<Question> all = new ArrayList<>();
    long total = 0;
    for (JsonNode answer : answers.nodes()) {
      answer.path("questions").forEach(one -> all.add(Question.of(one)));
      total += answer.path("total").asLong();
    }
    return new Found(
        all.stream().sorted(filter.order().comparator()).skip(offset).limit(limit).toList(),
        total,
        answers.partial());
  }

  /** The first open question between two entities; null where there is none. */
  @Nullable Question between(String a, String b) {
    List<Question> found = find(Filter.between(a, b), 0, 1).page();
    return found.isEmpty() ? null : found.get(0);
  }

  private ObjectNode here(ObjectNode asked) {
    Filter filter = Filter.of(asked);
    List<Question> taken = here.questions().filter(filter::takes).toList();
    ObjectNode answer = JsonNodeFactory.instance.objectNode().put("total", taken.size());
    var questions = answer.putArray("questions");
    filter.order().sorted(taken).stream()
        .limit(asked.path("most").asInt())
        .forEach(one -> questions.add(one.json()));
    return answer;
  }
}
