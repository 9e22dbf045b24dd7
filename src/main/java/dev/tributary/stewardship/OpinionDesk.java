package dev.tributary.stewardship;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tributary.ingest.TopicWriter;
import dev.tributary.ingest.TopicWriter.Message;
import dev.tributary.query.Lookup;
import dev.tributary.query.QueryTables;
import dev.tributary.query.Table;
import dev.tributary.query.TableListener;
import dev.tributary.topology.Topics;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Takes the answers to the questions that two are asked, where this instance owns the id of the
 * answer; one after the other, so that of two at once one is the second.
 */
public final class OpinionDesk implements TableListener {
  private final TopicWriter writer;
  private final Topics topics;
  private final UnderWay underWay = new UnderWay();

  public OpinionDesk(TopicWriter writer, Topics topics) {
    this.writer = writer;
    this.topics = topics;
  }

  /**
   * An answer.
   *
   * @param about the entities of the question
   * @param records the two of the question, objects of source and id: an erasure finds it by them
   */
  public record Opinion(
      String id, Draft.Answer said, Decider by, JsonNode about, JsonNode records) {}

  /**
   * Takes an answer. The audit learns that there is one, and not what it says until both are in.
   */
  public synchronized DoubleReview.Effect take(
      QueryTables tables, Opinion opinion, long nowMillis) {
    Lookup lookup = new Lookup(Table.OPINIONS, opinion.id());
    byte[] row = underWay.current(tables, lookup, nowMillis);
    DoubleReview.Step step =
        DoubleReview.take(
            row == null ? null : StoredDecision.parse(row),
            opinion.id(),
            opinion.said(),
            opinion.by(),
            Instant.ofEpochMilli(nowMillis));
    ObjectNode next = step.row();
    if (next != null) {
      next.set("records", opinion.records());
      byte[] value = next.toString().getBytes(StandardCharsets.UTF_8);
      Decider silent = new Decider(opinion.by().name(), opinion.by().role(), "");
      AuditEntry entry =
          new AuditEntry("opinion", silent, opinion.id(), opinion.about(), nothing(), nothing());
      writer.write(
          List.of(
              AuditEntry.message(topics, entry, nowMillis),
              new Message(
                  topics.opinions(),
                  opinion.id().getBytes(StandardCharsets.UTF_8),
                  value,
                  nowMillis)));
      underWay.stored(lookup, value, nowMillis);
    }
    return step.effect();
  }

  private static JsonNode nothing() {
    return JsonNodeFactory.instance.nullNode();
  }

  @Override
  public void changed(
      int partition, Table table, String key, byte @Nullable [] before, byte @Nullable [] after) {
    underWay.arrived(table, key, after);
  }
}
