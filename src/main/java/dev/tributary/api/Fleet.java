package dev.tributary.api;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tributary.http.HttpFailure;
import dev.tributary.query.Instance;
import dev.tributary.query.QueryTables;
import dev.tributary.query.UnavailableException;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.Function;

/** All instances together: asks each of them, this one without a detour. */
final class Fleet {
  private static final ObjectMapper JSON = new ObjectMapper();

  private final QueryTables tables;
  private final HttpPeers peers;

  Fleet(QueryTables tables, HttpPeers peers) {
    this.tables = tables;
    this.peers = peers;
  }

  /**
   * What the instances answered.
   *
   * @param partial whether one of them did not
   */
  record Answers(List<JsonNode> nodes, boolean partial) {}

  /**
   * Asks every instance.
   *
   * @param path a route between instances that answers in JSON
   * @param here how this one answers
   */
  Answers ask(
      String path, ObjectNode question, Duration within, Function<ObjectNode, JsonNode> here) {
    byte[] body = bytes(question);
    Map<Instance, CompletableFuture<byte[]>> asked = new LinkedHashMap<>();
    boolean own = false;
    for (Instance instance : tables.instances()) {
      if (instance.equals(tables.self())) {
        own = true;
      } else {
        asked.put(instance, peers.post(instance, path, body, within));
      }
    }
    List<JsonNode> answers = new ArrayList<>();
    if (own) {
      answers.add(here.apply(question));
    }
    boolean partial = !own && asked.isEmpty();
    for (CompletableFuture<byte[]> answer : asked.values()) {
      try {
        answers.add(parse(answer.join()));
      } catch (CompletionException e) {
        partial = true;
      }
    }
    return new Answers(answers, partial || !tables.isReady());
  }

  /** Asks one instance, which may be this one. */
  JsonNode askOne(
      Instance instance,
      String path,
      ObjectNode question,
      Duration within,
      Function<ObjectNode, JsonNode> here) {
    if (instance.equals(tables.self())) {
      return here.apply(question);
    }
    try {
      return parse(peers.post(instance, path, bytes(question), within).join());
    } catch (CompletionException e) {
      throw e.getCause() instanceof UnavailableException known
          ? known
          : new UnavailableException("an instance did not answer", Duration.ofSeconds(1));
    }
  }

  private static byte[] bytes(ObjectNode question) {
    try {
      return JSON.writeValueAsBytes(question);
    } catch (IOException e) {
      throw new IllegalStateException("a tree is always JSON", e);
    }
  }

  private static JsonNode parse(byte[] answer) {
    try {
      return JSON.readTree(answer);
    } catch (IOException e) {
      throw HttpFailure.unavailable("an instance of another version answered", 5);
    }
  }
}
