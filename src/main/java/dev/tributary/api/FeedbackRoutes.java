package dev.tributary.api;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tributary.http.HttpFailure;
import dev.tributary.http.Parameter;
import dev.tributary.http.Reply;
import dev.tributary.http.Request;
import dev.tributary.http.Role;
import dev.tributary.http.Route;
import dev.tributary.model.RecordKey;
import dev.tributary.query.Lookup;
import dev.tributary.query.Table;
import dev.tributary.stewardship.Decider;
import dev.tributary.stewardship.PairLabel;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Labels of pairs, from which models are trained: listed, sent, taken back. */
final class FeedbackRoutes {
  private static final int MOST_LABELS = 1_000;

  private final Answering answering;
  private final Listing listing;
  private final Labelling labelling;

  FeedbackRoutes(Answering answering, Listing listing, Labelling labelling) {
    this.answering = answering;
    this.listing = listing;
    this.labelling = labelling;
  }

  List<Route> routes() {
    return List.of(
        new Route(
            "GET",
            "/v1/feedback",
            Role.READING,
            "The labels of pairs, the newest first.",
            Listing.parameters(Parameter.optional("label", "match or no_match")),
            List.of(),
            request -> Reply.json(listing.page(request, Table.FEEDBACK, "label", "label"))),
        Route.post(
            "/v1/feedback",
            Role.DECIDING,
            "Keeps up to 1,000 labels of pairs for training; nothing is decided by them.",
            List.of(
                new Parameter(
                    "labels",
                    "array",
                    true,
                    "objects of entity_a_id, entity_b_id, label (match or no_match), reason: entity"
                        + " ids, source:id of records, or ids with source_a and source_b")),
            this::post),
        Route.delete("/v1/feedback/{id}", Role.DECIDING, "Takes a label back.", this::delete));
  }

  private Reply post(Request request) {
    JsonNode sent = Parameters.list(request.json(), "labels", MOST_LABELS);
    ObjectNode answer = JsonNodeFactory.instance.objectNode();
    ArrayNode kept = answer.putArray("labels");
    ArrayNode rejected = answer.putArray("rejected");
    List<PairLabel> labels = new ArrayList<>();
    for (int i = 0; i < sent.size(); i++) {
      try {
        PairLabel label = label(sent.get(i), request);
        labels.add(label);
        kept.add(label.value().put("id", label.id()));
      } catch (HttpFailure e) {
        rejected.addObject().put("index", i).put("error", e.inWords());
      }
    }
    labelling.keep(labels);
    return Reply.json(201, answer);
  }

  private PairLabel label(JsonNode sent, Request request) {
    boolean match =
        switch (Parameters.required(sent, "label")) {
          case "match" -> true;
          case "no_match" -> false;
          default -> throw HttpFailure.invalid("label has to be match or no_match");
        };
    RecordKey a = record(sent, "entity_a_id", Parameters.text(sent, "source_a"));
    RecordKey b = record(sent, "entity_b_id", Parameters.text(sent, "source_b"));
    if (a.equals(b)) {
      throw HttpFailure.invalid("entity_a_id and entity_b_id name one record; a label is of two");
    }
    Decider by = Desk.decider(request, Parameters.text(sent, "reason"));
    return PairLabel.of(a, b, match, PairLabel.Origin.FEEDBACK, by, Instant.now());
  }

  /** For an entity stands the first of its records. */
  private RecordKey record(JsonNode sent, String field, @Nullable String source) {
    String named = Parameters.required(sent, field);
    int colon = named.indexOf(':');
    RecordKey record = null;
    if (source != null) {
      answering.checkSource(source);
      record = new RecordKey(source, named);
    } else if (colon > 0 && answering.plan().hasSource(named.substring(0, colon))) {
      record = Parameters.recordNamed(named, field);
    }
    if (record == null) {
      return answering.existing(Parameters.entityId(named), false).members().get(0);
    }
    if (answering.reader().read(Parameters.crosswalk(record), false) == null) {
      throw HttpFailure.unknown(field + " names a record that is not known");
    }
    return record;
  }

  private Reply delete(Request request) {
    String id = request.path("id");
    JsonNode label = answering.reader().read(new Lookup(Table.FEEDBACK, id), false);
    if (label == null) {
      throw HttpFailure.unknown("there is no such label, or it was taken back already");
    }
    labelling.remove(id);
    ObjectNode answer = JsonNodeFactory.instance.objectNode().put("status", "deleted");
    return Reply.json(answer.put("id", id));
  }
}
