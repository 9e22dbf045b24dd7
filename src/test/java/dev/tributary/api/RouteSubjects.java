package dev.tributary.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tributary.http.Caller;
import dev.tributary.http.Role;
import dev.tributary.query.Lookup;
import dev.tributary.query.Table;
import java.util.Map;
import java.util.function.Predicate;

/**
 * What the requests to every route are about: all of it kept by another instance than the one that
 * is asked.
 *
 * @param entity of a record of each source
 * @param customer the number in the ids of its records
 * @param merge an event of the entity's history
 * @param arriving the id of a record of crm that is not there yet
 * @param decision a decision of a steward
 * @param label a label of a pair
 * @param job one that is over
 * @param receipt of an erasure
 * @param question an open question, as the queue has it
 * @param other another one
 */
record RouteSubjects(
    String entity,
    String customer,
    String email,
    String merge,
    String arriving,
    String decision,
    String label,
    String job,
    String receipt,
    JsonNode question,
    JsonNode other) {
  private static final int ATTEMPTS = 60;

  static RouteSubjects prepare(
      ServiceFiles files, ServiceProcess asked, ServiceProcess keeper, Map<String, String> all) {
    return new Preparation(files, asked, keeper, all).subjects();
  }

  /** Looks for keys that the other instance owns, and makes what there has to be of them. */
  private record Preparation(
      ServiceFiles files, ServiceProcess asked, ServiceProcess keeper, Map<String, String> all) {

    RouteSubjects subjects() {
      String made = numbered("made-", id -> merged(id) && isKept(entityOf(id)));
      String entity = entityOf(made);
      return new RouteSubjects(
          entity,
          made,
          made + "@example.com",
          event(entity),
          numbered("new-", id -> keeps(Lookup.crosswalk("crm", id))),
          decision(),
          label(),
          job(),
          receipt(),
          question("asked-"),
          question("again-"));
    }

    private String numbered(String prefix, Predicate<String> isRight) {
      for (int i = 0; i < ATTEMPTS; i++) {
        if (isRight.test(prefix + i)) {
          return prefix + i;
        }
      }
      throw new AssertionError("no key " + prefix + "… is kept by the other instance");
    }

    private boolean keeps(Lookup lookup) {
      return files.isOwner(keeper, lookup) && !files.isOwner(asked, lookup);
    }

    private boolean isKept(String entity) {
      return keeps(Lookup.golden(entity))
          && keeps(new Lookup(Table.STEWARDSHIP, OverrideRoutes.lockOf(entity)));
    }

    /** First one record, then the other, so that there is a merge; if the key is a right one. */
    private boolean merged(String id) {
      if (!keeps(Lookup.crosswalk("crm", id))) {
        return false;
      }
      send("crm", id, id + "@example.com", "Mona Made", "");
      send("billing", id, id + "@example.com", "Mona Made", "");
      return true;
    }

    private String send(String source, String id, String email, String name, String phone) {
      String body =
          """
          {"source_name": "%s", "external_id": "%s", "wait_millis": 30000,
           "data": {"email": "%s", "name": "%s", "phone": "%s"}}
          """
              .formatted(source, id, email, name, phone);
      Caller.Answer answer = files.caller(asked, Role.INGESTER).post("/v1/resolve/realtime", body);
      assertThat(answer.status()).as(answer.body()).isEqualTo(200);
      return answer.json().path("entity_id").asText();
    }

    private JsonNode get(String path) {
      Caller.Answer answer = files.caller(keeper, Role.ADMIN).get(path);
      assertThat(answer.status()).as(answer.body()).isEqualTo(200);
      return answer.json();
    }

    private JsonNode post(String path, String body) {
      Caller.Answer answer = files.caller(keeper, Role.ADMIN).post(path, body.replace('\'', '"'));
      assertThat(answer.status()).as(answer.body()).isBetween(200, 202);
      return answer.json();
    }

    private String entityOf(String id) {
      return get("/v1/resolve?system=crm&id=" + id).path("canonical_id").asText();
    }

    private String event(String entity) {
      for (JsonNode event : get("/v1/entities/" + entity + "/history").path("events")) {
        if (event.path("event_type").asText().equals("MERGE")) {
          return event.path("id").asText();
        }
      }
      throw new AssertionError("the entity has no merge");
    }

    /** Decides anew until the id, which nobody chooses, is one that the other keeps. */
    private String decision() {
      String forced =
          "{'override_type': 'force_split', 'entity_a_id': 'crm:crm-0', 'entity_b_id':"
              + " 'crm:crm-1'}";
      for (int i = 0; i < ATTEMPTS; i++) {
        String id = post("/v1/overrides", forced).path("id").asText();
        if (keeps(new Lookup(Table.STEWARDSHIP, id))) {
          return id;
        }
      }
      throw new AssertionError("no decision is kept by the other instance");
    }

    private String label() {
      for (int i = 0; i < all.size() / 2; i++) {
        String pair =
            "{'labels': [{'entity_a_id': 'crm:crm-%d', 'entity_b_id': 'billing:billing-%d', 'label': 'match'}]}"
                .formatted(i, i);
        String id = post("/v1/feedback", pair).at("/labels/0/id").asText();
        if (keeps(new Lookup(Table.FEEDBACK, id))) {
          return id;
        }
      }
      throw new AssertionError("no label is kept by the other instance");
    }

    private String job() {
      String run = "{'job_type': 'export', 'what': 'crosswalk'}";
      String id = post("/v1/jobs/run", run).path("id").asText();
      TwoServices.await(() -> get("/v1/jobs/" + id).path("status").asText().equals("succeeded"));
      return id;
    }

    private String receipt() {
      for (int i = 0; i < ATTEMPTS; i++) {
        String named = "{'records': [{'source': 'crm', 'id': 'never-" + i + "'}]}";
        String id = post("/v1/subjects/erasures", named).path("receipt_id").asText();
        if (keeps(new Lookup(Table.ERASURES, id))) {
          return id;
        }
      }
      throw new AssertionError("no receipt is kept by the other instance");
    }

    /** Same name and phone, another email: a question of which the other keeps the answer. */
    private JsonNode question(String prefix) {
      for (int i = 0; i < ATTEMPTS; i++) {
        String id = prefix + i;
        String phone = "+1212555" + (prefix.equals("asked-") ? 2000 + i : 3000 + i);
        String name = "Quinn " + (char) ('A' + i) + (prefix.equals("asked-") ? "ster" : "wood");
        String a = send("crm", id, id + "@example.com", name, phone);
        String b = send("billing", id, "b." + id + "@example.com", name, phone);
        TwoServices.await(() -> !open(a, b).isMissingNode());
        JsonNode question = open(a, b);
        if (keeps(new Lookup(Table.STEWARDSHIP, question.path("id").asText()))) {
          return question;
        }
      }
      throw new AssertionError("no answer is kept by the other instance");
    }

    private JsonNode open(String a, String b) {
      for (JsonNode one : get("/v1/resolve/pending?limit=1000").path("data")) {
        String sides = one.path("entity_a_id").asText() + one.path("entity_b_id").asText();
        if (sides.equals(a + b) || sides.equals(b + a)) {
          return one;
        }
      }
      return com.fasterxml.jackson.databind.node.MissingNode.getInstance();
    }
  }
}
